"""The office of the headquarters and its indicators on the desk: who changes what, and that nothing typed is lost."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gongyak.headquarters.models import Headquarters, Indicator, Observation, OutsideBody, TeamMember
from gongyak.rules.dates import format_day
from gongyak.rules.moments import day_of
from tests.headquarters.office import BEGAN, Office, opened
from tests.people import People

pytestmark = pytest.mark.django_db
LogIn = Callable[[str], Client]


@pytest.fixture
def office(people: People) -> Office:
    return opened(people)


def send(client: Client, office: Office, act: str, **fields: object):
    return client.post(reverse("hq-office-act", args=[office.headquarters.pk, act]), fields)


def test_the_coordinating_office_sets_a_headquarters_up(at_work: LogIn) -> None:
    client, typed = at_work("총괄"), {"name": "비상경제대책본부", "basis": "구청장 방침", "paper": ""}
    refused = client.post(reverse("hq-office-new"), typed | {"began_on": "언젠가"})
    assert refused.status_code == 409 and "비상경제대책본부" in refused.text
    answer = client.post(reverse("hq-office-new"), typed | {"began_on": "2024. 1. 2."})
    made = Headquarters.objects.get()
    assert answer["Location"] == reverse("hq-office-edit", args=[made.pk])
    assert "고용안정지원반" in client.get(reverse("hq-office")).text


def test_without_a_headquarters_the_page_says_so(at_work: LogIn) -> None:
    assert "그날 운영한 종합대책본부가 없습니다" in at_work("담당").get(reverse("hq-office")).text


def test_phases_teams_people_and_bodies_are_changed_by_forms(at_work: LogIn, office: Office) -> None:
    client, hq = at_work("총괄"), office.headquarters
    edit = reverse("hq-office-edit", args=[hq.pk])
    level = office.declare().level
    for act, fields in (
        ("phase", {"level": level.pk, "began_on": "2024. 4. 1.", "reason": "물가가 오름"}),
        ("level", {"level": level.pk, "name": "평상", "meaning": "보통", "source": "", "is_confirmed": "on"}),
        ("form", {"name": "현장반", "task": "현장 점검", "began_on": "2024. 4. 1."}),
        (
            "reword",
            {"team": office.team(3).pk, "name": "일자리반", "task": "일자리", "began_on": "2024. 5. 1."},
        ),
        ("body", {"name": "상공회의소", "contact": "지원팀", "phone": "", "began_on": "2024. 4. 1."}),
        (
            "join",
            {
                "part": "반장",
                "team": office.team(2).pk,
                "staff": office.people["과장"].pk,
                "began_on": "2024. 4. 1.",
            },
        ),
        ("join", {"part": "부본부장", "staff": office.people["타부서과장"].pk, "began_on": "2024. 4. 1."}),
    ):
        answer = send(client, office, act, **fields)
        assert (answer.status_code, answer.get("Location")) == (302, edit), (act, answer.text[-900:])
    body = OutsideBody.objects.get()
    joined = {"part": "협력기관", "team": office.team(2).pk, "body": body.pk, "began_on": "2024. 4. 1."}
    assert send(client, office, "join", **joined).status_code == 302
    page = client.get(reverse("hq-office"), {"as_of": "2024. 4. 30."}).text
    for said in (
        "평상",
        "현장반",
        "고용안정지원반",
        "상공회의소",
        "과장이름",
        "타부서과장이름",
        "구청장이름",
    ):
        assert said in page
    assert "일자리반" not in page
    assert "일자리반" in client.get(reverse("hq-office")).text
    member = TeamMember.objects.get(body=body)
    assert send(client, office, "leave", member=member.pk, ended_on="2024. 6. 1.").status_code == 302
    formed = office.team(4)
    assert send(client, office, "disband", team=formed.pk, ended_on="2024. 6. 1.").status_code == 302
    assert send(client, office, "close", ended_on="2024. 6. 1.", reason="안정").status_code == 302
    assert "더는 고칠 수 없습니다" in client.get(edit).text
    assert "계속" not in client.get(reverse("hq-office"), {"as_of": "2024-06-01"}).text


def test_what_was_typed_stays_where_it_is_refused(at_work: LogIn, office: Office) -> None:
    client = at_work("총괄")
    answer = send(
        client, office, "body", name="상인회", contact="사무국", phone="010-1234-5678", began_on="2024. 4. 1."
    )
    assert answer.status_code == 409
    assert "휴대전화" in answer.text and 'value="010-1234-5678"' in answer.text
    refused = send(client, office, "phase", level="", began_on="2024. 4. 1.", reason="물가")
    assert "단계를 고르십시오" in refused.text
    assert send(client, office, "nothing").status_code == 404


def test_a_member_of_the_leading_team_changes_it_and_another_reads(at_work: LogIn, office: Office) -> None:
    office.join("담당")
    office.join("타부서담당", office.team(2))
    edit = reverse("hq-office-edit", args=[office.headquarters.pk])
    assert at_work("담당").get(edit).status_code == 200
    assert at_work("타부서담당").get(edit).status_code == 403
    assert edit in at_work("담당").get(reverse("hq-office")).text
    assert edit not in at_work("타부서담당").get(reverse("hq-office")).text
    assert at_work("타부서담당").get(reverse("hq-indicators-import")).status_code == 200
    assert at_work("팀장").get(reverse("hq-indicators-import")).status_code == 403


def test_a_day_that_cannot_be_read_is_said(at_work: LogIn, office: Office) -> None:
    page = at_work("구청장").get(reverse("hq-office"), {"as_of": "그저께"})
    assert "날짜로 읽을 수 없어 오늘을" in page.text
    known = at_work("구청장").get(reverse("hq-indicators"), {"known_at": "그저께"})
    assert "날짜로 읽을 수 없습니다" in known.text


def test_an_indicator_is_defined_and_its_values_are_told(at_work: LogIn, office: Office) -> None:
    client = at_work("총괄")
    words = {"kind": "고용", "name": "가입자", "unit": "명", "source": "공단", "better": "오르면 좋음"}
    assert "주기를" in client.post(reverse("hq-indicator-new"), words).text
    answer = client.post(reverse("hq-indicator-new"), words | {"cadence": "month"})
    made = Indicator.objects.get()
    assert answer["Location"] == reverse("hq-indicator", args=[made.pk])
    for period, value in (("2023. 3.", "1,000"), ("2024. 2.", "1,100"), ("2024. 3.", "1,045.5")):
        assert enter(client, made, period=period, value=value).status_code == 302
    page = client.get(reverse("hq-indicator", args=[made.pk])).text
    assert "1,045.5" in page and "+4.6%" in page and "-5.0%" in page and "호전" in page
    assert 'class="bar bar-final size-100"' in page
    listed = client.get(reverse("hq-indicators")).text
    assert "1,045.5" in listed and "2024. 3." in listed
    before = client.get(reverse("hq-indicators"), {"as_of": "2024. 3. 1."}).text
    assert "그날까지 넣은 값이 없습니다" in before
    assert "바뀐 것이 없습니다" in enter(client, made, follow=True, period="2024-03", value="1045.5").text


def enter(client: Client, made: Indicator, *, follow: bool = False, **fields: str):
    told = {"firmness": "확정", "published_on": "2024. 4. 2.", "source": "", "note": ""} | fields
    return client.post(reverse("hq-indicator-act", args=[made.pk, "enter"]), told, follow=follow)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"period": "2024. 1분기", "value": "1"}, "이 지표의 기간이 아닙니다"),
        ({"period": "2024. 3.", "value": "약 천"}, "값이 아닙니다"),
        ({"period": "2024. 3.", "value": ""}, "값을 적으십시오"),
        ({"period": "2024. 3.", "value": "1", "published_on": "모름"}, "공표일"),
    ],
)
def test_a_value_that_cannot_be_read_is_said_beside_what_was_typed(
    at_work: LogIn, office: Office, fields: dict[str, str], sentence: str
) -> None:
    answer = enter(at_work("총괄"), office.indicator(), **fields)
    assert answer.status_code == 409 and sentence in answer.text
    assert f'value="{fields["period"]}"' in answer.text
    assert not Observation.objects.exists()


def test_an_indicator_is_worded_anew_and_retired(at_work: LogIn, office: Office) -> None:
    client, made = at_work("총괄"), office.indicator()
    words = {
        "kind": "고용",
        "name": "새 이름",
        "unit": "명",
        "source": "공단",
        "better": "판단하지 않음",
        "cadence": "month",
    }
    assert client.post(reverse("hq-indicator-act", args=[made.pk, "correct"]), words).status_code == 302
    assert "새 이름" in client.get(reverse("hq-indicators")).text
    wrong = client.post(reverse("hq-indicator-act", args=[made.pk, "correct"]), words | {"name": ""})
    assert wrong.status_code == 409 and "이름을" in wrong.text
    client.post(reverse("hq-indicator-act", args=[made.pk, "retire"]))
    today = day_of(timezone.now())
    assert "새 이름" not in client.get(reverse("hq-indicators")).text
    earlier = {"as_of": format_day(today - timedelta(days=1))}
    assert "새 이름" in client.get(reverse("hq-indicators"), earlier).text
    client.post(reverse("hq-indicators-usual"))
    assert Indicator.objects.count() == 6


def table(text: str, coding: str = "utf-8-sig") -> dict[str, SimpleUploadedFile]:
    return {"file": SimpleUploadedFile("지표.csv", text.encode(coding))}


def test_a_table_is_shown_row_by_row_before_it_is_taken_in(at_work: LogIn, office: Office) -> None:
    client, made = at_work("총괄"), office.indicator()
    office.enter(made, BEGAN, "1000", BEGAN + timedelta(days=40), firmness="잠정")
    good = '지표,기간,값,구분,공표일\n국민연금 가입자,2024. 1.,"1,001",확정,2024. 2. 20.\n국민연금 가입자,2024. 2.,1002,잠정,2024. 3. 20.\n'
    page = client.post(reverse("hq-indicators-import"), table(good, "cp949"))
    assert "1000 잠정" in page.text and "2줄 모두 넣기" in page.text
    assert Observation.objects.count() == 1
    rows = page.text.split('name="rows" value="')[1].split('"')[0]
    answer = client.post(reverse("hq-indicators-import-apply"), {"rows": rows}, follow=True)
    assert "달라진 값 2건" in answer.text
    assert client.post(reverse("hq-indicators-import-apply"), {"rows": rows + "x"}).status_code == 409


def test_a_table_with_a_wrong_cell_is_not_taken_in(at_work: LogIn, office: Office) -> None:
    client = at_work("총괄")
    office.indicator()
    wrong = "지표,기간,값,구분,공표일\n국민연금 가입자,2024. 1.,많음,확정,2024. 2. 20.\n"
    page = client.post(reverse("hq-indicators-import"), table(wrong))
    assert "2번째 줄, 값:" in page.text and "모두 넣기" not in page.text
    assert "파일을 고르십시오" in client.post(reverse("hq-indicators-import")).text
    assert "CSV" in client.post(reverse("hq-indicators-import"), table("x")).text

"""The pages of people and rights: what they show, and that each form does its act."""

import io
import re
from collections.abc import Callable
from datetime import timedelta

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gongyak.audit.models import Act, Look
from gongyak.rules.moments import day_of
from gongyak.staff.actors import actor_of
from gongyak.staff.models import Department, Handover, Role, Staff
from tests.desk import things
from tests.people import People

AtWork = Callable[[str], Client]
HEAD = "직원 아이디,성명,부서,역할,직급,내선,전자우편,시작일"


def today():
    return day_of(timezone.now())


def actor(staff: Staff, days: int = 0):
    return actor_of(staff, today() + timedelta(days=days))


@pytest.fixture
def client(at_work: AtWork) -> Client:
    return at_work("총괄")


@pytest.mark.parametrize(
    ("q", "found"),
    [
        ("팀장이름", {"lead", "otherlead"}),
        ("officer", {"officer"}),
        ("일자리경제과", {"officer", "lead", "head"}),
        ("일자리 과장", {"head"}),
        ("감사", {"auditor"}),
        ("없는사람", set()),
    ],
)
def test_people_are_found_by_name_id_department_and_role(client: Client, q: str, found: set[str]) -> None:
    page = client.get(reverse("people"), {"q": q}).text
    assert set(re.findall(r"</a></th><td>(\w+)</td>", page)) == found


def test_the_list_asks_little_and_is_recorded(
    client: Client, people: People, django_assert_max_num_queries
) -> None:
    for number in range(40):
        Staff.objects.create(username=f"more{number}", name=f"직원{number}", joined_at=timezone.now())
    with django_assert_max_num_queries(20):
        page = client.get(reverse("people")).text
    assert "51명" in page and "1 / 2" in page
    assert Look.objects.filter(actor=people["총괄"].key, object="people").count() >= 29


def test_a_person_is_registered_and_the_password_shown_once(client: Client) -> None:
    answer = client.post(
        reverse("people-new"), {"username": "kim", "name": "김하나", "phone": "4801", "email": ""}
    )
    initial = re.search(r'<code class="initial">([a-z2-9-]{19})</code>', answer.text)[1]
    kim = Staff.objects.get(username="kim")
    assert kim.check_password(initial)
    assert initial not in client.get(reverse("person", args=[kim.pk])).text
    again = client.post(reverse("people-new"), {"username": "kim", "name": "김둘", "phone": "", "email": ""})
    assert (again.status_code, "이미 쓰고" in again.text, 'value="김둘"' in again.text) == (409, True, True)


def test_a_role_is_given_and_ended(client: Client, people: People) -> None:
    person = people["타부서담당"]
    department = people.departments["일자리경제과"]
    told = {"role": "팀장", "department": department.pk, "rank": "행정6급", "began_on": today().isoformat()}
    client.post(reverse("person-duties", args=[person.pk]), told)
    assert actor(person).departments(Role.TEAM_LEAD) == {department.pk}
    duty = person.duties.get(role=Role.TEAM_LEAD)
    told = {"last_day": f"{today():%Y. %-m. %-d.}", "reason": "역할 조정"}
    client.post(reverse("person-duty-end", args=[person.pk, duty.pk]), told)
    assert actor(person).departments(Role.TEAM_LEAD) and not actor(person, 1).departments(Role.TEAM_LEAD)
    page = client.get(reverse("rights")).text
    assert page.index("역할 종료") < page.index("역할 부여")
    assert "역할 조정" in page and "총괄이름" in page


def test_what_cannot_be_done_says_why(client: Client, people: People) -> None:
    give = reverse("person-duties", args=[people["담당"].pk])
    assert "날짜를" in client.post(give, {"role": "담당", "began_on": "언젠가"}).text
    assert "역할을 고르십시오" in client.post(give, {"role": "왕", "began_on": "2026-07-01"}).text
    system = client.post(give, {"role": "시스템관리", "began_on": "2026-07-01"})
    assert (system.status_code, "시스템관리만" in system.text) == (409, True)
    other = people["팀장"].duties.get()
    assert client.post(reverse("person-duty-end", args=[people["담당"].pk, other.pk])).status_code == 404


def test_a_forgotten_password_is_set_anew(client: Client, people: People) -> None:
    answer = client.post(reverse("person-password", args=[people["담당"].pk]))
    initial = re.search(r'<code class="initial">([a-z2-9-]{19})</code>', answer.text)[1]
    assert Staff.objects.get(username="officer").check_password(initial)


def test_an_account_is_stopped_and_used_again(client: Client, people: People, at_work: AtWork) -> None:
    officer = at_work("담당")
    client.post(reverse("person-stop", args=[people["담당"].pk]), {"reason": "퇴직"})
    assert officer.get("/desk/").status_code == 302
    assert "officer" not in client.get(reverse("people")).text
    assert "officer" in client.get(reverse("people"), {"all": "1"}).text
    client.post(reverse("person-resume", args=[people["담당"].pk]))
    assert Staff.objects.get(username="officer").is_active


def test_second_factors_and_names(client: Client, people: People) -> None:
    client.post(reverse("person-factors", args=[people["담당"].pk]))
    assert Act.objects.order_by("-seq").first().action == "2단계 인증 초기화"
    client.post(
        reverse("person-correct", args=[people["담당"].pk]), {"name": "새이름", "phone": "1", "email": ""}
    )
    assert Staff.objects.get(username="officer").name == "새이름"


def test_departments_are_opened_renamed_moved_and_closed(client: Client, people: People) -> None:
    day = today().isoformat()
    client.post(reverse("department-open"), {"name": "총무과", "day": day})
    made = Department.objects.get(name="총무과")
    client.post(reverse("department-move", args=[made.pk]), {"way": "up"})
    assert [one.name for one in Department.objects.on(today())] == ["일자리경제과", "총무과", "문화관광과"]
    culture = people.departments["문화관광과"]
    client.post(reverse("department-rename", args=[culture.pk]), {"name": "관광과", "day": day})
    heir = Department.objects.get(name="관광과")
    assert actor(people["타부서담당"]).departments() == {heir.pk}
    client.post(reverse("department-close", args=[made.pk]), {"day": day, "successor": heir.pk})
    assert Department.objects.get(pk=made.pk).successor == heir
    page = client.get(reverse("departments")).text
    assert "이어받은 부서 관광과" in page
    assert client.post(reverse("department-open"), {"name": "관광과", "day": day}).status_code == 409


def test_everything_is_handed_over_on_one_screen(client: Client, people: People) -> None:
    giver, taker = people["담당"], people["타부서담당"]
    place = reverse("handover", args=[giver.pk])
    page = client.get(place).text
    duty = giver.duties.get()
    assert f'name="duty" value="{duty.pk}" checked' in page and "남은 일 0건" in page
    told = {
        "duty": duty.pk,
        "taker": "other",
        "last_day": today().isoformat(),
        "rank": "",
        "reason": "인사이동",
    }
    wrong = client.post(place, {**told, "taker": ""})
    assert (wrong.status_code, "받는 사람을 고르십시오" in wrong.text) == (409, True)
    done = client.post(place, told)
    assert done["Location"] == reverse("handover-record", args=[Handover.objects.get().pk])
    assert not actor(giver, 1).duties
    assert people.departments["일자리경제과"].pk in actor(taker, 1).departments(Role.OFFICER)
    assert "타부서담당이름" in client.get(done["Location"]).text
    assert client.post(place, told).status_code == 409  # a double click hands nothing over twice
    assert Handover.objects.count() == 1


def upload(client: Client, name: str, data: bytes):
    return client.post(reverse("people-import"), {"file": SimpleUploadedFile(name, data)})


def sheet(*lines: str) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        page = book.add_worksheet()
        for number, line in enumerate((HEAD, *lines)):
            page.write_row(number, 0, line.split(","))
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "coded"),
    [
        ("직원.csv", lambda *lines: "\r\n".join((HEAD, *lines)).encode("utf-8-sig")),
        ("직원.csv", lambda *lines: "\r\n".join((HEAD, *lines)).encode("cp949")),
        ("직원.xlsx", sheet),
    ],
    ids=["utf-8", "cp949", "xlsx"],
)
def test_a_file_is_looked_at_and_then_taken_in(client: Client, name: str, coded) -> None:
    seen = upload(client, name, coded("kim,김하나,문화관광과,담당,행정7급,4801,,", "officer,담당이름,,,,,,"))
    assert re.search(
        r"추가 <strong>1</strong>, 변경 <strong>0</strong>, 그대로 <strong>1</strong>", seen.text
    )
    assert not Staff.objects.filter(username="kim").exists()
    rows = re.search(r'name="rows" value="([^"]+)"', seen.text)[1]
    done = client.post(reverse("people-import-apply"), {"rows": rows})
    initial = re.search(r"<code>([a-z2-9-]{19})</code>", done.text)[1]
    assert Staff.objects.get(username="kim").check_password(initial)
    assert "새로 만든 계정은 없습니다" in client.post(reverse("people-import-apply"), {"rows": rows}).text


def test_a_file_with_a_wrong_row_shows_it_and_cannot_be_taken_in(client: Client) -> None:
    seen = upload(client, "a.csv", f"{HEAD}\nkim,김하나,없는과,담당,,,,\n".encode())
    assert "없는 부서입니다" in seen.text and "오류 <strong>1</strong>" in seen.text
    assert 'name="rows"' not in seen.text


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.txt", b"x", "XLSX 또는 CSV"),
        ("a.csv", b"\xff\xff\xff", "UTF-8이나 CP949"),
        ("a.csv", b"a" * 1_000_001, "1 MB"),
        ("a.csv", b"a,b\n1,2\n", "열 이름이"),
        ("a.xlsx", b"PK\x03\x04 broken", "a.xlsx"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(client: Client, name: str, data: bytes, why: str) -> None:
    answer = upload(client, name, data)
    assert (answer.status_code, why in answer.text) == (409, True)


@pytest.mark.parametrize("rows", ["", "x", "WzFd:1abc:def"])
def test_only_what_was_shown_is_taken_in(client: Client, rows: str) -> None:
    assert client.post(reverse("people-import-apply"), {"rows": rows}).status_code == 409


def test_what_is_open_is_listed_and_recorded(client: Client, people: People) -> None:
    things.draft(people)
    giver = people["담당"]
    place = reverse("handover", args=[giver.pk])
    assert "남은 일 1건" in client.get(place).text
    told = {"taker": "other", "last_day": today().isoformat(), "reason": "인사이동", "rank": ""}
    record = client.post(place, {**told, "duty": giver.duties.get().pk})["Location"]
    [item] = Handover.objects.get().items
    assert item["kind"] == "작성본" and item["key"].startswith("draft/")
    assert item["title"] in client.get(record).text


def test_an_auditor_finds_the_history_of_rights(at_work: AtWork, people: People) -> None:
    auditor = at_work("감사")
    assert reverse("rights") in auditor.get(reverse("desk-audit")).text
    page = auditor.get(reverse("rights")).text
    assert "역할 부여" in page and "담당이름" in page
    assert reverse("people-new") not in page and reverse("people-import") not in page

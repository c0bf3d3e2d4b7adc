"""Situation reports on the desk: drafted, written, gathered, signed, had as files, corrected; nothing typed is lost."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from gongyak.headquarters import confirming
from gongyak.headquarters.models import ReportRhythm, SituationReport
from gongyak.rules.situation.report import Texts
from gongyak.snapshots.models import RenderedFile
from tests.headquarters.reports import SAID, Reporting, reporting
from tests.people import People

pytestmark = pytest.mark.django_db
LogIn = Callable[[str], Client]


@pytest.fixture
def desk(people: People) -> Reporting:
    return reporting(people)


def act(client: Client, desk: Reporting, name: str, **fields: object):
    return client.post(reverse("hq-report-act", args=[desk.report.pk, name]), fields)


def test_a_report_goes_its_way_by_forms(at_work: LogIn, desk: Reporting) -> None:
    lead, other, list_ = at_work("담당"), at_work("타부서담당"), reverse("hq-reports")
    assert "지금 만들 보고" in lead.get(list_).text and "지금 만들 보고" not in other.get(list_).text
    made = lead.post(reverse("hq-report-draft"), {"kind": "주간", "day": "2024. 6. 28."})
    row = desk.report
    assert made["Location"] == reverse("hq-report-edit", args=[row.pk])
    edit = lead.get(made["Location"]).text
    assert "새 지시: 지시-2024-0001" in edit and "기록에서 센 것" in edit
    texts = {
        "trend": "전통시장 매출이 늘었음",
        "action": "",
        "plan": "",
        "proposal": "",
        "revision": row.revision,
    }
    assert lead.post(made["Location"], texts).status_code == 302
    assert act(lead, desk, "ask").status_code == 302
    assert act(lead, desk, "recompute").status_code == 302
    team = reverse("hq-report-team", args=[row.pk, desk.input().pk])
    assert other.get(team).status_code == 200
    typed = {"trend": "시장을 돌아봄", "revision": 0, "hand_in": "1"}
    assert other.post(team, typed).status_code == 302
    page = lead.get(reverse("hq-report", args=[row.pk])).text
    assert "전통시장 매출이 늘었음" in page and "시장을 돌아봄" in page and "제출함" in page
    assert act(lead, desk, "put-up", revision=desk.report.revision).status_code == 302
    for who in ("팀장", "과장"):
        client = at_work(who)
        page = client.get(reverse("hq-report", args=[row.pk])).text
        assert "할 차례입니다" in page
        shown = {"step": desk.turn().pk, "content_hash": desk.report.approval.content_hash}
        assert act(client, desk, "sign", **shown).status_code == 302
    assert desk.report.status == "총괄 확정" and RenderedFile.objects.count() == 2
    assert act(lead, desk, "report-up", memo="시장을 더 살필 것").status_code == 302
    assert act(lead, desk, "number", paper_number="일자리경제과-40001").status_code == 302
    assert act(lead, desk, "correct", memo="합계를 바로잡음").status_code == 302
    page = at_work("구청장").get(reverse("hq-report", args=[row.pk])).text
    assert "1차로 확정되어 있습니다" in page and "합계를 바로잡음" in page and "일자리경제과-40001" in page


def test_files_are_had_of_drafts_and_of_every_version(at_work: LogIn, desk: Reporting) -> None:
    desk.draft()
    client, pk = at_work("감사"), desk.report.pk
    draft = client.get(reverse("hq-report-file", args=[pk, "pdf"]))
    assert draft.content.startswith(b"%PDF") and "%EC%B4%88%EC%95%88" in draft["Content-Disposition"]
    assert not RenderedFile.objects.exists()
    assert client.get(reverse("hq-report-file", args=[pk, "exe"])).status_code == 404
    desk.save()
    desk.put_up()
    desk.sign("팀장", "과장")
    first = client.get(reverse("hq-report-file", args=[pk, "hwpx"])).content
    desk.do(confirming.correct_report, reason="합계를 바로잡음")
    desk.save(replace(SAID, trend="다시 적음"))
    assert client.get(reverse("hq-report-file", args=[pk, "hwpx"])).content == first
    desk.put_up()
    desk.sign("팀장", "과장")
    assert client.get(reverse("hq-report-past", args=[pk, 1, "hwpx"])).content == first
    assert client.get(reverse("hq-report-past", args=[pk, 2, "hwpx"])).content != first
    assert client.get(reverse("hq-report-past", args=[pk, 3, "hwpx"])).status_code == 404


def test_what_was_typed_stays_where_another_saved_meanwhile(at_work: LogIn, desk: Reporting) -> None:
    desk.draft()
    edit, client = reverse("hq-report-edit", args=[desk.report.pk]), at_work("총괄")
    desk.save()
    mine = {"trend": "내가 적은 글", "action": "", "plan": "", "proposal": "", "revision": 0}
    answer = client.post(edit, mine)
    assert answer.status_code == 409 and "내가 적은 글" in answer.text
    assert "지금 저장되어 있는 글" in answer.text and "전통시장 매출이 늘었음" in answer.text
    personal = client.post(edit, mine | {"trend": "010-1234-5678", "revision": desk.report.revision})
    assert personal.status_code == 409 and "개인정보" in personal.text and "010-1234-5678" in personal.text
    desk.ask()
    team = reverse("hq-report-team", args=[desk.report.pk, desk.input().pk])
    desk.write(Texts(trend="가"), hand_in=False)
    late = at_work("타부서담당").post(team, {"trend": "나", "revision": 0})
    assert late.status_code == 409 and ">나</textarea>" in late.text
    empty = at_work("타부서담당").post(team, {"revision": 1, "hand_in": "1"})
    assert empty.status_code == 409 and "적은 것이 없습니다" in empty.text


def test_refusals_are_said_on_the_page(at_work: LogIn, desk: Reporting) -> None:
    client = at_work("담당")
    wrong = client.post(reverse("hq-report-draft"), {"kind": "주간", "day": "언젠가"})
    assert wrong.status_code == 409 and 'value="언젠가"' in wrong.text
    desk.confirmed()
    refused = act(client, desk, "correct", memo="")
    assert refused.status_code == 409 and "사유를 적으십시오" in refused.text
    assert act(at_work("구청장"), desk, "number", paper_number="1").status_code == 409
    assert act(client, desk, "nothing").status_code == 404


def test_reports_are_listed_since_a_day_and_their_rhythm_is_set(at_work: LogIn, desk: Reporting) -> None:
    desk.draft()
    client, address = at_work("담당"), reverse("hq-reports")
    assert "상황보고-2024-0001" in client.get(address, {"since": "2024. 6. 28."}).text
    assert "볼 수 있는 상황보고가 없습니다" in client.get(address, {"since": "2024. 6. 29."}).text
    assert "모두 보입니다" in client.get(address, {"since": "어제"}).text
    rhythm = {"kind": "일일", "weekday": "4", "hour": "17", "is_made": "on"}
    assert client.post(reverse("hq-report-rhythm"), rhythm).status_code == 302
    assert ReportRhythm.objects.get().hour == 17
    assert client.post(reverse("hq-report-rhythm"), rhythm | {"hour": "열"}).status_code == 409
    assert SituationReport.objects.count() == 1


def test_without_a_headquarters_there_is_no_report(at_work: LogIn, people: People) -> None:
    answer = at_work("총괄").post(reverse("hq-report-draft"), {"kind": "주간", "day": "2024. 6. 28."})
    assert answer.status_code == 409 and "본부를 설치하십시오" in answer.text


def test_what_waits_for_a_person_stands_on_the_first_page(at_work: LogIn, desk: Reporting) -> None:
    desk.draft()
    desk.ask()
    team = reverse("hq-report-team", args=[desk.report.pk, desk.input().pk])
    assert team in at_work("타부서담당").get(reverse("desk")).text
    desk.write(Texts(trend="시장을 돌아봄"))
    assert team not in at_work("타부서담당").get(reverse("desk")).text
    desk.put_up()
    page = at_work("팀장").get(reverse("desk")).text
    assert "결재할 대책본부 문서" in page and reverse("hq-report", args=[desk.report.pk]) in page
    assert "결재할 대책본부 문서" not in at_work("과장").get(reverse("desk")).text

"""The linter on the pages: beside the line, before submission, over a quarter, over the ledger."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.urls import reverse

from gongyak.district.linting import set_rule, set_slip
from gongyak.records.actions import record
from gongyak.rules.card import outline
from gongyak.rules.records import Achievement, AchievementStatus, Cost, PlannedActivity, Project, Span
from gongyak.rules.refusal import Refusal
from tests.people import People
from tests.pledges.compiling.office import office as office_of
from tests.pledges.rounds.quarter import NOW, Quarter, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def quarter(people: People) -> Quarter:
    made = opened(people)
    made.save(plans=outline.read("고용안전 간담회 개최: 2024. 12.", year=2024))
    return made


def _edit(quarter: Quarter) -> str:
    return reverse("draft-write", args=[quarter.draft.pk])


def test_a_wrong_word_stands_beside_its_line_and_above_the_form(quarter, at_work) -> None:
    page = at_work("담당").get(_edit(quarter)).text
    assert page.count("‘고용안전’은 ‘고용안정’을 잘못 적은 말입니다") == 2


def test_what_is_typed_is_looked_at_before_it_is_kept(quarter, at_work) -> None:
    typed = {"revision": quarter.draft.revision, "section-plans": "노사민정 협력\n노사정 한마당"}
    page = at_work("담당").post(_edit(quarter) + "check/", typed).text
    assert "‘노사민정’과 ‘노사정’이 함께 쓰였습니다" in page


def test_the_page_of_the_draft_tells_it_before_submission(quarter, at_work) -> None:
    page = at_work("담당").get(reverse("draft", args=[quarter.draft.pk])).text
    assert "잘못 적은 말입니다" in page
    assert "참고로 알리는 것" in page


def test_a_rule_that_was_made_an_error_holds_the_card_up_and_one_that_is_off_does_not(quarter) -> None:
    by = {"by": quarter.who("총괄").key, "now": NOW}
    set_rule(code="word-slip", is_on=True, severity="error", **by)
    with pytest.raises(Refusal, match="오류 1건") as refused:
        quarter.submit()
    assert [one.code for one in refused.value.findings] == ["word-slip"]
    set_rule(code="word-slip", is_on=False, severity="", **by)
    assert quarter.submit().approval


def test_an_error_that_the_district_made_lighter_lets_the_card_pass(quarter) -> None:
    quarter.save(achievements=outline.read("한마당 개최: 2024. 10. 1.", year=2024))
    with pytest.raises(Refusal, match="오류 1건"):
        quarter.submit()
    set_rule(code="achievement-in-future", is_on=True, severity="warning", by="staff/1", now=NOW)
    assert quarter.submit().approval


def test_a_word_of_the_district_is_told_on_the_page(quarter, at_work) -> None:
    set_slip(wrong="간담회", right="소통간담회", by="staff/1", now=NOW)
    assert "‘간담회’는 ‘소통간담회’를 잘못" in at_work("담당").get(_edit(quarter)).text


def test_the_money_of_many_projects_added_since_last_quarter_is_told(quarter, at_work) -> None:
    card = quarter.card
    lines = outline.read("종합계획 수립\n  12개 사업, 예산 300백만원", year=2024)
    own = card.budget.won
    quarter.save(achievements=lines, budget=replace(card.budget, won=own + 300_000_000))
    with pytest.raises(Refusal) as refused:
        quarter.submit()
    assert "umbrella-added" in [one.code for one in refused.value.findings]


def test_the_quarter_is_counted_by_rule_and_department_and_opens_the_card(quarter, at_work) -> None:
    page = at_work("총괄").get(reverse("linting")).text
    assert "낱말 목록에 있는 잘못된 말을 씀" in page
    assert "일자리경제과 1" in page
    assert reverse("draft", args=[quarter.draft.pk]) in page
    assert "향후계획: 고용안전 간담회 개최" in page
    assert "날짜 표기" not in page  # notes are only counted


def test_the_notes_of_one_rule_are_shown_to_who_asks(quarter, at_work) -> None:
    client = at_work("총괄")
    asked = {"rule": "document-missing", "department": "일자리경제과", "severity": "note"}
    page = client.get(reverse("linting"), asked).text
    assert "일자리경제과, 알림, ‘추진실적의 줄에 문서번호도 딸린 증빙도 없음’" in page
    assert "문서번호가 없습니다" in page
    assert "잘못 적은 말입니다" not in page
    assert "해당하는 것이 없습니다" in client.get(reverse("linting"), {"department": "없는과"}).text


def test_another_department_sees_nothing_of_the_card(quarter, at_work) -> None:
    page = at_work("타부서담당").get(reverse("linting"), {"round": quarter.round.pk}).text
    assert "잘못된 말을 씀" not in page
    assert "알릴 것이 없습니다" in page


def test_without_a_round_there_is_nothing_to_look_at(people, at_work) -> None:
    assert "아직 연 회차가 없습니다" in at_work("총괄").get(reverse("linting")).text
    assert at_work("총괄").get(reverse("linting"), {"round": "77"}).status_code == 404


def test_the_number_of_queries_of_a_quarter(quarter, at_work, django_assert_max_num_queries) -> None:
    client = at_work("총괄")
    with django_assert_max_num_queries(15):
        client.get(reverse("linting"))


def test_the_departments_of_linked_projects_are_to_be_named(people, at_work) -> None:
    office = office_of(people)
    row = office.result(title="골목 한마당", kind="행사", span=Span(date(2024, 7, 12), date(2024, 7, 12)))
    office.link(row.key)
    office.spend(cooperating=("문화관광과",))
    office.link("project/900", own_money=True)
    office.fill()
    page = at_work("총괄").get(reverse("linting"), {"rule": "departments-unlisted"}).text
    assert "이 공약의 사업을 문화관광과도 하는데" in page


# The ledger

LATE = Achievement(
    "achievement/7",
    "행사",
    "고용안전 한마당",
    Span(date(2024, 5, 30), date(2024, 5, 30)),
    status=AchievementStatus.CONFIRMED,
    department="일자리경제과",
)
OVER = Project("project/3", "year-plan/1", "상권", "골목상권", "다른과", costs=(Cost(2024, "구비", 5, 6),))
PAST = PlannedActivity("planned/2", "간담회", Span(date(2024, 1, 1), date(2024, 1, 31)))


@pytest.fixture
def kept(people: People) -> None:
    for value in (LATE, OVER, PAST):
        record(value, by="staff/1", now=NOW - timedelta(days=1))


def test_the_ledger_is_counted_for_who_looks_after_the_whole(kept, at_work) -> None:
    page = at_work("총괄").get(reverse("linting-ledger")).text
    for words in (
        "증빙이 없고",
        "계획보다 많음",
        "지난 때를 적음",
        "부서 없음 1",
        "다른과",
        "고용안전 한마당",
    ):
        assert words in page


def test_a_department_sees_its_own_records_only(kept, at_work) -> None:
    page = at_work("담당").get(reverse("linting-ledger")).text
    assert "고용안전 한마당" in page
    assert "골목상권" not in page
    assert "간담회" not in page


def test_the_number_of_queries_of_the_ledger(kept, at_work, django_assert_max_num_queries) -> None:
    client = at_work("총괄")
    with django_assert_max_num_queries(13):
        client.get(reverse("linting-ledger"))

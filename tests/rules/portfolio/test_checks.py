"""What must be true of a project, of what it spends, and of a plan before it is approved."""

from dataclasses import replace
from datetime import date

import pytest

from gongyak.rules.findings import Finding
from gongyak.rules.portfolio.checks import (
    MOST_WON,
    check_plan,
    check_project,
    check_spent,
    is_number,
    whole_number,
)
from gongyak.rules.portfolio.model import Fund, Measure, PlannedProject, WholePlan, tidy
from gongyak.rules.portfolio.spending import Month, check_months
from gongyak.rules.portfolio.words import CONSULTATIONS, STATUSES, acts_of
from gongyak.rules.records import Span

YEAR = Span(date(2024, 1, 1), date(2024, 12, 31))
GOOD = PlannedProject(
    code="1-1",
    title="특례보증 출연",
    field="소상공인",
    department="일자리경제과",
    cooperating=("문화관광과",),
    span=YEAR,
    funds=(Fund(2024, "구비", 60_000_000, 1_000_000),),
    measures=(Measure("보증 건수", target="1,200"),),
)


def told(found: list[Finding]) -> list[tuple[str, str]]:
    return [(one.code, one.where) for one in found]


def test_a_whole_project_is_right() -> None:
    assert check_project(GOOD) == []


@pytest.mark.parametrize(
    ("change", "code", "where"),
    [
        ({"title": " "}, "project-incomplete", "title"),
        ({"code": "1" * 31}, "project-too-long", "code"),
        ({"origin": "새것"}, "project-word", "origin"),
        ({"span": Span(date(2024, 5, 1), date(2024, 4, 1))}, "project-period", "span"),
        ({"span": Span(recurrence="매월")}, "project-period", "span"),
        ({"cooperating": ("일자리경제과",)}, "project-department", "cooperating"),
        ({"cooperating": ("문화관광과", "문화관광과")}, "project-department", "cooperating"),
        ({"funds": (Fund(2024, "구비", 1), Fund(2024, "구비", 2))}, "project-fund", "funds.2024.구비"),
        ({"funds": (Fund(2024, "우리돈", 1),)}, "project-fund", "funds.2024.우리돈"),
        ({"funds": (Fund(24, "구비", 1),)}, "project-fund", "funds.24.구비"),
        ({"funds": (Fund(2024, "구비", 5, -6),)}, "project-fund", "funds.2024.구비"),
        ({"funds": (Fund(2024, "구비", MOST_WON + 1),)}, "project-fund", "funds.2024.구비"),
        ({"measures": (Measure("건수"), Measure("건수"))}, "project-measure", "measures"),
        ({"measures": (Measure(""),)}, "project-measure", "measures"),
        ({"measures": (Measure("건수", target="많이"),)}, "project-measure", "measures.건수"),
    ],
)
def test_each_mistake_is_named_by_its_part(change: dict[str, object], code: str, where: str) -> None:
    assert told(check_project(replace(GOOD, **change))) == [(code, where)]


def test_no_more_is_spent_than_may_be() -> None:
    assert check_spent(GOOD.funds, {(2024, "구비"): 61_000_000}) == []
    [over, unfunded] = check_spent(GOOD.funds, {(2024, "구비"): 61_000_001, (2024, "시비"): 1})
    assert (over.where, unfunded.where) == ("funds.2024.구비", "funds.2024.시비")
    assert "61,000,001원이 최종 예산 61,000,000원보다" in over.message and "예산 0원" in unfunded.message


@pytest.mark.parametrize(
    ("text", "whole"), [("1,200", 1200), ("-3", -3), ("98.5", None), ("12,00", None), ("많이", None)]
)
def test_numbers_are_exact(text: str, whole: int | None) -> None:
    assert whole_number(text) == whole
    assert is_number(text) == (text in ("1,200", "-3", "98.5"))


def test_months_lie_behind_and_sums_never_fall_below_nothing() -> None:
    months = [Month(2024, 3, "구비", 500), Month(2024, 4, "구비", -500), Month(2024, 6, "구비", 0)]
    assert check_months(months, date(2024, 5, 1)) == []
    early = check_months([*months, Month(2024, 6, "시비", 1)], date(2024, 5, 31))
    assert told(early) == [("project-spent-early", "spent.2024.6.시비")]
    below = check_months([*months[:2], Month(2024, 5, "구비", -1)], date(2024, 5, 31))
    assert told(below) == [("project-spent-below", "spent.2024.5.구비")] and "△1원" in below[0].message


def test_a_plan_is_whole_before_it_is_approved() -> None:
    plan = WholePlan(2024, "종합계획", "일자리경제과", span=YEAR, fields=("소상공인",), projects=(GOOD,))
    assert check_plan(plan) == []
    empty = check_plan(replace(plan, projects=(), span=Span()))
    assert told(empty) == [("year-plan-empty", "projects"), ("year-plan-incomplete", "span")]
    bare = replace(GOOD, span=Span(), consultation=CONSULTATIONS[1])
    found = check_plan(replace(plan, fields=("소상공인", "일자리"), projects=(bare,)))
    assert told(found) == [
        ("year-plan-field-empty", "fields.일자리"),
        ("project-incomplete", "projects.1-1.span"),
        ("project-consultation", "projects.1-1"),
    ]
    assert [one.blocks for one in found] == [True, True, False]
    wrong = check_plan(replace(plan, projects=(replace(GOOD, title=""),)))
    assert told(wrong) == [("project-incomplete", "projects.1-1.title")]


def test_the_same_said_in_one_way() -> None:
    untidy = replace(
        GOOD,
        title=" 특례보증 출연 ",
        cooperating=(" 나과", "가과 "),
        funds=(
            *(Fund(2025, "구비", 1), Fund(2024, "기타", 2), Fund(2024, "남의돈", 3)),
            *(Fund(2024, "국비", 4), Fund(2024, "시비", 0)),
        ),
    )
    made = tidy(untidy)
    assert (made.title, made.cooperating) == ("특례보증 출연", ("가과", "나과"))
    assert [(one.year, one.source) for one in made.funds] == [
        (2024, "국비"),
        (2024, "기타"),
        (2024, "남의돈"),
        (2025, "구비"),
    ]
    assert tidy(made) == made


def test_every_status_leads_somewhere() -> None:
    assert acts_of("계획") == ("착수", "이월", "폐지")
    assert all(acts_of(status) for status in STATUSES)

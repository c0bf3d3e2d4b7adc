"""The situation of a day from its records: what is late, what was counted from what, and that sums add up."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongyak.rules.records import Span
from gongyak.rules.situation import FORMULAS, Money, Told, tell
from gongyak.rules.situation.delays import span_words, tenths
from gongyak.rules.situation.money import elapsed_of
from tests.rules.situation.told import DAY, TOLD, item, project


def test_delays_stand_in_order_with_why() -> None:
    told = [(one.kind, one.key, one.days) for one in tell(TOLD, DAY).delays]
    assert told == [
        ("지시사항", "meeting-item/2", 29),
        ("지시사항", "meeting-item/1", 20),
        ("사업", "project/5", 30),
        ("사업", "project/2", 0),
        ("사업", "project/3", 0),
        ("예정 활동", "planned/1", 30),
        ("예정 활동", "planned/3", 10),
        ("건의", "meeting-item/7", 10),
        ("건의 보고", "meeting-item/8", 0),
        ("미룬 활동", "planned/2", 0),
    ]


@pytest.mark.parametrize(
    ("key", "why"),
    [
        ("meeting-item/2", "지시 단계에서 기한이 지났습니다."),
        ("project/5", "사업기간이 2024. 5. 31.에 끝났습니다."),
        ("project/2", "상태가 지연입니다. 문제점: 부지가 정해지지 않음 대책: 7월에 다시 협의"),
        ("project/3", "상태가 부진입니다. 집행률 10.0%로 지난 날의 비율 49.7%에 크게 못 미칩니다."),
        ("planned/1", "2024. 5.에 하기로 했습니다."),
        ("planned/3", "당초 2024. 5.에서 2024. 6. 1. ~ 2024. 6. 20.으로 옮겼고 그때도 지났습니다."),
        ("planned/2", "당초 2024. 5. → 2024. 하반기 (예산이 늦음)"),
    ],
)
def test_a_delay_says_why(key: str, why: str) -> None:
    assert next(one.why for one in tell(TOLD, DAY).delays if one.key == key) == why


def test_every_figure_is_counted_from_its_rows() -> None:
    told = {one.code: (one.value, one.rows) for one in tell(TOLD, DAY).figures}
    assert list(told) == list(FORMULAS)
    assert told["directives-late"] == (2, ("meeting-item/1", "meeting-item/2"))
    assert told["directives-open"][0] == 5
    assert told["projects-late"] == (2, ("project/2", "project/5"))
    assert told["projects-poor"] == (1, ("project/3",))
    assert told["projects-underspent"] == (1, ("project/3",))
    assert told["activities-overdue"] == (2, ("planned/1", "planned/3"))
    assert told["activities-slipped"] == (2, ("planned/2", "planned/3"))
    assert (told["proposals-late"][0], told["proposals-untold"][0], told["proposals-open"][0]) == (1, 1, 3)
    assert told["projects"][0] == 6
    assert told["planned"][0] == 600_000_000 and told["executed"][0] == 280_000_000
    assert told["results"] == (2, ("achievement/1", "achievement/2"))
    assert told["results-waiting"] == (1, ("achievement/3",))
    assert told["hires"] == (30, ("achievement/1",))
    assert told["hires-expected"] == (117, ("achievement/2", "achievement/3"))
    assert tell(TOLD, DAY).figure("hires").label == "채용(확정)"


def test_fields_and_departments_add_up_to_the_whole() -> None:
    told = tell(TOLD, DAY)
    assert [(one.name, one.projects, one.planned) for one in told.fields] == [
        ("소상공인", 5, 500_000_000),
        ("시장", 1, 100_000_000),
    ]
    for rows in (told.fields, told.departments):
        assert sum(one.planned for one in rows) == told.whole.planned
        assert sum(one.executed for one in rows) == told.whole.executed
        assert sum(one.projects for one in rows) == told.whole.projects
    assert told.whole.rate == 467


def test_a_plan_counts_from_its_approval_on_and_in_its_year() -> None:
    assert tell(TOLD, date(2024, 3, 10)).figure("projects").value == 0
    assert tell(TOLD, date(2025, 3, 1)).figure("projects").rows == ("project/9",)
    unapproved = replace(TOLD, plans=(replace(TOLD.plans[0], approved_on=None),))
    assert tell(unapproved, DAY).whole == Money("계", 0, 0, 0)


def test_nothing_told_is_nothing_late() -> None:
    told = tell(Told(), DAY)
    assert (told.delays, told.fields, told.whole.rate) == ((), (), None)
    assert {one.value for one in told.figures} == {0}


def test_the_day_of_a_deadline_is_not_late_and_the_next_is() -> None:
    told = Told(items=(item(1, "지시", "지시", DAY),))
    assert tell(told, DAY).delays == ()
    assert [one.days for one in tell(told, DAY + timedelta(days=1)).delays] == [1]


def test_a_project_that_spends_as_it_should_or_has_not_begun_is_not_slow() -> None:
    rows = [project(1, executed=20), project(2, executed=19), project(3, "완료", executed=0)]
    later = project(4, executed=0, span=Span(date(2024, 7, 1), date(2024, 12, 31)))
    free = project(5, costs=())
    told = Told(TOLD.plans, (*rows, later, free))
    assert tell(told, DAY).figure("projects-underspent").rows == ("project/2",)
    [slow] = tell(told, DAY).delays
    assert (slow.kind, slow.key, slow.why) == (
        "더딘 집행",
        "project/2",
        "집행률 19.0%로 지난 날의 비율 49.7%에 크게 못 미칩니다.",
    )


@pytest.mark.parametrize(
    ("day", "elapsed"), [(date(2024, 1, 1), 3), (date(2024, 12, 31), 1000), (date(2023, 7, 2), 501)]
)
def test_the_share_of_a_year_counts_its_days(day: date, elapsed: int) -> None:
    assert elapsed_of(day) == elapsed


def test_periods_and_rates_are_told_as_officials_write_them() -> None:
    assert [span_words(one) for one in (Span(), Span(recurrence="매월"), Span(DAY, DAY))] == [
        "미정",
        "매월",
        "2024. 6. 30.",
    ]
    assert tenths(467) == "46.7"


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 10**12), st.integers(0, 10**12)), max_size=40))
def test_money_always_adds_up(rows: list[tuple[int, int, int]]) -> None:
    projects = tuple(
        project(
            n,
            field=f"분야 {field}",
            costs=(replace(project(0).costs[0], planned=planned, executed=executed),),
        )
        for n, (field, planned, executed) in enumerate(rows)
    )
    told = tell(Told(TOLD.plans, projects), DAY)
    assert sum(one.planned for one in told.fields) == told.whole.planned == told.figure("planned").value
    assert sum(one.executed for one in told.fields) == told.whole.executed == told.figure("executed").value

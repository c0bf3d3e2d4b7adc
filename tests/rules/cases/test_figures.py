"""공개 통계: counted by their formulas, and no hidden count to be had, by subtraction or by knowing the rule."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongyak.rules.cases import Told, outcomes
from gongyak.rules.cases.figures import (
    Counted,
    MonthFigures,
    Results,
    ends_quarter,
    quarter_of,
    results_of,
    sorts_of,
    unless_small,
)
from gongyak.rules.cases.hiding import is_small, told
from gongyak.rules.cases.tellings import figures as figures_of
from gongyak.rules.holidays import Calendar
from gongyak.rules.moments import SEOUL

AT = datetime(2024, 3, 29, 16, 30, tzinfo=SEOUL)
LATE = datetime(2024, 4, 9, 9, 0, tzinfo=SEOUL)
CODES = [row.code for row in outcomes()]
SOLVED = {row.code for row in outcomes() if row.solved}


def case(outcome: str = "", sort: str = "0702", **more: object) -> Counted:
    told = {"number": "1", "received_at": AT, "due_at": AT, "replied_at": AT, "outcome": outcome}
    apart = {name: more.pop(name) for name in ("days", "score") if name in more}
    return Counted(Told(**(told | more)), sort, **apart)  # type: ignore[arg-type]


def tables(whole: int, cells: int) -> Iterator[tuple[int, ...]]:
    if cells == 1:
        yield (whole,)
        return
    for first in range(whole + 1):
        for rest in tables(whole - first, cells - 1):
            yield (first, *rest)


@pytest.mark.parametrize(("cells", "most"), [(1, 30), (2, 60), (3, 48), (4, 34), (5, 24)])
def test_who_knows_the_whole_and_the_rule_learns_no_small_count(cells, most):
    """Every table with the same whole that would be told alike: a hidden small count is never the same in all.

    A breakdown of one is its whole: that is hidden with it.
    """
    for whole in range(most + 1):
        alike = defaultdict(list)
        for table in tables(whole, cells):
            alike[told(table)].append(table)
        for shown, some in alike.items():
            for at, count in enumerate(shown):
                if count is None and cells > 1 and whole >= 5:
                    values = {table[at] for table in some}
                    assert len(values) > 1 or not is_small(values.pop()), (shown, some)


def test_what_is_told_is_told_as_it_is():
    assert told([16, 14, 0, 9]) == (16, 14, 0, 9)
    assert told([16, 14, 3, 9, 2, 1, 0]) == (16, 14, None, 9, None, None, None)
    assert told([16, 14, 3, 9]) == (16, None, None, None)
    assert told([16, 9, 9, 8, 1]) == (16, None, None, None, None)
    assert told([2, 1]) == (None, None) and told([]) == ()
    assert [unless_small(count) for count in (0, 1, 4, 5)] == [0, None, None, 5]


@given(st.lists(st.integers(0, 40), max_size=12))
def test_no_hidden_count_can_be_had_by_subtraction(counts):
    shown = told(counts)
    hidden = [count for count, one in zip(counts, shown, strict=True) if one is None]
    assert all(one is None or one == count for one, count in zip(shown, counts, strict=True))
    assert not any(one is not None and is_small(one) for one in shown)
    assert len(hidden) != 1 or len(counts) == 1
    large = [count for count in counts if count >= 5]
    assert not hidden or sum(hidden) >= 5 or not large


def in_span(rows: list[list[int]], wanted: list[int]) -> bool:
    """Whether a figure is had by adding and subtracting others: Gauss, with exact fractions."""
    kept: list[tuple[int, list[Fraction]]] = []

    def reduced(row: list[int]) -> list[Fraction]:
        left = [Fraction(value) for value in row]
        for lead, base in kept:
            left = [value - left[lead] * other for value, other in zip(left, base, strict=True)]
        return left

    for row in rows:
        left = reduced(row)
        lead = next((at for at, value in enumerate(left) if value), None)
        if lead is not None:
            kept.append((lead, [value / left[lead] for value in left]))
    return not any(reduced(wanted))


ATOMS = [(code, confirmed) for code in ["", *CODES] for confirmed in (False, True)]


def vector(keeps) -> list[int]:
    return [int(bool(keeps(code, confirmed))) for code, confirmed in ATOMS]


def figures(found: Results, cases: list[Counted]) -> tuple[list[list[int]], list[list[int]]]:
    """What is told of the cases, and what must not be had, each as a sum of the kinds of cases."""
    vectors = {
        "ours": vector(lambda code, confirmed: True),
        "해결률": vector(lambda code, confirmed: code in SOLVED),
        "unsolved": vector(lambda code, confirmed: code not in SOLVED),
        "기업이 확인한 비율": vector(lambda code, confirmed: code in SOLVED and confirmed),
        "unconfirmed": vector(lambda code, confirmed: code in SOLVED and not confirmed),
        **{code: vector(lambda code, confirmed, one=code: code == one) for code in ["", *CODES]},
    }
    there = [(one.case.outcome, one.case.confirmed) for one in cases if not one.case.is_out]
    value = {name: sum(row[ATOMS.index(atom)] for atom in there) for name, row in vectors.items()}
    shown = [vectors["ours"]]
    shown += [vectors[rate.label] for rate in found.rates if rate.part is not None and rate.label in vectors]
    if found.rates[3].whole:
        shown.append(vectors["해결률"])
    shown += [vectors[part.code] for part in found.outcomes if part.count is not None]
    return shown, [row for name, row in vectors.items() if is_small(value[name]) and name != "ours"]


counted = st.builds(
    case,
    st.sampled_from(["", *CODES, "해결", "해결"]),
    confirmed=st.booleans(),
    is_out=st.sampled_from([False, False, False, True]),
)


@given(st.lists(counted, min_size=5, max_size=60))
def test_no_small_figure_of_a_quarter_can_be_had_from_the_others(cases):
    shown, secret = figures(results_of("2024-Q1", cases), cases)
    for row in secret:
        assert not in_span(shown, row)


def test_the_attack_finds_what_is_told_too_much():
    """The referee itself: a whole and all parts but one give that one."""
    assert in_span([[1, 1, 1], [1, 0, 0], [0, 1, 0]], [0, 0, 1])
    assert not in_span([[1, 1, 1], [1, 0, 0]], [0, 0, 1])


def test_a_quarter_is_told_with_its_formulas():
    cases = [case("해결", confirmed=True, days=3, score=5) for _ in range(12)]
    cases += [case("일부해결", days=6, score=4, replied_at=LATE) for _ in range(6)]
    cases += [case("불가", days=9) for _ in range(5)] + [case("안내") for _ in range(5)]
    cases += [case(replied_at=None) for _ in range(2)] + [case(is_out=True)]
    found = results_of("2024-Q1", cases)
    assert (found.received, found.out) == (31, 1)
    replied, in_time, solved, confirmed = found.rates
    assert (replied.part, replied.whole, replied.words) == (28, 30, "93.3%")
    assert (in_time.part, in_time.whole) == (22, 28)
    assert (solved.part, solved.whole, solved.words) == (18, 30, "60.0%")
    assert (confirmed.part, confirmed.words) == (12, "66.7%") and "÷" in confirmed.formula
    assert (found.days, found.satisfaction, found.scores) == (30, 47, 18)
    told = {part.label: part.count for part in found.outcomes}
    assert told["해결"] == 12 and told["일부해결"] == 6
    assert told["결과 전"] is None and told["추진중"] is None and told["불가"] is None


def test_where_few_are_counted_a_bound_is_told():
    few = results_of("2024-Q1", [case("해결")] * 2 + [case("불가")] * 38)
    assert (few.rates[2].part, few.rates[2].words) == (None, "10% 이하")
    assert (few.rates[3].part, few.rates[3].words) == (None, "–")
    most = results_of("2024-Q1", [case("해결", confirmed=True)] * 38 + [case("불가")] * 2)
    assert (most.rates[2].part, most.rates[2].words) == (None, "90% 이상")
    assert (most.days, most.satisfaction, most.scores) == (None, None, None)
    none = results_of("2024-Q1", [case("해결")] * 2)
    assert {rate.words for rate in none.rates[2:]} == {"–"} and none.rates[0].words == "100.0%"
    assert results_of("2024-Q1", []).rates[2].words == "–"


def test_sorts_of_a_quarter_are_grouped():
    cases = [case(sort="0702")] * 7 + [case(sort="0101")] * 3 + [case(sort="0601")] * 2
    found = sorts_of("2024-Q1", cases)
    told = {part.label: part.count for part in found.parts}
    assert found.received == 12
    assert (told["인프라·환경"], told["자금"], told["규제·인허가"]) == (7, None, None)


def test_working_days_and_quarters():
    calendar = Calendar({date(2024, 4, 10): "국회의원 선거일"}, frozenset({2024}))
    assert calendar.working_days(date(2024, 3, 29), date(2024, 4, 11)) == 8
    assert calendar.working_days(date(2024, 3, 29), date(2024, 3, 29)) == 0
    assert [quarter_of(date(2024, month, 1)) for month in (1, 3, 4, 12)] == [
        "2024-Q1",
        "2024-Q1",
        "2024-Q2",
        "2024-Q4",
    ]
    assert ends_quarter(date(2024, 9, 1)) and not ends_quarter(date(2024, 8, 1))


def test_every_figure_is_a_row():
    cases = [case("해결", days=3, score=5) for _ in range(12)]
    month = MonthFigures("2024-03", 12, 4, None, sorts_of("2024-Q1", cases), results_of("2023-Q4", cases))
    rows = list(figures_of(month))
    told = {(row.period, row.table, row.code): (row.value, row.is_hidden) for row in rows}
    assert len(told) == len(rows) == 3 + 11 + 2 + 4 + 8 + 2
    assert told["2024-03", "month", "replied"] == (4, False)
    assert told["2024-03", "month", "solved"] == (None, True)
    assert told["2024-Q1", "sort", "07"] == (12, False)
    assert told["2023-Q4", "rate", "confirmed"] == (0, False)
    assert told["2023-Q4", "quarter", "days"] == (3.0, False)
    assert next(row for row in rows if row.code == "solved" and row.table == "rate").words == "100.0%"
    assert len(list(figures_of(MonthFigures("2024-04", 0, 0, 0)))) == 3

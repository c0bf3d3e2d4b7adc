"""Sums that add up, rounding that hides nothing, and when a project is late."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from gongyak.rules.portfolio.model import Fund
from gongyak.rules.portfolio.rounding import round_won, rounded
from gongyak.rules.portfolio.spending import Month
from gongyak.rules.portfolio.standing import Step, blocked, late
from gongyak.rules.portfolio.totals import ProjectMoney, Sum, through, totals
from gongyak.rules.portfolio.words import STATUSES

DAY = date(2024, 6, 30)
won = st.integers(-(10**12), 10**12)
names = st.sampled_from(["가", "나", "다"])
funds = st.builds(Fund, st.sampled_from([2023, 2024, 2025]), names, won, won)
months = st.builds(Month, st.sampled_from([2023, 2024, 2025]), st.integers(1, 12), names, won)
projects = st.lists(
    st.builds(
        ProjectMoney, names, names, st.sampled_from(STATUSES),
        st.lists(funds, max_size=4).map(tuple), st.lists(months, max_size=6).map(tuple),
    ),
    max_size=6,
)  # fmt: skip


@given(projects, st.dates(date(2023, 1, 1), date(2025, 12, 31)))
def test_every_part_adds_up_to_the_whole(rows: list[ProjectMoney], day: date) -> None:
    made = totals(rows, 2024, day)
    for parts in (made.by_field, made.by_department):
        assert sum(parts.values(), Sum()) == made.total
    by_source = sum(made.by_source.values(), Sum())
    assert (by_source.initial, by_source.supplement, by_source.executed) == (
        made.total.initial, made.total.supplement, made.total.executed,
    )  # fmt: skip
    assert sum(made.by_month.values()) == made.total.executed
    assert sum(made.by_status.values()) == len(rows) == made.total.projects + made.dropped.projects
    force = [one for one in rows if one.status != "폐지"]
    every_fund = sum(fund.final for one in force for fund in one.funds)
    assert made.total.final + made.elsewhere.final == every_fund


def test_what_is_given_up_or_to_come_does_not_count() -> None:
    fund, may, july = Fund(2024, "구비", 10, 2), Month(2024, 5, "구비", 3), Month(2024, 7, "구비", 4)
    rows = [
        ProjectMoney("가", "과", "완료", (fund, Fund(2025, "구비", 7)), (may, july)),
        ProjectMoney("나", "과", "폐지", (fund,), (may,)),
    ]
    made = totals(rows, 2024, DAY)
    assert made.total == Sum(1, 10, 2, 3)
    assert made.dropped == Sum(1, 10, 2, 3)
    assert made.elsewhere == Sum(0, 7)
    assert (made.total.left, made.total.percent) == (9, Decimal("25.0"))
    assert "나" not in made.by_field and Sum().percent is None


def test_how_far_a_day_looks() -> None:
    assert [through(2024, date(year, 6, 1)) for year in (2023, 2024, 2025)] == [0, 6, 12]


@given(
    st.dictionaries(st.text(max_size=2), st.tuples(won, won), max_size=6),
    st.sampled_from(["원", "천원", "백만원"]),
)
def test_a_rounded_table_says_what_rounding_lost(rows: dict[str, tuple[int, int]], unit: str) -> None:
    made = rounded(rows, unit)
    for at in range(2 if rows else 0):
        shown = sum(row[at] for row in made.rows.values())
        assert shown + made.difference[at] == made.total[at]
        assert made.total[at] == round_won(sum(row[at] for row in rows.values()), unit)
        assert abs(made.difference[at]) <= (len(rows) + 1) / 2
    if unit == "원":
        assert not made.differs


def test_rounding_is_half_away_from_zero() -> None:
    assert [round_won(won, "천원") for won in (499, 500, 1_499, -499, -500, -1_500)] == [0, 1, 1, 0, -1, -2]
    made = rounded({"가": (400_000,), "나": (400_000,), "다": (400_000,)}, "백만원")
    assert (made.total, made.difference, made.differs) == ((1,), (1,), True)


def test_when_a_project_is_late() -> None:
    yesterday = date(2024, 6, 29)
    assert late("정상추진", DAY, [Step("공고", DAY), Step("심사", None)], DAY) == ()
    assert late("지연", None, [], DAY) == ("상태가 지연입니다.",)
    assert late("착수", yesterday, [Step("공고", yesterday)], DAY) == (
        "사업기간이 2024. 6. 29.에 끝났습니다.",
        "‘공고’을(를) 2024. 6. 29.까지 하기로 했습니다.",
    )
    for ended in ("완료", "이월", "폐지"):
        assert late(ended, yesterday, [Step("공고", yesterday)], DAY) == ()
    assert [status for status in STATUSES if blocked(status)] == ["부진"]

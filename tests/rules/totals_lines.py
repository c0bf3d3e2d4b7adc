"""Lines made up by Hypothesis, and by hand, for the tests of the totals."""

from collections.abc import Mapping
from decimal import Decimal

from hypothesis import strategies as st

from gongyak.rules.budget import FundingRow
from gongyak.rules.totals import Line

SOURCES, YEARS = ("국비", "시비", "구비", "기타"), (2022, 2023, 2024)
WON = st.none() | st.integers(0, 99_999).map(lambda tenths: tenths * 100_000)


def row(
    total: int | None, before: int | None, years: Mapping[int, int | None], after: int | None
) -> FundingRow:
    return FundingRow(total, before, years, after)


def block(**sources: Mapping[int, int | None]) -> dict[str, FundingRow]:
    """A block whose rows have amounts in years alone, summed up as a card should."""
    rows = {
        name: row(sum(won or 0 for won in years.values()), 0, years, 0) for name, years in sources.items()
    }
    listed = sorted({year for years in sources.values() for year in years})
    total = {year: sum(years.get(year) or 0 for years in sources.values()) for year in listed}
    return {"총계": row(sum(total.values()), 0, total, 0)} | rows


@st.composite
def blocks(draw: st.DrawFn) -> dict[str, FundingRow]:
    """A block in which any cell may be unknown, whose stated sums may be anything."""
    before, after = draw(st.booleans()), draw(st.booleans())

    def one() -> FundingRow:
        years = {year: draw(WON) for year in YEARS}
        return FundingRow(draw(WON), draw(WON) if before else None, years, draw(WON) if after else None)

    named = draw(st.lists(st.sampled_from(SOURCES), unique=True, max_size=2))
    return {name: one() for name in ("총계", *named)}


@st.composite
def sets(draw: st.DrawFn) -> list[Line]:
    """Some lines with numbers of their own; some share the budget of another, and some of a stranger's."""
    count = draw(st.integers(0, 5))
    numbers = [f"{draw(st.integers(1, 3))}-{at}" for at in range(count)]
    return [draw(lines(number, numbers)) for number in numbers]


@st.composite
def lines(draw: st.DrawFn, number: str, others: list[str]) -> Line:
    held = draw(st.lists(st.sampled_from(("plan", "secured", "spent", "executed")), unique=True, max_size=3))
    return Line(
        number=number,
        field=draw(st.sampled_from([None, "1", "2", "10"])),
        department=draw(st.sampled_from([None, "교통과", "복지과"])),
        status=draw(st.sampled_from([None, "추진중", "완료"])),
        status_national=draw(st.sampled_from([None, "완료", "이행 후 계속추진", "일부추진"])),
        progress_percent=draw(st.none() | st.integers(0, 1000).map(lambda n: Decimal(n) / 10)),
        completion=draw(st.sampled_from([None, "임기 내 완료", "임기후 완료", "연례반복"])),
        origin=draw(st.sampled_from([None, "신규", "계속"])),
        kind=draw(st.sampled_from([None, "예산", "비예산", "미정"])),
        shares_budget_of=draw(st.none() | st.sampled_from([*others, "9-9"])),
        money={name: draw(blocks()) for name in held},
    )

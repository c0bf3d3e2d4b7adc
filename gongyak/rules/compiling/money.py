"""Section 2, 투자계획: the money of the projects that are the pledge's own, by source and year, in won."""

from collections.abc import Iterator, Sequence
from datetime import date

from gongyak.rules.budget import TOTAL, FundingBlock, FundingRow
from gongyak.rules.compiling.belonging import Belonging
from gongyak.rules.compiling.figures import ABANDONED
from gongyak.rules.compiling.model import Figure, Money, Pledge, Records
from gongyak.rules.money import format_cell
from gongyak.rules.records import Cost, Project, SourceRow

_Part = tuple[Project, Cost, int]


def compile_money(records: Records, pledge: Pledge, day: date) -> Money | None:
    """The grid of 계획 and 투입; None where no project's money is the pledge's own.

    투입 is what was spent by the year of the 기준일; 기투자 and 임기후 are the years before and after the term.
    A source that the form has no row for stands in its last one (기타).
    """
    projects = Belonging.of(records).projects(own_money=True)
    own = [one for one in projects if one.status != ABANDONED]
    if not own:
        return None
    planned = [(one, cost, cost.planned) for one in own for cost in one.costs]
    spent = [(one, cost, cost.executed) for one in own for cost in one.costs if cost.year <= day.year]
    figures: dict[str, Figure] = {}
    plan, done = _block(planned, pledge), _block(spent, pledge)
    for name, parts, block in (("plan", planned, plan), ("spent", spent, done)):
        figures |= {one.code: one for one in _figures(name, parts, block, pledge, records)}
    return Money(plan, done, figures)


def _place(year: int, pledge: Pledge) -> str:
    if year < pledge.begins.year:
        return "before"
    return "after" if year > pledge.ends.year else str(year)


def _source(cost: Cost, pledge: Pledge) -> str:
    return cost.source if cost.source in pledge.sources else pledge.sources[-1]


def _block(parts: Sequence[_Part], pledge: Pledge) -> FundingBlock:
    rows = {source: [one for one in parts if _source(one[1], pledge) == source] for source in pledge.sources}
    return {TOTAL: _row(parts, pledge), **{source: _row(own, pledge) for source, own in rows.items()}}


def _row(parts: Sequence[_Part], pledge: Pledge) -> FundingRow:
    by_place: dict[str, int] = {}
    for _, cost, won in parts:
        place = _place(cost.year, pledge)
        by_place[place] = by_place.get(place, 0) + won
    years = range(pledge.begins.year, pledge.ends.year + 1)
    return FundingRow(
        total=sum(by_place.values()),
        before=by_place.get("before", 0),
        years={year: by_place.get(str(year), 0) for year in years},
        after=by_place.get("after", 0),
    )


def _figures(
    name: str, parts: Sequence[_Part], block: FundingBlock, pledge: Pledge, records: Records
) -> Iterator[Figure]:
    """The figure behind each cell that is not zero."""
    query = {
        "plan": "공약 예산으로 이은 사업의 계획액",
        "spent": "공약 예산으로 이은 사업의 집행액(기준일의 해까지)",
    }[name]
    for source, row in block.items():
        for place, won in row.cells().items():
            if won:
                rows = tuple(_rows(parts, source, place, pledge, records))
                shown = format_cell(won, pledge.unit)
                yield Figure(f"{name}.{source}.{place}", source, won, "원", shown, query=query, rows=rows)


def _rows(
    parts: Sequence[_Part], source: str, place: str, pledge: Pledge, records: Records
) -> Iterator[SourceRow]:
    for project, cost, won in parts:
        in_row = source in (TOTAL, _source(cost, pledge))
        if won and in_row and place in ("total", _place(cost.year, pledge)):
            yield records.row(f"사업 {cost.year}년 {cost.source}", project, won)

"""투자계획 from two sides, cell by cell."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from gongyak.rules import money
from gongyak.rules.budget import BLOCKS, TOTAL, FundingBlock, FundingRow
from gongyak.rules.card.merge.model import Judge, Three
from gongyak.rules.card.model import Investment
from gongyak.rules.money import Amount

_Cells = Mapping[str, Amount]
_PLAIN = ("unit", "kind", "spent_meaning")


def merge_money(judge: Judge, sides: Three[Investment | None]) -> Investment | None:
    """The plan of the merged card. A table that only one side has, or that is still in question, is one piece."""
    base, mine, theirs = sides
    if mine and theirs and _readable(mine) and _readable(theirs):
        return _merged(judge, base, mine, theirs)
    whole = (_whole(base), _whole(mine), _whole(theirs))
    taken = judge.value("investment", whole, (_told(base), _told(mine), _told(theirs)))
    return mine if taken == whole[1] else theirs


def _readable(plan: Investment) -> bool:
    """Whether nothing of the table is in question."""
    return bool(plan.amounts() or not plan.raw)


def _whole(plan: Investment | None) -> tuple[Investment | None, tuple[tuple[str, ...], ...]]:
    """A plan as one piece: while its table is in question the texts of the table count."""
    return plan, plan.raw if plan and not plan.amounts() else ()


def _told(plan: Investment | None) -> str | None:
    """A table in one line: its total, or its rows as they stood."""
    if plan is None:
        return None
    for block in plan.amounts().values():
        total = block[TOTAL].total if TOTAL in block else None
        return f"표({plan.unit}), 총계 {money.format_cell(total, plan.unit) or '모름'}"
    return " / ".join(" ".join(row) for row in plan.raw) or plan.kind


def _merged(judge: Judge, base: Investment | None, mine: Investment, theirs: Investment) -> Investment:
    plain: dict[str, Any] = {}
    for name in _PLAIN:
        values = (getattr(base, name, None), getattr(mine, name), getattr(theirs, name))
        plain[name] = judge.value(f"investment.{name}", values, values)
    blocks: dict[str, Any] = {
        name: _block(
            judge,
            name,
            (getattr(base, name, None), getattr(mine, name), getattr(theirs, name)),
            plain["unit"],
        )
        for name in BLOCKS
    }
    columns = theirs.columns if mine.columns == (base.columns if base else ()) else mine.columns
    return replace(mine, **plain, **blocks, columns=columns, labels={**theirs.labels, **mine.labels})


def _block(judge: Judge, name: str, sides: Three[FundingBlock | None], unit: str) -> FundingBlock | None:
    base, mine, theirs = (side or {} for side in sides)
    rows = {
        source: _row(
            judge,
            f"investment.{name}.{source}",
            (base.get(source), mine.get(source), theirs.get(source)),
            unit,
        )
        for source in dict.fromkeys((*mine, *theirs))
    }
    return {source: row for source, row in rows.items() if row is not None} or None


def _row(judge: Judge, where: str, sides: Three[FundingRow | None], unit: str) -> FundingRow | None:
    base, mine, theirs = map(_cells, sides)
    cells: dict[str, Amount | None] = {}
    for place in dict.fromkeys((*mine, *theirs)):
        values = (base.get(place), mine.get(place), theirs.get(place))
        told = [None if value is None else _written(value, unit) for value in values]
        cells[place] = judge.value(f"{where}.{place}", values, (told[0], told[1], told[2]))
    return _made({place: amount for place, amount in cells.items() if amount is not None})


def _cells(row: FundingRow | None) -> _Cells:
    if row is None:
        return {}
    return {place: Amount(won, row.undecided and won is None) for place, won in row.cells().items()}


def _written(amount: Amount, unit: str) -> str:
    return money.format_cell(amount.won, unit, undecided=amount.undecided)


def _made(cells: _Cells) -> FundingRow | None:
    if not cells:
        return None
    unknown = Amount(None)
    years = sorted(int(place) for place in cells if place.isdigit())
    return FundingRow(
        total=cells.get("total", unknown).won,
        before=cells.get("before", unknown).won,
        years={year: cells[str(year)].won for year in years},
        after=cells.get("after", unknown).won,
        undecided=any(amount.undecided for amount in cells.values()),
    )

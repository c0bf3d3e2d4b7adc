"""Money in the unit that a reader chose, and what rounding lost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gongyak.rules.portfolio.rounding import round_won, rounded
from gongyak.rules.portfolio.totals import Sum

#: The units of tables, the first unless another is asked for.
UNITS = ("백만원", "천원", "원")


@dataclass(frozen=True, slots=True)
class SumRow:
    """One row of sums: what it is of, where its projects are listed, and its cells as they are printed.

    `size` is 집행률 in whole percent, at most 100, for its bar; `late` and `poor` are counts, 0 where none is.
    """

    label: str
    address: str
    projects: int
    money: tuple[str, ...]
    percent: str
    size: int
    late: int = 0
    poor: int = 0
    bars: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class SumTable:
    """Rows of sums with their total; `difference` is what rounding lost by column, empty where nothing."""

    code: str
    label: str
    rows: tuple[SumRow, ...]
    total: SumRow
    difference: tuple[str, ...]
    counts_projects: bool = True


def unit_asked(text: str) -> str:
    """The unit of that name; the usual one where there is none."""
    return text if text in UNITS else UNITS[0]


def shown(won: int, unit: str) -> str:
    """Won rounded to whole units, with commas; `-` for none, △ for less."""
    return _cell(round_won(won, unit))


def percent_words(percent: Decimal | None) -> str:
    """집행률 as it is printed; `–` where there is nothing to spend."""
    return "–" if percent is None else f"{percent}%"


def make_table(
    code: str,
    label: str,
    sums: Mapping[str, Sum],
    total: Sum,
    unit: str,
    addresses: Mapping[str, str],
    troubles: Mapping[str, tuple[int, int]] | None = None,
    *,
    counts_projects: bool = True,
) -> SumTable:
    """A table of sums in the order of `addresses`; `troubles` are late and 부진 by label."""
    names = [name for name in addresses if name in sums]
    table = rounded({name: _columns(sums[name]) for name in names}, unit)
    most = max((max(sums[name].final, sums[name].executed) for name in names), default=0)
    rows = tuple(
        _row(name, sums[name], table.rows[name], addresses[name], (troubles or {}).get(name, (0, 0)), most)
        for name in names
    )
    late, poor = (sum(row[at] for row in (troubles or {}).values()) for at in (0, 1))
    whole = _row("계", total, [round_won(won, unit) for won in _columns(total)], "", (late, poor), 0)
    lost = tuple(_cell(won) for won in table.difference) if table.differs else ()
    return SumTable(code, label, rows, whole, lost, counts_projects)


def _columns(one: Sum) -> tuple[int, ...]:
    return one.initial, one.supplement, one.final, one.executed, one.left


def _row(
    name: str, one: Sum, cells: Sequence[int], address: str, trouble: tuple[int, int], most: int
) -> SumRow:
    return SumRow(
        label=name,
        address=address,
        projects=one.projects,
        money=tuple(_cell(cell) for cell in cells),
        percent=percent_words(one.percent),
        size=max(0, min(100, round(one.percent or 0))),
        late=trouble[0],
        poor=trouble[1],
        bars=(_size(one.final, most), _size(one.executed, most)),
    )


def _size(won: int, most: int) -> int:
    return max(0, round(100 * won / most)) if most > 0 else 0


def _cell(units: int) -> str:
    return f"△{-units:,}" if units < 0 else f"{units:,}" if units else "-"

"""A table in 천원 or 백만원 that does not pretend: what rounding lost is a line of its own (반올림 차이)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gongyak.rules.money import UNITS


@dataclass(frozen=True, slots=True)
class Rounded:
    """Rows of whole units, the rounded sums, and by how much the rows add up to something else."""

    unit: str
    rows: Mapping[str, tuple[int, ...]]
    total: tuple[int, ...]
    difference: tuple[int, ...]

    @property
    def differs(self) -> bool:
        """Whether any column has a difference to show."""
        return any(self.difference)


def round_won(won: int, unit: str) -> int:
    """Won in whole units, half away from zero."""
    one = UNITS[unit]
    units = (2 * abs(won) + one) // (2 * one)
    return units if won >= 0 else -units


def rounded(rows: Mapping[str, Sequence[int]], unit: str) -> Rounded:
    """Rows of won in a unit; each total is the rounded sum of the won, never the sum of what was rounded."""
    told = {name: tuple(round_won(won, unit) for won in row) for name, row in rows.items()}
    total = tuple(round_won(sum(column), unit) for column in zip(*rows.values(), strict=True))
    shown = [sum(column) for column in zip(*told.values(), strict=True)]
    difference = tuple(whole - parts for whole, parts in zip(total, shown, strict=True))
    return Rounded(unit, told, total, difference)

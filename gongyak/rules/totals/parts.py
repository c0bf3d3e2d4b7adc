"""What of the money comes from each source and falls in each year: parts of the sums, not of the pledges.

A pledge has money from several sources and in several years, so that the counts of these parts do not add up to
the number of pledges; their amounts add up to the whole, to the won.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gongyak.rules.budget import column_name
from gongyak.rules.totals.lines import UNSPLIT, Line, leaves
from gongyak.rules.totals.sums import Sums, place_key, source_key

PLAN = "plan"


@dataclass(frozen=True, slots=True)
class Part:
    """The money of one source, or of one place (기투자, a year, 임기후), and the pledges that plan with it."""

    value: str
    label: str
    numbers: tuple[str, ...]
    money: Sums


def parts(lines: Sequence[Line], money: Sums) -> Mapping[str, tuple[Part, ...]]:
    """The parts by source and by place (`source`, `place`), in the order of the form.

    `lines` are those whose money is counted, `money` their sums.
    """
    sources = sorted({source for _, source, _ in money.leaves}, key=source_key)
    places = sorted({place for _, _, place in money.leaves}, key=place_key)
    return {
        "source": tuple(_part(1, source, source, lines, money) for source in sources),
        "place": tuple(_part(2, place, place_label(place), lines, money) for place in places),
    }


def place_label(place: str) -> str:
    """The heading of a place: `2024년`, `임기내`, `시기 미구분`."""
    return "시기 미구분" if place == UNSPLIT else column_name(place)


def _part(at: int, value: str, label: str, lines: Sequence[Line], money: Sums) -> Part:
    """The cells whose source (1) or place (2) has the value; zero in a plan is no money."""
    numbers = tuple(
        line.number
        for line in lines
        if any(leaf[0] == PLAN and leaf[at] == value and won != 0 for leaf, won in leaves(line))
    )
    held = {leaf: amount for leaf, amount in money.leaves.items() if leaf[at] == value}
    return Part(value, label, numbers, Sums(held))

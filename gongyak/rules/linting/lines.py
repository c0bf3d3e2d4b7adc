"""The lines of a card with those above them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongyak.rules.card.model import TREES, Card, Item
from gongyak.rules.dates import DateExpression, Precision


@dataclass(frozen=True, slots=True)
class Placed:
    """One line: its place (`achievements.8.0`), and the lines above it, the nearest last."""

    where: str
    item: Item
    above: tuple[Item, ...]

    @property
    def periods(self) -> tuple[DateExpression, ...]:
        """When it was: the line's own dates, else those of the nearest line above that names any.

        The day of a 문서번호 is none, and a mere year (`2024년 …한마당`) is none beside what tells it better.
        """
        chain = (self.item, *reversed(self.above))
        return next((found for one in chain if (found := _when(one))), ())


def _when(item: Item) -> tuple[DateExpression, ...]:
    cited = [document.raw for document in item.documents]
    own = tuple(period for period in item.periods if not any(period.raw in raw for raw in cited))
    return tuple(period for period in own if period.precision is not Precision.YEAR) or own


def placed(card: Card, *sections: str) -> Iterator[Placed]:
    """Every line of these sections, of all without any, in the order of the form."""
    for section in sections or TREES:
        yield from _walk(getattr(card, section), section, ())


def _walk(items: Sequence[Item], where: str, above: tuple[Item, ...]) -> Iterator[Placed]:
    for at, item in enumerate(items):
        here = f"{where}.{at}"
        yield Placed(here, item, above)
        yield from _walk(item.children, here, (*above, item))

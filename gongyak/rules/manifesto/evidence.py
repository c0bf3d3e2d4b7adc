"""증빙: which 문서번호 stands behind which line of 추진실적, and which lines have none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongyak.rules.card.items import walk
from gongyak.rules.card.model import Item
from gongyak.rules.manifesto.facts import Fact


@dataclass(frozen=True, slots=True)
class Evidence:
    """One line of 추진실적 of the year (`line` counts from 1) and the documents named in it or below it."""

    number: str
    line: str
    text: str
    when: tuple[str, ...]
    documents: tuple[str, ...]


def evidence(facts: Sequence[Fact], year: int) -> tuple[Evidence, ...]:
    """Every line of the first rank that tells of the year or of no day, pledge by pledge."""
    return tuple(one for fact in facts for one in _of(fact, year))


def _of(fact: Fact, year: int) -> Iterator[Evidence]:
    for place, item in enumerate(fact.card.achievements, 1):
        whole = [one for _, one in walk((item,), "")]
        if _tells_of(whole, year):
            yield Evidence(
                number=fact.line.number,
                line=str(place),
                text=item.text,
                when=tuple(period.raw for one in whole for period in one.periods),
                documents=tuple(document.raw for one in whole for document in one.documents),
            )


def _tells_of(items: Sequence[Item], year: int) -> bool:
    days = [period for item in items for period in item.periods if period.start]
    return not days or any(
        day.start.year <= year and (day.end is None or day.end.year >= year) for day in days if day.start
    )

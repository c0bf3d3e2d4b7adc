"""공약일치도: the wording that was promised beside the one that is published now."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongyak.rules.changes import Kind, confirmed, same
from gongyak.rules.dates import format_day
from gongyak.rules.manifesto.facts import Fact


@dataclass(frozen=True, slots=True)
class Wording:
    """One matter of a pledge as it was promised and as it stands now; `source` says where the first is from."""

    number: str
    matter: str
    source: str
    before: str
    after: str

    @property
    def is_same(self) -> bool:
        """Whether both say the same but for blanks."""
        return same(self.before, self.after)


def wordings(facts: Sequence[Fact]) -> tuple[Wording, ...]:
    """The name of each pledge and, where they changed, its goals and tasks."""
    return tuple(one for fact in facts for one in _of(fact))


def _of(fact: Fact) -> Iterator[Wording]:
    number = fact.line.number
    source = f"처음 공개한 카드({format_day(fact.first_day)})"
    if fact.promise is not None:
        yield Wording(number, Kind.TITLE, "선거공보", fact.promise, fact.title)
    else:
        yield Wording(number, Kind.TITLE, source, fact.first.title or "", fact.title)
    old, new = (confirmed(card)[Kind.CONTENT] for card in (fact.first, fact.card))
    if not same(old, new):
        yield Wording(number, Kind.CONTENT, source, old, new)

"""The money of a set by the five sources: 총계, 임기내 계획, 확보, 집행. What a card does not say is asked, not guessed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from gongyak.rules.manifesto.criteria import five_names, five_of
from gongyak.rules.manifesto.facts import Fact, Question, Split
from gongyak.rules.manifesto.splits import MEASURES
from gongyak.rules.totals import UNSPLIT, Sum, counted, leaves

#: 기타 of a card of which nobody has said whether it is 민간, and money of which the source is not told.
OPEN = "민간·기타 확인 중"
PRIVATE, OTHER = "민간", "기타"
#: A source of the five (or OPEN, UNSPLIT) and a measure.
Place = tuple[str, str]
Cells = Mapping[Place, Sum]


@dataclass(frozen=True, slots=True)
class Funding:
    """Sums over a set and pledge by pledge, a shared budget once, and what has to be asked."""

    cells: Cells
    pledges: Mapping[str, Cells]
    questions: tuple[Question, ...]

    def at(self, measure: str, source: str | None = None) -> Sum | None:
        """The sum of a measure over all sources or of one; None where no card has such an amount."""
        return total_of(self.cells, measure, source)

    @property
    def sources(self) -> tuple[str, ...]:
        """The five, and what could not be put into one of them where there is any."""
        held = {source for source, _ in self.cells}
        return (*five_names(), *(name for name in (OPEN, UNSPLIT) if name in held))


def total_of(cells: Cells, measure: str, source: str | None = None) -> Sum | None:
    """The sum of a measure in one pledge's or in all cells."""
    held = [one for (name, what), one in cells.items() if what == measure and source in (None, name)]
    return sum(held, Sum()) if held else None


def funding(facts: Sequence[Fact]) -> Funding:
    """The money of a set of pledges."""
    counts = counted(tuple(fact.line for fact in facts))
    pledges = {fact.line.number: _cells(fact) for fact in facts}
    whole = [pledges[fact.line.number] for fact in facts if fact.line.number in counts]
    return Funding(_added(whole), pledges, tuple(question for fact in facts for question in _asked(fact)))


def _added(cells: Iterable[Cells]) -> Cells:
    sums: dict[Place, Sum] = defaultdict(Sum)
    for one in cells:
        for place, amount in one.items():
            sums[place] += amount
    return dict(sums)


def _cells(fact: Fact) -> Cells:
    sums: dict[Place, Sum] = defaultdict(Sum)
    for source, measure, won in _amounts(fact):
        sums[source, measure] += Sum(won or 0, frozenset({fact.line.number}) if won is None else frozenset())
    return _split(dict(sums), fact.split)


def _amounts(fact: Fact) -> Iterator[tuple[str, str, int | None]]:
    """Each amount of a card by the five sources and by measure; an amount of the plan's years counts in two."""
    names = five_of(fact.card.layout)
    blocks = _blocks(fact)
    for (block, source, place), won in leaves(fact.line):
        told = {"?": OPEN}.get(names.get(source, UNSPLIT), names.get(source, UNSPLIT))
        if block in blocks:
            yield told, blocks[block], won
        if block == "plan" and place.isdigit():
            yield told, "in_term", won


def _blocks(fact: Fact) -> dict[str, str]:
    """Which block of the card is which measure. 투입 is 확보 or 집행 as the department said, and neither before."""
    held = fact.line.money
    blocks = {"plan": "plan", "secured": "secured", "executed": "executed"}
    meant = {"확보": "secured", "집행": "executed"}.get(_meaning(fact) or "")
    if meant and not held.get(meant):
        blocks["spent"] = meant
    return blocks


def _meaning(fact: Fact) -> str | None:
    return fact.card.investment.spent_meaning if fact.card.investment else None


def _split(cells: Cells, split: Split | None) -> Cells:
    """The cells with 기타 of the card parted into 민간 and 기타 as far as somebody has said how."""
    if split is None:
        return cells
    made: dict[Place, Sum] = defaultdict(Sum)
    for (source, measure), amount in cells.items():
        if source != OPEN:
            made[source, measure] += amount
        elif split.whole:
            made[split.whole, measure] += amount
        else:
            for name, part in _parted(amount, (split.private or {}).get(measure)):
                made[name, measure] += part
    return dict(made)


def _parted(amount: Sum, private: int | None) -> Iterator[tuple[str, Sum]]:
    """민간 and the rest. More than there is, or of what is not known, is no answer."""
    if private is None or amount.unknown or private > amount.won:
        yield OPEN, amount
    else:
        yield PRIVATE, Sum(private)
        yield OTHER, Sum(amount.won - private)


def _asked(fact: Fact) -> Iterator[Question]:
    number = fact.line.number
    cells = _cells(fact)
    for measure, label in MEASURES.items():
        found = cells.get((OPEN, measure))
        if found and (found.won or found.unknown):
            yield Question(
                number, "other-sources", f"{label}의 ‘기타’ 재원이 민간인지 그 밖의 것인지 답하십시오."
            )
            break
    if fact.line.money.get("spent") and _meaning(fact) is None:
        yield Question(number, "spent-meaning", "‘투입예산’이 확보(편성)한 돈인지 집행한 돈인지 답하십시오.")
    if any(one.unknown for one in cells.values()):
        yield Question(
            number, "unknown-amount", "모르는 금액이 있어 아는 만큼만 더했습니다. 금액을 확인하십시오."
        )

"""The linter over one card: what its checks say, and what only the linter looks for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gongyak.rules.card.model import Card
from gongyak.rules.findings import Finding, Severity
from gongyak.rules.linting import dating, elections, figures, papers, words
from gongyak.rules.linting.lines import placed
from gongyak.rules.linting.rule import Linter


@dataclass(frozen=True, slots=True)
class Around:
    """What lies around a card: the departments of the projects that serve it, the ids of lines whose results have
    evidence in the ledger, and last quarter's 소요예산 in won.
    """

    departments: tuple[str, ...] = ()
    proven: frozenset[str] = frozenset()
    before_won: int | None = None


#: Nothing is known around a card.
ALONE = Around()


def lint(card: Card, found: Iterable[Finding], linter: Linter, around: Around = ALONE) -> list[Finding]:
    """Everything to say about a card as the district has set it; `found` is what its reader or checks said."""
    own = list(_own(card, linter, around))
    hidden = {"related-departments-blank"} & {_STRONGER.get(finding.code, "") for finding in own}
    return linter.settled([*(one for one in found if one.code not in hidden), *own])


#: What says the same as a weaker finding, and more.
_STRONGER = {"departments-unlisted": "related-departments-blank"}


def _own(card: Card, linter: Linter, around: Around) -> Iterator[Finding]:
    yield from _styles(card)
    yield from _years(card)
    yield from elections.bulletins_of(card, linter.windows)
    yield from papers.missing_of(card, around.proven)
    yield from papers.malformed_of(card)
    yield from figures.firmness_of(card)
    yield from figures.umbrella_of(card, around.before_won)
    yield from figures.departments_of(card, around.departments)
    yield from words.slips_of(card, linter.slips)
    yield from words.mixed_of(card)
    yield from words.tense_of(card)
    yield from words.deed_of(card)


def _styles(card: Card) -> Iterator[Finding]:
    year = card.as_of.year if card.as_of else None
    for line in placed(card):
        if slips := list(dating.slips(line.item.text, year)):
            yield style_finding(slips, line.where)


def style_finding(slips: list[tuple[str, str]], where: str) -> Finding:
    """What there is to say of dates that are not written as they should be, as they stand and as they should."""
    told = ", ".join(f"‘{raw}’ → ‘{better}’" for raw, better in slips)
    return Finding("date-style", Severity.NOTE, where, f"날짜 표기: {told}")


def _years(card: Card) -> Iterator[Finding]:
    """Results of this year alone, on the card of a pledge that began before."""
    begun, as_of = (card.period.start if card.period else None), card.as_of
    if begun is None or as_of is None or begun.year >= as_of.year:
        return
    starts = [period.start for line in placed(card, "achievements") for period in line.item.periods]
    years = {start.year for start in starts if start}
    if years and min(years) >= as_of.year:
        message = (
            f"사업기간은 {begun.year}년부터인데 추진실적에는 {as_of.year}년의 일만 있습니다. "
            "지난 해의 실적이 있으면 함께 적어 주십시오."
        )
        yield Finding("earlier-years-absent", Severity.NOTE, "achievements", message)

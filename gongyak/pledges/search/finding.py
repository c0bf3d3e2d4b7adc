"""Judge the proposed texts, and tell where each says what was asked for."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, islice

from gongyak.pledges.search.letters import lower
from gongyak.pledges.search.questions import SearchQuestion
from gongyak.pledges.search.texts import HEADER, Page

Span = tuple[int, int]
#: A number of a line, and a span in it.
Place = tuple[int, Span]
#: So many passages of a card are shown, so many letters of each, and so many of these before the first mark.
PASSAGES, LONGEST, BEFORE = 3, 120, 30
_MOST_SPANS = 50
_WEIGHTS = {"number": 16, "title": 8, "lead_department": 4}


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a card's line: its field, its text, and the marked parts of that text (start, end)."""

    field: str
    text: str
    marks: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """How a card says what was asked for: the marked parts of its lines, the best line first, and a weight."""

    page: Page = field(repr=False)
    marks: Mapping[int, frozenset[Span]]
    weight: int

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of the card that say it, in the order of the form."""
        names = self.page.fields.split(" ")
        return tuple(dict.fromkeys(names[at] for at in sorted(self.marks)))

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The best lines, or pieces of them; made when they are asked for, since few of many cards are shown."""
        names, lines = self.page.fields.split(" "), self.page.text.split("\n")
        best = list(self.marks)[:PASSAGES]
        return tuple(_passage(names[at], lines[at], self.marks[at]) for at in best)


def match(question: SearchQuestion, page: Page, *, loose: bool = False) -> Match | None:
    """How a card's page answers a question; None where it does not.

    Several terms must stand in one line, or partly in the header. `loose`: anywhere in the card, and a lone
    syllable also in the midst of words.
    """
    spans = _said(question, lower(page.text), loose=loose)
    if spans is None:
        return None
    names = page.fields.split(" ")
    starts = list(accumulate((len(line) + 1 for line in page.text.split("\n")), initial=0))
    placed = [list(_placed(some, starts)) for some in spans]
    if not loose and not _together(placed, names):
        return None
    return _weighed(page, placed, names)


def _weighed(page: Page, placed: Sequence[Sequence[Place]], names: Sequence[str]) -> Match:
    marks: dict[int, set[Span]] = {}
    terms: dict[int, set[int]] = {}
    for number, some in enumerate(placed):
        for at, span in some:
            marks.setdefault(at, set()).add(span)
            terms.setdefault(at, set()).add(number)
    weights = {at: _WEIGHTS.get(names[at], 1) * len(some) ** 2 for at, some in terms.items()}
    best = sorted(marks, key=lambda at: (-weights[at], at))
    return Match(page, {at: frozenset(marks[at]) for at in best}, sum(weights.values()))


def _said(question: SearchQuestion, text: str, *, loose: bool) -> list[list[Span]] | None:
    """Per term, where the text says it; None as soon as it does not say one."""
    said = []
    for term in question.terms:
        spans = list(islice(term.spans(text, loose=loose), _MOST_SPANS))
        if not spans:
            return None
        said.append(spans)
    return said


def _together(placed: Iterable[Iterable[Place]], names: Sequence[str]) -> bool:
    """Whether one line, with the header, says every term."""
    places = [{at for at, _ in some} for some in placed]
    rest = [where for where in places if not any(names[at] in HEADER for at in where)]
    return not rest or bool(set.intersection(*rest))


def _placed(spans: Iterable[Span], starts: Sequence[int]) -> Iterator[Place]:
    for start, end in spans:
        at = bisect_right(starts, start) - 1
        yield at, (start - starts[at], end - starts[at])


def _passage(name: str, line: str, spans: Iterable[Span]) -> Passage:
    """The line, or a piece of a long one from shortly before its first mark on."""
    marks = _merged(spans)
    start = 0 if len(line) <= LONGEST else max(0, marks[0][0] - BEFORE)
    end = start + LONGEST
    head, tail = "…" if start else "", "…" if end < len(line) else ""
    moved = len(head) - start
    shown = ((a + moved, min(b, end) + moved) for a, b in marks if a < end)
    return Passage(name, head + line[start:end] + tail, tuple(shown))


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged

"""Judge the proposed texts, and tell where each says what was asked for."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from gongyak.pledges.search.letters import lower
from gongyak.pledges.search.questions import SearchQuestion
from gongyak.pledges.search.texts import HEADER, Line, Page

Span = tuple[int, int]
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
    """How a card says what was asked for: in which fields, in which passages, and with which weight."""

    fields: tuple[str, ...]
    passages: tuple[Passage, ...]
    weight: int


def match(question: SearchQuestion, page: Page, *, loose: bool = False) -> Match | None:
    """How a card's page answers a question; None where it does not.

    Several terms must stand in one line, or partly in the header. `loose`: anywhere in the card, and a lone
    syllable also in the midst of words.
    """
    spans = _said(question, lower(page.text), loose=loose)
    if spans is None:
        return None
    lines = page.lines()
    placed = [list(_placed(some, lines)) for some in spans]
    if not loose and not _together(placed, lines):
        return None
    marks: dict[int, set[Span]] = {}
    terms: dict[int, set[int]] = {}
    for number, some in enumerate(placed):
        for at, span in some:
            marks.setdefault(at, set()).add(span)
            terms.setdefault(at, set()).add(number)
    weights = {at: _WEIGHTS.get(lines[at].field, 1) * len(some) ** 2 for at, some in terms.items()}
    best = sorted(marks, key=lambda at: (-weights[at], at))
    return Match(
        fields=tuple(dict.fromkeys(lines[at].field for at in sorted(marks))),
        passages=tuple(_passage(lines[at], marks[at]) for at in best[:PASSAGES]),
        weight=sum(weights.values()),
    )


def _said(question: SearchQuestion, text: str, *, loose: bool) -> list[list[Span]] | None:
    """Per term, where the text says it; None as soon as it does not say one."""
    said = []
    for term in question.terms:
        spans = list(islice(term.spans(text, loose=loose), _MOST_SPANS))
        if not spans:
            return None
        said.append(spans)
    return said


def _together(placed: Iterable[Iterable[tuple[int, Span]]], lines: Sequence[Line]) -> bool:
    """Whether one line, with the header, says every term."""
    places = [{at for at, _ in some} for some in placed]
    rest = [where for where in places if not any(lines[at].field in HEADER for at in where)]
    return not rest or bool(set.intersection(*rest))


def _placed(spans: Iterable[Span], lines: Sequence[Line]) -> Iterator[tuple[int, Span]]:
    """The spans of a page, each with the number of its line, and within it."""
    for start, end in spans:
        at = bisect_right(lines, start, key=lambda line: line.start) - 1
        yield at, (start - lines[at].start, end - lines[at].start)


def _passage(line: Line, spans: set[Span]) -> Passage:
    """The line, or a piece of a long one from shortly before its first mark on."""
    marks = _merged(spans)
    start = 0 if len(line.text) <= LONGEST else max(0, marks[0][0] - BEFORE)
    end = start + LONGEST
    head, tail = "…" if start else "", "…" if end < len(line.text) else ""
    moved = len(head) - start
    shown = ((a + moved, min(b, end) + moved) for a, b in marks if a < end)
    return Passage(line.field, head + line.text[start:end] + tail, tuple(shown))


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged

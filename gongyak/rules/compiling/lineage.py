"""Lineage: what stands behind a line or a cell of a card, as it is frozen with the card and as the public reads it.

A trace keeps values and hashes, not rows: it stays whole when what it was counted from is purged.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from gongyak.rules.budget import TOTAL
from gongyak.rules.card import Card
from gongyak.rules.card.items import walk as walk_items
from gongyak.rules.card.model import TREES
from gongyak.rules.compiling.cards import item_id
from gongyak.rules.compiling.model import Behind, Compiled, Figure, Rate, walk
from gongyak.rules.records import Proof, SourceRow, from_json, to_json

#: A kind of which fewer rows were counted is not told in numbers to the public.
SMALLEST = 5
PROGRESS = "progress_percent"
BUDGET = "budget"


@dataclass(frozen=True, slots=True)
class Trace:
    """What stands behind one place of a card: the text that was compiled for it, on which 기준일, from what.

    `line` is the key of the compiled line. `edited` says that the card now has another text than was compiled;
    it keeps only the figures that it still shows.
    """

    line: str
    text: str
    day: date
    records: tuple[Behind, ...] = ()
    figures: tuple[Figure, ...] = ()
    evidence: tuple[Proof, ...] = ()
    edited: bool = False


def traces(compiled: Compiled, ids: Mapping[str, str] | None = None) -> dict[str, Trace]:
    """A trace for each compiled line by the id of its item, and for each cell by its place.

    `ids` are those of lines that became another item than their own.
    """
    given = ids or {}
    found = {
        given.get(line.key) or item_id(line.key): Trace(
            line.key, line.text, compiled.day, line.records, line.figures, line.evidence
        )
        for lines in compiled.sections.values()
        for line in walk(lines)
    }
    for code, figure in (compiled.money.figures if compiled.money else {}).items():
        found[f"investment.{code}"] = Trace(code, figure.shown, compiled.day, figures=(figure,))
        if code == f"plan.{TOTAL}.total":
            found[BUDGET] = Trace(code, figure.shown, compiled.day, figures=(figure,))
    return found


def rate_trace(rate: Rate, day: date) -> Trace:
    """The trace of a 진도 that was taken from a formula; its value is in tenths of a percent."""
    tenths = rate.tenths or 0
    shown = f"{tenths // 10}.{tenths % 10}%"
    told = f"{rate.formula} = {rate.numerator:,}{rate.unit} ÷ {rate.denominator:,}{rate.unit}"
    figure = Figure(rate.code, rate.label, tenths, "0.1%", shown, query=told, rows=rate.rows)
    return Trace(f"rate/{rate.code}", shown, day, figures=(figure,))


def kept(found: Mapping[str, Trace], card: Card) -> dict[str, Trace]:
    """The traces of what the card still has, as the card has it."""
    return dict(_kept(found, card))


def _kept(found: Mapping[str, Trace], card: Card) -> Iterator[tuple[str, Trace]]:
    for tree in TREES:
        for _, item in walk_items(getattr(card, tree), tree):
            if item.id and item.id in found:
                trace, text = found[item.id], " ".join(item.text.split())
                shown = tuple(figure for figure in trace.figures if figure.shown in text)
                edited = "".join(item.text.split()) != "".join(trace.text.split())
                yield item.id, replace(trace, figures=shown if edited else trace.figures, edited=edited)
    for place, value in _values(card).items():
        if place in found and value is not None and found[place].figures[0].value == value:
            yield place, found[place]


def _values(card: Card) -> dict[str, int | None]:
    """The figures of the card that are not in a line, by their places: won, and 진도 in tenths of a percent."""
    percent = card.progress_percent
    values: dict[str, int | None] = {
        PROGRESS: None if percent is None else int(10 * percent),
        BUDGET: card.budget.won if card.budget else None,
    }
    for name, block in (card.investment.amounts() if card.investment else {}).items():
        for source, row in block.items():
            values |= {f"investment.{name}.{source}.{place}": won for place, won in row.cells().items()}
    return values


# JSON


def frozen(found: Mapping[str, Trace]) -> dict[str, Any]:
    """The internal form, in full."""
    return {place: to_json(trace) for place, trace in found.items()}


def thawed(form: Mapping[str, Any]) -> dict[str, Trace]:
    """The traces of an internal form."""
    return {place: from_json(Trace, told) for place, told in form.items()}


def public(form: Mapping[str, Any]) -> dict[str, Any]:
    """The public form: aggregates, how they were counted, and the evidence that may be shown; no keys of rows.

    How many rows of a kind were counted is null where there are fewer than `SMALLEST`. What has neither a figure
    nor such evidence is left out.
    """
    found = {place: _public(trace) for place, trace in thawed(form).items()}
    return {place: told for place, told in found.items() if told["figures"] or told["evidence"]}


def _public(trace: Trace) -> dict[str, Any]:
    return {
        "day": trace.day.isoformat(),
        "edited": trace.edited,
        "figures": [_figure(one) for one in trace.figures],
        "evidence": [
            {"kind": proof.kind, "grade": str(proof.grade), "label": proof.label, "url": proof.url}
            for proof in trace.evidence
            if proof.is_public
        ],
    }


def _figure(figure: Figure) -> dict[str, Any]:
    told = {one.name: getattr(figure, one.name) for one in fields(Figure) if one.name != "rows"}
    return {name: to_json(value) for name, value in told.items()} | {"rows": _counted(figure.rows)}


def _counted(rows: tuple[SourceRow, ...]) -> dict[str, int | None]:
    """How many rows of each kind were counted; those that add nothing are none."""
    kinds: dict[str, int] = {}
    for row in rows:
        if row.contribution:
            kinds[row.kind] = kinds.get(row.kind, 0) + 1
    return {kind: count if count >= SMALLEST else None for kind, count in sorted(kinds.items())}

"""Figures of a card with what they were counted from, place by place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from gongyak.rules.budget import SHORT, TOTAL, column_name
from gongyak.rules.card import Card
from gongyak.rules.card.items import walk
from gongyak.rules.card.model import TREES
from gongyak.rules.card.write import SECTION_TITLES
from gongyak.rules.compiling.lineage import BUDGET, PROGRESS, SMALLEST, Trace
from gongyak.rules.compiling.model import Figure
from gongyak.rules.records import Proof

#: How few rows are told to the public.
FEWER = f"{SMALLEST}건 미만"
_TITLES = {"goals": "공약목표", "tasks": "추진과제", **SECTION_TITLES}
_SUM = "total"


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a card that can hold figures: its key in the lineage, its section, what stands there, and the unit
    of an amount that is told without one."""

    key: str
    section: str
    words: str
    unit: str = ""


def places(card: Card) -> Iterator[Place]:
    """The places of a card in the order of the form: the header, the table of money, the lines.

    Of the table only what is no sum of other amounts of it.
    """
    unit = card.investment.unit if card.investment else ""
    yield Place(BUDGET, "머리표", "소요예산", unit)
    yield Place(PROGRESS, "머리표", "진도")
    for name, block in (card.investment.amounts() if card.investment else {}).items():
        for source, row in block.items():
            for at in row.cells() if source != TOTAL else ():
                if at != _SUM:
                    words = f"{SHORT[name]} {source} {column_name(at)}"
                    yield Place(f"investment.{name}.{source}.{at}", _TITLES["investment"], words, unit)
    for tree in TREES:
        for _, item in walk(getattr(card, tree), tree):
            if item.id:
                yield Place(item.id, _TITLES[tree], item.text)


# What the public reads


@dataclass(frozen=True, slots=True)
class Counted:
    """How many rows of a kind were counted; None where there are too few to tell."""

    kind: str
    number: int | None


@dataclass(frozen=True, slots=True)
class Shown:
    """One figure: how the card shows it, its name, how firm it is, as of which day, how and from what it was counted."""

    text: str
    label: str
    basis: str
    as_of: date | None
    query: str
    rows: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """Evidence that may be shown: its kind, its grade (A to D), what may be read of it, where it is."""

    kind: str
    grade: str
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Whence:
    """What stands behind one place, as the public reads it. `edited`: somebody reworded the compiled line."""

    place: Place
    day: date
    edited: bool
    figures: tuple[Shown, ...]
    evidence: tuple[Standing, ...]


def told(form: Mapping[str, Any], card: Card) -> tuple[Whence, ...]:
    """The public form of a card's lineage in the order of the card; an amount of nothing tells nothing."""
    return tuple(
        _whence(place, form[place.key])
        for place in places(card)
        if place.key in form and not _is_nothing(place, form[place.key]["figures"])
    )


def _is_nothing(place: Place, figures: list[Mapping[str, Any]]) -> bool:
    return place.key.startswith("investment.") and not any(one["value"] for one in figures)


def _whence(place: Place, form: Mapping[str, Any]) -> Whence:
    return Whence(
        place=place,
        day=date.fromisoformat(form["day"]),
        edited=form["edited"],
        figures=tuple(
            Shown(
                text=f"{one['shown']}{place.unit}",
                label=one["label"],
                basis=one["basis"] or "",
                as_of=date.fromisoformat(one["as_of"]) if one["as_of"] else None,
                query=one["query"],
                rows=tuple(Counted(kind, number) for kind, number in one["rows"].items()),
            )
            for one in form["figures"]
        ),
        evidence=tuple(Standing(**one) for one in form["evidence"]),
    )


# What the office reads


@dataclass(frozen=True, slots=True)
class Inside:
    """What stands behind one place, whole."""

    place: Place
    trace: Trace

    @property
    def evidence(self) -> tuple[Proof, ...]:
        """The evidence of its results."""
        return self.trace.evidence

    def told(self, figure: Figure) -> str:
        """A figure of it as one reads it."""
        return f"{figure.label} {figure.shown}{self.place.unit}".strip()


def inside(traces: Mapping[str, Trace], card: Card) -> tuple[Inside, ...]:
    """The traces of a card in the order of the card; those without figures, evidence or records are left out."""
    return tuple(
        Inside(place, trace)
        for place in places(card)
        if (trace := traces.get(place.key)) and (_counts(place, trace) or trace.evidence or trace.records)
    )


def _counts(place: Place, trace: Trace) -> bool:
    """Whether some figure tells something; an amount of nothing does not."""
    is_amount = place.key.startswith("investment.")
    return any(figure.value or not is_amount for figure in trace.figures)

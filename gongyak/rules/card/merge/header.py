"""The header of a card from two sides, field by field; the text as written goes with its value."""

from collections.abc import Callable
from typing import Any

from gongyak.rules.card.header import write_departments, write_percent, write_person
from gongyak.rules.card.merge.model import Judge, Side, Three
from gongyak.rules.card.model import Card
from gongyak.rules.dates import format_day

#: Every field that is neither a list of items nor the table, with its text for a person.
_TOLD: dict[str, Callable[[Any], str]] = {
    "as_of": format_day,
    "number": str,
    "title": str,
    "lead_department": str,
    "department_phone": str,
    "team_lead": write_person,
    "officer": write_person,
    "related_departments": write_departments,
    "period": lambda period: period.raw,
    "budget": lambda budget: budget.raw,
    "status": str,
    "status_national": str,
    "progress_percent": write_percent,
    "layout": str,
    "form_title": str,
    "notice": str,
}


def merge_header(judge: Judge, sides: Three[Card]) -> dict[str, Any]:
    """The fields of the merged card, `raw` and what hangs on the file (`headings` …) included."""
    base, mine, theirs = sides
    taken = {name: _side(judge, name, sides) for name in _TOLD}
    given = {name: getattr(_of(side, sides), name) for name, side in taken.items()}
    fields = dict.fromkeys([*mine.raw, *theirs.raw])
    raw = {name: _of(taken.get(name, _changed(name, sides)), sides).raw.get(name) for name in fields}
    return given | {
        "raw": {name: text for name, text in raw.items() if text is not None},
        "headings": theirs.headings if mine.headings == base.headings else mine.headings,
        "withheld": theirs.withheld if mine.withheld == base.withheld else mine.withheld,
        "unplaced": _unplaced(sides),
    }


def _side(judge: Judge, name: str, sides: Three[Card]) -> Side:
    base, mine, theirs = (getattr(card, name) for card in sides)
    told = [None if value is None else _TOLD[name](value) for value in (base, mine, theirs)]
    return judge.side(name, (base, mine, theirs), (told[0], told[1], told[2]))


def _of(side: Side, sides: Three[Card]) -> Card:
    return sides[1] if side is Side.MINE else sides[2]


def _changed(name: str, sides: Three[Card]) -> Side:
    """Whose written text of something that is no field of its own stands, such as the cell of 공약목표."""
    base, mine, _ = (card.raw.get(name) for card in sides)
    return Side.THEIRS if mine == base else Side.MINE


def _unplaced(sides: Three[Card]) -> tuple[str, ...]:
    """Texts of no known place: mine, less what they placed, and what is new on their side."""
    base, mine, theirs = (card.unplaced for card in sides)
    kept = [text for text in mine if text not in base or text in theirs]
    return (*kept, *(text for text in theirs if text not in base and text not in mine))

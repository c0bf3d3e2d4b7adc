"""The plan in a row and in a frozen version, and how its table of money looks."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gongyak.pledges.models import PLAN_KIND, ActionPlan, Officeholder, Pledge
from gongyak.rules.canonical import canonical, sha256
from gongyak.rules.card.layout import layouts
from gongyak.rules.plans import Plan, from_json, to_json
from gongyak.rules.plans.cards import LAYOUT
from gongyak.rules.term import term_number
from gongyak.snapshots.models import Document, KnownAt, Version


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows and years of a plan's money, and the unit in which it is typed."""

    sources: Sequence[str]
    years: Sequence[int]
    unit: str


def grid_of(officeholder: Officeholder) -> Grid:
    """The grid of a term, in the layout of its cards."""
    layout = layouts()[LAYOUT]
    return Grid(layout.rows, term_number(officeholder.term.number).years, layout.unit)


def text_of(plan: Plan) -> str:
    """A plan as a row keeps it: canonical JSON."""
    return canonical(to_json(plan)).decode()


def plan_of(row: ActionPlan) -> Plan:
    """The plan as it is written so far."""
    return from_json(json.loads(row.content))


def hash_of(text: str) -> str:
    """The hash of a plan's text: what an approval signs."""
    return sha256(text.encode())


def frozen(version: Version) -> Plan:
    """The plan that a version holds."""
    return from_json(json.loads(bytes(version.public.body)))


def confirmed_plan(pledge: Pledge, day: date, known_at: KnownAt = None) -> Plan | None:
    """The plan of a pledge that was confirmed by a day, as known at a moment; None where none was. Two queries."""
    asked = Document.objects.filter(kind=PLAN_KIND, key=pledge.document.key)
    version = Version.objects.as_of(day, known_at, documents=asked).select_related("public").first()
    return frozen(version) if version else None

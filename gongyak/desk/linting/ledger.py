"""The linter over the records that somebody may see."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from gongyak.desk.linting.found import Spot
from gongyak.district.linting import linter
from gongyak.records.reading import known
from gongyak.rules.linting import Ledger, lint_ledger
from gongyak.rules.records import Achievement, PlannedActivity, Project
from gongyak.staff.actors import Actor
from gongyak.staff.models import Role

_WHOLE = (Role.COORDINATOR, Role.MAYOR, Role.ACTING_MAYOR, Role.AUDITOR)
_NOWHERE = "부서 없음"
_WORDS = {"achievement": "실적", "project": "사업", "planned": "예정 활동"}


@dataclass(frozen=True, slots=True)
class Looked:
    """The records of somebody's departments, by their keys."""

    ledger: Ledger
    by_key: dict[str, Achievement | PlannedActivity | Project]

    @property
    def count(self) -> int:
        """How many records there are."""
        return len(self.by_key)


def looked_at(actor: Actor, today: date) -> Looked:
    """The records as known now: all for who looks after the whole, else those of the person's departments."""
    kinds = {kind: [one.record for one in known(kind).values()] for kind in _WORDS}
    if not actor.has(*_WHOLE):
        own = {duty.department_name for duty in actor.duties}
        kinds = {kind: [one for one in rows if one.department in own] for kind, rows in kinds.items()}
    by_key = {one.key: one for rows in kinds.values() for one in rows}
    return Looked(Ledger(today, kinds["achievement"], kinds["project"], kinds["planned"]), by_key)


def spots_of(looked: Looked) -> list[Spot]:
    """Everything to say about the records, with where each can be seen. Three queries."""
    return [_spot(finding, looked) for finding in lint_ledger(looked.ledger, linter())]


def _spot(finding, looked: Looked) -> Spot:
    key = finding.where.partition(".")[0]
    record = looked.by_key[key]
    kind = key.partition("/")[0]
    return Spot(
        department=record.department or _NOWHERE,
        title=record.title,
        address=address_of(key),
        place=_WORDS[kind],
        finding=finding,
    )


#: The page of each kind of record.
_PAGES = {"achievement": "desk-result", "project": "project", "planned": "desk-activity"}


def address_of(key: str) -> str:
    """The page of a record; nothing where it has none."""
    kind, _, number = key.partition("/")
    is_row = kind in _PAGES and number.isascii() and number.isdigit()
    return reverse(_PAGES[kind], args=[int(number)]) if is_row else ""

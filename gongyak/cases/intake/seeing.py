"""Who in the district may read a case, and who did: told to its business (개인정보 보호법 제35조)."""

from dataclasses import dataclass
from datetime import date, datetime

from gongyak.audit.models import Look, LookKind
from gongyak.cases.models import Case
from gongyak.rules.moments import day_of
from gongyak.staff.models import Department, Duty

#: So many of the newest looks are told.
MOST = 50
#: Why somebody may read it.
COUNTER, LEAD, COOPERATES, COORDINATOR, MAYOR = "counter", "lead", "cooperates", "coordinator", "mayor"


@dataclass(frozen=True, slots=True)
class Sees:
    """A department that may read a case, and why: `counter`, `lead`, `cooperates` (what it is asked only),
    `coordinator`, `mayor` (without a department)."""

    department: str
    why: str


@dataclass(frozen=True, slots=True)
class Looked:
    """One look: when, of which department the person was (empty: the business itself, by its code), and what was
    done with it."""

    at: datetime
    department: str
    kind: str


def seen_by(case: Case, counter: Department | None, coordinator: str) -> tuple[Sees, ...]:
    """The departments that may read a case, each once and by the widest reason. One query."""
    hidden = str(case.about) if case.is_anonymous and case.about else None
    asked = case.requests.select_related("department").order_by("pk")
    found = [(str(counter or ""), COUNTER), (str(case.department or ""), LEAD), (coordinator, COORDINATOR)]
    found += [(str(one.department), COOPERATES) for one in asked]
    told: dict[str, str] = {}
    for name, why in found:
        if name and name != hidden:
            told.setdefault(name, why)
    return (*(Sees(name, why) for name, why in told.items()), Sees("", MAYOR))


def looked_at(case: Case) -> tuple[Looked, ...]:
    """The newest looks at who told a case. Two queries."""
    looks = list(Look.objects.filter(subject=case.key).order_by("-seq")[:MOST])
    staff = {int(one.actor.removeprefix("staff/")) for one in looks if one.actor.startswith("staff/")}
    duties = list(Duty.objects.filter(staff__in=staff).select_related("department").order_by("pk"))
    return tuple(
        Looked(one.at, _department(one.actor, day_of(one.at), duties), LookKind(one.kind).label)
        for one in looks
    )


def _department(actor: str, day: date, duties: list[Duty]) -> str:
    """Where somebody worked on a day, or the role that they had; empty for who is nobody of the office."""
    held = [
        one
        for one in duties
        if actor == f"staff/{one.staff_id}"
        and one.began_on <= day
        and (one.ended_on is None or day <= one.ended_on)
    ]
    in_one = [str(one.department) for one in held if one.department]
    return (in_one or [one.role for one in held] or ["" if not actor.startswith("staff/") else "구청"])[0]

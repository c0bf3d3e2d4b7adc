"""The accounts of the demo: invented people whose password everybody may know. No other account has it."""

from dataclasses import dataclass
from datetime import date

from gongyak.district.models import District
from gongyak.staff.models import Duty, Role, Staff

PASSWORD = "gaon-demo-2026"  # noqa: S105 (printed on the log-in page of the demo)
#: Who is shown first, of the accounts of each role one.
_ORDER = list(Role.values)


@dataclass(frozen=True, slots=True)
class Invented:
    """One account to try, and as what."""

    username: str
    duty: str


def to_try(day: date) -> list[Invented]:
    """One invented account for each role that somebody has on a day, of departments those that have cards: not
    the coordinating one. Two queries; none outside the demo."""
    coordinating = District.objects.current().coordinator
    rows = Duty.objects.on(day).filter(staff__is_invented=True, staff__is_active=True)
    rows = rows.exclude(department__name=coordinating) if coordinating else rows
    found: dict[str, Invented] = {}
    for duty in rows.select_related("staff", "department").order_by("pk"):
        words = f"{duty.department.name if duty.department else ''} {duty.role}".strip()
        found.setdefault(duty.role, Invented(duty.staff.username, words))
    return [found[role] for role in _ORDER if role in found]


def are_there() -> bool:
    """Whether the demo's people are in the store. One query."""
    return Staff.objects.filter(is_invented=True).exists()

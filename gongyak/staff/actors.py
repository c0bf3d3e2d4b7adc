"""Who acts, with the duties that the person has on the day: what every `permissions.py` asks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gongyak.staff.models import STANDS_FOR, Duty, Role, Staff


@dataclass(frozen=True, slots=True)
class DutyOn:
    """One duty of a person on a day; `department` is its key, None where the role belongs to none."""

    role: str
    department: int | None
    department_name: str
    rank: str


@dataclass(frozen=True, slots=True)
class Actor:
    """A person at work: `key` stands in the chain of acts, the name only on pages."""

    id: int
    name: str
    duties: tuple[DutyOn, ...]

    @property
    def key(self) -> str:
        """What stands for this person in the chain of acts: `staff/12`."""
        return f"staff/{self.id}"

    def has(self, *roles: str) -> bool:
        """Whether the person has one of these roles, wherever."""
        return any(duty.role in roles for duty in self.duties)

    def departments(self, *roles: str) -> frozenset[int]:
        """Where the person has one of these roles; any role of a department where none is named."""
        wanted = roles or (Role.OFFICER, Role.TEAM_LEAD, Role.HEAD)
        return frozenset(d.department for d in self.duties if d.department is not None and d.role in wanted)

    def duty_as(self, role: str, department: int | None = None) -> DutyOn | None:
        """The duty of that role or one that stands for it (in that department, where one is named)."""
        held = (d for d in self.duties if department in (None, d.department))
        return next((d for d in held if role in (d.role, STANDS_FOR.get(Role(d.role)))), None)


def actor_of(staff: Staff, day: date) -> Actor:
    """A person with the duties of a day. One query."""
    return actors_of([staff], day)[0]


def actors_of(staff: Iterable[Staff], day: date) -> list[Actor]:
    """People with the duties of a day, in their order. One query."""
    people = list(staff)
    held: dict[int, list[DutyOn]] = {person.pk: [] for person in people}
    rows = Duty.objects.on(day).filter(staff__in=people).select_related("department").order_by("pk")
    for row in rows:
        name = row.department.name if row.department else ""
        held[row.staff_id].append(DutyOn(row.role, row.department_id, name, row.rank))
    return [Actor(person.pk, person.name, tuple(held[person.pk])) for person in people]

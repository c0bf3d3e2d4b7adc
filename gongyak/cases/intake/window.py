"""창구: who takes difficulties in, as the public is told."""

from dataclasses import dataclass
from datetime import date

from gongyak.cases.models import CaseSetting
from gongyak.district.published import district
from gongyak.staff.models import Department


@dataclass(frozen=True, slots=True)
class Window:
    """The name of the window, the department behind it and its public telephone, both empty where none is set; for
    how many days a draft is kept."""

    center: str
    department: str
    phone: str
    draft_days: int


def window() -> Window:
    """The window of the district. Four queries at most."""
    setting = CaseSetting.objects.current()
    department = str(setting.receiving or "")
    return Window(setting.center, department, district().lines.get(department, ""), setting.draft_days)


def departments(day: date) -> tuple[str, ...]:
    """The departments of a day, in their order, by name. One query."""
    return tuple(Department.objects.on(day).values_list("name", flat=True))

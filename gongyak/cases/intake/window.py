"""창구: who takes difficulties in, as the public is told."""

from dataclasses import dataclass

from gongyak.cases.models import CaseSetting
from gongyak.district.published import district


@dataclass(frozen=True, slots=True)
class Window:
    """The name of the window, the department behind it and its public telephone; both empty where none is set."""

    center: str
    department: str
    phone: str


def window() -> Window:
    """The window of the district. Four queries at most."""
    setting = CaseSetting.objects.current()
    department = str(setting.receiving or "")
    return Window(setting.center, department, district().lines.get(department, ""))

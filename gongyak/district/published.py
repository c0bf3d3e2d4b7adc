"""What the public may know of the district's settings."""

from dataclasses import dataclass

from gongyak.district.models import DepartmentLine, District


@dataclass(frozen=True, slots=True)
class PublishedDistrict:
    """The district as it shows itself: name, formula of 진도, licence, public line by department."""

    name: str
    shows_officers: bool
    progress_formula: str
    licence: str
    lines: dict[str, str]


def district() -> PublishedDistrict:
    """The settings of today, or their defaults. Two queries."""
    row = District.objects.current()
    lines = dict(DepartmentLine.objects.order_by("department").values_list("department", "phone"))
    return PublishedDistrict(row.name, row.shows_officers, row.progress_formula, row.licence, lines)

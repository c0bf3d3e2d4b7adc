"""What the public may know of the district's settings."""

from dataclasses import dataclass

from gongyak.district.models import DepartmentLine, District, SiteRevision, StatusWord


@dataclass(frozen=True, slots=True)
class PublishedDistrict:
    """The district as it shows itself: name, formula of 진도, licence, a notice that stands on every page
    (and what it says in English), the coordinating department (총괄부서), public line by department in the order of the 직제. Unset texts are empty."""

    name: str
    shows_officers: bool
    progress_formula: str
    licence: str
    notice: str
    notice_english: str
    coordinator: str
    lines: dict[str, str]


def district() -> PublishedDistrict:
    """The settings of today, or their defaults. Two queries."""
    row = District.objects.current()
    lines = dict(DepartmentLine.objects.order_by("place", "department").values_list("department", "phone"))
    return PublishedDistrict(
        name=row.name,
        shows_officers=row.shows_officers,
        progress_formula=row.progress_formula,
        licence=row.licence,
        notice=row.notice,
        notice_english=row.notice_english,
        coordinator=row.coordinator,
        lines=lines,
    )


@dataclass(frozen=True, slots=True)
class PublishedStatuses:
    """What the district says of the words of 추진상황: its own criteria by national word, its own words with the
    national one and the criterion, and whether it has confirmed the criteria as its own."""

    criteria: dict[str, str]
    local: tuple[tuple[str, str, str], ...]
    confirmed: bool


def statuses() -> PublishedStatuses:
    """The words of today. Two queries."""
    rows = list(StatusWord.objects.order_by("word").values_list("word", "national", "criterion"))
    return PublishedStatuses(
        criteria={word: criterion for word, national, criterion in rows if word == national},
        local=tuple(row for row in rows if row[0] != row[1]),
        confirmed=District.objects.current().statuses_confirmed,
    )


def revision() -> int:
    """The number that grows with each change of what the public sees; 0 before the first. One query."""
    return SiteRevision.objects.values_list("number", flat=True).first() or 0

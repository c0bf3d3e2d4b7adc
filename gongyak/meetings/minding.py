"""What to mind before a meeting is called: the elections on file and those that the district entered itself."""

from datetime import date

from gongyak.district.models import ElectionWindow
from gongyak.rules.dates import format_day
from gongyak.rules.findings import Finding
from gongyak.rules.meetings import Election, election_warnings

#: A by-election binds the head of the district like a local election.
_KIND = "지방"


def warnings_on(day: date) -> tuple[Finding, ...]:
    """What to mind on a day, by 공직선거법 제86조; nothing where it lies before no election. One query."""
    rows = ElectionWindow.objects.filter(day__gte=day).order_by("day")
    own = tuple(Election(one.name, _KIND, one.day, True) for one in rows)
    return election_warnings(day, own)


def window_words(day: date) -> str:
    """The sentence that stands above what is found."""
    return f"{format_day(day)}은 선거 전 주의 기간입니다. 그때 열 수 있는 근거를 적으면 소집할 수 있습니다."

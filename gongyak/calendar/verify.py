"""Verify: whatever is said of days and of the clock was an act, word for word, and nothing said has gone."""

from collections.abc import Iterator

from gongyak.audit.matching import unmatched
from gongyak.audit.models import Act
from gongyak.calendar.actions import CHECKED, CHOSEN, OVERRIDDEN, print_of
from gongyak.calendar.models import CheckedYear, ClockChoice, HolidayOverride
from gongyak.rules.findings import Finding, Severity

_WRITTEN_BY = {OVERRIDDEN: HolidayOverride, CHECKED: CheckedYear, CHOSEN: ClockChoice}


def verify() -> list[Finding]:
    """Rows without their act, and acts without their row."""
    return [finding for action in _WRITTEN_BY for finding in _compared(action)]


def _compared(action: str) -> Iterator[Finding]:
    acts = Act.objects.filter(action=action).values_list("actor", "object", "after")
    rows = _WRITTEN_BY[action].objects.order_by("pk")
    alone, gone = unmatched(((row, (row.by, row.key, print_of(row))) for row in rows), acts)
    for row in alone:
        said = "휴일·기한을 바꾼 기록에 맞는 행위의 기록이 없습니다."
        yield Finding("calendar-differs", Severity.ERROR, row.key.replace("/", "."), said)
    for _, object, _ in gone:
        said = "행위로 남은 휴일·기한의 기록이 사라졌습니다."
        yield Finding("calendar-missing", Severity.ERROR, object.replace("/", "."), said)

"""What the records, indicators, phases and meetings say for a report of a period."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from gongyak.cases.standing import counted_between, late_at, standing_at
from gongyak.headquarters.models import Headquarters
from gongyak.headquarters.readings import Latest, latest_by_kind
from gongyak.headquarters.situation import standing
from gongyak.meetings.models import Meeting
from gongyak.meetings.reading import ahead_of, held_between
from gongyak.rules.dates import format_day, parse_day
from gongyak.rules.moments import SEOUL, known_until, moment_words
from gongyak.rules.situation.report import Around, Computed, IndicatorLine, ReportFigure, compute
from gongyak.rules.situation.report.periods import next_period

_MOST_AHEAD = 20
#: So many late cases stand in a report, so that other late things do too.
_MOST_CASES = 10


def computed_for(headquarters: Headquarters, begins_on: date, ends_on: date, as_of: datetime) -> Computed:
    """What is computed for a report, from everything that was recorded by its 기준일시. About twenty queries."""
    before = known_until(begins_on - timedelta(days=1))
    around = Around(
        indicators=tuple(_lines(ends_on, as_of)),
        published=tuple(_published(begins_on, ends_on, as_of)),
        phases=tuple(_phases(headquarters, begins_on, ends_on, as_of)),
        held=tuple(f"{one.name} 개최 ({_when(one)})" for one in held_between(begins_on, ends_on)),
        ahead=tuple(_ahead(begins_on, ends_on)),
        **_cases(begins_on, as_of),
    )
    was = standing(begins_on - timedelta(days=1), before).told
    return compute(was, standing(ends_on, as_of).told, begins_on, ends_on, around)


def _cases(begins_on: date, as_of: datetime) -> dict[str, Any]:
    """What a report tells of business difficulties: how they stand, what is late, what was done in the period."""
    found = standing_at(as_of)
    received, replied, solved = counted_between(datetime.combine(begins_on, time(), SEOUL), as_of)
    told = (
        ("애로 처리 중", found.working, "접수했거나 신청되어 아직 회신하지 않은 애로"),
        ("애로 기한 지남", found.late, "그 가운데 처리기한이 지난 애로"),
        ("애로 기업을 기다림", found.waiting, "보완을 요구하고 기업의 답을 기다리는 애로"),
    )
    line = f"기업애로: 접수 {received}건, 회신 {replied}건, 해결 {solved}건"
    return {
        "figures": tuple(ReportFigure(label, f"{count:,}건", formula) for label, count, formula in told),
        "late": tuple(late_at(as_of, _MOST_CASES)),
        "done": (line,) if received or replied or solved else (),
    }


def _rows(day: date, as_of: datetime) -> Iterator[tuple[str, Latest]]:
    for kind in latest_by_kind(day, as_of):
        yield from ((kind.name, row) for row in kind.rows)


def _lines(day: date, as_of: datetime) -> Iterator[IndicatorLine]:
    for kind, row in _rows(day, as_of):
        it = row.reading
        if it:
            value = f"{it.value}{row.indicator.unit}"
            yield IndicatorLine(
                kind, row.indicator.name, it.period, value, it.standing, it.before, it.year, it.judged
            )


def _published(begins_on: date, ends_on: date, as_of: datetime) -> Iterator[str]:
    """The values that became public in the period, among those that stand last."""
    for _, row in _rows(ends_on, as_of):
        it = row.reading
        published = parse_day(it.published) if it else None
        if it and published and begins_on <= published <= ends_on:
            changes = f"전기대비 {it.before}, 전년동기대비 {it.year}"
            yield f"{row.indicator.name} {it.period} {it.value}{row.indicator.unit}({it.standing}) 공표: {changes}"


def _phases(headquarters: Headquarters, begins_on: date, ends_on: date, as_of: datetime) -> Iterator[str]:
    rows = headquarters.phases.filter(began_on__range=(begins_on, ends_on), recorded_at__lte=as_of)
    for row in rows.select_related("level"):
        yield f"대응 단계 ‘{row.level.name}’ ({format_day(row.began_on)}부터): {row.reason}"


def _ahead(begins_on: date, ends_on: date) -> Iterator[str]:
    first, last = next_period(begins_on, ends_on)
    for one in ahead_of(first, _MOST_AHEAD):
        if one.on <= last:
            yield f"{one.name} ({_when(one)})"


def _when(meeting: Meeting) -> str:
    return moment_words(meeting.starts_at) if meeting.starts_at else format_day(meeting.on)

"""The count itself: one line for each day from the receipt on, until what is to be reached is reached."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from gongyak.rules.deadlines.hours import HOURS, at_minute, clock_text, span_text
from gongyak.rules.deadlines.stops import Stops
from gongyak.rules.holidays import Calendar

IN_DAYS = "법 제19조제2항"
IN_HOURS = "법 제19조제1항"
LATE = "세지 않음: 근무시간 뒤에 접수"
_DAY = timedelta(days=1)
_LAST_YEAR = 2100


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one day: whether it counts (days, or minutes of working hours), the count so far, why, and
    the article. `step` tells what is being counted: 0 the period itself, 1 and 2 its extensions."""

    day: date
    counts: bool
    total: int
    words: str
    article: str
    step: int = 0


@dataclass(frozen=True, slots=True)
class Count:
    """The lines, and the moment at which each of the goals was reached; fewer where the clock stands still."""

    lines: tuple[Line, ...]
    reached: tuple[datetime, ...]


def in_days(since: date, goals: Sequence[int], calendar: Calendar, stops: Stops) -> Count:
    """Count days from `since`, which is the first where it counts; a goal ends at 18:00 of its day."""
    lines: list[Line] = []
    reached: list[datetime] = []
    total = 0
    for day in _days(since, stops):
        why, article = _not_counted(day, calendar, stops, IN_DAYS)
        if why:
            lines.append(Line(day, False, total, why, article, len(reached)))
            continue
        total += 1
        words = "1일째(첫날을 넣어 셈)" if total == 1 else f"{total}일째"
        lines.append(Line(day, True, total, words, IN_DAYS, len(reached)))
        if total == goals[len(reached)]:
            reached.append(at_minute(day, HOURS.end))
        if len(reached) == len(goals):
            break
    return Count(tuple(lines), tuple(reached))


def in_hours(since: date, minute: int, goals: Sequence[int], calendar: Calendar, stops: Stops) -> Count:
    """Count minutes of working hours from a minute of a day."""
    lines: list[Line] = []
    reached: list[datetime] = []
    total, begin = 0, minute
    for day in _days(since, stops):
        why, article = _not_counted(day, calendar, stops, IN_HOURS)
        spans = () if why else tuple(HOURS.left(begin))
        if not spans:
            lines.append(Line(day, False, total, why or LATE, article or IN_HOURS, len(reached)))
        for start, end in spans:
            for start_of_part, end_of_part in _parts(start, end, total, goals[len(reached) :]):
                total += end_of_part - start_of_part
                words = _stretch(start_of_part, end_of_part, total)
                lines.append(Line(day, True, total, words, IN_HOURS, len(reached)))
                if total == goals[len(reached)]:
                    reached.append(at_minute(day, end_of_part))
            if len(reached) == len(goals):
                return Count(tuple(lines), tuple(reached))
        begin = 0
    return Count(tuple(lines), tuple(reached))


def _stretch(start: int, end: int, total: int) -> str:
    return f"{clock_text(start)}~{clock_text(end)} {span_text(end - start)}, 모두 {span_text(total)}"


def _parts(start: int, end: int, total: int, goals: Sequence[int]) -> Iterator[tuple[int, int]]:
    """A stretch of working time, cut where a goal is reached; nothing after the last goal."""
    for goal in goals:
        if start < end:
            cut = min(end, start + goal - total)
            yield start, cut
            total, start = total + cut - start, cut


def _days(since: date, stops: Stops) -> Iterator[date]:
    """The days from one on, until the clock stands still for good or the calendar ends."""
    day = since
    while day.year <= _LAST_YEAR:
        yield day
        if stops.open_since is not None and day >= stops.open_since:
            return
        day += _DAY


def _not_counted(day: date, calendar: Calendar, stops: Stops, article: str) -> tuple[str, str]:
    """Why a day is not counted, with the article; empty where it is."""
    if off := calendar.off(day):
        return f"세지 않음: {off}", article
    if cause := stops.on(day):
        return f"세지 않음: {cause.word}", cause.article
    return "", ""

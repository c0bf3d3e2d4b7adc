"""Things to be done within working hours or days beside the answer itself: 접수, 이송, 진행상황 통지."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from gongyak.rules.deadlines.articles import Limit, limit_of
from gongyak.rules.deadlines.counting import Line, in_hours
from gongyak.rules.deadlines.hours import minute_of
from gongyak.rules.deadlines.stops import Stops
from gongyak.rules.holidays import Calendar

#: 영 제23조: 처리진행상황의 통지. 접수한 날은 넣지 않고 달력의 날로 센다(민법 제157조, 미확인).
PROGRESS_DAYS = 30


@dataclass(frozen=True, slots=True)
class Within:
    """By when something is to be done, at the latest where it cannot be helped, and how that was counted."""

    limit: Limit
    due: datetime
    latest: datetime
    lines: tuple[Line, ...]


def within(word: str, since: datetime, calendar: Calendar) -> Within:
    """The end of a limit (`온라인접수`, `민원실이송`, `부서이송`, `기관이송`) from an aware moment on.

    Refused: an unknown limit.
    """
    limit = limit_of(word)
    day, minute = minute_of(since)
    goals = sorted({limit.hours * 60, limit.most_hours * 60})
    count = in_hours(day, minute, goals, calendar, Stops({}))
    return Within(limit, count.reached[0], count.reached[-1], count.lines)


def progress_days(received: datetime, until: date) -> Iterator[date]:
    """The days on which the petitioner is told how far it is, each 30 days after the receipt, through a day."""
    day = minute_of(received)[0] + timedelta(days=PROGRESS_DAYS)
    while day <= until:
        yield day
        day += timedelta(days=PROGRESS_DAYS)

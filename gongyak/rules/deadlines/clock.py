"""민원의 처리기한: when an answer is due by 민원 처리에 관한 법률, and how that was counted.

A period of up to 5 days runs in working hours from the moment of receipt; of 6 days and more in days, the first
one counted, and ends at 18:00 (법 제19조). Holidays and Saturdays count in neither.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import accumulate

from gongyak.rules.deadlines.articles import Chosen, Kind, Period, choices, defaults, kind_of
from gongyak.rules.deadlines.counting import IN_DAYS, LATE, Count, Line, in_days, in_hours
from gongyak.rules.deadlines.hours import HOURS, minute_of
from gongyak.rules.deadlines.stops import Stops, Suspension, stops_of
from gongyak.rules.findings import Finding, Severity
from gongyak.rules.holidays import Calendar
from gongyak.rules.particles import quoted
from gongyak.rules.refusal import Refusal

#: 연장: once by the office, once more with the petitioner's consent (영 제21조).
MOST_EXTENSIONS = 2
_YEARS = (1990, 2099)


@dataclass(frozen=True, slots=True)
class Extension:
    """연장: by so many days (or hours, where the period has hours), None: by as much as the period itself.

    The second one needs that the petitioner `agreed`.
    """

    amount: int | None = None
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class Filing:
    """A petition as the clock sees it: `received` is aware. `own` is the period of 법정민원, set by its law."""

    kind: str
    received: datetime
    own: Period | None = None
    suspensions: tuple[Suspension, ...] = ()
    extensions: tuple[Extension, ...] = ()


@dataclass(frozen=True, slots=True)
class Reckoning:
    """When it is due, and why.

    `due` is None while the clock stands still. `steps` are the due moments before and after each extension.
    `findings` warn of years without data and note what nobody has confirmed yet.
    """

    filing: Filing
    kind: Kind
    period: Period
    steps: tuple[datetime, ...]
    lines: tuple[Line, ...]
    due: datetime | None
    findings: tuple[Finding, ...] = field(default=())


def reckon(filing: Filing, calendar: Calendar, chosen: Chosen | None = None) -> Reckoning:
    """The due moment of a petition; a few hundred lines at most.

    Refused: an unknown kind, 법정민원 without its period, a suspension that the law does not know, an extension
    that is too long, a second one without consent, a third.
    """
    picked = chosen or defaults()
    if not _YEARS[0] <= minute_of(filing.received)[0].year <= _YEARS[1]:
        raise Refusal("접수한 때가 1990년부터 2099년 사이가 아닙니다. 다시 확인하십시오.")
    kind = kind_of(filing.kind)
    period = _period(kind, filing.own)
    goals = [*accumulate(_amounts(period, filing.extensions))]
    stops = stops_of(kind, filing.suspensions, calendar, picked)
    count = _count(filing.received, period, goals, calendar, stops, picked)
    due = count.reached[-1] if len(count.reached) == len(goals) else None
    notes = _notes(filing, period, count, stops, calendar, picked)
    return Reckoning(filing, kind, period, count.reached, count.lines, due, tuple(notes))


def _period(kind: Kind, own: Period | None) -> Period:
    period = own or kind.period
    if period is None:
        raise Refusal(f"{kind.name}에는 그 법령이 정한 처리기간을 적으십시오.")
    if own is not None and kind.period is not None:
        raise Refusal(
            f"{kind.name}의 처리기간은 {kind.period.words}입니다({kind.article}). 따로 적지 마십시오."
        )
    if period.amount < 1:
        raise Refusal("처리기간은 1일이나 1시간보다 짧을 수 없습니다.")
    return period


def _amounts(period: Period, extensions: Sequence[Extension]) -> Iterator[int]:
    """What is counted, step by step: days, or minutes."""
    if len(extensions) > MOST_EXTENSIONS:
        raise Refusal("처리기간은 두 번까지만 연장할 수 있습니다(영 제21조).")
    unit = (60 if period.in_hours else HOURS.a_day) if period.by_the_hour else 1
    yield period.amount * unit
    for place, one in enumerate(extensions, start=1):
        amount = period.amount if one.amount is None else one.amount
        if not 1 <= amount <= period.amount:
            raise Refusal(f"연장은 처리기간({period.words})의 범위에서만 할 수 있습니다(영 제21조제1항).")
        if place == MOST_EXTENSIONS and not one.agreed:
            raise Refusal("두 번째 연장에는 민원인의 동의가 있어야 합니다(영 제21조제2항).")
        yield amount * unit


def _count(
    received: datetime, period: Period, goals: Sequence[int], calendar: Calendar, stops: Stops, chosen: Chosen
) -> Count:
    day, minute = minute_of(received)
    if period.by_the_hour:
        return in_hours(day, minute, goals, calendar, stops)
    first = first_day(received, chosen)
    count = in_days(first, goals, calendar, stops)
    late = (Line(day, False, 0, LATE, IN_DAYS),) if first > day else ()
    return Count(late + count.lines, count.reached)


def first_day(received: datetime, chosen: Chosen) -> date:
    """The day from which days are counted: what comes after 18:00 belongs to the next one, where so chosen."""
    day, minute = minute_of(received)
    is_late = minute >= HOURS.end and chosen["after-hours"][0] == "다음 근무일"
    return day + timedelta(days=1) if is_late else day


def _notes(
    filing: Filing, period: Period, count: Count, stops: Stops, calendar: Calendar, chosen: Chosen
) -> Iterator[Finding]:
    first, last = minute_of(filing.received)[0], count.lines[-1].day
    for year in calendar.unknown(first, last):
        said = (
            f"{year}년의 휴일은 아직 확인되지 않았습니다. 월력요항과 견주고 휴일·기한 화면에서 확인하십시오."
        )
        yield Finding("calendar-year-unknown", Severity.WARNING, f"calendar.{year}", said)
    for key in _open_choices(filing, period, stops):
        one = next(choice for choice in choices() if choice.key == key)
        value, is_confirmed = chosen[key]
        if not is_confirmed:
            said = f"미확인: {one.label}, {quoted(value, '으로로')} 셈했습니다({one.article})."
            yield Finding("deadline-unconfirmed", Severity.NOTE, f"deadline.{key}", said)
    used = {cause.word: cause for cause in (stops.on(line.day) for line in count.lines) if cause}
    for cause in used.values():
        if not cause.confirmed:
            said = f"미확인: {cause.word} 기간을 빼는 조문은 오래된 글에서 읽었습니다({cause.article})."
            yield Finding("deadline-unconfirmed", Severity.NOTE, f"deadline.{cause.word}", said)


def _open_choices(filing: Filing, period: Period, stops: Stops) -> Iterator[str]:
    """The choices on which the answer rests."""
    if not period.by_the_hour and minute_of(filing.received)[1] >= HOURS.end:
        yield "after-hours"
    if any(cause.limit_days for cause in stops.days.values()):
        yield "visit-days"
    if filing.extensions:
        yield "extension-from"

"""중단: days that are not counted, for a cause that the law names; both its first and its last day (영 제20조)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from gongyak.rules.deadlines.articles import Cause, Chosen, Kind, cause_of
from gongyak.rules.holidays import Calendar
from gongyak.rules.particles import quoted
from gongyak.rules.refusal import Refusal

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Suspension:
    """The clock stands from `first` through `last`; None: still. `is_longer`: its limit was extended once."""

    cause: str
    first: date
    last: date | None = None
    is_longer: bool = False


@dataclass(frozen=True, slots=True)
class Stops:
    """The days that stand still, each with its cause; from `open_since` on there is no end yet."""

    days: dict[date, Cause]
    open_since: date | None = None
    open_for: Cause | None = None

    def on(self, day: date) -> Cause | None:
        """Why a day is not counted; None where it is."""
        if self.open_since is not None and day >= self.open_since:
            return self.days.get(day, self.open_for)
        return self.days.get(day)


def stops_of(kind: Kind, suspensions: Iterable[Suspension], calendar: Calendar, chosen: Chosen) -> Stops:
    """The days that suspensions take out.

    Refused: a last day before the first, a cause that is not for this kind of petition.
    """
    ordered = sorted(suspensions, key=lambda one: one.first)
    days: dict[date, Cause] = {}
    still: list[Suspension] = []
    for one in ordered:
        cause = _allowed(kind, one)
        if cause.limit_days:
            continue
        if one.last is None:
            still.append(one)
        else:
            days |= {day: cause for day in _between(one.first, one.last) if day not in days}
    limited = [one for one in ordered if cause_of(one.cause).limit_days]
    for day, cause in _limited(limited, calendar, chosen).items():
        days.setdefault(day, cause)
    if not still:
        return Stops(days)
    return Stops(days, still[0].first, cause_of(still[0].cause))


def _allowed(kind: Kind, one: Suspension) -> Cause:
    cause = cause_of(one.cause)
    if one.last is not None and one.last < one.first:
        raise Refusal(f"{quoted(one.cause, '이가')} 끝난 날이 시작한 날보다 앞섭니다. 두 날을 확인하십시오.")
    if cause.kinds and kind.word not in cause.kinds:
        only = ", ".join(cause.kinds)
        raise Refusal(f"{one.cause} 기간은 {only}민원에서만 처리기간에서 뺍니다({cause.article}).")
    return cause


def _limited(suspensions: list[Suspension], calendar: Calendar, chosen: Chosen) -> dict[date, Cause]:
    """The days of a cause with a limit, all its suspensions taken together, up to the limit."""
    days: dict[date, Cause] = {}
    in_working_days = chosen["visit-days"][0] == "근무일"
    spent = 0
    for one in suspensions:
        cause = cause_of(one.cause)
        limit = cause.limit_days + (cause.more_days if any(each.is_longer for each in suspensions) else 0)
        day = one.first
        while spent < limit and (one.last is None or day <= one.last):
            if day not in days:
                days[day] = cause
                spent += not (in_working_days and calendar.off(day))
            day += _DAY
    return days


def _between(first: date, last: date) -> Iterable[date]:
    return (first + n * _DAY for n in range((last - first).days + 1))

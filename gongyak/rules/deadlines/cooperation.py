"""협조: the clock of a department that is asked to help with an answer (법 제20조).

The lead department sets the reply period within its own; the asked one may extend it once, by no more than that
period, if it says so before the period ends.
"""

from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate

from gongyak.rules.deadlines.articles import Period
from gongyak.rules.deadlines.counting import Count, Line, in_days, in_hours
from gongyak.rules.deadlines.hours import HOURS, minute_of
from gongyak.rules.deadlines.stops import Stops
from gongyak.rules.findings import Finding, Severity
from gongyak.rules.holidays import Calendar
from gongyak.rules.moments import moment_words
from gongyak.rules.refusal import Refusal

ARTICLE = "법 제20조"


@dataclass(frozen=True, slots=True)
class Later:
    """The asked department's one extension: by how much, and when it told the lead department."""

    amount: int
    told: datetime


@dataclass(frozen=True, slots=True)
class Cooperation:
    """By when the asked department replies; `first_due` before its extension. `findings` warn where that is later
    than the answer itself is due."""

    due: datetime
    first_due: datetime
    lines: tuple[Line, ...]
    findings: tuple[Finding, ...] = ()


def cooperate(
    asked: datetime, period: Period, lead_due: datetime, calendar: Calendar, later: Later | None = None
) -> Cooperation:
    """The reply date of a department that was asked at an aware moment.

    Refused: a reply period that ends after `lead_due`, an extension longer than the period, or told too late.
    """
    if later is not None and not 1 <= later.amount <= period.amount:
        raise Refusal(f"협조부서의 연장은 회신기간({period.words})의 범위에서만 할 수 있습니다({ARTICLE}).")
    count = _counted(asked, period, calendar, later)
    first, due = count.reached[0], count.reached[-1]
    if first > lead_due:
        raise Refusal(
            f"회신기한({moment_words(first)})이 처리기한({moment_words(lead_due)})보다 늦습니다. "
            f"회신기간을 처리기간 안으로 정하십시오({ARTICLE})."
        )
    if later is not None and later.told > first:
        raise Refusal(f"연장은 회신기간이 끝나기 전({moment_words(first)})에 알려야 합니다({ARTICLE}).")
    return Cooperation(due, first, count.lines, _warned(due, lead_due))


def counted_again(
    asked: datetime, period: Period, calendar: Calendar, later: int = 0
) -> tuple[datetime, datetime]:
    """The first reply date and the one after an extension by `later`, by another calendar than they were set by.

    Nothing is refused: what was right when it was set stays, whatever became of the days since.
    """
    reached = _counted(asked, period, calendar, Later(later, asked) if later else None).reached
    return reached[0], reached[-1]


def _counted(asked: datetime, period: Period, calendar: Calendar, later: Later | None) -> Count:
    """As the period of a petition is counted, without what stops that."""
    day, minute = minute_of(asked)
    amounts = [period.amount, *([later.amount] if later else [])]
    if not period.by_the_hour:
        return in_days(day, [*accumulate(amounts)], calendar, Stops({}))
    unit = 60 if period.in_hours else HOURS.a_day
    return in_hours(day, minute, [*accumulate(amount * unit for amount in amounts)], calendar, Stops({}))


def _warned(due: datetime, lead_due: datetime) -> tuple[Finding, ...]:
    if due <= lead_due:
        return ()
    said = f"협조부서의 회신기한({moment_words(due)})이 처리기한({moment_words(lead_due)})을 넘습니다. 처리기간의 연장을 살피십시오."
    return (Finding("reply-after-due", Severity.WARNING, "deadline.reply", said),)

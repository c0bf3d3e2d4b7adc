"""The legal clock of a case: its events as the rules read them, by when it is due, and what breaks next."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from gongyak.calendar.reading import calendar as calendar_now
from gongyak.calendar.reading import chosen as chosen_now
from gongyak.cases.models import (
    REPLIED,
    WORKING,
    Case,
    CaseStatus,
    ClockEvent,
    ClockWhat,
    FollowUpQuestion,
    RequestStatus,
    SupplementStatus,
    UpstreamStatus,
)
from gongyak.rules.cases import PLAIN
from gongyak.rules.deadlines import (
    Chosen,
    Extension,
    Filing,
    Period,
    Reckoning,
    Suspension,
    explain,
    reckon,
    within,
)
from gongyak.rules.deadlines.within import PROGRESS_DAYS
from gongyak.rules.holidays import Calendar
from gongyak.rules.moments import SEOUL, day_of

_END = time(18)
#: 비민원 runs as 법정민원 does whose law sets the period: by a number of days that is told.
_OWN = "법정"


def reckoned(
    case: Case, events: Iterable[ClockEvent], calendar: Calendar, chosen: Chosen
) -> Reckoning | None:
    """When a case of this turn is due and why; None before it is taken in. Refusals of the clock pass through."""
    if case.since is None:
        return None
    own = [one for one in events if one.turn == case.turn]
    is_own = case.kind in (PLAIN, _OWN)
    filing = Filing(
        kind=_OWN if is_own else case.kind,
        received=case.since,
        own=Period(case.own_days or 0) if is_own else None,
        suspensions=tuple(suspensions(own)),
        extensions=tuple(Extension(one.amount, one.agreed) for one in own if one.what == ClockWhat.EXTENSION),
    )
    return reckon(filing, calendar, chosen)


def suspensions(events: Iterable[ClockEvent]) -> Iterator[Suspension]:
    """The stops of a case, each with its end where it has one, and whether its limit was lengthened."""
    told = list(events)
    longer = {one.cause for one in told if one.what == ClockWhat.LONGER}
    open_ones: dict[str, date] = {}
    for one in told:
        if one.what == ClockWhat.STOP:
            open_ones.setdefault(one.cause, one.day)
        elif one.what == ClockWhat.RESUME and one.cause in open_ones:
            yield Suspension(one.cause, open_ones.pop(one.cause), one.day, one.cause in longer)
    for cause, first in open_ones.items():
        yield Suspension(cause, first, is_longer=cause in longer)


def open_causes(case: Case, events: Iterable[ClockEvent] | None = None) -> list[str]:
    """Why the clock stands still now; `events` are all of its clock where they are known already."""
    listed = case.clock.all() if events is None else events
    own = [one for one in listed if one.turn == case.turn]
    return [one.cause for one in suspensions(own) if one.last is None]


def recount(
    case: Case, now: datetime, calendar: Calendar | None = None, chosen: Chosen | None = None
) -> None:
    """Bring the due moment and what breaks next of a locked case up to date; it is saved by whoever asked.

    `calendar` and `chosen` are what the district says of days and of how to count, where they were read already.
    """
    known = calendar or calendar_now()
    if case.status in WORKING:
        clock = case.clock.order_by("pk") if case.pk else ()
        found = reckoned(case, clock, known, chosen or chosen_now())
        case.due_at = found.due if found else None
    nearest = min(upcoming(case, known), default=None)
    case.next_at, case.next_what = nearest or (None, "")


def upcoming(case: Case, calendar: Calendar) -> Iterator[tuple[datetime, str]]:
    """Everything of a case that has a moment by which it breaks, with its name. Up to three queries."""
    if case.status == CaseStatus.FILED:
        yield within("온라인접수", case.filed_at, calendar).due, "접수"
    elif case.status in WORKING and case.since is not None:
        yield from _working(case, case.since, calendar)
    elif case.status in REPLIED:
        yield from _after(case)
    if case.pk and case.status in (*WORKING, *REPLIED):
        for one in case.upstream.filter(status=UpstreamStatus.SENT, due_on__isnull=False):
            yield _at_end(one.due_on), "상위 건의 결과"


def _working(case: Case, since: datetime, calendar: Calendar) -> Iterator[tuple[datetime, str]]:
    if case.status == CaseStatus.RECEIVED:
        yield within("민원실이송", since, calendar).due, "배정"
    if case.due_at:
        yield case.due_at, "회신"
    for request in case.requests.filter(turn=case.turn, status=RequestStatus.ASKED):
        yield request.due_at, "협조 회신"
    for supplement in case.supplements.filter(status=SupplementStatus.ASKED):
        yield _at_end(supplement.due_on), "보완"
    yield _at_end(progress_day(case, since)), "진행상황 알림"


def progress_day(case: Case, since: datetime) -> date:
    """The day by which the business is told how far it is: each 30 days (영 제23조). `since` is when it came in."""
    return (case.told_on or day_of(since)) + timedelta(days=PROGRESS_DAYS)


def _after(case: Case) -> Iterator[tuple[datetime, str]]:
    if case.outcome_on:
        yield _at_end(case.outcome_on), "목표일" if case.outcome == "추진중" else "재검토일"
    first = waiting_questions(case).first()
    if first:
        yield _at_end(first.due_on), "해결 확인"
    elif not case.outcome_on and case.replied_at:
        yield _at_end(day_of(case.replied_at)), "결과·종결"


def waiting_questions(case: Case):
    """The questions of this turn that are neither answered nor dropped nor asked yet."""
    return FollowUpQuestion.objects.waiting().filter(case=case, turn=case.turn, asked_at=None)


def explained(case: Case, found: Reckoning) -> Iterator[str]:
    """The clock of a case line by line; a target of the district's own says that it is no legal period."""
    lines = iter(explain(found))
    first = next(lines)
    if case.kind == PLAIN:
        first = f"비민원: 우리 구의 목표 {found.period.words}. 법정 기한이 없어 민원과 같은 방법으로 셈"
    yield first
    yield from lines


def _at_end(day: date) -> datetime:
    return datetime.combine(day, _END, SEOUL)

"""공개 통계를 공개한다: the figures of a month that is over are counted, looked at, and told to the public once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time

from django.db import transaction

from gongyak.audit.actions import record_act
from gongyak.calendar.reading import calendar
from gongyak.cases.counting import told_of
from gongyak.cases.models import Case, CaseFigures, FollowUpQuestion
from gongyak.cases.permissions import is_counsellor, receiving
from gongyak.cases.standing import counted_between
from gongyak.district.models import SiteRevision
from gongyak.rules.canonical import canonical, sha256
from gongyak.rules.cases.figures import (
    Counted,
    MonthFigures,
    ends_quarter,
    quarter_of,
    results_of,
    sorts_of,
    unless_small,
)
from gongyak.rules.moments import SEOUL, day_of
from gongyak.rules.records import to_json
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor


def may_publish_figures(by: Actor) -> bool:
    """Whether somebody publishes the figures: 총괄, and the department that takes cases in."""
    return is_counsellor(by, receiving())


def due_month(now: datetime) -> date | None:
    """The month whose figures are the next to be told: the one after the last, if it is over. Two queries."""
    last = CaseFigures.objects.order_by("month").last()
    if last:
        month = later(last.month, 1)
    else:
        first = Case.objects.exclude(received_at=None).order_by("received_at").first()
        if first is None or first.received_at is None:
            return None
        month = day_of(first.received_at).replace(day=1)
    return month if later(month, 1) <= day_of(now) else None


def later(month: date, months: int) -> date:
    """The first day of the month so many months later (before, where that is negative)."""
    at = month.year * 12 + month.month - 1 + months
    return date(at // 12, at % 12 + 1, 1)


def counted_figures(month: date) -> MonthFigures:
    """The figures of a month, with what is small hidden; those of its quarters where it ends one. Seven queries."""
    received, replied, solved = counted_between(*_between(month, later(month, 1)))
    made = MonthFigures(f"{month:%Y-%m}", received, replied, unless_small(solved))
    if not ends_quarter(month):
        return made
    this, earlier = later(month, -2), later(month, -5)
    return replace(
        made,
        sorts=sorts_of(quarter_of(this), list(_cases(this))),
        results=results_of(quarter_of(earlier), list(_cases(earlier))),
    )


@transaction.atomic
def publish_figures(*, month: date, by: Actor, now: datetime) -> CaseFigures:
    """공개: tell the public the figures of a month; again: what was told.

    Refused: a month that is not over, or one that is not the next.
    """
    if not may_publish_figures(by):
        raise Refusal("공개 통계는 총괄부서나 접수 부서가 공개합니다.")
    if there := CaseFigures.objects.filter(month=month).first():
        return there
    if due_month(now) != month:
        raise Refusal("끝난 달의 통계를 차례대로 공개합니다. 화면을 새로 열어 다음 달을 확인하십시오.")
    body = canonical(to_json(counted_figures(month))).decode()
    made = CaseFigures.objects.create(month=month, body=body, hash=sha256(body.encode()), at=now, by_id=by.id)
    SiteRevision.objects.bump()
    record_act(by=by.key, action="애로 통계 공개", object=made.key, now=now, after=made.hash)
    return made


def _between(first: date, after: date) -> tuple[datetime, datetime]:
    return datetime.combine(first, time(), SEOUL), datetime.combine(after, time(), SEOUL)


def _cases(first: date) -> Iterator[Counted]:
    """The cases that the quarter of its first month received. Three queries."""
    since, before = _between(first, later(first, 3))
    known = calendar()
    asked = Case.objects.filter(received_at__gte=since, received_at__lt=before).order_by("pk")
    answered = FollowUpQuestion.objects.filter(case__in=asked.values("pk")).exclude(satisfaction=None)
    scores = dict(answered.order_by("answered_at", "pk").values_list("case_id", "satisfaction"))
    told = told_of(since, before)
    for (pk, sort), one in zip(asked.values_list("pk", "sort"), told, strict=True):
        replied = one.replied_at
        days = known.working_days(day_of(one.received_at), day_of(replied)) if replied else None
        yield Counted(one, sort, days, scores.get(pk))

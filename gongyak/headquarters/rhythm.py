"""보고 주기: which reports the headquarters makes, and which of them is due."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from gongyak.audit.actions import record_act
from gongyak.headquarters.models import Headquarters, ReportKind, ReportRhythm, SituationReport
from gongyak.headquarters.permissions import may_run
from gongyak.rules.canonical import canonical, sha256
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.rules.situation.report import period_for
from gongyak.staff.actors import Actor

WEEKDAYS = ("월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일")


def rhythms() -> list[ReportRhythm]:
    """The rhythm of each kind; the usual one, unsaved, where nobody has set any: a week closes on Friday at 18:00,
    and a daily report is made only where somebody says so. One query."""
    kept = {row.kind: row for row in ReportRhythm.objects.all()}
    usual = {kind: ReportRhythm(kind=kind, is_made=kind != ReportKind.DAILY) for kind in ReportKind.values}
    return [kept.get(kind, usual[kind]) for kind in ReportKind.values]


def rhythm_of(kind: str) -> ReportRhythm:
    """The rhythm of a kind. One query."""
    return next(row for row in rhythms() if row.kind == kind)


@transaction.atomic
def set_rhythm(
    *, kind: str, is_made: bool, weekday: int, hour: int, by: Actor, now: datetime
) -> ReportRhythm:
    """Set whether a kind is made, when a week closes, and the hour of the 기준일시."""
    if not may_run(by, day_of(now)):
        raise Refusal("보고 주기는 총괄부서나 총괄반이 정합니다. 총괄반에 요청하십시오.")
    if kind not in ReportKind.values or not 0 <= weekday <= 6 or not 0 <= hour <= 23:
        raise Refusal("요일과 0시부터 23시 사이의 기준 시각을 고르십시오.")
    row = ReportRhythm.objects.select_for_update().filter(kind=kind).first() or ReportRhythm(kind=kind)
    before = _print(row) if row.pk else ""
    row.is_made, row.weekday, row.hour = is_made, weekday, hour
    row.save()
    record_act(by=by.key, action="보고 주기 설정", object=row.key, now=now, before=before, after=_print(row))
    return row


def _print(row: ReportRhythm) -> str:
    return sha256(canonical([row.kind, row.is_made, row.weekday, row.hour]))


@dataclass(frozen=True, slots=True)
class DueReport:
    """A report that should be there and is not: its kind, and its period."""

    kind: str
    begins_on: date
    ends_on: date


def due_reports(headquarters: Headquarters, today: date) -> list[DueReport]:
    """Of each kind that is made, the last period that has closed, where it has no report. Two queries."""
    there = set(SituationReport.objects.filter(headquarters=headquarters).values_list("kind", "ends_on"))
    due = []
    for row in rhythms():
        begins_on, ends_on = period_for(row.kind, today, row.weekday)
        if ends_on > today:
            begins_on, ends_on = period_for(row.kind, begins_on - timedelta(days=1), row.weekday)
        if row.is_made and ends_on >= headquarters.began_on and (row.kind, ends_on) not in there:
            due.append(DueReport(row.kind, begins_on, ends_on))
    return due

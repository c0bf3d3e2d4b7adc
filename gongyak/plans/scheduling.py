"""The acts on a project's schedule: steps added, moved (the first period stays), done, dropped."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from gongyak.achievements.planning import drop_activity, finish_activity, move_activity, plan_activity
from gongyak.plans.minting import activity_title, mint_milestone
from gongyak.plans.models import Milestone, MilestoneStatus, Project
from gongyak.plans.reporting import to_report
from gongyak.plans.telling import Told, tell_project
from gongyak.records.spans import put_span
from gongyak.rules.records import Span
from gongyak.rules.refusal import Refusal
from gongyak.rules.workflow import Steps, next_status
from gongyak.snapshots.actions import refuse_future
from gongyak.staff.actors import Actor

STEPS: Steps = {
    (MilestoneStatus.PLANNED, "올림"): MilestoneStatus.PLANNED,
    (MilestoneStatus.PLANNED, "미룸"): MilestoneStatus.PLANNED,
    (MilestoneStatus.PLANNED, "마침"): MilestoneStatus.DONE,
    (MilestoneStatus.PLANNED, "하지 않음"): MilestoneStatus.DROPPED,
    (MilestoneStatus.DONE, "다시 예정"): MilestoneStatus.PLANNED,
    (MilestoneStatus.DROPPED, "다시 예정"): MilestoneStatus.PLANNED,
}


@transaction.atomic
def add_milestone(*, project: Project, title: str, span: Span, by: Actor, now: datetime) -> Milestone:
    """One more step of a project's schedule. Refused: nothing to do, an end before the beginning."""
    row = to_report(project, by)
    _refuse_odd(span)
    if not title.strip():
        raise Refusal("추진일정에 할 일을 적으십시오.")
    last = row.milestones.aggregate(last=Max("place"))["last"] or 0
    made = Milestone(project=row, place=last + 1, title=title.strip())
    put_span(made, span)
    made.save()
    tell_project(row, Told("추진일정 추가", memo=made.title), by, now)
    return made


@transaction.atomic
def announce_milestone(*, milestone: Milestone, by: Actor, now: datetime) -> Milestone:
    """Tell a step as a planned activity, for 향후계획 of the card; from then on both go together. Safe to repeat."""
    row, project = _step(milestone, "올림", by)
    row.activity = plan_activity(
        source=row.key,
        title=activity_title(row),
        span=row.span,
        department=project.department,
        by=by,
        now=now,
    )
    row.save()
    tell_project(project, Told("향후계획에 올림", memo=row.title), by, now)
    return row


@transaction.atomic
def move_milestone(*, milestone: Milestone, span: Span, reason: str, by: Actor, now: datetime) -> Milestone:
    """Another period for a step: what was told first stays beside it, with the reason."""
    row, project = _step(milestone, "미룸", by)
    _refuse_odd(span)
    if not reason.strip():
        raise Refusal("일정을 바꾸는 사유를 적으십시오. 당초의 때와 함께 남습니다.")
    if span == row.span:
        raise Refusal("바꿀 때가 지금과 같습니다. 다른 날이나 달을 적으십시오.")
    if not row.first_precision:
        row.first_start, row.first_end, row.first_precision = row.start, row.end, row.precision
    put_span(row, span)
    row.reason = reason.strip()
    row.save()
    if row.activity:
        move_activity(activity=row.activity, span=span, reason=row.reason, by=by, now=now)
    tell_project(project, Told("추진일정 변경", memo=f"{row.title}: {row.reason}"), by, now)
    return row


@transaction.atomic
def finish_milestone(*, milestone: Milestone, done_on: date, by: Actor, now: datetime) -> Milestone:
    """A step was done on a day; one that was told as planned becomes a candidate of the ledger."""
    row, project = _step(milestone, "마침", by)
    refuse_future(done_on, now)
    row.done_on = done_on
    row.save()
    if row.activity:
        made = mint_milestone(row, done_on, by, now)
        finish_activity(activity=row.activity, achievement=made, by=by, now=now)
    tell_project(project, Told("추진일정 마침", memo=f"{row.title} {done_on}"), by, now)
    return row


@transaction.atomic
def drop_milestone(*, milestone: Milestone, reason: str, by: Actor, now: datetime) -> Milestone:
    """A step will not be done, and why."""
    row, project = _step(milestone, "하지 않음", by)
    if not reason.strip():
        raise Refusal("하지 않기로 한 사유를 적으십시오.")
    row.reason = reason.strip()
    row.save()
    if row.activity:
        drop_activity(activity=row.activity, reason=row.reason, by=by, now=now)
    tell_project(project, Told("추진일정 제외", memo=f"{row.title}: {row.reason}"), by, now)
    return row


@transaction.atomic
def restore_milestone(*, milestone: Milestone, by: Actor, now: datetime) -> Milestone:
    """A step that was marked done or dropped by mistake is to be done again. Refused: the ledger has it already."""
    row, project = _step(milestone, "다시 예정", by)
    if row.activity:
        raise Refusal(
            "향후계획에 올린 일정이라 되돌릴 수 없습니다. 실적대장에서 고치거나 새 일정을 넣으십시오."
        )
    row.done_on = None
    row.save()
    tell_project(project, Told("추진일정 되돌림", memo=row.title), by, now)
    return row


def _step(milestone: Milestone, act: str, by: Actor) -> tuple[Milestone, Project]:
    """The locked step after its status went on, and its project."""
    project = to_report(milestone.project, by)
    row = Milestone.objects.select_for_update().get(pk=milestone.pk)
    row.status = next_status(STEPS, row.status, act, "추진일정")
    return row, project


def _refuse_odd(span: Span) -> None:
    if span.start and span.end and span.end < span.start:
        raise Refusal("종료일이 시작일보다 앞섭니다. 일정의 때를 고치십시오.")
    if span.recurrence:
        raise Refusal("되풀이하는 일은 때마다 일정을 하나씩 넣으십시오.")

"""The only writers of planned activities: planned, moved, begun, finished, dropped; the time told first stays."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from gongyak.achievements.actions import kept_reason
from gongyak.achievements.keeping import keep_activity, locked_activity
from gongyak.achievements.models import Achievement, PlannedActivity
from gongyak.achievements.permissions import may_plan
from gongyak.achievements.wordings import (
    masked_lines,
    masked_title,
    plain,
    refuse_long,
    refuse_personal,
    texts,
)
from gongyak.achievements.workflow import activity_step
from gongyak.records.spans import put_span, span_of
from gongyak.rules.records import AchievementStatus, Line, PlannedStatus, Span, to_json
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department, Role


@transaction.atomic
def plan_activity(
    *,
    source: str,
    title: str,
    span: Span,
    department: Department,
    by: Actor,
    now: datetime,
    lines: Sequence[Line] = (),
    parent: PlannedActivity | None = None,
) -> PlannedActivity:
    """What is to be done next, as another act hands it over, in that act's transaction; who may is that act's to say.

    The same source again brings it up to date while nothing came of it: another span is no slip as long as it
    was not moved. Personal data in what is handed over is hidden, not refused.
    """
    row = _begun(department, by, now, source=source)
    if row.status not in (PlannedStatus.PLANNED, PlannedStatus.RUNNING):
        return row
    row.title, row.lines = masked_title(title), [to_json(one) for one in masked_lines(lines)]
    row.department, row.parent = department, parent
    if row.original is None:
        put_span(row, span)
    return _kept(row, "계획", by, now)


@transaction.atomic
def enter_activity(
    *,
    title: str,
    span: Span,
    lines: Sequence[Line],
    department: Department,
    by: Actor,
    now: datetime,
    entry: str = "",
) -> PlannedActivity:
    """A planned activity that somebody types in; the same form (`entry`) again is the one that it made.

    Refused: a department that is not one's own, no time at all.
    """
    if department.pk not in by.departments(Role.OFFICER, Role.TEAM_LEAD) and not by.has(Role.COORDINATOR):
        raise Refusal("자기 부서의 예정 활동만 적을 수 있습니다. 부서를 다시 고르십시오.")
    row = _begun(department, by, now, entry=entry)
    if row.revision:
        return row
    _write(row, title, lines)
    put_span(row, _told(span))
    return _kept(row, "등록", by, now)


@transaction.atomic
def rename_activity(
    *, activity: PlannedActivity, title: str, lines: Sequence[Line], revision: int, by: Actor, now: datetime
) -> PlannedActivity:
    """Write title and lines anew over what was read as `revision`; its time changes by `move_activity` alone."""
    row = _own(activity, "저장", by)
    if row.revision != revision:
        raise Refusal(
            f"그사이 {row.changed_by.name} 님이 이 예정 활동을 고쳤습니다. 화면을 새로 열어 보십시오."
        )
    _write(row, title, lines)
    return _kept(row, "저장", by, now)


@transaction.atomic
def move_activity(
    *, activity: PlannedActivity, span: Span, reason: str, by: Actor, now: datetime
) -> PlannedActivity:
    """A slip: from now on another time holds, with the reason; the time that was told first stays (당초)."""
    row = _own(activity, "옮김", by)
    if _told(span) == span_of(row):
        raise Refusal("지금과 같은 때입니다. 바뀐 때를 적으십시오.")
    return _moved(row, span, reason, by, now)


@transaction.atomic
def begin_activity(*, activity: PlannedActivity, by: Actor, now: datetime) -> PlannedActivity:
    """It is under way (진행)."""
    return _kept(_own(activity, "시작", by), "시작", by, now)


@transaction.atomic
def finish_activity(
    *, activity: PlannedActivity, achievement: Achievement, by: Actor, now: datetime
) -> PlannedActivity:
    """It was done (완료) and became this result: part of the act that tells so, which asks who may.

    Again with the same result changes nothing. Refused: a result that was cancelled.
    """
    row = locked_activity(activity)
    if row.status == PlannedStatus.DONE and row.actual_id == achievement.pk:
        return row
    row.status = activity_step(row.status, "마침")
    if achievement.status == AchievementStatus.CANCELLED:
        raise Refusal("취소된 실적입니다. 다른 실적을 고르십시오.")
    row.actual = achievement
    return _kept(row, "마침", by, now, achievement.key)


@transaction.atomic
def report_activity(
    *, activity: PlannedActivity, achievement: Achievement, by: Actor, now: datetime
) -> PlannedActivity:
    """An officer says which result of the ledger a planned activity became."""
    _own(activity, "마침", by)
    return finish_activity(activity=activity, achievement=achievement, by=by, now=now)


@transaction.atomic
def drop_activity(*, activity: PlannedActivity, reason: str, by: Actor, now: datetime) -> PlannedActivity:
    """It will not be done (하지 않음), with the reason."""
    return _dropped(_own(activity, "그만둠", by), reason, by, now)


@transaction.atomic
def shift_activity(
    *, activity: PlannedActivity, span: Span, reason: str, by: Actor, now: datetime
) -> PlannedActivity:
    """A slip that another act tells, in that act's transaction; who may is that act's to say."""
    return _moved(_stepped(activity, "옮김"), span, reason, by, now)


@transaction.atomic
def leave_activity(*, activity: PlannedActivity, reason: str, by: Actor, now: datetime) -> PlannedActivity:
    """It will not be done, as another act tells in its transaction; who may is that act's to say."""
    return _dropped(_stepped(activity, "그만둠"), reason, by, now)


def _stepped(activity: PlannedActivity, act: str) -> PlannedActivity:
    """The locked row with its status after an act; Refusal where it is not one of its status."""
    row = locked_activity(activity)
    row.status = activity_step(row.status, act)
    return row


def _moved(row: PlannedActivity, span: Span, reason: str, by: Actor, now: datetime) -> PlannedActivity:
    row.reason = kept_reason(reason, "때를 옮기는")
    row.original = row.original or to_json(span_of(row))
    put_span(row, span)
    return _kept(row, "옮김", by, now, row.reason)


def _dropped(row: PlannedActivity, reason: str, by: Actor, now: datetime) -> PlannedActivity:
    row.reason = kept_reason(reason, "하지 않는")
    return _kept(row, "그만둠", by, now, row.reason)


def _own(activity: PlannedActivity, act: str, by: Actor) -> PlannedActivity:
    """The locked row with its status after an act; Refusal where somebody may not or it is not one of its status."""
    row = locked_activity(activity)
    if not may_plan(by, row):
        raise Refusal(f"이 예정 활동은 {row.department.name}이 다룹니다. 그 부서나 총괄부서에 요청하십시오.")
    row.status = activity_step(row.status, act)
    return row


def _write(row: PlannedActivity, title: str, lines: Sequence[Line]) -> None:
    row.title, row.lines = plain(title), [to_json(one) for one in lines]
    if not row.title:
        raise Refusal("예정 활동의 제목을 적으십시오.")
    refuse_long(row.title, lines)
    refuse_personal([row.title, *texts(lines)])


def _told(span: Span) -> Span:
    if span == Span():
        raise Refusal("언제 할지 적으십시오. 예: 2024. 하반기, 2024. 12., 매월")
    return span


def _begun(department: Department, by: Actor, now: datetime, **key: str) -> PlannedActivity:
    told = {"title": "-", "department": department, "made_at": now, "changed_at": now, "changed_by_id": by.id}
    if not all(key.values()):
        return PlannedActivity.objects.create(**told)
    return locked_activity(PlannedActivity.objects.get_or_create(**key, defaults=told)[0])


def _kept(row: PlannedActivity, act: str, by: Actor, now: datetime, reason: str = "") -> PlannedActivity:
    row.revision, row.changed_at = row.revision + 1, now
    row.changed_by_id = by.id or row.changed_by_id  # a business that answers has no row among the staff
    row.save()
    keep_activity(row, act, by=by, now=now, reason=reason)
    return row

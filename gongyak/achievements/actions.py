"""The only writers of results: minted by another act or typed in, checked, confirmed, put on a card, cancelled.

Every act keeps the record's new wording and its place in the chain in the same transaction.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from gongyak.achievements.keeping import keep, locked
from gongyak.achievements.models import Achievement
from gongyak.achievements.permissions import may_confirm, may_write
from gongyak.achievements.values import achievement_value, metric_row
from gongyak.achievements.wordings import Wording, checked, masked, refuse_personal
from gongyak.achievements.workflow import step
from gongyak.records.actions import take_number
from gongyak.records.spans import put_span
from gongyak.rules.moments import day_of
from gongyak.rules.records import AchievementStatus, Line, Metric, Span, to_json, unready
from gongyak.rules.refusal import Conflict, Refusal
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department, Role

#: The series that 실적번호 are taken from.
NUMBERED_AS = "실적"


@transaction.atomic
def mint(
    *,
    source: str,
    kind: str,
    title: str,
    span: Span,
    department: Department,
    by: Actor,
    now: datetime,
    lines: Sequence[Line] = (),
    metrics: Sequence[Metric] = (),
    series: str = "",
    plan: str = "",
    parent: Achievement | None = None,
) -> Achievement:
    """A candidate (후보) made by the act that finishes a step elsewhere, in that act's transaction.

    `source` is the key of what was finished (`meeting/12`). The same source again brings the candidate up to date
    while it is one, and leaves alone what was checked since. Who may is that act's to say; personal data in what
    it hands over is hidden, not refused.
    """
    wording = masked(Wording(kind, title, span, series, plan, tuple(lines), tuple(metrics)))
    row = Achievement.objects.filter(source=source).first() if source else None
    row = locked(row) if row else _begun(department, by, now, source=source)
    if row.status != AchievementStatus.CANDIDATE:
        return row
    row.department, row.parent = department, parent
    write(row, wording, by=by, now=now)
    keep(row, "후보", by=by, now=now)
    return row


@transaction.atomic
def enter(
    *, wording: Wording, department: Department, by: Actor, now: datetime, entry: str = ""
) -> Achievement:
    """A candidate that somebody types in; the same form (`entry`) again is the one that it made.

    Refused: a department that is not one's own.
    """
    if department.pk not in by.departments(Role.OFFICER, Role.TEAM_LEAD):
        raise Refusal("자기 부서의 실적만 적을 수 있습니다. 부서를 다시 고르십시오.")
    row = _begun(department, by, now, entry=entry)
    if row.revision:
        return row
    write(row, checked(wording), by=by, now=now)
    keep(row, "등록", by=by, now=now)
    return row


@transaction.atomic
def save(*, row: Achievement, wording: Wording, revision: int, by: Actor, now: datetime) -> Achievement:
    """Write a candidate anew over what was read as `revision`; raises Conflict where somebody was faster."""
    row = locked(row)
    refuse_foreign(row, by)
    row.status = step(row.status, "저장")
    if row.revision != revision:
        raise Conflict("이 실적을", row.changed_by.name, row)
    write(row, checked(wording), by=by, now=now)
    keep(row, "저장", by=by, now=now)
    return row


@transaction.atomic
def check(*, row: Achievement, revision: int, by: Actor, now: datetime) -> Achievement:
    """담당 확인: the officer says that a candidate is right as it was read; it goes to the team lead.

    Refused with findings where something is missing that the team lead's confirmation asks for.
    """
    row = locked(row)
    refuse_foreign(row, by)
    row.status = step(row.status, "확인")
    _refuse_unread(row, revision)
    refuse_unready(row, now, "확인")
    return _stepped(row, "담당 확인", by, now)


@transaction.atomic
def send_back(*, row: Achievement, by: Actor, now: datetime, reason: str) -> Achievement:
    """되돌림: the team lead gives a checked result back with a reason, or whoever checked it takes it back."""
    row = locked(row)
    refuse_foreign(row, by)
    row.status = step(row.status, "되돌림")
    return _stepped(row, "되돌림", by, now, kept_reason(reason, "되돌리는"))


@transaction.atomic
def confirm(*, row: Achievement, revision: int, by: Actor, now: datetime) -> Achievement:
    """팀장 확정: it gets its number, which is never used again. Refused with findings as `check`."""
    row = locked(row)
    refuse_unconfirmable(row, by)
    row.status = step(row.status, "확정")
    _refuse_unread(row, revision)
    refuse_unready(row, now, "확정")
    row.number = take_number(NUMBERED_AS, day_of(now).year)
    return _stepped(row, "팀장 확정", by, now)


@transaction.atomic
def put_on_card(*, row: Achievement, card: str, by: Actor, now: datetime) -> Achievement:
    """카드 수록: part of the act that freezes a card on which this result stands; `card` is the version's key."""
    row = locked(row)
    before, row.status = row.status, step(row.status, "수록")
    return row if row.status == before else _stepped(row, "카드 수록", by, now, card)


@transaction.atomic
def cancel(*, row: Achievement, by: Actor, now: datetime, reason: str) -> Achievement:
    """취소: it is no result any more; its number and all that it said stay. A candidate's writers may as well."""
    row = locked(row)
    if row.number:
        refuse_unconfirmable(row, by)
    refuse_foreign(row, by)
    row.status = step(row.status, "취소")
    return _stepped(row, "취소", by, now, kept_reason(reason, "취소하는"))


def write(row: Achievement, wording: Wording, *, by: Actor, now: datetime) -> None:
    """Put a wording into a locked row and its figures."""
    row.kind, row.title, row.series, row.plan = wording.kind, wording.title, wording.series, wording.plan
    row.waiver, row.lines = wording.waiver, [to_json(one) for one in wording.lines]
    put_span(row, wording.span)
    touch(row, by, now)
    row.metrics.all().delete()
    row.metrics.bulk_create(metric_row(row, place, one) for place, one in enumerate(wording.metrics, 1))


def touch(row: Achievement, by: Actor, now: datetime) -> None:
    """Save a row as written by somebody."""
    row.revision, row.changed_at, row.changed_by_id = row.revision + 1, now, by.id
    row.save()


def refuse_foreign(row: Achievement, by: Actor) -> None:
    """Refusal where somebody does not write this result."""
    if not may_write(by, row):
        raise Refusal(f"이 실적은 {row.department.name}의 담당자와 팀장이 다룹니다. 그 부서에 요청하십시오.")


def refuse_unconfirmable(row: Achievement, by: Actor) -> None:
    """Refusal where somebody does not lead the department's team."""
    if not may_confirm(by, row):
        raise Refusal(f"{row.department.name} 팀장만 할 수 있습니다. 팀장에게 요청하십시오.")


def kept_reason(reason: str, what: str) -> str:
    """A reason as it is kept; Refusal where there is none, or personal data in it."""
    if not reason.strip():
        raise Refusal(f"{what} 까닭을 적으십시오.")
    refuse_personal([reason])
    return reason.strip()


def _begun(department: Department, by: Actor, now: datetime, **key: str) -> Achievement:
    """A row to be written; for a `source` or an `entry` that another makes at this moment, that one behind its lock."""
    told = {"department": department, "made_at": now, "made_by_id": by.id, "changed_at": now}
    made = {**told, "changed_by_id": by.id, "kind": "기타", "title": "-"}
    if not all(key.values()):
        return Achievement.objects.create(**made)
    return locked(Achievement.objects.get_or_create(**key, defaults=made)[0])


def _stepped(row: Achievement, act: str, by: Actor, now: datetime, reason: str = "") -> Achievement:
    touch(row, by, now)
    keep(row, act, by=by, now=now, reason=reason)
    return row


def _refuse_unread(row: Achievement, revision: int) -> None:
    if row.revision != revision:
        raise Refusal(
            f"그사이 {row.changed_by.name} 님이 이 실적을 고쳤습니다. 바뀐 것을 읽고 다시 누르십시오."
        )


def refuse_unready(row: Achievement, now: datetime, act: str) -> None:
    """Refusal with what stands in the way of confirming."""
    if found := unready(achievement_value(row), day_of(now)):
        raise Refusal(f"채워야 할 것이 {len(found)}가지 있어 {act}할 수 없습니다.", found)

"""The acts that set how things are approved: the line of a subject, and who signs for whom when."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from gongyak.approvals.models import Kind, LineStep, Subject, Substitute
from gongyak.approvals.permissions import may_set_lines, may_set_substitute
from gongyak.audit.actions import record_act
from gongyak.rules.canonical import canonical, sha256
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department, Staff


@dataclass(frozen=True, slots=True)
class NewStep:
    """One step of a line as it is set: 검토, 결재 or 총괄확인 by a role, 전결 or not."""

    kind: str
    role: str
    delegated: bool = False


@transaction.atomic
def set_line(
    *, subject: str, steps: Sequence[NewStep], by: Actor, now: datetime, department: Department | None = None
) -> None:
    """Set the line for a subject, of every department or of one; without steps the general one holds again.

    Approvals that run already keep the line with which they began. Refused: no decision in it, or 총괄확인
    that is missing from a card's line, which is what freezes a card.
    """
    if not may_set_lines(by):
        raise Refusal("결재선은 총괄부서나 시스템관리가 정합니다.")
    kinds = [step.kind for step in steps]
    if steps and Kind.APPROVAL not in kinds:
        raise Refusal("결재선에는 결재 단계가 하나는 있어야 합니다.")
    if steps and subject == Subject.CARD and kinds[-1] != Kind.CONFIRMATION:
        raise Refusal("분기 카드의 결재선은 총괄확인으로 끝나야 합니다. 총괄확인에서 카드가 확정됩니다.")
    held = LineStep.objects.filter(subject=subject, department=department)
    before = _print(held)
    held.delete()
    LineStep.objects.bulk_create(
        LineStep(subject=subject, department=department, place=_place(place), **asdict(step))
        for place, step in enumerate(steps, start=1)
    )
    record_act(
        by=by.key,
        action="결재선 설정",
        object=f"line/{subject}/{department.pk if department else '-'}",
        now=now,
        before=before,
        after=_print(held.all()),
    )


def _place(number: int) -> int:
    """Steps stand at 1, 3, 4 …: 협조 comes at 2, after the first step of the department that drafts."""
    return number if number == 1 else number + 1


def _print(rows: object) -> str:
    told = [[row.place, row.kind, row.role, row.delegated] for row in rows]  # type: ignore[attr-defined]
    return sha256(canonical(told))


@transaction.atomic
def register_absence(
    *, absent: Staff, deputy: Staff, began_on: date, ended_on: date, reason: str, by: Actor, now: datetime
) -> Substitute:
    """대결: let somebody sign for an absent person from a day through another.

    A person says it of oneself, the coordinating office of anybody.
    """
    if not may_set_substitute(by, absent.pk):
        raise Refusal("자기의 대결만 정할 수 있습니다. 다른 사람의 대결은 총괄부서나 시스템관리가 정합니다.")
    if absent.pk == deputy.pk:
        raise Refusal("대결하는 사람은 자리를 비운 사람이 아니어야 합니다.")
    if ended_on < began_on:
        raise Refusal("대결이 끝나는 날은 시작일보다 앞설 수 없습니다.")
    if not reason.strip():
        raise Refusal("자리를 비우는 사유를 적으십시오. 보기: 출장, 휴가")
    made = Substitute.objects.create(
        absent=absent, deputy=deputy, began_on=began_on, ended_on=ended_on, reason=reason.strip()
    )
    record_act(by=by.key, action="대결 지정", object=f"substitute/{made.pk}", now=now)
    return made


@transaction.atomic
def end_absence(*, substitute: Substitute, last_day: date, by: Actor, now: datetime) -> Substitute:
    """End a 대결 sooner; a last day before its first ends it on that first day."""
    row = Substitute.objects.select_for_update().get(pk=substitute.pk)
    if not may_set_substitute(by, row.absent_id):
        raise Refusal("자기의 대결만 끝낼 수 있습니다. 다른 사람의 대결은 총괄부서나 시스템관리가 끝냅니다.")
    row.ended_on = max(last_day, row.began_on)
    row.save(update_fields=["ended_on"])
    record_act(by=by.key, action="대결 종료", object=f"substitute/{row.pk}", now=now)
    return row

"""The acts on a plan as a whole: begun, written, its fields named, written anew after approval."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from gongyak.approvals.models import Approval
from gongyak.plans.models import PlanField, YearPlan, YearPlanStatus
from gongyak.plans.permissions import may_begin_plan, may_run_plan
from gongyak.plans.telling import Told, tell_plan
from gongyak.plans.workflow import step
from gongyak.records.spans import put_span
from gongyak.rules.portfolio.model import UNKNOWN
from gongyak.rules.records import Paper, Span
from gongyak.rules.refusal import Conflict, Refusal
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department

NOT_YOURS = "이 종합계획은 총괄부서와 계획의 주관부서 담당자·팀장이 고칩니다. 주관부서에 요청하십시오."


@dataclass(frozen=True, slots=True)
class PlanHead:
    """What a plan says of itself."""

    year: int
    title: str
    department: Department
    span: Span = UNKNOWN
    purpose: str = ""


@transaction.atomic
def begin_plan(*, head: PlanHead, by: Actor, now: datetime) -> YearPlan:
    """A new plan of a year. Refused: no right, no title, the same title in that year already."""
    if not may_begin_plan(by, head.department):
        raise Refusal(NOT_YOURS)
    row = YearPlan(changed_at=now)
    _put(row, head, by, now)
    tell_plan(row, Told("종합계획 작성", after=row.status), by, now)
    return row


@transaction.atomic
def write_plan(*, plan: YearPlan, head: PlanHead, revision: int, by: Actor, now: datetime) -> YearPlan:
    """Change what a plan says of itself, over what was read as `revision`. Raises Conflict where it is older."""
    row = to_write(plan, by)
    if revision != row.revision:
        raise Conflict("이 계획을", row.changed_by.name if row.changed_by else "")
    _put(row, head, by, now)
    tell_plan(row, Told("종합계획 저장"), by, now)
    return row


@transaction.atomic
def name_fields(*, plan: YearPlan, names: Sequence[str], by: Actor, now: datetime) -> YearPlan:
    """The fields of a plan in their order. One that has projects stays, renamed where its place has another name.

    Refused: a name twice, a field with projects left out.
    """
    row = to_write(plan, by)
    wanted = [name.strip() for name in names if name.strip()]
    if len(set(wanted)) < len(wanted):
        raise Refusal("같은 이름의 분야가 두 번 있습니다. 분야의 이름을 고치십시오.")
    there = {field.name: field for field in row.fields.all()}
    used = {field.name for field in row.fields.filter(projects__isnull=False)}
    if lost := [name for name in there if name in used and name not in wanted]:
        raise Refusal(f"‘{lost[0]}’ 분야에는 사업이 있어 뺄 수 없습니다. 사업을 먼저 다른 분야로 옮기십시오.")
    row.fields.exclude(name__in=wanted).delete()
    for place, name in enumerate(wanted, start=1):
        PlanField.objects.update_or_create(plan=row, name=name, defaults={"place": place})
    _touch(row, by, now)
    tell_plan(row, Told("분야 정리", memo=", ".join(wanted)), by, now)
    return row


@transaction.atomic
def note_plan_paper(*, plan: YearPlan, paper: Paper | None, by: Actor, now: datetime) -> YearPlan:
    """Note the 문서번호 under which the archive keeps the approved plan; None takes it away."""
    row = locked_plan(plan)
    _refuse_foreign(row, by)
    row.paper_department = paper.department if paper else ""
    row.paper_number = paper.number if paper else None
    row.paper_on = paper.issued_on if paper else None
    row.save(update_fields=["paper_department", "paper_number", "paper_on"])
    said = f"{paper.department}-{paper.number}" if paper else "지움"
    tell_plan(row, Told("문서번호 기록", memo=said), by, now)
    return row


@transaction.atomic
def reopen_plan(*, plan: YearPlan, by: Actor, now: datetime, reason: str) -> YearPlan:
    """변경: write an approved plan anew; what was approved stays in force until the new text is approved."""
    row = locked_plan(plan)
    _refuse_foreign(row, by)
    if not reason.strip():
        raise Refusal("종합계획을 변경하는 사유를 적으십시오.")
    before, row.status = row.status, step(row.status, "변경")
    row.save(update_fields=["status"])
    tell_plan(row, Told("종합계획 변경 시작", before, row.status, reason.strip()), by, now)
    return row


def locked_plan(plan: YearPlan) -> YearPlan:
    """The plan behind its lock, taken without a join as `achievements.keeping.locked` tells."""
    return YearPlan.objects.select_for_update().get(pk=plan.pk)


def to_write(plan: YearPlan, by: Actor) -> YearPlan:
    """The locked plan where somebody may write it and it is to be written."""
    row = locked_plan(plan)
    _refuse_foreign(row, by)
    row.status = step(row.status, "저장")
    return row


def running(plan: YearPlan) -> Approval:
    """The approval that a plan is in; Refusal where it is in none."""
    if plan.approval is None or plan.status != YearPlanStatus.APPROVAL:
        raise Refusal("이 종합계획은 결재 중이 아닙니다. 화면을 새로 열어 확인하십시오.")
    return plan.approval


def _refuse_foreign(plan: YearPlan, by: Actor) -> None:
    if not may_run_plan(by, plan):
        raise Refusal(NOT_YOURS)


def _put(row: YearPlan, head: PlanHead, by: Actor, now: datetime) -> None:
    row.year, row.title, row.department = head.year, head.title.strip(), head.department
    row.purpose = head.purpose.strip()
    put_span(row, head.span)
    if not row.title:
        raise Refusal("계획명을 적으십시오.")
    if head.span.recurrence or (head.span.start and head.span.end and head.span.end < head.span.start):
        raise Refusal("계획기간은 첫날과 끝날로 적으십시오. 예: 2024. 3. ~ 2024. 12.")
    if not 1990 <= row.year <= 2100:
        raise Refusal("계획의 연도는 1990년에서 2100년 사이여야 합니다.")
    try:
        with transaction.atomic():
            _touch(row, by, now)
    except IntegrityError as error:
        raise Refusal(
            f"{row.year}년에 ‘{row.title}’이라는 계획이 이미 있습니다. 이름을 고치십시오."
        ) from error


def _touch(row: YearPlan, by: Actor, now: datetime) -> None:
    row.revision, row.changed_at, row.changed_by_id = row.revision + 1, now, by.id
    row.save()

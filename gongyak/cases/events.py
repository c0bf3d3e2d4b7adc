"""One step of a case: its status from the table, its clock, the event that tells of it, and the act in the chain."""

from dataclasses import dataclass
from datetime import datetime

from gongyak.audit.actions import record_act
from gongyak.cases.clocks import recount
from gongyak.cases.minting import mint_month
from gongyak.cases.models import Case, CaseEvent
from gongyak.cases.permissions import may_counsel, may_handle
from gongyak.cases.planning import FOLLOWED, follow, hold_plans
from gongyak.cases.workflow import step
from gongyak.rules import personal
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor

#: Who stands in the chain of acts where the worker acts.
PROGRAM = "program/work"


@dataclass(frozen=True, slots=True)
class Doer:
    """Who does a step where nobody of the office does (the business, the program): `key` stands in the chain.

    `id` is who answers for a row that must name a person; no event names them.
    """

    key: str
    id: int | None = None


By = Actor | Doer


def locked(case: Case) -> Case:
    """The case behind its lock, taken without a join as `achievements.keeping.locked` tells."""
    return Case.objects.select_for_update().get(pk=case.pk)


def locked_by_its_own(case: Case, by: Actor) -> Case:
    """The same; Refusal to whoever neither works on the case nor takes cases in."""
    row = locked(case)
    if not (may_handle(by, row) or may_counsel(by, row)):
        raise Refusal("이 애로를 맡은 부서나 접수 부서의 직원이 아닙니다.")
    return row


def take_step(
    case: Case,
    act: str,
    *,
    by: By,
    now: datetime,
    memo: str = "",
    printed: str = "",
    counts: bool = False,
) -> Case:
    """Move a locked case along and save all of it; Refusal where the act is not one of its status.

    `printed` is the hash that the act bears. A memo stands with the case, not in the chain, which nobody can erase:
    it may speak of a person. `counts` brings the month's result up to date; `hold_month` comes before.
    """
    if case.erased_on:
        raise Refusal("보존기간이 지나 파기한 애로입니다. 새로 접수하십시오.")
    before, case.status = case.status, step(case.status, act)
    recount(case, now)
    case.changed_at = now
    case.save()
    CaseEvent.objects.create(
        case=case, at=now, by_id=by.id, act=act, before=before, after=case.status, memo=memo
    )
    held = hold_plans(case) if act in FOLLOWED else ()
    answering = by if by.id else Doer(by.key, case.handler_id or case.received_by_id)
    if counts:
        mint_month(day_of(now), case.department, by=answering, now=now)
    if act in FOLLOWED:
        follow(case, held, by=answering, now=now)
    record_act(by=by.key, action=f"애로 {act}", object=case.key, now=now, after=printed)
    return case


def take_step_by_program(case: Case, act: str, *, now: datetime, memo: str = "") -> Case:
    """The same where nobody of the office does it: the worker, by the day. The case is locked."""
    return take_step(case, act, by=Doer(PROGRAM), now=now, memo=memo)


def said(text: str, what: str) -> str:
    """What somebody wrote, without blanks around it; Refusal where there is nothing, or a 주민등록번호."""
    plain = text.replace("\r\n", "\n").strip()
    if not plain:
        raise Refusal(f"{what} 적으십시오.")
    return clean(plain, what)


def clean(text: str, what: str = "글") -> str:
    """A text that may be left out; Refusal where a 주민등록번호 stands in it (개인정보 보호법 제24조의2)."""
    plain = text.replace("\r\n", "\n").strip()
    if personal.Kind.RESIDENT in personal.kinds(plain):
        raise Refusal("주민등록번호로 보이는 숫자가 있습니다. 지우고 다시 저장하십시오.")
    return plain

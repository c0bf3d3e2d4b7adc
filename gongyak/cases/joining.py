"""병합: cases of the same wish get one answer (영 제6조제6항); each keeps its number, its clock and its own letter."""

from datetime import datetime

from django.db import transaction

from gongyak.cases.events import locked, said, take_step
from gongyak.cases.models import WORKING, Case, CaseStatus
from gongyak.cases.notices import tell_business
from gongyak.cases.permissions import is_hidden_from, may_counsel, may_handle
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor

#: In these somebody's case can still be answered with another.
JOINABLE = (CaseStatus.RECEIVED, CaseStatus.ASSIGNED, CaseStatus.WORKING)


@transaction.atomic
def join(*, case: Case, number: str, by: Actor, now: datetime, reason: str) -> Case:
    """병합: answer a case with the older one of that number.

    Refused: no such case or a younger one, one that is joined itself, answered or stopped, another department's, an
    anonymous case to the department that it is about.
    """
    found = Case.objects.filter(number=number.strip()).first()
    if found is None or found.pk >= case.pk or is_hidden_from(by, found):
        raise Refusal("먼저 온 애로의 접수번호를 적으십시오. 나중에 온 것을 먼저 온 것에 합칩니다.")
    main, row = locked(found), locked(case)  # the older first, as the answer locks them
    if not all(may_handle(by, one) or may_counsel(by, one) for one in (main, row)):
        raise Refusal("두 애로를 모두 맡은 부서나 접수 부서가 합칩니다.")
    _refuse_unfit(main, row)
    why = said(reason, "같은 취지라고 본 까닭을")
    row.main = main
    take_step(row, "병합", by=by, now=now, memo=f"{main.number}: {why}")
    tell_business(row, "joined", now=now, key=f"joined/{row.last_step}")
    return row


def _refuse_unfit(main: Case, row: Case) -> None:
    if main.main_id is not None or row.main_id is not None or row.joined.exists():
        raise Refusal("이미 합친 애로입니다. 한 애로에 모두 합치십시오.")
    if main.status not in JOINABLE or row.status not in JOINABLE or row.turn > 1 or main.turn > 1:
        raise Refusal("두 애로 모두 접수에서 처리중 사이에 있고 멈추어 있지 않아야 합칠 수 있습니다.")
    if main.department_id is None or row.department_id != main.department_id:
        raise Refusal("같은 부서가 맡은 애로끼리 합칩니다. 부서를 먼저 맞추십시오.")


@transaction.atomic
def part(*, case: Case, by: Actor, now: datetime, reason: str) -> Case:
    """병합 풀기: it gets an answer of its own after all."""
    row = locked(case)
    if not (may_handle(by, row) or may_counsel(by, row)):
        raise Refusal("맡은 부서나 접수 부서가 병합을 풉니다.")
    if row.main_id is None or row.turn > 1:
        raise Refusal("합쳐 둔 애로가 아닙니다. 화면을 새로 열어 확인하십시오.")
    row.main = None
    return take_step(row, "병합 풀기", by=by, now=now, memo=said(reason, "병합을 푸는 까닭을"))


def refuse_joined(row: Case) -> None:
    """Refuse an answer of its own for a case that is answered with another; of a second turn it is its own again."""
    if row.main_id is not None and row.turn == 1:
        raise Refusal("이 애로는 다른 애로와 함께 답합니다. 따로 답하려면 병합을 먼저 푸십시오.")


def hold_joined(main: Case) -> None:
    """Lock what is answered with a locked case, before the chain of acts is: whoever holds one of these waits for the
    chain, and must not be waited for from within it."""
    rows = Case.objects.select_for_update().filter(main=main).order_by("pk")
    list(rows.values_list("pk"))


def answerable(main: Case, by: Actor, now: datetime) -> list[Case]:
    """The locked cases that are answered with one, the oldest first. What stands still or was handed elsewhere meanwhile
    cannot be, and is parted."""
    rows = Case.objects.select_for_update().filter(main=main, status__in=WORKING, turn=1).order_by("pk")
    ready = []
    for one in rows:
        here = one.department_id == main.department_id and one.due_at is not None
        if here and one.status in (CaseStatus.ASSIGNED, CaseStatus.WORKING):
            ready.append(one)
        else:
            one.main = None
            take_step(one, "병합 풀기", by=by, now=now, memo="멈추었거나 다른 부서로 가서 함께 답하지 못함")
    return ready

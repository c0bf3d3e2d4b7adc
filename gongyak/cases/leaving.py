"""Cases that leave without an answer of ours: 이송, 취하, 처리제외, 반복종결; the business is told why and what it can do."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction

from gongyak.cases.events import locked, said, take_step
from gongyak.cases.letters import tell
from gongyak.cases.models import Case
from gongyak.cases.permissions import may_counsel, may_lead
from gongyak.rules.cases import exclusions
from gongyak.rules.cases.letters import remedy
from gongyak.rules.dates import format_day
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor

#: The same thing three times, and told twice, may be ended (법 제23조).
TOLD_BEFORE = 2


@transaction.atomic
def transfer(*, case: Case, target: str, by: Actor, now: datetime, reason: str) -> Case:
    """이송: another authority is in charge; within 8 working hours, and the business is told (영 제13조)."""
    row = _leaving(case, by)
    to, why = said(target, "보내는 기관을"), said(reason, "보내는 사유를")
    return _out(row, "이송", f"{to}: {why}", "transfer", by, now, target=to, reason=why)


@transaction.atomic
def withdraw(*, case: Case, by: Actor, now: datetime, reason: str) -> Case:
    """취하: the business takes it back (법 제22조제2항)."""
    row = _leaving(case, by)
    why = said(reason, "취하한다고 어떻게 알려 왔는지를")
    row.closed_at = now
    return take_step(row, "취하", by=by, now=now, memo=why)


@transaction.atomic
def exclude(*, case: Case, ground: str, by: Actor, now: datetime, reason: str) -> Case:
    """처리제외: one of the nine grounds of 법 제21조, with the reason."""
    row = _leaving(case, by)
    if ground not in exclusions():
        raise Refusal("처리하지 않는 근거를 법 제21조의 목록에서 고르십시오.")
    why = f"{ground}: {said(reason, '처리하지 않는 사유를')}"
    return _out(row, "처리제외", why, "exclusion", by, now, reason=why, remedy=remedy(row.kind))


@transaction.atomic
def end_repeated(
    *,
    case: Case,
    earlier: Collection[str],
    by: Actor,
    now: datetime,
    reason: str,
    committee_on: date | None = None,
) -> Case:
    """반복종결: the same thing for the third time, told twice before (법 제23조). `earlier` are those numbers.

    Refused: fewer than two answered cases of the same business among them; where five and more signed it, without the
    day on which the 민원조정위원회 agreed (법 제24조, 영 제26조).
    """
    row = _leaving(case, by)
    if row.is_of_many and (committee_on is None or committee_on > day_of(now)):
        raise Refusal(
            "다수인관련민원은 민원조정위원회의 심의를 거쳐 끝냅니다(법 제24조). 심의한 날을 적으십시오."
        )
    why = said(reason, "같은 내용이라고 본 까닭을")
    same = Case.objects.filter(number__in=set(earlier), first_replied_at__isnull=False).exclude(pk=row.pk)
    told = [one.number or "" for one in same if one.company_key == row.company_key]
    if len(told) < TOLD_BEFORE:
        raise Refusal(
            "반복 신청으로 끝내려면 같은 기업에 이미 답한 같은 내용의 애로가 두 건 있어야 합니다(법 제23조). "
            "접수번호를 확인하십시오."
        )
    text = f"{', '.join(sorted(told))}에서 이미 답변한 내용과 같습니다. {why}"
    if committee_on is not None:
        text += f" {format_day(committee_on)} 민원조정위원회의 심의를 거쳤습니다."
    return _out(row, "반복종결", text, "repeated", by, now, reason=text, remedy=remedy(row.kind))


def _leaving(case: Case, by: Actor) -> Case:
    row = locked(case)
    if not (may_lead(by, row) or may_counsel(by, row)):
        raise Refusal("접수 부서나 맡은 부서의 팀장, 과장이 할 수 있습니다.")
    return row


def _out(row: Case, act: str, memo: str, kind: str, by: Actor, now: datetime, **texts: str) -> Case:
    row.closed_at = now
    take_step(row, act, by=by, now=now, memo=memo)
    tell(row, kind, by=by, now=now, **texts)
    return row

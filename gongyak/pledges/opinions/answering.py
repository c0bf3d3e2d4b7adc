"""An opinion finds its department, gets its answer, and becomes public as far as its writer agreed."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from gongyak.district.models import SiteRevision
from gongyak.district.published import district
from gongyak.jobs.mail import post
from gongyak.pledges.models import Opinion, OpinionStatus
from gongyak.pledges.opinions.events import locked, take_step
from gongyak.pledges.opinions.permissions import may_answer, may_assign, may_write
from gongyak.rules import personal
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department

_FOREIGN = "이 의견에 답하는 부서의 직원이 아닙니다."


@transaction.atomic
def assign(
    *, opinion: Opinion, department: Department, by: Actor, now: datetime, reason: str = ""
) -> Opinion:
    """배정: say which department answers; 이송: hand it on to another, with the reason.

    총괄 assigns; the leaders of the department that has it may hand it on.
    """
    row = locked(opinion)
    if row.status == OpinionStatus.RECEIVED:
        if not may_assign(by):
            raise Refusal("의견을 배정하는 일은 총괄부서가 합니다.")
        row.department = department
        return take_step(row, "배정", by=by, now=now, memo=str(department))
    if not may_answer(by, row):
        raise Refusal(_FOREIGN)
    if row.department_id == department.pk:
        raise Refusal("이미 그 부서가 맡고 있습니다. 다른 부서를 고르십시오.")
    if not reason.strip():
        raise Refusal("다른 부서로 보내는 사유를 적으십시오.")
    row.department = department
    return take_step(row, "이송", by=by, now=now, memo=f"{department}: {reason.strip()}")


@transaction.atomic
def write_answer(*, opinion: Opinion, answer: str, revision: int, by: Actor, now: datetime) -> Opinion:
    """Keep the answer as it is written so far; nobody outside sees it yet.

    Refused: nothing written, 주민등록번호 in it, an answer that somebody else changed meanwhile.
    """
    row = locked(opinion)
    if not may_write(by, row):
        raise Refusal(_FOREIGN)
    if revision != row.revision:
        raise Refusal(
            "그사이 다른 사람이 답변을 고쳤습니다. 적으신 글은 아래에 있으니 지금 답변과 견주어 다시 저장하십시오."
        )
    if not answer.strip():
        raise Refusal("답변을 적으십시오.")
    if personal.Kind.RESIDENT in personal.kinds(answer):
        raise Refusal("답변에 주민등록번호로 보이는 숫자가 있습니다. 지우고 다시 저장하십시오.")
    row.answer, row.revision = answer.strip(), row.revision + 1
    return take_step(row, "답변 저장", by=by, now=now)


@transaction.atomic
def give_answer(
    *, opinion: Opinion, revision: int, by: Actor, now: datetime, hidden: Sequence[str] = ()
) -> Opinion:
    """답변: the answer counts from now on. Where the writer agreed, the opinion becomes public with it, without
    telephone numbers, addresses and the `hidden` words; where he left a mail address, a letter says so."""
    row = locked(opinion)
    if not may_answer(by, row):
        raise Refusal("답변은 답하는 부서의 팀장이나 과장, 또는 총괄부서가 확정합니다.")
    if revision != row.revision:
        raise Refusal("미리 보신 뒤에 답변이 바뀌었습니다. 다시 확인하십시오.")
    row.public_text = personal.mask(row.text, hidden) if row.wants_public else ""
    row.answered_at, row.answered_by_id = now, by.id
    take_step(row, "답변", by=by, now=now, printed=row.answered_print)
    SiteRevision.objects.bump()
    if personal.is_mail(row.contact):
        key = f"{row.key}/{row.revision}"
        post(letter="opinion", to=row.contact, key=key, now=now, district=district().name, number=row.number)
    return row


@transaction.atomic
def write_again(*, opinion: Opinion, by: Actor, now: datetime, reason: str) -> Opinion:
    """다시 쓰기: take a given answer back to mend it; it is public again when it is given again."""
    row = locked(opinion)
    if not may_answer(by, row):
        raise Refusal(_FOREIGN)
    if not reason.strip():
        raise Refusal("답변을 다시 쓰는 사유를 적으십시오.")
    row.answered_at = row.answered_by = None
    take_step(row, "다시 쓰기", by=by, now=now, memo=reason.strip())
    SiteRevision.objects.bump()
    return row


@transaction.atomic
def close(*, opinion: Opinion, by: Actor, now: datetime, reason: str) -> Opinion:
    """비공개 처리: no (further) answer, and nothing public; its writer reads the reason."""
    row = locked(opinion)
    if not may_assign(by):
        raise Refusal("비공개로 처리하는 일은 총괄부서가 합니다.")
    if not reason.strip():
        raise Refusal("비공개로 처리하는 사유를 적으십시오. 의견을 쓴 분에게 보입니다.")
    row.closed_reason, row.public_text = reason.strip(), ""
    take_step(row, "비공개 처리", by=by, now=now, memo=row.closed_reason)
    SiteRevision.objects.bump()
    return row

"""What was promised: taken in word for word with a number of its own, given to a department, decided on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from gongyak.audit.actions import record_act
from gongyak.pledges.models import (
    Decision,
    Officeholder,
    Pledge,
    Promise,
    PromiseLink,
    ReviewOpinion,
    ReviewStatus,
)
from gongyak.pledges.registry.permissions import refuse_others
from gongyak.pledges.registry.workflow import step
from gongyak.rules.canonical import canonical, sha256
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department


@dataclass(frozen=True, slots=True)
class Origin:
    """Where sentences stand: what kind of document, its name, the page."""

    source: str
    document: str = ""
    page: str = ""


@transaction.atomic
def register_promises(
    *, officeholder: Officeholder, texts: Sequence[str], origin: Origin, by: Actor, now: datetime
) -> list[Promise]:
    """Take sentences in, word for word, each under the next 임시관리번호 of the officeholder.

    Nothing of the registry is ever deleted, so no number comes twice. Refused: no right, no sentence, one that
    stands in the same document already.
    """
    refuse_others(by)
    told = [text.strip() for text in texts if text.strip()]
    if not told:
        raise Refusal("공약 문장을 한 줄에 하나씩 적으십시오.")
    Officeholder.objects.select_for_update().get(pk=officeholder.pk)
    same = officeholder.promises.filter(source=origin.source, document=origin.document.strip())
    there = set(same.values_list("text", flat=True))
    if twice := next((text for at, text in enumerate(told) if text in there or text in told[:at]), None):
        raise Refusal(f"같은 문서의 같은 문장이 이미 있습니다: ‘{twice[:40]}’.")
    last = officeholder.promises.aggregate(last=Max("number"))["last"] or 0
    return [
        _register(officeholder, last + at, text, origin, by, now) for at, text in enumerate(told, start=1)
    ]


def _register(
    officeholder: Officeholder, number: int, text: str, origin: Origin, by: Actor, now: datetime
) -> Promise:
    made = Promise.objects.create(
        officeholder=officeholder,
        number=number,
        text=text,
        source=origin.source,
        document=origin.document.strip(),
        page=origin.page.strip(),
    )
    record_act(by=by.key, action="공약 문장 등록", object=made.key, now=now, after=sha256(text.encode()))
    return made


@transaction.atomic
def assign(
    *, promise: Promise, department: Department, due_on: date, by: Actor, now: datetime
) -> ReviewOpinion:
    """Ask a department for its opinion by a day, or another one as long as none was handed in."""
    refuse_others(by)
    row = locked(promise)
    if due_on < day_of(now):
        raise Refusal("검토 마감은 오늘이나 그 뒤의 날이어야 합니다.")
    opinion = ReviewOpinion.objects.filter(promise=row).first() or ReviewOpinion(promise=row)
    if opinion.pk and opinion.department_id != department.pk:
        opinion.returned = ""
    opinion.status = step(opinion.status, "배정")
    opinion.department, opinion.due_on = department, due_on
    opinion.changed_at, opinion.changed_by_id = now, by.id
    opinion.save()
    record_act(
        by=by.key, action="검토 부서 배정", object=row.key, now=now, reason=f"department/{department.pk}"
    )
    return opinion


@transaction.atomic
def decide(
    *, promise: Promise, decision: str, pledges: Sequence[Pledge], reason: str, by: Actor, now: datetime
) -> Promise:
    """Decide what becomes of a promise, and which pledges carry it on; none where it is left out (제외).

    Refused: no right, no checked opinion, a reason or pledges that do not fit the decision, and once the plan
    of one of its pledges is confirmed: from then on only a change alters what is carried on.
    """
    refuse_others(by)
    row = locked(promise)
    _refuse_early(row)
    _refuse_wrong(row, decision, pledges, reason)
    row.decision, row.reason, row.decided_at = decision, reason.strip(), now
    row.save(update_fields=["decision", "reason", "decided_at"])
    row.links.all().delete()
    PromiseLink.objects.bulk_create(PromiseLink(promise=row, pledge=pledge) for pledge in pledges)
    told = {"decision": decision, "pledges": sorted(pledge.number for pledge in pledges)}
    record_act(
        by=by.key,
        action="공약 문장 결정",
        object=row.key,
        now=now,
        reason=row.reason,
        after=sha256(canonical(told)),
    )
    return row


def _refuse_early(promise: Promise) -> None:
    opinion = ReviewOpinion.objects.filter(promise=promise).first()
    if opinion is None or opinion.status != ReviewStatus.CHECKED:
        raise Refusal("부서의 검토의견서를 확인한 뒤에 결정할 수 있습니다.")
    if promise.pledges.filter(plan__version__isnull=False).exists():
        raise Refusal("이어지는 공약의 실천계획이 확정되었습니다. 공약 변경으로 바꾸십시오.")


def _refuse_wrong(promise: Promise, decision: str, pledges: Sequence[Pledge], reason: str) -> None:
    if decision not in Decision.values:
        raise Refusal("채택, 수정, 통합, 분리, 제외 가운데 하나를 고르십시오.")
    if decision != Decision.TAKEN and not reason.strip():
        raise Refusal("그대로 채택하지 않을 때는 사유를 적으십시오.")
    if any(pledge.officeholder_id != promise.officeholder_id for pledge in pledges):
        raise Refusal("다른 단체장의 공약으로 이을 수 없습니다.")
    count = len(set(pledges))
    if decision == Decision.LEFT_OUT and count:
        raise Refusal("제외한 문장은 공약으로 이어지지 않습니다. 고른 공약을 지우십시오.")
    if decision == Decision.SPLIT and count < 2:
        raise Refusal("분리는 공약을 둘 이상 고르십시오.")
    if decision not in (Decision.LEFT_OUT, Decision.SPLIT) and count != 1:
        raise Refusal(f"{decision}은(는) 이어지는 공약을 하나만 고르십시오.")


def locked(promise: Promise) -> Promise:
    """The promise behind its lock."""
    return Promise.objects.select_for_update().get(pk=promise.pk)

"""검토의견서: the department writes and hands in, the coordinating office checks it or sends it back."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from gongyak.audit.actions import record_act
from gongyak.pledges.models import Proposal, ReviewOpinion
from gongyak.pledges.registry.permissions import may_write_opinion, refuse_others
from gongyak.pledges.registry.workflow import step
from gongyak.rules.canonical import canonical, sha256
from gongyak.rules.refusal import Conflict, Refusal
from gongyak.staff.actors import Actor

#: What a department has to say, in the order of the form.
PARTS = {
    "fitness": "적정성",
    "law": "법적 검토",
    "feasibility": "임기 내 실천가능성",
    "money": "연도별 소요액과 재원",
    "proposal": "의견",
    "reason": "의견의 사유",
}


@transaction.atomic
def write_opinion(
    *, opinion: ReviewOpinion, said: Mapping[str, str], revision: int, by: Actor, now: datetime
) -> ReviewOpinion:
    """Keep what the department says so far, over what was read as `revision`; Conflict where that is old."""
    row = locked(opinion)
    _refuse_foreign(row, by)
    row.status = step(row.status, "저장")
    if revision != row.revision:
        raise Conflict("이 의견서를", row.changed_by.name, row)
    for name in PARTS:
        setattr(row, name, said.get(name, "").strip())
    if row.proposal and row.proposal not in Proposal.values:
        raise Refusal("의견은 채택, 수정, 통합, 제외 가운데 하나를 고르십시오.")
    row.proposal = row.proposal or None
    row.revision, row.changed_at, row.changed_by_id = row.revision + 1, now, by.id
    row.save()
    return row


@transaction.atomic
def submit_opinion(*, opinion: ReviewOpinion, by: Actor, now: datetime) -> ReviewOpinion:
    """Hand the opinion in; every part must be filled."""
    row = locked(opinion)
    _refuse_foreign(row, by)
    row.status = step(row.status, "제출")
    missing = [label for name, label in PARTS.items() if not getattr(row, name)]
    if missing:
        raise Refusal(f"비어 있는 칸이 있습니다: {', '.join(missing)}.")
    row.returned = ""
    return _take(row, "검토의견서 제출", by, now)


@transaction.atomic
def check_opinion(*, opinion: ReviewOpinion, by: Actor, now: datetime) -> ReviewOpinion:
    """확인: the coordinating office takes the opinion as it is."""
    refuse_others(by)
    row = locked(opinion)
    row.status = step(row.status, "확인")
    return _take(row, "검토의견서 확인", by, now)


@transaction.atomic
def return_opinion(*, opinion: ReviewOpinion, by: Actor, now: datetime, reason: str) -> ReviewOpinion:
    """Send the opinion back with what is missing; not once the promise is decided on."""
    refuse_others(by)
    row = locked(opinion)
    row.status = step(row.status, "보완요청")
    if not reason.strip():
        raise Refusal("무엇을 보완해야 하는지 적으십시오.")
    if row.promise.decision:
        raise Refusal("이미 결정한 공약 문장의 의견서는 돌려보낼 수 없습니다.")
    row.returned = reason.strip()
    return _take(row, "검토의견서 보완요청", by, now, row.returned)


def _take(row: ReviewOpinion, act: str, by: Actor, now: datetime, reason: str = "") -> ReviewOpinion:
    row.save()
    told = canonical({name: getattr(row, name) for name in PARTS})
    record_act(by=by.key, action=act, object=row.key, now=now, reason=reason, after=sha256(told))
    return row


def locked(opinion: ReviewOpinion) -> ReviewOpinion:
    """The opinion behind its lock, taken without a join as `achievements.keeping.locked` tells."""
    return ReviewOpinion.objects.select_for_update().get(pk=opinion.pk)


def _refuse_foreign(opinion: ReviewOpinion, by: Actor) -> None:
    if not may_write_opinion(by, opinion):
        raise Refusal("이 공약 문장을 검토하는 부서의 담당자나 팀장이 아닙니다.")

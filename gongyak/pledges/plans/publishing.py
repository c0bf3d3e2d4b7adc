"""The plans of an officeholder become public as one list, with what became of each promise."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from gongyak.audit.actions import record_act
from gongyak.district.models import SiteRevision
from gongyak.pledges.models import ActionPlan, Officeholder, PlanPublication, PlanStatus
from gongyak.pledges.plans.permissions import may_run_plans
from gongyak.pledges.plans.workflow import step
from gongyak.rules.canonical import canonical, sha256
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor


@transaction.atomic
def publish_plans(*, officeholder: Officeholder, by: Actor, now: datetime, reason: str) -> PlanPublication:
    """Publish every confirmed plan of an officeholder as one list; safe to repeat.

    Plans that are not confirmed yet are not in it, earlier lists stay as they are. Refused: no right, no
    reason, nothing confirmed, a clock that runs behind.
    """
    if not may_run_plans(by):
        raise Refusal("실천계획은 총괄부서가 공개합니다.")
    if not reason.strip():
        raise Refusal("공개하는 사유를 적으십시오.")
    holder = Officeholder.objects.select_for_update().get(pk=officeholder.pk)
    last = holder.plan_publications.order_by("-seq").first()
    if last and now < last.published_at:
        raise Refusal("마지막 공개보다 앞선 시각으로는 공개할 수 없습니다. 서버의 시계를 확인하십시오.")
    told = {"plans": _plans(holder), "promises": _promises(holder)}
    if not told["plans"]:
        raise Refusal("확정된 실천계획이 없어 공개할 것이 없습니다.")
    body = canonical(told).decode()
    if last and last.body == body:
        return last
    made = PlanPublication.objects.create(
        officeholder=holder,
        seq=(holder.plan_publications.aggregate(last=Max("seq"))["last"] or 0) + 1,
        published_at=now,
        reason=reason.strip(),
        body=body,
        hash=sha256(body.encode()),
    )
    for plan in ActionPlan.objects.filter(pledge__officeholder=holder, status=PlanStatus.CONFIRMED):
        plan.status = step(plan.status, "공개")
        plan.save(update_fields=["status"])
    SiteRevision.objects.bump()
    record_act(
        by=by.key,
        action="실천계획 공개",
        object=made.key,
        now=now,
        reason=made.reason,
        before=last.hash if last else "",
        after=made.hash,
    )
    return made


def _plans(holder: Officeholder) -> list[dict[str, Any]]:
    """Every frozen plan by the hash of its form, in the order of 관리번호."""
    rows = ActionPlan.objects.filter(pledge__officeholder=holder, version__isnull=False)
    return [
        {
            "document": str(row.version.document),
            "version": row.version.seq,
            "confirmed_on": row.version.effective_on.isoformat(),
            "public_hash": row.version.public_hash,
        }
        for row in rows.select_related("version__document").order_by("pledge__order")
        if row.version
    ]


def _promises(holder: Officeholder) -> list[dict[str, Any]]:
    """Every promise that was decided on, word for word, and the pledges that carry it on."""
    rows = holder.promises.exclude(decision=None).prefetch_related("links__pledge")
    return [
        {
            "number": row.label,
            "text": row.text,
            "source": row.source,
            "document": row.document,
            "page": row.page,
            "decision": row.decision,
            "reason": row.reason,
            "pledges": [link.pledge.number for link in row.links.all()],
        }
        for row in rows
    ]

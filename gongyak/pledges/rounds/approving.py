"""Signing a card: the approval goes on, and the last signature freezes the card."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from gongyak.approvals import actions as approvals
from gongyak.approvals.models import Approval, ApprovalStep, Kind, State
from gongyak.district.published import district
from gongyak.pledges.actions import render_missing
from gongyak.pledges.compiling.freezing import keep_records, lineage_of
from gongyak.pledges.content import CONFIRMED
from gongyak.pledges.forms import summary_of
from gongyak.pledges.models import Draft, Status
from gongyak.pledges.rounds.cards import content_of_draft
from gongyak.pledges.rounds.events import take_step
from gongyak.pledges.rounds.writing import locked
from gongyak.rules.compiling.lineage import frozen
from gongyak.rules.moments import day_of
from gongyak.rules.term import is_overtaken
from gongyak.snapshots.actions import record_version
from gongyak.snapshots.models import Version
from gongyak.staff.actors import Actor

#: Who freezes a card, as every later reader may know it.
CONFIRMED_BY = "총괄부서"
_REVIEWS = (Kind.REVIEW, Kind.COOPERATION)


def sign_draft(*, step: ApprovalStep, content_hash: str, by: Actor, now: datetime, memo: str = "") -> Draft:
    """Sign the step of a card's approval; after the last one the card is frozen as a version (확정).

    Its files are made at once, so that publishing a whole round takes no time; should that be broken off,
    publishing makes those that are missing.
    """
    draft = _sign(step, content_hash, by, now, memo)
    if draft.status == Status.CONFIRMED and draft.version:
        render_missing([draft.version])
    return draft


@transaction.atomic
def _sign(step: ApprovalStep, content_hash: str, by: Actor, now: datetime, memo: str) -> Draft:
    draft = _of(step)
    if approvals.did(step, by, accepted=True):
        return draft
    approval = approvals.sign(step=step, content_hash=content_hash, by=by, now=now, memo=memo)
    if approval.state == State.DONE:
        draft.version = _freeze(draft, by=by, now=now)
        draft.save(update_fields=["version"])
        act = "확정"
    elif _next_kind(approval) in _REVIEWS:
        act = "검토"
    else:
        act = "검토 마침" if draft.status == Status.REVIEW else "결재"
    take_step(draft, act, by=by, now=now, memo=memo)
    return draft


@transaction.atomic
def send_draft_back(*, step: ApprovalStep, by: Actor, now: datetime, reason: str) -> Draft:
    """반려: the card goes back to its department with the reason (보완요청)."""
    draft = _of(step)
    if approvals.did(step, by, accepted=False):
        return draft
    approvals.send_back(step=step, by=by, now=now, reason=reason)
    take_step(draft, "반려", by=by, now=now, memo=reason.strip())
    return draft


def _of(step: ApprovalStep) -> Draft:
    """The locked draft to which a step's approval belongs, be it the running one or one before."""
    return locked(Draft.objects.get(pk=step.approval.object.removeprefix("draft/")))


def _next_kind(approval: Approval) -> str:
    waiting = approval.steps.filter(signed_at=None).order_by("place").values_list("kind", flat=True)
    return waiting[0]


def _freeze(draft: Draft, *, by: Actor, now: datetime) -> Version:
    """The draft's card as one more version of its pledge's document, with what stands behind its lines."""
    content = content_of_draft(draft)
    lineage = lineage_of(draft, content.card)
    content = replace(content, lineage=frozen(lineage))
    day = draft.round.as_of
    version = record_version(
        document=draft.pledge.document,
        effective_on=day,
        internal=content.internal(),
        public=content.public(district()),
        summary=summary_of(content.card),
        by=CONFIRMED_BY,
        actor=by.key,
        now=now,
        reason=draft.correction or CONFIRMED,
        retroactive=is_overtaken(day, day_of(now)),
    )
    keep_records(version=version, lineage=lineage, by=by, now=now)
    return version

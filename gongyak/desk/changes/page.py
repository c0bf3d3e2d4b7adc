"""The page of one change: its matters, what the panel said, its approval, its history, and what may be done now."""

from dataclasses import dataclass
from datetime import date, datetime

from gongyak.approvals.models import Approval, ApprovalStep, State
from gongyak.desk.drafts.page import ShownStep, shown_steps
from gongyak.pledges.changes.events import hash_of
from gongyak.pledges.changes.permissions import may_draft, may_handle, may_write
from gongyak.pledges.models import (
    Advice,
    Change,
    ChangeEvent,
    ChangeItem,
    ChangeStatus,
    Deliberation,
    PanelSession,
)
from gongyak.rules.moments import day_of
from gongyak.staff.actors import Actor

#: How the badge of a status looks.
TONES = {
    ChangeStatus.PUBLISHED: "done",
    ChangeStatus.CONFIRMED: "done",
    ChangeStatus.RETURNED: "open",
    ChangeStatus.WITHDRAWN: "plain",
}
_WRITABLE = (ChangeStatus.WRITING, ChangeStatus.RETURNED)
_WITHDRAWABLE = (*_WRITABLE, ChangeStatus.CHECKING, ChangeStatus.DELIBERATED)


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that the page of a change shows; the `may_…` say which acts it offers now."""

    items: tuple[ChangeItem, ...]
    decided_on: date | None
    deliberations: tuple[Deliberation, ...]
    advices: tuple[Advice, ...]
    sessions: tuple[PanelSession, ...]
    steps: tuple[ShownStep, ...]
    paper_number: str
    earlier: tuple[tuple[ShownStep, ...], ...]
    events: tuple[ChangeEvent, ...]
    turn: ApprovalStep | None
    content_hash: str
    was_carried: bool
    may_edit: bool
    may_handle: bool
    may_reply: bool
    may_put_up: bool
    may_recall: bool
    may_withdraw: bool
    may_note_paper: bool


def make_page(change: Change, actor: Actor, now: datetime) -> Page:
    """The page for somebody at a moment; the change comes with pledge, department and approval."""
    approvals = list(
        Approval.objects.filter(object=change.key).order_by("-pk").prefetch_related("steps__department")
    )
    last = approvals[0] if approvals else None
    deliberations = tuple(change.deliberations.select_related("session"))
    writes, handles = may_write(actor, change), may_handle(actor)
    status = change.status
    return Page(
        items=tuple(change.items.all()),
        decided_on=day_of(change.decided_at) if change.decided_at else None,
        deliberations=deliberations,
        advices=tuple(change.advices.select_related("session", "replied_by")),
        sessions=_sessions(change) if handles and status == ChangeStatus.DELIBERATING else (),
        steps=shown_steps(last) if last else (),
        paper_number=last.paper_number if last else "",
        earlier=tuple(shown_steps(one) for one in approvals[1:]),
        events=tuple(change.events.select_related("by").order_by("-pk")),
        turn=turn_of(change, actor, now),
        content_hash=hash_of(change),
        was_carried=bool(deliberations) and deliberations[-1].carried,
        may_edit=writes and status in _WRITABLE,
        may_handle=handles,
        may_reply=writes or handles,
        may_put_up=status == ChangeStatus.DELIBERATED and may_draft(actor, change),
        may_recall=_may_recall(last, actor),
        may_withdraw=writes and status in _WITHDRAWABLE,
        may_note_paper=last is not None and (writes or handles),
    )


def turn_of(change: Change, actor: Actor, now: datetime) -> ApprovalStep | None:
    """The step that the person may sign now, None where it is not the person's turn."""
    steps = ApprovalStep.objects.filter(approval=change.approval_id).waiting()
    return steps.for_actor(actor, day_of(now)).exclude(approval__drafted_by=actor.id).first()


def _may_recall(last: Approval | None, actor: Actor) -> bool:
    if last is None or last.state != State.RUNNING or last.drafted_by_id != actor.id:
        return False
    return not any(step.seen_at for step in last.steps.all())


def _sessions(change: Change) -> tuple[PanelSession, ...]:
    """The sessions that can have voted on it: of its officeholder's panel, not having voted yet."""
    held = change.pledge.officeholder.panel_sessions.exclude(deliberations__change=change)
    return tuple(held[:20])

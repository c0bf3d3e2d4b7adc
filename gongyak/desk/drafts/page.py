"""The page of one draft: the card in its form, what changed since last quarter, its approval, its history."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from gongyak.approvals.models import Approval, ApprovalStep, State
from gongyak.desk.dates import d_day
from gongyak.desk.differences import Difference, differences
from gongyak.desk.formview import Piece, make_pieces
from gongyak.desk.whence.page import addresses
from gongyak.pledges.models import Draft, DraftEvent, FollowUp, Status
from gongyak.pledges.rounds.assigning import ASSIGNABLE
from gongyak.pledges.rounds.cards import card_of, hash_of
from gongyak.pledges.rounds.linting import base_of, linted
from gongyak.pledges.rounds.permissions import may_run_rounds, may_write
from gongyak.rules import card as cards
from gongyak.rules.dates import format_day
from gongyak.rules.findings import Finding, Severity
from gongyak.rules.moments import day_of, moment_words
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department


@dataclass(frozen=True, slots=True)
class ShownStep:
    """One step of the approval: what, who should or did, when, and what was said."""

    kind: str
    who: str
    state: str
    when: str
    memo: str


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that the page of a draft shows; the `may_…` say which acts it offers."""

    as_of: str
    pieces: tuple[Piece, ...]
    figures: bool
    changes: tuple[Difference, ...]
    since: str
    errors: tuple[Finding, ...]
    warnings: tuple[Finding, ...]
    notes: tuple[Finding, ...]
    promises: int
    replies: tuple[FollowUp, ...]
    due: str
    is_late: bool
    content_hash: str
    steps: tuple[ShownStep, ...]
    paper_number: str
    earlier: tuple[tuple[ShownStep, ...], ...]
    events: tuple[DraftEvent, ...]
    turn: ApprovalStep | None
    others: tuple[Department, ...]
    may_edit: bool
    edit_address: str
    may_take_back: bool
    may_correct: bool
    may_take_down: bool
    may_note_paper: bool
    may_assign: bool


def make_page(draft: Draft, actor: Actor, now: datetime) -> Page:
    """The page for somebody at a moment; the draft comes with round, pledge, department and base."""
    card, today = card_of(draft), day_of(now)
    figures = addresses(draft)
    before = base_of(draft)
    told = linted(card, draft, before)
    found = [finding for finding in told if finding.severity is not Severity.NOTE]
    approvals = list(
        Approval.objects.filter(object=draft.key).order_by("-pk").prefetch_related("steps__department")
    )
    running = approvals[0] if approvals else None
    writes = may_write(actor, draft)
    promised = tuple(draft.follow_ups.all())
    return Page(
        as_of=format_day(draft.round.as_of),
        pieces=tuple(make_pieces(cards.write(card), figures)),
        figures=bool(figures),
        changes=differences(before, card) if before else (),
        since=format_day(before.as_of) if before and before.as_of else "",
        errors=tuple(finding for finding in found if finding.blocks),
        warnings=tuple(finding for finding in found if not finding.blocks),
        notes=tuple(finding for finding in told if finding.severity is Severity.NOTE),
        promises=sum(row.outcome is None for row in promised),
        replies=promised,
        due=f"{format_day(draft.due_on())} ({d_day(draft.due_on(), today)})",
        is_late=draft.due_on() < today and draft.status != Status.PUBLISHED,
        content_hash=hash_of(draft.card),
        steps=shown_steps(running) if running else (),
        paper_number=running.paper_number if running else "",
        earlier=tuple(shown_steps(approval) for approval in approvals[1:]),
        events=tuple(draft.events.select_related("by").order_by("-pk")),
        turn=turn_of(draft, actor, today),
        others=tuple(Department.objects.on(today).exclude(pk=draft.department_id))
        if writes or may_run_rounds(actor)
        else (),
        may_edit=writes and draft.status in ASSIGNABLE,
        edit_address=reverse("draft-write", args=[draft.pk]),
        may_take_back=_may_take_back(running, draft, actor),
        may_take_down=draft.status == Status.PUBLISHED and may_run_rounds(actor),
        may_correct=draft.status == Status.PUBLISHED and (writes or may_run_rounds(actor)),
        may_assign=may_run_rounds(actor) and draft.status in ASSIGNABLE,
        may_note_paper=running is not None and (writes or may_run_rounds(actor)),
    )


def turn_of(draft: Draft, actor: Actor, today: date) -> ApprovalStep | None:
    """The step that the person may sign now, None where it is not the person's turn."""
    waiting = ApprovalStep.objects.filter(approval=draft.approval_id).waiting().for_actor(actor, today)
    return waiting.exclude(approval__drafted_by=actor.id).first()


def _may_take_back(running: Approval | None, draft: Draft, actor: Actor) -> bool:
    """Whether the person drafted what nobody whose turn it was has seen."""
    if running is None or running.state != State.RUNNING or running.drafted_by_id != actor.id:
        return False
    return not any(step.seen_at for step in running.steps.all())


def shown_steps(approval: Approval, steps: Iterable[ApprovalStep] | None = None) -> tuple[ShownStep, ...]:
    """The steps of an approval as pages print them; `steps` are its steps where the page has them already."""
    listed = approval.steps.all() if steps is None else sorted(steps, key=lambda one: (one.place, one.pk))
    return tuple(_step(step, approval) for step in listed)


def _step(step: ApprovalStep, approval: Approval) -> ShownStep:
    if step.signed_at:
        state = "반려" if step.accepted is False else "완료"
        return ShownStep(step.kind, step.printed, state, moment_words(step.signed_at), step.memo)
    place = step.department.name if step.department else ""
    mark = " (전결)" if step.delegated else ""
    state = "대기" if approval.state == State.RUNNING else approval.state
    return ShownStep(step.kind, f"{place} {step.role}{mark}".strip(), state, "", "")

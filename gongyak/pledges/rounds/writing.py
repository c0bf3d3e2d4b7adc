"""The department's acts on a draft: save a text, hand it in for approval, take it back."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from gongyak.approvals import actions as approvals
from gongyak.approvals.models import Approval, State, Subject
from gongyak.pledges.changes.check import undecided_in
from gongyak.pledges.models import Draft, DraftText, Saving, Status
from gongyak.pledges.rounds.cards import card_of, hash_of, text_of, with_local_status
from gongyak.pledges.rounds.events import take_step
from gongyak.pledges.rounds.linting import base_of, linted
from gongyak.pledges.rounds.permissions import may_write
from gongyak.pledges.rounds.workflow import step
from gongyak.rules.card import Card
from gongyak.rules.card.identity import with_ids
from gongyak.rules.card.items import walk
from gongyak.rules.card.model import TREES
from gongyak.rules.findings import Severity
from gongyak.rules.refusal import Conflict, Refusal
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department


@transaction.atomic
def save_draft(
    *,
    draft: Draft,
    card: Card,
    revision: int,
    by: Actor,
    now: datetime,
    saving: str = Saving.SAVED,
    incoming: Card | None = None,
) -> Draft:
    """Keep a text of the card, over the one that was read as `revision`; nothing new makes no text.

    `incoming` is the card of a file that was put together with the draft: the next file is compared with it.
    Raises Conflict where somebody saved another meanwhile; Refusal where the card is not to be written now
    or not by this person.
    """
    row = locked(draft)
    _refuse_foreign(row, by)
    after = step(row.status, "저장")
    text = text_of(_numbered(row, with_local_status(card)))
    if incoming:
        row.imported = text_of(_numbered(row, incoming))
        row.save(update_fields=["imported"])
    if text == row.card:
        return row
    if revision != row.revision:
        raise Conflict("이 카드를", row.changed_by.name if row.changed_by else "", row)
    row.card, row.revision, row.changed_at, row.changed_by_id = text, row.revision + 1, now, by.id
    row.save(update_fields=["card", "revision", "changed_at", "changed_by"])
    DraftText.objects.create(
        draft=row, revision=row.revision, saving=saving, at=now, by_id=by.id, hash=hash_of(text), card=text
    )
    if after != row.status:
        take_step(row, "저장", by=by, now=now)
    return row


@transaction.atomic
def submit(
    *, draft: Draft, revision: int, by: Actor, now: datetime, cooperating: Sequence[Department] = ()
) -> Draft:
    """Hand the card in for approval as it stands.

    Refused with the findings behind it: errors and questions that must be answered, promises of last quarter
    without an answer.
    """
    row = locked(draft)
    _refuse_foreign(row, by)
    if _handed_in(row, by):
        return row
    step(row.status, "제출")
    if revision != row.revision:
        raise Conflict("이 카드를", row.changed_by.name if row.changed_by else "", row)
    refuse_unready(row)
    department = row.department
    if department is None:
        raise Refusal("주관부서가 정해지지 않았습니다. 총괄부서에 알려 주십시오.")
    matter = approvals.Matter(
        subject=Subject.CARD,
        object=row.key,
        title=f"{row.pledge} ({row.round.as_of:%Y. %-m. %-d.} 기준)",
        department=department,
        content_hash=hash_of(row.card),
        cooperating=tuple(cooperating),
    )
    row.approval = approvals.begin(matter=matter, by=by, now=now)
    row.save(update_fields=["approval"])
    take_step(row, "제출", by=by, now=now)
    return row


def _handed_in(draft: Draft, by: Actor) -> bool:
    """Whether this very person has handed in this very text: the second click of a double click."""
    approval = draft.approval
    return (
        approval is not None
        and approval.state == State.RUNNING
        and (approval.drafted_by_id, approval.content_hash) == (by.id, hash_of(draft.card))
    )


def refuse_unready(draft: Draft) -> None:
    """Refuse a draft in whose way something stands."""
    blocking = [finding for finding in linted(card_of(draft), draft, base_of(draft)) if finding.blocks]
    blocking += undecided_in(draft)
    open_promises = draft.follow_ups.filter(outcome=None).count()
    errors = sum(finding.severity is Severity.ERROR for finding in blocking)
    said = (
        (errors, f"오류 {errors}건"),
        (len(blocking) - errors, f"답해야 할 질문 {len(blocking) - errors}건"),
        (open_promises, f"답하지 않은 지난 분기 약속 {open_promises}건"),
    )
    waiting = ", ".join(words for count, words in said if count)
    if waiting:
        raise Refusal(f"{waiting}이 있어 제출할 수 없습니다. 고치거나 답한 뒤 다시 제출하십시오.", blocking)


@transaction.atomic
def take_back(*, draft: Draft, by: Actor, now: datetime) -> Draft:
    """회수: the card comes back to be written on, while nobody whose turn it was has seen it."""
    row = locked(draft)
    approvals.withdraw(approval=running(row), by=by, now=now)
    take_step(row, "회수", by=by, now=now)
    return row


def _numbered(draft: Draft, card: Card) -> Card:
    """The card with an id on every line: a line that was reworded or moved stays itself."""
    if all(item.id for tree in TREES for _, item in walk(getattr(card, tree), tree)):
        return card
    return with_ids(card, card_of(draft), scope=str(draft.pledge.document))


def locked(draft: Draft) -> Draft:
    """The draft behind its lock, taken without a join as `achievements.keeping.locked` tells."""
    return Draft.objects.select_for_update().get(pk=draft.pk)


def running(draft: Draft) -> Approval:
    """The approval that a draft is in; Refusal where it is in none."""
    if draft.approval is None or draft.status not in (Status.REVIEW, Status.APPROVAL):
        raise Refusal("이 카드는 결재 중이 아닙니다. 화면을 새로 열어 확인하십시오.")
    return draft.approval


def _refuse_foreign(draft: Draft, by: Actor) -> None:
    if not may_write(by, draft):
        raise Refusal("이 카드를 쓰는 부서의 담당자나 팀장이 아닙니다.")

"""A quarter begins: its deadlines, and last quarter's card as the draft of every pledge."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from gongyak.audit.actions import record_act
from gongyak.pledges.actions import content_of
from gongyak.pledges.models import Draft, DraftText, FollowUp, Officeholder, Round, Saving
from gongyak.pledges.places import officeholder_on
from gongyak.pledges.plans.cards import first_cards
from gongyak.pledges.rounds.cards import for_next_quarter, hash_of, text_of
from gongyak.pledges.rounds.permissions import may_run_rounds
from gongyak.rules.card.followup import Promise, due
from gongyak.rules.dates import format_day
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.snapshots.actions import refuse_future
from gongyak.snapshots.models import Document, Version
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department


@dataclass(frozen=True, slots=True)
class Deadlines:
    """By which day each step of a round must be done."""

    write_by: date
    approve_by: date
    confirm_by: date
    publish_by: date


@transaction.atomic
def open_round(*, as_of: date, deadlines: Deadlines, by: Actor, now: datetime, note: str = "") -> Round:
    """Open the round of a 기준일: a draft for every pledge, copied from the card in force before.

    Refused: no right to it, a day still to come, a round that is open already, deadlines out of order.
    """
    if not may_run_rounds(by):
        raise Refusal("회차는 총괄부서가 엽니다. 총괄부서에 요청하십시오.")
    refuse_future(as_of, now)
    days = list(asdict(deadlines).values())
    if days != sorted(days):
        raise Refusal("마감은 작성, 결재, 총괄확인, 공개의 차례로 이어져야 합니다. 날짜를 확인하십시오.")
    holder = officeholder_on(as_of)
    Officeholder.objects.select_for_update().get(pk=holder.pk)
    if holder.rounds.filter(as_of=as_of).exists():
        raise Refusal(f"{format_day(as_of)} 기준의 회차가 이미 열려 있습니다.")
    made = Round.objects.create(
        officeholder=holder,
        as_of=as_of,
        opened_at=now,
        opened_by_id=by.id,
        note=note.strip(),
        **asdict(deadlines),
    )
    _copy(made, holder, by=by, now=now)
    record_act(by=by.key, action="회차 열기", object=made.key, now=now)
    return made


def _copy(round: Round, holder: Officeholder, *, by: Actor, now: datetime) -> None:
    """A draft for every pledge that has a card, with what last quarter's promised, or has a confirmed plan and no
    card yet; the first text of each is what was copied, or made from the plan.
    """
    places = {row.name: row for row in Department.objects.on(day_of(now))}
    pledges = {pledge.document_id: pledge for pledge in holder.pledges.all()}
    asked = Document.objects.filter(pk__in=pledges)
    versions = Version.objects.as_of(round.as_of, now, documents=asked).select_related("internal")
    drafts: list[Draft] = []
    promised: list[list[Promise]] = []
    for version in versions:
        before = content_of(version).card
        card = for_next_quarter(before, round.as_of)
        promised.append(due(before, round.as_of))
        drafts.append(
            Draft(
                round=round,
                pledge=pledges[version.document_id],
                department=places.get(card.lead_department or ""),
                card=text_of(card),
                changed_at=now,
                base=version,
            )
        )
    for plan, card in first_cards(holder, round.as_of, [version.document_id for version in versions]):
        drafts.append(
            Draft(
                round=round,
                pledge=plan.pledge,
                department=plan.department,
                card=text_of(card),
                changed_at=now,
            )
        )
    if not drafts:
        raise Refusal(
            f"{holder}의 카드도 확정된 실천계획도 없습니다. 먼저 카드를 들여오거나 실천계획을 확정하십시오."
        )
    _keep(drafts, promised, by=by, now=now)


def _keep(drafts: list[Draft], promised: list[list[Promise]], *, by: Actor, now: datetime) -> None:
    """Write down drafts with their first texts, and what the first of them promised in their order."""
    Draft.objects.bulk_create(drafts)
    DraftText.objects.bulk_create(
        DraftText(
            draft=draft, revision=0, saving=Saving.COPIED, at=now, by_id=by.id,
            hash=hash_of(draft.card), card=draft.card,
        )
        for draft in drafts
    )  # fmt: skip
    FollowUp.objects.bulk_create(  # a first card stands behind the others and has nothing to keep yet
        FollowUp(draft=draft, item=one.id, place=one.where, text=one.text)
        for draft, promises in zip(drafts, promised, strict=False)
        for one in promises
    )

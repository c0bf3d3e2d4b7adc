"""What of retention waits for somebody: proposals of others to confirm, and what is late to be proposed."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from gongyak.desk.registry.waiting import Waiting
from gongyak.desk.rounds.board import BoardCard
from gongyak.retention.due import all_kept, due_of
from gongyak.retention.models import PurgeBatch, PurgeStatus
from gongyak.retention.permissions import may_propose, may_see_retention
from gongyak.rules.dates import format_day
from gongyak.rules.moments import day_of, moment_words
from gongyak.staff.actors import Actor


def retention_waiting(actor: Actor, now: datetime) -> Iterator[Waiting]:
    """The lists that have something in them. One query for who confirms; for who proposes one more, and one a kind."""
    if not may_see_retention(actor):
        return
    open_ones = list(PurgeBatch.objects.filter(status=PurgeStatus.PROPOSED))
    cards = tuple(_proposal(one) for one in open_ones if one.proposed_by_id != actor.id)
    if cards:
        yield Waiting("confirm-purges", "확인할 파기", cards)
    if may_propose(actor) and (late := tuple(_late(now, {one.kind for one in open_ones}))):
        yield Waiting("propose-purges", "파기를 제안할 기록", late)


def _proposal(batch: PurgeBatch) -> BoardCard:
    return BoardCard(
        number=f"{batch.counted:,}건",
        title=batch.name,
        address=reverse("desk-purge", args=[batch.pk]),
        status=batch.status,
        tone="open",
        due="",
        is_late=False,
        changed=moment_words(batch.proposed_at),
    )


def _late(now: datetime, proposed: set[str]) -> Iterator[BoardCard]:
    today = day_of(now)
    for what in all_kept():
        due = due_of(what, today)
        if due.oldest and due.is_late and what.kind.code not in proposed:
            yield BoardCard(
                number=f"{due.count:,}건",
                title=what.kind.name,
                address=f"{reverse('desk-retention')}#{what.kind.code}",
                status="보존기간 지남",
                tone="open",
                due=f"보존기한 {format_day(due.oldest)}",
                is_late=True,
                changed="",
            )

"""What of the registry and the plans waits for somebody: opinions and plans to write, plans to sign."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from gongyak.approvals.models import ApprovalStep
from gongyak.desk.dates import d_day
from gongyak.desk.plans.page import TONES, WRITABLE
from gongyak.desk.registry.promises import row_of
from gongyak.desk.rounds.board import BoardCard
from gongyak.pledges.models import ActionPlan, Promise, ReviewStatus
from gongyak.rules.dates import format_day
from gongyak.rules.moments import day_of, moment_words
from gongyak.staff.actors import Actor
from gongyak.staff.models import Role


@dataclass(frozen=True, slots=True)
class Waiting:
    """One list of things that wait: its name on the page, its heading, the things; `rest` is where more of them are."""

    code: str
    label: str
    cards: tuple[BoardCard, ...]
    rest: str = ""


def waiting_of(actor: Actor, now: datetime) -> Iterator[Waiting]:
    """The lists that have something in them. Three queries."""
    lists = (
        Waiting("sign-plans", "결재할 실천계획", tuple(_to_sign(actor, now))),
        Waiting("write-plans", "쓸 실천계획", tuple(_to_write(actor, now))),
        Waiting("opinions", "쓸 검토의견서", tuple(_opinions(actor))),
    )
    return (one for one in lists if one.cards)


def _to_sign(actor: Actor, now: datetime) -> Iterator[BoardCard]:
    steps = (
        ApprovalStep.objects.waiting().for_actor(actor, day_of(now)).exclude(approval__drafted_by=actor.id)
    )
    rows = ActionPlan.objects.filter(approval__in=steps.values("approval")).select_related("pledge")
    return (_card(row, now) for row in rows)


def _to_write(actor: Actor, now: datetime) -> Iterator[BoardCard]:
    own = actor.departments(Role.OFFICER, Role.TEAM_LEAD)
    rows = ActionPlan.objects.filter(department__in=own, status__in=WRITABLE).select_related("pledge")
    return (_card(row, now) for row in rows.order_by("due_on", "pledge__order"))


def _card(row: ActionPlan, now: datetime) -> BoardCard:
    is_open, today = row.status in WRITABLE, day_of(now)
    return BoardCard(
        number=row.pledge.number,
        title=row.pledge.title,
        address=reverse("plan", args=[row.pk]),
        status=row.status,
        tone=TONES.get(row.status, "going"),
        due=f"{format_day(row.due_on)} ({d_day(row.due_on, today)})" if is_open else "",
        is_late=is_open and row.due_on < today,
        changed=moment_words(row.changed_at),
    )


def _opinions(actor: Actor) -> Iterator[BoardCard]:
    own = actor.departments(Role.OFFICER, Role.TEAM_LEAD)
    open_stages = (ReviewStatus.ASSIGNED, ReviewStatus.WRITING)
    rows = Promise.objects.filter(opinion__department__in=own, opinion__status__in=open_stages)
    for promise in rows.select_related("opinion__department").order_by("opinion__due_on", "number"):
        row = row_of(promise)
        title = promise.text if len(promise.text) <= 80 else promise.text[:79] + "…"
        changed = moment_words(promise.opinion.changed_at)
        yield BoardCard(promise.label, title, row.address, row.stage, row.tone, row.due, row.is_late, changed)

"""What of business difficulties waits for somebody: answers to sign, replies to give, cases that the person handles."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from gongyak.approvals.models import ApprovalStep
from gongyak.cases.models import REPLIED, STOPPED, Case, CaseStatus
from gongyak.cases.permissions import is_counsellor, receiving
from gongyak.desk.cases.listing import left, make_row, requests_for
from gongyak.desk.registry.waiting import Waiting
from gongyak.desk.rounds.board import BoardCard
from gongyak.rules.moments import day_of, moment_words
from gongyak.staff.actors import Actor
from gongyak.staff.models import Duty, Role

_MOST = 10
_SOON = timedelta(days=3)
_FRESH = (CaseStatus.FILED, CaseStatus.RECEIVED)
_MINE = (CaseStatus.ASSIGNED, CaseStatus.WORKING, *STOPPED)


def cases_waiting(actor: Actor, now: datetime) -> Iterator[Waiting]:
    """The lists that have something in them. Six queries; of a long list the first, with the way to all of it."""
    lists = (
        Waiting("sign-cases", "결재할 애로 답변", tuple(_to_sign(actor, now))),
        _first("receive-cases", "접수하고 배정할 애로", tuple(_to_receive(actor, now))),
        Waiting("reply-cases", "회신할 협조요청", tuple(_to_reply(actor, now))),
        _first("handle-cases", "맡은 기업애로", tuple(_mine(actor, now, Q(status__in=_MINE)))),
        _first("mind-cases", "회신한 뒤 확인할 애로", tuple(_mine(actor, now, _due(now)))),
    )
    return (one for one in lists if one.cards)


def _first(code: str, label: str, cards: tuple[BoardCard, ...]) -> Waiting:
    return Waiting(code, label, cards[:_MOST], reverse("desk-cases") if len(cards) > _MOST else "")


def _to_receive(actor: Actor, now: datetime) -> Iterator[BoardCard]:
    """What the counsellors have to take in within hours, and to give to a department; the nearest first."""
    receives = receiving()
    if is_counsellor(actor, receives):
        rows = Case.objects.visible_to(actor, receives).filter(status__in=_FRESH).select_related("department")
        yield from (_card(row, now) for row in rows.nearest_first()[: _MOST + 1])


def _to_sign(actor: Actor, now: datetime) -> Iterator[BoardCard]:
    steps = ApprovalStep.objects.waiting().for_actor(actor, day_of(now))
    mine = steps.exclude(approval__drafted_by=actor.id).values("approval")
    rows = Case.objects.not_hidden_from(actor).filter(approval__in=mine, status=CaseStatus.APPROVAL)
    return (_card(row, now) for row in rows.select_related("department").order_by("next_at", "pk"))


def _mine(actor: Actor, now: datetime, wanted: Q) -> Iterator[BoardCard]:
    """Those that the person handles, and those of the own department that nobody who works there handles; the
    nearest first.
    """
    own = actor.departments(Role.OFFICER, Role.TEAM_LEAD)
    there = Duty.objects.on(day_of(now)).filter(staff=OuterRef("handler"), department=OuterRef("department"))
    mine = Q(handler=actor.id) | Q(handler=None) | ~Exists(there)
    rows = Case.objects.not_hidden_from(actor).filter(mine, wanted, department__in=own)
    rows = rows.select_related("department")
    return (_card(row, now) for row in rows.order_by("next_at", "pk")[: _MOST + 1])


def _due(now: datetime) -> Q:
    """After the answer, and something is to be asked, told or decided by now or in some days."""
    return Q(status__in=REPLIED, next_at__lt=now + _SOON)


def _to_reply(actor: Actor, now: datetime) -> Iterator[BoardCard]:
    for one in requests_for(actor):
        yield BoardCard(
            number=one.case.number or "",
            title=one.question[:80],
            address=reverse("desk-case-request", args=[one.pk]),
            status=one.status,
            tone="open",
            due=left(one.due_at, now),
            is_late=one.due_at < now,
            changed=moment_words(one.asked_at),
        )


def _card(case: Case, now: datetime) -> BoardCard:
    row = make_row(case, now)
    return BoardCard(
        number=row.number,
        title=row.title,
        address=row.address,
        status=row.status,
        tone=row.tone,
        due=f"{row.next_what} {row.left}".strip(),
        is_late=row.is_late,
        changed=moment_words(case.changed_at),
    )

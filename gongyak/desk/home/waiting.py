"""What of the headquarters waits for somebody: year plans, minutes and reports to sign, a team's part to write."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from gongyak.approvals.models import Approval, ApprovalStep, Subject
from gongyak.desk.headquarters.addresses import address_of
from gongyak.desk.registry.waiting import Waiting
from gongyak.desk.rounds.board import BoardCard
from gongyak.headquarters.models import ReportStatus, TeamInput, TeamMember
from gongyak.rules.moments import day_of, moment_words
from gongyak.staff.actors import Actor

_SUBJECTS = (Subject.YEAR_PLAN, Subject.MINUTES, Subject.REPORT)
_OPEN = (ReportStatus.GATHERING, ReportStatus.CORRECTING)


def headquarters_waiting(actor: Actor, now: datetime) -> Iterator[Waiting]:
    """The lists that have something in them. Two queries."""
    lists = (
        Waiting("sign-headquarters", "결재할 대책본부 문서", tuple(_to_sign(actor, now))),
        Waiting("write-team", "쓸 반 취합", tuple(_to_write(actor, now))),
    )
    return (one for one in lists if one.cards)


def _to_sign(actor: Actor, now: datetime) -> Iterator[BoardCard]:
    steps = (
        ApprovalStep.objects.waiting().for_actor(actor, day_of(now)).exclude(approval__drafted_by=actor.id)
    )
    rows = Approval.objects.filter(pk__in=steps.values("approval"), subject__in=_SUBJECTS)
    for row in rows.order_by("drafted_at", "pk"):
        yield BoardCard(
            number=row.subject,
            title=row.title,
            address=address_of(row.object),
            status="결재",
            tone="going",
            due="",
            is_late=False,
            changed=moment_words(row.drafted_at),
        )


def _to_write(actor: Actor, now: datetime) -> Iterator[BoardCard]:
    """The parts that the person's team was asked for and has not handed in."""
    teams = TeamMember.objects.on(day_of(now)).filter(staff=actor.id).values("team")
    rows = TeamInput.objects.filter(team__in=teams, handed_in_at=None, report__status__in=_OPEN)
    for row in rows.select_related("report").order_by("report__ends_on", "pk"):
        yield BoardCard(
            number=row.report.number,
            title=f"{row.report.kind} 상황보고 {row.name}",
            address=reverse("hq-report-team", args=[row.report_id, row.pk]),
            status="제출 전",
            tone="plain",
            due="",
            is_late=False,
            changed=moment_words(row.changed_at) if row.changed_at else "",
        )

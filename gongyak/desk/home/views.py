"""The first page of the desk: what waits for the person, and how far the rounds are."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from gongyak.desk.achievements.waiting import errands
from gongyak.desk.audit.permissions import may_mind_mail
from gongyak.desk.calendar.waiting import calendar_waiting
from gongyak.desk.cases.waiting import cases_waiting
from gongyak.desk.doors import office
from gongyak.desk.drafts.waiting import to_sign, to_write
from gongyak.desk.frame import make_frame
from gongyak.desk.home.waiting import headquarters_waiting
from gongyak.desk.portfolio.waiting import waiting_of as plans_waiting
from gongyak.desk.registry.waiting import waiting_of
from gongyak.desk.retention.waiting import retention_waiting
from gongyak.desk.rounds.board import counts_of, make_card
from gongyak.jobs.standing import standing
from gongyak.pledges.changes import waiting
from gongyak.pledges.models import Round
from gongyak.rules.moments import day_of
from gongyak.staff.actors import Actor


@office()
def desk(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What waits for the person who works."""
    now = timezone.now()
    today = day_of(now)
    shown = {
        "frame": make_frame(actor, "desk"),
        "to_sign": [make_card(draft, today) for draft in to_sign(actor, now)],
        "to_write": [make_card(draft, today) for draft in to_write(actor)],
        "changes_to_sign": waiting.to_sign(actor, now),
        "changes_to_handle": waiting.to_handle(actor),
        "rounds": [(round, counts_of(round)) for round in Round.objects.filter(publication=None)],
        "waiting": [
            *waiting_of(actor, now),
            *headquarters_waiting(actor, now),
            *plans_waiting(actor, now),
            *cases_waiting(actor, now),
            *calendar_waiting(actor, now),
            *retention_waiting(actor, now),
        ],
        "errands": errands(actor, today),
        "mail": standing(now) if may_mind_mail(actor) else None,
    }
    return render(request, "desk/home.jinja", shown)

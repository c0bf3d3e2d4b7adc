"""How mail stands (발송 지연), and what stopped sent once more."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from gongyak.desk.audit.page import when
from gongyak.desk.audit.permissions import may_mind_mail
from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.jobs.actions import revive
from gongyak.jobs.mail import KIND
from gongyak.jobs.models import Job, JobState
from gongyak.jobs.standing import standing
from gongyak.staff.actors import Actor

_SHOWN = 100


@office(may_mind_mail)
def outbox(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The letters of the last month, those that did not go first. To whom they went is not shown."""
    rows = Job.objects.filter(kind=KIND).order_by("-created_at")
    shown = {
        "frame": make_frame(actor, "desk-outbox"),
        "when": when,
        "standing": standing(timezone.now()),
        "trouble": rows.exclude(state=JobState.DONE)[:_SHOWN],
        "sent": rows.filter(state=JobState.DONE)[:_SHOWN],
    }
    return render(request, "desk/audit/outbox.jinja", shown)


@office(may_mind_mail)
@require_POST
def again(request: HttpRequest, actor: Actor, number: int) -> HttpResponse:
    """Send a letter that stopped once more."""
    revive(job=get_object_or_404(Job, pk=number, kind=KIND), by=actor.key, now=timezone.now())
    return redirect("desk-outbox")

"""The first page of the auditor: whether the records hold, and what waits to be reviewed."""

from datetime import timedelta

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from gongyak.audit.actions import head
from gongyak.audit.models import Act, Anchor, Check, Look
from gongyak.desk.audit.names import named
from gongyak.desk.audit.page import make_page
from gongyak.desk.audit.permissions import may_audit
from gongyak.desk.audit.reviews import unreviewed
from gongyak.desk.doors import office
from gongyak.jobs.actions import enqueue
from gongyak.jobs.models import Job
from gongyak.jobs.standing import standing
from gongyak.rules.moments import day_of
from gongyak.staff.actors import Actor


@office(may_audit)
def overview(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Both chains, the last check, the last anchor, the month to review, mail that is late."""
    now = timezone.now()
    check = Check.objects.order_by("-pk").first()
    shown = make_page(
        actor,
        "desk-audit",
        acts=head(Act),
        looks=head(Look),
        check=check,
        checked_by=named([check.by])[check.by] if check else None,
        is_old=check is not None and day_of(now) - day_of(check.at) > timedelta(days=1),
        checking=Job.objects.open().filter(kind="check").exists(),
        anchor=Anchor.objects.order_by("-day").first(),
        today=day_of(now),
        unreviewed=unreviewed(day_of(now)),
        mail=standing(now),
    )
    return render(request, "desk/audit/overview.jinja", shown)


@office(may_audit)
@require_POST
def check(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Have everything recomputed; the worker does it, and the page says when it is done."""
    now = timezone.now()
    with transaction.atomic():
        if not Job.objects.open().filter(kind="check").exists():
            enqueue(kind="check", key=f"check/{now.isoformat()}", now=now, payload={"by": actor.key})
    return redirect("desk-audit")

"""How mail stands (발송 지연), and what stopped sent once more."""

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from gongyak.desk.audit.page import when
from gongyak.desk.audit.permissions import may_mind_mail
from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.jobs.actions import revive
from gongyak.jobs.models import Job, JobState
from gongyak.jobs.standing import CARRYING, standing
from gongyak.staff.actors import Actor

_SHOWN = 100
#: Letters that wait, and whatever stopped or failed.
_UNDONE = ~Q(state=JobState.DONE) & (Q(kind__in=CARRYING) | Q(state=JobState.DEAD) | Q(attempts__gt=0))
_TITLES = {"anchor": "기록 고정", "check": "기록 확인", "remind": "마감 알림", "sweep": "오래된 작업 지우기"}
_TITLES |= {"case-urge": "기업애로 독촉·보고", "case-recount": "기업애로 기한 다시 셈"}
_TITLES |= {"case-follow": "기업애로 상대 부서 승계"}


def title_of(job: Job) -> str:
    """A job in words: a letter by its subject."""
    return str(job.payload.get("subject") or _TITLES.get(job.kind, job.kind))


@office(may_mind_mail)
def outbox(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What did not go or stopped first, other jobs too; then the letters of the last month, without recipients."""
    rows = Job.objects.order_by("-created_at")
    shown = {
        "frame": make_frame(actor, "desk-outbox"),
        "when": when,
        "standing": standing(timezone.now()),
        "trouble": [(row, title_of(row)) for row in rows.filter(_UNDONE)[:_SHOWN]],
        "sent": rows.filter(kind__in=CARRYING, state=JobState.DONE)[:_SHOWN],
    }
    return render(request, "desk/audit/outbox.jinja", shown)


@office(may_mind_mail)
@require_POST
def again(request: HttpRequest, actor: Actor, number: int) -> HttpResponse:
    """Have a letter that stopped sent once more, or another job done."""
    revive(job=get_object_or_404(Job, pk=number), by=actor.key, now=timezone.now())
    return redirect("desk-outbox")

"""협조: what another department asks of one's own, and the reply; nothing else of the case."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from gongyak.cases import asking
from gongyak.cases.models import DepartmentRequest, RequestStatus
from gongyak.desk.acting import Acting
from gongyak.desk.cases.listing import left
from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.desk.numbers import read_key
from gongyak.rules.deadlines import moment_with_weekday
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor


@office()
def request_page(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """One request."""
    return _render(request, actor, _visible(actor, pk))


def _visible(actor: Actor, pk: int) -> DepartmentRequest:
    own = actor.departments()
    asked = DepartmentRequest.objects.filter(department__in=own)
    asked = asked.exclude(case__is_anonymous=True, case__about__in=own)
    related = ("case__department", "department", "asked_by", "replied_by")
    return get_object_or_404(asked.select_related(*related), pk=pk)


def _render(
    request: HttpRequest, actor: Actor, row: DepartmentRequest, refused: Refusal | None = None
) -> HttpResponse:
    now = timezone.now()
    shown = {
        "frame": make_frame(actor, "desk-cases"),
        "row": row,
        "due": moment_with_weekday(row.due_at),
        "left": left(row.due_at, now),
        "is_open": row.status == RequestStatus.ASKED,
        "is_late": row.status == RequestStatus.ASKED and row.due_at < now,
        "refused": refused,
        "typed": request.POST if refused else {},
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/cases/request.jinja", shown, status=409 if refused else 200)


def _reply(request: HttpRequest, actor: Actor, row: DepartmentRequest) -> str:
    asking.reply(request=row, text=request.POST.get("text", ""), by=actor, now=timezone.now())
    return "주무부서에 회신했습니다."


def _later(request: HttpRequest, actor: Actor, row: DepartmentRequest) -> str:
    days, reason = read_key(request.POST.get("days", "")) or 0, request.POST.get("reason", "")
    made = asking.reply_later(request=row, days=days, reason=reason, by=actor, now=timezone.now())
    return f"회신기한을 {moment_with_weekday(made.due_at)}까지 연장했습니다."


def _onward(request: HttpRequest, actor: Actor, row: DepartmentRequest) -> HttpResponse:
    return redirect("desk-case-request", row.pk)


act = Acting(_visible, _render, _onward).named({"reply": _reply, "later": _later})

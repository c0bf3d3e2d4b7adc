"""조회번호와 비밀번호를 건네는 화면: shown once, to print or to tell by telephone; and whom to call for a lost one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from gongyak.cases.handing_out import hand_out, may_hand_out, waiting_calls
from gongyak.cases.models import Case, LookUp
from gongyak.cases.permissions import may_take_in, receiving
from gongyak.desk.cases.views import visible
from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor

_SHOWN = 100


@never_cache
@office()
def access(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """The page before it is handed out, and once after: code and secret to print."""
    row, opened, refused = visible(actor, pk), None, ""
    if request.method == "POST":
        try:
            opened = hand_out(case=row, by=actor, now=timezone.now())
        except Refusal as refusal:
            refused = str(refusal)
    before = LookUp.objects.filter(case=row).first()
    shown = {
        "frame": make_frame(actor, "desk-cases"),
        "case": row,
        "opened": opened,
        "before": before,
        "may": may_hand_out(actor, row),
        "refused": refused,
    }
    return render(request, "desk/cases/access.jinja", shown, status=409 if refused else 200)


@office(may_take_in)
def lost(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Who asked for a new secret and left no mail address: to be called, of the cases that the person may see."""
    seen = Case.objects.visible_to(actor, receiving())
    shown = {
        "frame": make_frame(actor, "desk-cases"),
        "calls": waiting_calls().filter(look_up__case__in=seen)[:_SHOWN],
    }
    return render(request, "desk/cases/lost.jinja", shown)

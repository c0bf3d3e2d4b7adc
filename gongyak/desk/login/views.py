"""Log in, in one step or two; log out; stay longer."""

import json
from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.request import split_domain_port
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.desk.login.kept import read_kept
from gongyak.desk.login.page import log_in_page, next_of, send_again_page
from gongyak.desk.parts import anybody
from gongyak.desk.sessions import HALF, PASSKEY, begin, end, find, place_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor
from gongyak.staff.entering import has_second_factor, prove
from gongyak.staff.factors import use_code
from gongyak.staff.models import Factor, Staff
from gongyak.staff.passkeys import ask_to_prove, prove_passkey
from gongyak.staff.tries import TOO_MANY

#: How long the second step may take.
_HALF = timedelta(minutes=10)


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def log_in(request: HttpRequest) -> HttpResponse:
    """Id and password; then the second step, or in."""
    now = timezone.now()
    if request.method != "POST":
        return redirect(next_of(request)) if find(request, now) else log_in_page(request)
    username, kept = request.POST.get("username", ""), request.POST.get("kept", "")
    try:
        staff = prove(
            username=username, password=request.POST.get("password", ""), place=place_of(request), now=now
        )
    except Refusal as refusal:
        status = 429 if str(refusal) == TOO_MANY else 401
        return log_in_page(request, kept=kept, username=username, wrong=str(refusal), status=status)
    end(request, now)  # whoever was in here before
    if not has_second_factor(staff):
        return come_in(request, staff, now, kept=kept, way=next_of(request))
    request.session[HALF] = {"staff": staff.pk, "until": (now + _HALF).isoformat()}
    return _second_page(request, staff)


@never_cache
@sensitive_post_parameters("code", "passkey")
@require_POST
def second(request: HttpRequest) -> HttpResponse:
    """A number of the app, a recovery code or a passkey; then in."""
    now = timezone.now()
    staff = _half_in(request, now)
    if staff is None:
        sentence = "시간이 지났습니다. 아이디와 암호부터 다시 적어 주십시오."
        return log_in_page(request, kept=request.POST.get("kept", ""), wrong=sentence, status=401)
    try:
        _prove_second(request, staff, now)
    except Refusal as refusal:
        return _second_page(request, staff, str(refusal))
    return come_in(request, staff, now, kept=request.POST.get("kept", ""), way=next_of(request))


def come_in(
    request: HttpRequest, staff: Staff, now: datetime, *, kept: str, way: str, elsewhere: bool = False
) -> HttpResponse:
    """Begin the session, and go on where one was: what was sent meanwhile is sent again."""
    sent = read_kept(kept)
    session = begin(request, staff, now, elsewhere=elsewhere)
    if sent is None:
        return HttpResponseRedirect(way)
    if session.pending or not sent.is_whole or not sent.is_of(staff.pk):
        return redirect("desk")
    return send_again_page(request, sent, "다시 로그인했습니다. 보내던 내용은 그대로 있습니다.")


@require_POST
def log_out(request: HttpRequest) -> HttpResponse:
    """End this session."""
    end(request, timezone.now())
    return redirect("login")


@office(anybody, even_pending=True)
@require_POST
def extend(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Stay: the door has kept that somebody is here. A script gets nothing, a browser its page again."""
    if request.headers.get("Sec-Fetch-Mode") == "cors" or request.headers.get("X-Requested-With"):
        return HttpResponse(status=204)
    return HttpResponseRedirect(next_of(request))


def _half_in(request: HttpRequest, now: datetime) -> Staff | None:
    half = request.session.get(HALF)
    if not half or datetime.fromisoformat(half["until"]) < now:
        return None
    return Staff.objects.filter(pk=half["staff"], is_active=True).first()


def _prove_second(request: HttpRequest, staff: Staff, now: datetime) -> None:
    answer = request.POST.get("passkey", "")
    if not answer:
        use_code(staff=staff, code=request.POST.get("code", "")[:50], now=now)
        return
    state = request.session.pop(PASSKEY, None) or {}  # a question is answered once
    prove_passkey(staff=staff, host=host_of(request), state=state, answer=read_json(answer), now=now)


def _second_page(request: HttpRequest, staff: Staff, wrong: str = "") -> HttpResponse:
    kinds = set(staff.factors.values_list("kind", flat=True))
    asked = ""
    if Factor.PASSKEY in kinds:
        question, request.session[PASSKEY] = ask_to_prove(staff, host_of(request))
        asked = json.dumps(question)
    shown = {
        "frame": make_frame(None),
        "next": next_of(request),
        "kept": request.POST.get("kept", ""),
        "has_app": Factor.TOTP in kinds,
        "asked": asked,
        "wrong": wrong,
    }
    return render(request, "desk/login/second.jinja", shown, status=401 if wrong else 200)


def host_of(request: HttpRequest) -> str:
    """The name of this site, which a passkey is bound to."""
    return split_domain_port(request.get_host())[0]


def read_json(text: str) -> dict[str, object]:
    """What a browser answered; empty where it is no JSON object."""
    try:
        told = json.loads(text)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}

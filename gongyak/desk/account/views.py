"""One's own account, and the password."""

from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from gongyak.desk.account.page import make_page
from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.desk.numbers import read_key
from gongyak.desk.parts import anybody
from gongyak.desk.sessions import AtWork, place_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor
from gongyak.staff.entering import end_sessions, settle
from gongyak.staff.passwords import change_password, rule_now

own = office(anybody, even_pending=True)


@own
def account(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Password, second factors, sessions."""
    return account_page(request, actor)


def account_page(
    request: HttpRequest, actor: Actor, *, codes: list[str] | None = None, done: str = "", status: int = 200
) -> HttpResponse:
    """The page; `codes` are recovery codes just made, `done` what was just done."""
    page = make_page(at_work(request))
    shown = {"frame": make_frame(actor, "account"), "page": page, "codes": codes or [], "done": done}
    return render(request, "desk/account/account.jinja", shown, status=status)


@own
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Change one's own password."""
    if request.method != "POST":
        return _password_page(request, actor)
    if request.POST.get("new_password") != request.POST.get("new_password_again"):
        return _password_page(request, actor, "새 암호를 두 번 똑같이 적으십시오.")
    now, mine = timezone.now(), at_work(request)
    try:
        staff = change_password(
            staff=mine.staff,
            old=request.POST.get("old_password", ""),
            new=request.POST.get("new_password", ""),
            place=place_of(request),
            now=now,
            session=mine.session.pk,
        )
    except Refusal as refusal:
        return _password_page(request, actor, str(refusal))
    update_session_auth_hash(request, staff)
    settle(session=mine.session, staff=staff, now=now)
    return redirect("account")


@own
@require_POST
def end_other(request: HttpRequest, actor: Actor) -> HttpResponse:
    """End one other session of one's own, or all of them."""
    mine = at_work(request)
    end_sessions(
        staff=mine.staff,
        how="다른 곳에서 끝냄",
        by=actor.key,
        now=timezone.now(),
        but=[mine.session.pk],
        only=read_key(request.POST["session"]) or 0 if "session" in request.POST else None,
    )
    return redirect("account")


def at_work(request: HttpRequest) -> AtWork:
    """Who is at work here: the door has put it there."""
    found: AtWork = request.desk  # type: ignore[attr-defined]
    return found


def _password_page(request: HttpRequest, actor: Actor, wrong: str = "") -> HttpResponse:
    shown = {
        "frame": make_frame(actor, "account"),
        "rule": rule_now(),
        "username": at_work(request).staff.username,
        "must": bool(at_work(request).session.pending),
        "wrong": wrong,
    }
    return render(request, "desk/account/password.jinja", shown, status=409 if wrong else 200)

"""Set up and take away second factors; each change asks for the password again."""

import json
from base64 import b64decode, b64encode

import segno
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST
from markupsafe import Markup

from gongyak.desk.account.views import account_page, at_work, own
from gongyak.desk.frame import make_frame
from gongyak.desk.login.views import host_of, read_json
from gongyak.desk.sessions import NEW_APP, PASSKEY, place_of
from gongyak.rules.refusal import Refusal
from gongyak.rules.totp import address, readable
from gongyak.staff.actors import Actor
from gongyak.staff.entering import prove, settle
from gongyak.staff.factors import add_app, new_secret, remove_factor, renew_recovery_codes
from gongyak.staff.passkeys import ask_to_register, register


@own
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def app(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Register an authenticator app: its key as a QR code, and the number that it then shows."""
    kept = request.session.get(NEW_APP)
    if request.method != "POST" or not kept:
        secret = new_secret()
        request.session[NEW_APP] = b64encode(secret).decode()
        return _app_page(request, actor, secret)
    secret = b64decode(kept)
    try:
        _prove_again(request)
        add_app(
            staff=at_work(request).staff, secret=secret, code=request.POST.get("code", ""), now=timezone.now()
        )
    except Refusal as refusal:
        return _app_page(request, actor, secret, str(refusal))
    del request.session[NEW_APP]
    return _added(request, actor, "인증앱을 등록했습니다.")


@own
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def passkey(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Register a passkey: this needs a script, for only a script can ask a browser for one."""
    if request.method != "POST":
        return _passkey_page(request, actor)
    state = request.session.pop(PASSKEY, None) or {}
    try:
        _prove_again(request)
        register(
            staff=at_work(request).staff,
            host=host_of(request),
            name=request.POST.get("name", ""),
            state=state,
            answer=read_json(request.POST.get("passkey", "")),
            now=timezone.now(),
        )
    except Refusal as refusal:
        return _passkey_page(request, actor, str(refusal))
    return _added(request, actor, "패스키를 등록했습니다.")


@own
@sensitive_post_parameters()
@require_POST
def codes(request: HttpRequest, actor: Actor) -> HttpResponse:
    """New recovery codes, shown this once."""
    _prove_again(request)
    made = renew_recovery_codes(staff=at_work(request).staff, now=timezone.now())
    return account_page(request, actor, codes=made)


@own
@sensitive_post_parameters()
@require_POST
def remove(request: HttpRequest, actor: Actor, factor: int) -> HttpResponse:
    """Take one away."""
    _prove_again(request)
    remove_factor(staff=at_work(request).staff, factor=factor, now=timezone.now())
    return redirect("account")


def _prove_again(request: HttpRequest) -> None:
    """Refusal unless the password is right: whoever found an open screen has not got it."""
    prove(
        username=at_work(request).staff.username,
        password=request.POST.get("password", ""),
        place=place_of(request),
        now=timezone.now(),
    )


def _added(request: HttpRequest, actor: Actor, done: str) -> HttpResponse:
    mine = at_work(request)
    settle(session=mine.session, staff=mine.staff, now=timezone.now())
    has_codes = mine.staff.factors.filter(kind="복구번호", used_at=None).exists()
    made = None if has_codes else renew_recovery_codes(staff=mine.staff, now=timezone.now())
    return account_page(request, actor, codes=made, done=done)


def _app_page(request: HttpRequest, actor: Actor, secret: bytes, wrong: str = "") -> HttpResponse:
    frame, username = make_frame(actor, "account"), at_work(request).staff.username
    picture = segno.make(address(secret, issuer=f"{frame.district} 공약 업무", account=username), micro=False)
    shown = {
        "frame": frame,
        "picture": Markup(picture.svg_inline(scale=5)),  # noqa: S704 (squares of our own)
        "key": readable(secret),
        "wrong": wrong,
    }
    return render(request, "desk/account/app.jinja", shown, status=409 if wrong else 200)


def _passkey_page(request: HttpRequest, actor: Actor, wrong: str = "") -> HttpResponse:
    question, request.session[PASSKEY] = ask_to_register(at_work(request).staff, host_of(request))
    shown = {"frame": make_frame(actor, "account"), "asked": json.dumps(question), "wrong": wrong}
    return render(request, "desk/account/passkey.jinja", shown, status=409 if wrong else 200)

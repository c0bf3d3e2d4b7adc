"""Log in by the district's own OpenID Connect service (통합로그인), where one is set.

Discovery, PKCE, state, nonce and the signature of the answer are the library's matter (Authlib). Who comes back is
let in only where the account is here already: rights are given here, never by that service.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from authlib.integrations.base_client.errors import OAuthError
from authlib.integrations.django_client import OAuth
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from joserfc.errors import JoseError
from requests import RequestException

from gongyak.desk.frame import make_frame
from gongyak.desk.login.page import log_in_page, next_of
from gongyak.desk.login.views import come_in
from gongyak.desk.sessions import end
from gongyak.staff.entering import fail
from gongyak.staff.models import Staff

_KEPT = "elsewhere"
_SECONDS = 5  # how long the other service may think
_NOT_REACHED = "통합로그인에 연결하지 못했습니다. 잠시 뒤에 다시 하거나 아이디와 암호로 로그인하십시오."
_NOT_TAKEN = "통합로그인을 확인하지 못했습니다. 처음부터 다시 하십시오."
_NOBODY = "통합로그인은 되었으나 이곳에 계정이 없습니다. 총괄부서나 시스템관리 담당에게 등록을 부탁하십시오."
_TROUBLE = (OAuthError, JoseError, RequestException, ValueError, KeyError)


@dataclass(frozen=True, slots=True)
class Service:
    """The service: its address, what we are called there, and which claim is the 직원 아이디."""

    issuer: str
    client: str
    secret: str
    claim: str


def service() -> Service | None:
    """The service that is set; None where there is none."""
    told: dict[str, str] | None = settings.OIDC
    return Service(**told) if told else None


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """The way there. What was kept waits in the session; a form may not lead to another site (form-action)."""
    there = service() or _absent()
    if request.method == "POST":
        request.session[_KEPT] = {"kept": request.POST.get("kept", ""), "next": next_of(request)}
        return render(request, "desk/login/leave.jinja", {"frame": make_frame(None)})
    if "next" in request.GET:
        request.session[_KEPT] = {"kept": "", "next": next_of(request)}
    back = request.build_absolute_uri(reverse("login-elsewhere-back"))
    try:
        answer: HttpResponse = _client(there).authorize_redirect(request, back)
    except _TROUBLE:
        return log_in_page(request, wrong=_NOT_REACHED, status=503)
    return answer


@never_cache
@require_safe
def back(request: HttpRequest) -> HttpResponse:
    """Who comes back is in, where the account is here and used."""
    there, now = service() or _absent(), timezone.now()
    try:
        told = _client(there).authorize_access_token(request).get("userinfo") or {}
    except _TROUBLE:
        return log_in_page(request, wrong=_NOT_TAKEN, status=401)
    username = str(told.get(there.claim, "")).strip().lower()
    staff = Staff.objects.filter(username=username, is_active=True, is_invented=False).first()
    if staff is None:
        fail(username, now=now)
        return log_in_page(request, wrong=_NOBODY, status=401)
    kept = request.session.get(_KEPT) or {"kept": "", "next": reverse("desk")}
    end(request, now)  # whoever was in here before
    return come_in(request, staff, now, kept=kept["kept"], way=kept["next"], elsewhere=True)


def _absent() -> Service:
    raise Http404("no service is set")


@lru_cache(maxsize=4)
def _client(there: Service) -> Any:
    """The library's client; it reads the service's addresses from the service itself, once."""
    return OAuth().register(
        "elsewhere",
        client_id=there.client,
        client_secret=there.secret,
        server_metadata_url=f"{there.issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={
            "scope": "openid profile",
            "code_challenge_method": "S256",
            "default_timeout": _SECONDS,
        },
    )

"""A lost secret: asked for with the contact given, and the link to a new one. What is answered never tells whether they fit."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.utils.translation import gettext as _

from gongyak.cases import intake
from gongyak.portal.errors import message
from gongyak.portal.sending import QUARTER, client_of, later, old_page, own_page, refused_unless_ours
from gongyak.portal.site import make_site
from gongyak.rules import personal
from gongyak.rules.refusal import Refusal


@own_page
def lost(request: HttpRequest) -> HttpResponse:
    """The form for code and contact, and the one answer to it."""
    if request.method != "POST":
        return _form(request)
    if answer := refused_unless_ours(request, lambda: _form(request, 403, old_page())):
        return answer
    code, contact = request.POST.get("code", ""), request.POST.get("contact", "")
    if not personal.is_contact(contact[:200]):
        said = _("연락처를 읽을 수 없습니다. 신청할 때 적으신 전화번호나 전자우편 주소 하나만 적어 주십시오.")
        return _form(request, 400, said)
    try:
        intake.ask_for_secret(code=code, contact=contact, address=client_of(request), now=now())
    except intake.AskedTooOften:
        said = _("여러 번 요청하여 잠시 막았습니다. 접수 부서에 전화해 주십시오.")
        return later(_form(request, 429, said), QUARTER)
    shown = {"site": make_site(request, "difficulties"), "window": intake.window()}
    return render(request, "portal/difficulties/lost-asked.jinja", shown)


@own_page
def renew(request: HttpRequest, mark: str) -> HttpResponse:
    """The page that a link of a letter leads to; only its button uses the link up, not whoever looks at it first."""
    if request.method != "POST":
        if intake.lost_of(mark, now()) is None:
            return _over(request)
        return _button(request)
    if answer := refused_unless_ours(request, lambda: _button(request, 403, old_page())):
        return answer
    try:
        opened = intake.renew(mark=mark, now=now())
    except Refusal:
        return _over(request)
    shown = {"site": make_site(request, "difficulties"), "opened": opened}
    return render(request, "portal/difficulties/renewed.jinja", shown)


def _button(request: HttpRequest, status: int = 200, said: str = "") -> HttpResponse:
    shown = {"site": make_site(request, "difficulties"), "said": said}
    return render(request, "portal/difficulties/renew.jinja", shown, status=status)


def _over(request: HttpRequest) -> HttpResponse:
    return message(
        request,
        404,
        _("쓸 수 없는 주소입니다"),
        _("이미 쓰였거나 기한이 지났습니다. 조회 비밀번호를 다시 요청해 주십시오."),
        site=make_site(request, "difficulties"),
    )


def _form(request: HttpRequest, status: int = 200, said: str = "") -> HttpResponse:
    shown = {
        "site": make_site(request, "difficulties"),
        "said": said,
        "code": request.POST.get("code", "")[:40],
        "contact": request.POST.get("contact", "")[:200],
    }
    return render(request, "portal/difficulties/lost.jinja", shown, status=status)

"""Pages that say why there is nothing to show. None asks the database: it may be what failed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from gongyak.portal.site import Site, make_plain_site


def message(
    request: HttpRequest, status: int, title: str, *sentences: str, site: Site | None = None
) -> HttpResponse:
    """A page of a few sentences with a way back."""
    shown = {"site": site or make_plain_site(request), "title": title, "sentences": sentences}
    response = render(request, "portal/message.jinja", shown, status=status)
    response["Cache-Control"] = "no-store"
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the request could not be read."""
    return message(
        request, 400, _("요청을 읽을 수 없습니다"), _("주소나 보내신 내용을 확인하고 다시 해 주십시오.")
    )


def not_from_here(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: something was sent that did not come from a form of ours; `reason` is Django's, in English."""
    return message(
        request,
        403,
        _("보내신 내용을 받지 않았습니다"),
        _("이 누리집의 화면을 다시 열고 그 화면에서 보내 주십시오."),
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: there is no such address."""
    return message(
        request, 404, _("찾으시는 페이지가 없습니다"), _("주소를 확인하거나 공약 목록에서 찾아 주십시오.")
    )


def failed(request: HttpRequest) -> HttpResponse:
    """500: something went wrong here."""
    return message(
        request,
        500,
        _("페이지를 보여 드리지 못했습니다"),
        _("저희 쪽에서 문제가 생겼고, 기록해 두었습니다. 잠시 뒤에 다시 열어 주십시오."),
    )

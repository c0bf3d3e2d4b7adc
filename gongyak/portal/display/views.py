"""The page and the act of choosing text size and contrast."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from gongyak.portal.display.chosen import CONTRAST, SIZE, USUAL, read_display
from gongyak.portal.errors import message
from gongyak.portal.sending import is_from_here
from gongyak.portal.site import make_site

YEAR = 365 * 24 * 60 * 60  # s


@csrf_exempt  # a token would be one reader's, and these pages are kept for all; see `is_from_here`
@require_http_methods(["GET", "HEAD", "POST"])
def display(request: HttpRequest) -> HttpResponse:
    """The choices, or after a choice (`size`, `contrast`, `next`) the way back to the page it was made on."""
    if request.method != "POST":
        return render(request, "portal/display.jinja", {"site": make_site(request, "display")})
    if not is_from_here(request):
        return message(request, 403, _("설정을 바꾸지 않았습니다"), _("이 누리집의 화면에서 골라 주십시오."))
    chosen = read_display(request.COOKIES).with_choice(request.POST)
    response = HttpResponse(status=303, headers={"Location": _way_back(request), "Cache-Control": "no-store"})
    _remember(response, {SIZE: chosen.size, CONTRAST: chosen.contrast})
    return response


def _way_back(request: HttpRequest) -> str:
    """`next` where it is a path of ours, else the page of choices."""
    wanted = request.POST.get("next", "")
    is_ours = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if is_ours and wanted.isprintable() and wanted.isascii() else reverse("display")


def _remember(response: HttpResponse, chosen: dict[str, str]) -> None:
    """A year for what differs from the usual; nothing for the usual, so that most readers have no cookie."""
    for name, value in chosen.items():
        if value == USUAL[name]:
            response.delete_cookie(name, samesite="Lax")
        else:
            response.set_cookie(name, value, YEAR, secure=settings.HTTPS, httponly=True, samesite="Lax")

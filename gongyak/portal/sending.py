"""What visitors send: whether it stood on a page of ours, from where it came, and when it may be sent again.

The views are `csrf_exempt` and check the token themselves, so that what was typed is kept where it is missing or old.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from gongyak.portal.errors import not_from_here
from gongyak.rules.addresses import address_of, counted_as

QUARTER, HOUR = 15 * 60, 60 * 60  # s
View = Callable[..., HttpResponse]


class _Check(CsrfViewMiddleware):
    """Django's own check, without its page."""

    def _reject(self, request: HttpRequest, reason: str) -> HttpResponse:
        return HttpResponse(status=403)


def own_page(view: View) -> View:
    """A page of its asker's alone, which nobody keeps and whose form `refused_unless_ours` checks."""
    checked = require_http_methods(["GET", "HEAD", "POST"])(view)
    exempt: View = csrf_exempt(checked)
    return never_cache(exempt)


def is_from_here(request: HttpRequest) -> bool:
    """Whether the form stood on one of our pages, as far as the browser tells."""
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site is not None:
        return site in ("same-origin", "none")
    return origin is None or origin == f"{request.scheme}://{request.get_host()}"


def has_token(request: HttpRequest) -> bool:
    """Whether a form came with the token of a page that this browser got from us."""
    return _Check(lambda _: HttpResponse()).process_view(request, is_from_here, (), {}) is None


def refused_unless_ours(request: HttpRequest, again: Callable[[], HttpResponse]) -> HttpResponse | None:
    """None for a form with our token; else `again`, the page with what was typed, where it stood on a page of ours."""
    if has_token(request):
        return None
    return again() if is_from_here(request) else not_from_here(request)


def old_page() -> str:
    """Why a form of ours was not taken."""
    return _("화면을 연 지 오래되었거나 쿠키가 막혀 있습니다. 한 번 더 눌러 주십시오.")


def later(answer: HttpResponse, seconds: int) -> HttpResponse:
    """An answer that says when to come again."""
    answer["Retry-After"] = str(seconds)
    return answer


def client_of(request: HttpRequest) -> str:
    """The address of the machine that asks, as tries are counted: with IPv6 its network."""
    return counted_as(address_of(request.META, behind_proxy=settings.SECURE_PROXY_SSL_HEADER is not None))

"""Whether what was sent stood on a page of ours."""

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware


class _Check(CsrfViewMiddleware):
    """Django's own check, without its page."""

    def _reject(self, request: HttpRequest, reason: str) -> HttpResponse:
        return HttpResponse(status=403)


def is_from_here(request: HttpRequest) -> bool:
    """Whether the form stood on one of our pages, as far as the browser tells."""
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site is not None:
        return site in ("same-origin", "none")
    return origin is None or origin == f"{request.scheme}://{request.get_host()}"


def has_token(request: HttpRequest) -> bool:
    """Whether a form came with the token of a page that this browser got from us.

    For views that are `csrf_exempt` because they keep what was typed where the token is missing or old.
    """
    return _Check(lambda _: HttpResponse()).process_view(request, is_from_here, (), {}) is None

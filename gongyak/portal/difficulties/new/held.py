"""The draft that a browser holds: a cookie of its session with the draft's code, and nothing else."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import now

from gongyak.cases import intake

COOKIE = "gongyak-draft"
_LONGEST = 40


def held(request: HttpRequest) -> intake.Draft | None:
    """The draft of who asks; None where there is none any more."""
    code = request.COOKIES.get(COOKIE, "")
    return intake.drafts.find(code, now()) if 0 < len(code) <= _LONGEST else None


def hold(response: HttpResponse, draft: intake.Draft) -> HttpResponse:
    """The answer with the cookie of a draft: gone when the browser is closed."""
    told = {"secure": settings.SESSION_COOKIE_SECURE, "httponly": True, "samesite": "Lax"}
    response.set_cookie(COOKIE, draft.code, path="/", **told)
    return response


def let_go(response: HttpResponse) -> HttpResponse:
    """The answer without the cookie."""
    response.delete_cookie(COOKIE, path="/", samesite="Lax")
    return response

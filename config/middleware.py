"""What stands around every page: the last headers, its language, a clear 503, and 400 for addresses that cannot be
read and text that no table can hold."""

import logging
from collections.abc import Callable

from django.conf import settings
from django.db import DataError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from config.faces import is_program, tell
from gongyak.api.headers import open_to_all
from gongyak.portal.asking import Unreadable

Respond = Callable[[HttpRequest], HttpResponse]

_log = logging.getLogger("gongyak")


def headers(respond: Respond) -> Respond:
    """Forbid every page the device features that none uses, and have it asked for anew before it is shown again.

    What programs read, pages of any other site may read too.
    """

    def with_headers(request: HttpRequest) -> HttpResponse:
        response = respond(request)
        if is_program(request):
            open_to_all(response)
        if "Content-Encoding" in response:
            del response["Repr-Digest"]  # it is that of the file before it was packed (RFC 9530, 3)
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Cache-Control", "no-cache")
        return response

    return with_headers


def language(respond: Respond) -> Respond:
    """Answer in the language that the address names, whatever the browser prefers: one address, one page.

    Django's own middleware does the same here, but tells every cache on the way that a page depends on
    Accept-Language. Text size and contrast do come from cookies.
    """

    def in_language(request: HttpRequest) -> HttpResponse:
        chosen = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        with translation.override(chosen):
            request.LANGUAGE_CODE = chosen
            response = respond(request)
        if response.headers.get("Content-Type", "").startswith("text/html"):
            response.headers["Content-Language"] = chosen
            patch_vary_headers(response, ["Cookie"])
        return response

    return in_language


def wrong_method(respond: Respond) -> Respond:
    """A page that says so where an address does not take a method: Django says 405 and nothing else."""

    def with_words(request: HttpRequest) -> HttpResponse:
        response = respond(request)
        if response.status_code != 405 or response.content:
            return response
        page = tell(
            request,
            405,
            "method-not-allowed",
            _("이 주소에서는 할 수 없는 요청입니다"),
            _("이 주소는 열어 보기만 할 수 있습니다. 공약 목록에서 다시 시작해 주십시오."),
        )
        page["Allow"] = response["Allow"]
        return page

    return with_words


class Unavailable:
    """A database that is out of reach, locked, full or too slow gives 503 with Retry-After, not 500."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The page itself; errors come through `process_exception`."""
        return self.respond(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The 503 page where the database is the cause; None hands every other error on."""
        if not isinstance(error, OperationalError | InterfaceError):
            return None
        _log.error("database unavailable at %s: %s", request.path, error)
        response = tell(
            request,
            503,
            "unavailable",
            _("잠시 뒤에 다시 열어 주십시오"),
            _("자료를 보관하는 곳이 지금 응답하지 않습니다. 입력하신 내용은 저장되지 않았습니다."),
        )
        response["Retry-After"] = "10"
        return response


class UnreadableAddress:
    """A part of an address that cannot be read as what it asks for gives 400 with the sentence that says so."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The page itself; errors come through `process_exception`."""
        return self.respond(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The 400 page where a view could not read its address; None hands every other error on."""
        if not isinstance(error, Unreadable):
            return None
        return tell(request, 400, "address-unreadable", _("날짜를 읽을 수 없습니다"), str(error))


#: What Python, Django and SQLite say of text that is no number where a key was asked for, or one without end.
_NO_NUMBER = ("for integer string conversion", "expected a number but got", "too large to convert to SQLite")


class BadText:
    """NUL, lone surrogates and numbers without end, which no table can hold, give 400 wherever they come in."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Refuse an address with NUL in it before any view reads it."""
        texts = [request.path_info, *request.GET, *(v for many in request.GET.lists() for v in many[1])]
        if any("\0" in text for text in texts):
            return _refused(request)
        return self.respond(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The 400 page where such text got as far as the database or the answer."""
        surrogate = isinstance(error, UnicodeEncodeError) and error.reason == "surrogates not allowed"
        nul = isinstance(error, ValueError | DataError) and "NUL (0x00)" in str(error)
        number = isinstance(error, ValueError | OverflowError) and any(
            said in str(error) for said in _NO_NUMBER
        )
        return _refused(request) if surrogate or nul or number else None


def _refused(request: HttpRequest) -> HttpResponse:
    return tell(
        request,
        400,
        "text-unreadable",
        _("읽을 수 없는 글자가 있습니다"),
        _("보내신 내용에 쓸 수 없는 글자가 있습니다. 지우고 다시 보내 주십시오."),
    )

"""In whose words trouble is told: a page to people, a problem (RFC 9457) to programs."""

from django.http import HttpRequest, HttpResponse

from gongyak.api.problems import not_found as no_such_address
from gongyak.api.problems import problem
from gongyak.desk.login.stale import from_an_old_page
from gongyak.portal import errors

#: Where programs ask.
PROGRAMS = ("/api/", "/catalog.jsonld", "/changes.atom")


def is_program(request: HttpRequest) -> bool:
    """Whether the address is one that programs read."""
    return request.path_info.startswith(PROGRAMS)


def tell(request: HttpRequest, status: int, kind: str, title: str, sentence: str) -> HttpResponse:
    """What went wrong, in the words of whoever asked."""
    if is_program(request):
        return problem(status, kind, sentence, title=title)
    return errors.message(request, status, title, sentence)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the request could not be read."""
    if is_program(request):
        return problem(
            400, "request-unreadable", "주소가 너무 길거나 조건이 너무 많습니다. 줄여서 다시 물어 주십시오."
        )
    return errors.bad_request(request, exception)


def not_from_here(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form without the token of a page of ours; at the desk, what was typed is kept where it is ours."""
    way_on = from_an_old_page(request) if request.path_info.startswith("/desk/") else None
    return way_on or errors.not_from_here(request, reason)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: there is no such address."""
    return no_such_address(request) if is_program(request) else errors.not_found(request, exception)


def failed(request: HttpRequest) -> HttpResponse:
    """500: something went wrong here."""
    if is_program(request):
        return problem(
            500, "failed", "저희 쪽에서 문제가 생겼고, 기록해 두었습니다. 잠시 뒤에 다시 물어 주십시오."
        )
    return errors.failed(request)

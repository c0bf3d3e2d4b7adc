"""The page of open meetings, and their calendar for other programs."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_safe

from gongyak.meetings import published
from gongyak.portal.meetings.page import make_page
from gongyak.portal.site import make_site

_CALENDAR = "text/calendar; charset=utf-8"


@require_safe
def meetings(request: HttpRequest) -> HttpResponse:
    """Open meetings to come, and those that were held with what they decided."""
    page = make_page(published.ahead(), published.past())
    return render(request, "portal/meetings.jinja", {"site": make_site(request, "meetings"), "page": page})


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """The open meetings as iCalendar (RFC 5545)."""
    return HttpResponse(published.public_calendar(now()), _CALENDAR)

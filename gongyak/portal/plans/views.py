"""The page of the plans."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongyak.pledges import published
from gongyak.portal.asking import Asked, read_asked
from gongyak.portal.plans.page import make_page
from gongyak.portal.site import make_site
from gongyak.rules.moments import known_until


@require_safe
def plans(request: HttpRequest) -> HttpResponse:
    """The plans that were published last, or by the day or the moment that is asked for."""
    asked = read_asked(request.GET)
    site = make_site(request, "plans")
    found = published.plans(_until(asked), asked.holder)
    page = make_page(found, asked) if found else None
    return render(request, "portal/plans.jinja", {"site": site, "page": page, "is_asked": bool(asked.query)})


def _until(asked: Asked) -> datetime | None:
    """The earlier of both times: a plan has no 기준일, it stands from its publication on."""
    told = [known_until(time) for time in (asked.as_of, asked.known_at) if time]
    return min(told, default=None)

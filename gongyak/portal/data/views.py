"""The address of the page of the open data."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongyak.pledges import published
from gongyak.portal.asking import read_asked
from gongyak.portal.data.page import make_page
from gongyak.portal.site import make_site
from gongyak.portal.times import make_times


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """What can be had, for the day and the officeholder asked for."""
    asked = read_asked(request.GET)
    site = make_site(request, "data")
    found = published.listed(asked.as_of, asked.known_at, asked.holder)
    times = make_times(found, published.days(asked.known_at, found.holder.key), asked) if found else None
    page = make_page(found, asked, site.district, site.licence, request.build_absolute_uri("/").rstrip("/"))
    return render(request, "portal/data.jinja", {"site": site, "page": page, "times": times})

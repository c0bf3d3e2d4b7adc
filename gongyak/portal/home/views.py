"""The first page."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongyak.pledges import published
from gongyak.portal.asking import Span, read_asked
from gongyak.portal.compare.whole import make_summary
from gongyak.portal.home.page import make_page
from gongyak.portal.site import make_site
from gongyak.portal.times import make_times


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Every page is there to be found (전자정부 웹사이트 품질관리 지침: 개방성)."""
    return HttpResponse("User-agent: *\nAllow: /\n", content_type="text/plain; charset=utf-8")


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The whole in one look, of today or as asked."""
    asked = read_asked(request.GET)
    site = make_site(request, "home")
    found = published.listed(asked.as_of, asked.known_at, asked.holder)
    if found is None:
        return render(request, "portal/nothing.jinja", {"site": site})
    changed = published.changes(None, found.as_of, asked.known_at, texts=False, corrected=False, later=found)
    shown = {
        "site": site,
        "page": make_page(found, published.money(found), asked),
        "changed": make_summary(changed, Span(asked=replace(asked, as_of=None))) if changed else None,
        "times": make_times(found, published.days(asked.known_at, found.holder.key), asked),
    }
    return render(request, "portal/home.jinja", shown)

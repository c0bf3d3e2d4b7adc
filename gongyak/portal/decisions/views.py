"""The page of changes and of the panel."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_safe

from gongyak.pledges import published
from gongyak.portal.asking import read_asked
from gongyak.portal.decisions.page import make_page
from gongyak.portal.site import make_site
from gongyak.rules.moments import day_of


@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    """Every change that was decided and published, and the panel that deliberates on them."""
    asked = read_asked(request.GET)
    decided = published.decisions(asked.known_at, asked.holder)
    panel = published.panel(asked.as_of or day_of(now()), asked.known_at, asked.holder)
    shown = {"site": make_site(request, "decisions"), "page": make_page(decided, panel, asked)}
    return render(request, "portal/decisions.jinja", shown)

"""The list of published cards."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongyak.pledges import published
from gongyak.portal.asking import read_asked
from gongyak.portal.listing.choice import read_choice
from gongyak.portal.listing.page import make_page
from gongyak.portal.site import make_site
from gongyak.portal.times import make_times


@require_safe
def cards(request: HttpRequest) -> HttpResponse:
    """The cards as asked and chosen."""
    asked = read_asked(request.GET)
    site = make_site(request, "cards")
    found = published.listed(asked.as_of, asked.known_at, asked.holder)
    if found is None:
        return render(request, "portal/nothing.jinja", {"site": site})
    choice = read_choice(request.GET)
    said = published.find(choice.q, found) if choice.q else None
    page = make_page(found, choice, asked, site.lines, said)
    times = make_times(found, published.days(asked.known_at, found.holder.key), asked)
    return render(request, "portal/list.jinja", {"site": site, "page": page, "times": times})

"""The pages of what changed: of one card, and of the whole set."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongyak.pledges import published
from gongyak.portal.asking import read_span
from gongyak.portal.compare import whole
from gongyak.portal.compare.page import make_page
from gongyak.portal.errors import message
from gongyak.portal.site import make_site


@require_safe
def card(request: HttpRequest, number: str) -> HttpResponse:
    """Two dates of the card of a 관리번호: the last two, or as asked."""
    span = read_span(request.GET)
    pair = published.pair(number, span.before, span.after, span.asked.known_at, span.asked.holder)
    if pair is None:
        said = _(
            "공개한 공약 가운데 관리번호 %(number)s의 카드가 없습니다. 번호를 확인하거나 공약 목록에서 찾아 주십시오."
        )
        sentence = said % {"number": number[:40]}
        return message(
            request, 404, _("찾으시는 카드가 없습니다"), sentence, site=make_site(request, "changes")
        )
    if pair.number != number:
        query = request.GET.urlencode()
        address = reverse("card-compare", args=[pair.number]) + (f"?{query}" if query else "")
        return redirect(address, permanent=True)
    shown = {"site": make_site(request, "changes"), "page": make_page(pair, span)}
    return render(request, "portal/compare.jinja", shown)


@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """The whole set beside the one before: of the last two 기준일, or as asked."""
    span = read_span(request.GET)
    site = make_site(request, "changes")
    found = published.changes(span.before, span.after, span.asked.known_at, span.asked.holder)
    if found is None:
        return render(request, "portal/nothing.jinja", {"site": site})
    page = whole.make_page(found, span, request.GET.get("show", ""))
    return render(request, "portal/changes.jinja", {"site": site, "page": page})

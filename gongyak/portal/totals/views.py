"""The page of the totals, and the same as files."""

import hashlib

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongyak import documents
from gongyak.district.published import district
from gongyak.pledges import published
from gongyak.portal.asking import read_asked
from gongyak.portal.downloads import as_download
from gongyak.portal.errors import message
from gongyak.portal.site import make_site
from gongyak.portal.times import make_times
from gongyak.portal.totals.page import make_page
from gongyak.rules.totals import TITLE, document

MEDIA_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "hwpx": "application/hwp+zip",
}


@require_safe
def totals(request: HttpRequest) -> HttpResponse:
    """Counts and sums of the set that is asked for."""
    asked = read_asked(request.GET)
    site = make_site(request, "totals")
    found = published.listed(asked.as_of, asked.known_at, asked.holder)
    if found is None:
        return render(request, "portal/nothing.jinja", {"site": site})
    shown = {
        "site": site,
        "page": make_page(found, published.totals(found, list(site.lines)), asked),
        "times": make_times(found, published.days(asked.known_at, found.holder.key), asked),
    }
    return render(request, "portal/totals.jinja", shown)


@require_safe
def file(request: HttpRequest, format: str) -> HttpResponse:
    """The 총괄표 as a file, made when it is asked for; the same set gives the same bytes.

    Its head names the district as it is called today, so that whoever keeps it asks again before using it.
    """
    asked = read_asked(request.GET)
    found = published.listed(asked.as_of, asked.known_at, asked.holder)
    if found is None:
        sentence = _("이 조건으로 공개한 공약이 없어 총괄표를 만들 수 없습니다.")
        return message(request, 404, _("총괄표가 없습니다"), sentence, site=make_site(request, "totals"))
    settings = district()
    counted = published.totals(found, list(settings.lines))
    blocks = document(counted, published.about(found, settings.name, settings.notice))
    body = documents.write(format, blocks, title=TITLE)
    name = f"공약사항_총괄표_{found.as_of.isoformat()}_{found.holder.key}.{format}"
    made = published.PublishedFile(name, MEDIA_TYPES[format], hashlib.sha256(body).hexdigest(), body)
    return as_download(made)

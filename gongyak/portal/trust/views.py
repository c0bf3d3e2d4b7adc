"""The trust page, the lists with every hash, and the checker."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongyak.pledges import published
from gongyak.portal.asking import read_asked
from gongyak.portal.downloads import as_download
from gongyak.portal.errors import message
from gongyak.portal.site import make_site
from gongyak.portal.trust import onefile
from gongyak.portal.trust.lists import all_publications
from gongyak.portal.trust.page import make_page
from gongyak.rules.canonical import sha256


@require_safe
def trust(request: HttpRequest) -> HttpResponse:
    """How cards come about, what is published, what was corrected, and how anyone checks it."""
    asked = read_asked(request.GET)
    found = published.publications(asked.known_at), published.corrections(asked.known_at)
    page = make_page(*found, asked, here=request.build_absolute_uri("/"))
    return render(request, "portal/trust.jinja", {"site": make_site(request, "trust"), "page": page})


@require_safe
def publications(request: HttpRequest) -> HttpResponse:
    """All publications with their hashes, up to a moment where `known_at` asks for one."""
    asked = read_asked(request.GET)
    return as_download(all_publications(published.publications(asked.known_at)))


@require_safe
def publication(request: HttpRequest, seq: int) -> HttpResponse:
    """The list of one publication: the very bytes that its hash is of."""
    found = published.public_list_of(seq)
    if found is None:
        sentence = _("그런 차수의 공개 목록이 없습니다. 신뢰·검증의 공개 목록에서 골라 주십시오.")
        return message(request, 404, _("공개 목록이 없습니다"), sentence, site=make_site(request, "trust"))
    return as_download(found)


@require_safe
def checker(request: HttpRequest) -> HttpResponse:
    """The checker, one file."""
    body = onefile.one_file()
    return as_download(
        published.PublishedFile(onefile.NAME, "text/x-python; charset=utf-8", sha256(body), body)
    )

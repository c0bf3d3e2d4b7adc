"""The address of the catalogue."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from gongyak.api.asking import Asked
from gongyak.api.catalog.entry import FIGURES, FilePlace, Places, Span, make_catalog
from gongyak.api.face import asking
from gongyak.api.files.views import FORMATS
from gongyak.api.headers import tagged
from gongyak.cases import published as cases
from gongyak.cases.published import PublishedMonth
from gongyak.district.published import district
from gongyak.pledges import published
from gongyak.pledges.published import PublishedPublication
from gongyak.rules.dates import last_day
from gongyak.rules.opendata import datasets


@asking
def catalog(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Every dataset with its files for every published 기준일."""
    found = published.publications(asked.known_at, asked.holder)
    found = tuple(one for one in found if asked.as_of is None or one.as_of <= asked.as_of)
    files = list(_files(request, asked, sorted({one.as_of for one in found}, reverse=True)))
    months = [one for one in cases.months() if asked.known_at is None or one.published_at <= asked.known_at]
    files += _figures(request) if months else []
    made = make_catalog(district(), _places(request), files, _span(found), _told(months))
    body = json.dumps(made, ensure_ascii=False, indent=1).encode()
    return tagged(body, "application/ld+json")


def _places(request: HttpRequest) -> Places:
    names = {
        "site": "home",
        "catalog": "catalog",
        "page": "data",
        "api": "api:root",
        "described": "api:openapi",
    }
    found = {name: request.build_absolute_uri(reverse(address)) for name, address in names.items()}
    return Places(**found, feed=request.build_absolute_uri(reverse("feed")))


def _span(found: Sequence[PublishedPublication]) -> Span | None:
    if not found:
        return None
    days = [one.as_of for one in found]
    return Span(found[-1].published_at, found[0].published_at, min(days), max(days))


def _told(months: Sequence[PublishedMonth]) -> Span | None:
    """When figures of difficulties were published, and of which months."""
    if not months:
        return None
    last, first = (date.fromisoformat(f"{one.figures.month}-01") for one in (months[0], months[-1]))
    end = last_day(last.year, last.month)
    return Span(months[-1].published_at, months[0].published_at, first, end)


def _figures(request: HttpRequest) -> list[FilePlace]:
    places = {"csv": "text/csv", "json": "application/json"}
    return [
        FilePlace(FIGURES, format, media, request.build_absolute_uri(reverse(f"difficulties-{format}")), None)
        for format, media in places.items()
    ]


def _files(request: HttpRequest, asked: Asked, days: Sequence[date]) -> Iterator[FilePlace]:
    kept = {"holder": asked.holder} if asked.holder else {}
    for one in datasets():
        for day in (None, *days):
            query = kept | ({"as_of": day.isoformat()} if day else {})
            for format, (_, media_type) in FORMATS.items():
                address = reverse("api:file", args=[one.name, format]) + (
                    "?" + urlencode(query) if query else ""
                )
                yield FilePlace(one.name, format, media_type, request.build_absolute_uri(address), day)

"""Addresses of the API. Whatever is not one of them is answered by the API too, in its own words."""

from django.urls import URLPattern, include, path, re_path

from gongyak.api.catalog.views import catalog
from gongyak.api.changes.views import router as changes
from gongyak.api.described import described
from gongyak.api.difficulties.views import router as difficulties
from gongyak.api.face import api, read_only
from gongyak.api.feed.views import feed
from gongyak.api.files.views import router as files
from gongyak.api.pledges.views import router as pledges
from gongyak.api.problems import not_found
from gongyak.api.publications.views import router as publications
from gongyak.api.root.views import router as root
from gongyak.api.totals.views import router as totals

for router in (root, pledges, publications, totals, changes, files, difficulties):
    api.add_router("", router)


def _opened(pattern: URLPattern) -> URLPattern:
    return path(str(pattern.pattern), read_only(pattern.callback), name=pattern.name)


_resources = [_opened(pattern) for pattern in api.urls[0]]
urlpatterns = [
    path("catalog.jsonld", catalog, name="catalog"),
    path("changes.atom", feed, name="feed"),
    path(
        "api/v1/",
        include(([path("openapi.json", read_only(described), name="openapi"), *_resources], "api")),
    ),
    re_path(r"^api/(?!v1$)", read_only(not_found)),  # /api/v1 itself only lacks its slash
]

"""The description of the API, at its own address."""

import json

from django.http import HttpRequest, HttpResponse

from gongyak.api.headers import tagged
from gongyak.api.openapi import document


def described(request: HttpRequest) -> HttpResponse:
    """`openapi.json`."""
    return tagged(as_text().encode(), "application/json")


def as_text() -> str:
    """The description as it is served and kept in docs/reference/openapi.json."""
    return json.dumps(document(), ensure_ascii=False, indent=1) + "\n"

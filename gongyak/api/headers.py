"""Headers of every answer: public data, for pages of any site to read."""

import base64
import hashlib

from django.http import HttpRequest, HttpResponse

METHODS = "GET, HEAD, OPTIONS"


def open_to_all(response: HttpResponse) -> HttpResponse:
    """Let pages of every other site read the answer, headers included (CORS); also that nothing is new (304)."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = "ETag, Link, Repr-Digest, Content-Disposition"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def tagged(body: bytes, media_type: str) -> HttpResponse:
    """An answer with a strong tag made of its bytes; whoever keeps it asks again before using it."""
    response = HttpResponse(body, content_type=media_type)
    response["ETag"] = f'"{hashlib.sha256(body).hexdigest()}"'
    response["Cache-Control"] = "public, no-cache"
    return response


def with_digest(response: HttpResponse) -> HttpResponse:
    """The SHA-256 of a file as RFC 9530 spells it."""
    digest = base64.b64encode(hashlib.sha256(response.content).digest()).decode()
    response["Repr-Digest"] = f"sha-256=:{digest}:"
    return response


def ways(request: HttpRequest) -> HttpResponse:
    """What an address answers to, for browsers that ask before a page of another site may (CORS)."""
    response = HttpResponse(status=204)
    response["Allow"] = response["Access-Control-Allow-Methods"] = METHODS
    response["Access-Control-Allow-Headers"] = "If-None-Match"
    response["Access-Control-Max-Age"] = "86400"
    return response

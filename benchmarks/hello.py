"""What does nothing: an address with one view, to see what the framework costs, and the least that answers."""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import path

urlpatterns = [path("", lambda _request: HttpResponse("hello"))]


def bare(_environ: dict, start_response: Callable) -> list[bytes]:
    """The least that answers, without a framework."""
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "5")])
    return [b"hello"]

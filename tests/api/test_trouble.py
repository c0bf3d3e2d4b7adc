"""A database that does not answer, and a failure of our own: problems in JSON below the API."""

import json

import pytest
from django.db import OperationalError
from django.test import Client
from django.urls import path

from config.urls import urlpatterns as ours
from gongyak.api.face import read_only


def locked(request):
    raise OperationalError("database is locked")


def broken(request):
    raise ZeroDivisionError


urlpatterns = [
    path("api/locked", read_only(locked)),
    path("api/broken", read_only(broken)),
    path("broken", broken),
    *ours,
]
handler500 = "config.faces.failed"
pytestmark = pytest.mark.urls(__name__)


def test_a_database_out_of_reach_is_a_problem_with_a_time_to_come_back() -> None:
    answer = Client().get("/api/locked")
    assert (answer.status_code, answer["Content-Type"]) == (503, "application/problem+json")
    assert int(answer["Retry-After"]) > 0 and answer["Cache-Control"] == "no-store"
    assert json.loads(answer.content)["type"] == "urn:gongyak:problem:unavailable"


def test_our_own_failure_is_a_problem_to_programs_and_a_page_to_people() -> None:
    client = Client(raise_request_exception=False)
    answer = client.get("/api/broken")
    assert (answer.status_code, answer["Content-Type"]) == (500, "application/problem+json")
    assert "기록해 두었습니다" in json.loads(answer.content)["detail"]
    assert client.get("/broken")["Content-Type"].startswith("text/html")

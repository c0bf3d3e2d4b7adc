"""What the API says while nothing is published."""

import pytest
from django.test import Client

from tests.api.sites import get


@pytest.mark.django_db
def test_nothing_published_is_said_plainly() -> None:
    assert get("/")["days"] == [] and get("/")["latest"] is None
    assert get("/publications")["publications"] == []
    for address in (
        "/terms",
        "/pledges",
        "/pledges/1-2-2",
        "/pledges/1-2-2/history",
        "/totals",
        "/publications/1",
    ):
        assert get(address, 404)["status"] == 404
    assert Client().get("/api/v1/files/publications.csv").status_code == 404

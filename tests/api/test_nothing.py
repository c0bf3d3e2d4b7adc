"""What the API says while nothing is published."""

import json
from xml.etree import ElementTree

import pytest
from django.test import Client

from gongyak.district.models import District
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


@pytest.mark.django_db
def test_a_feed_and_a_catalogue_of_nothing_are_some_too() -> None:
    District.objects.create(name="가온<구>")
    made = ElementTree.fromstring(Client().get("/changes.atom").content)
    assert [one.tag.partition("}")[2] for one in made].count("entry") == 0
    assert "가온<구> 공약 공개" in [one.text for one in made]
    assert json.loads(Client().get("/catalog.jsonld").content)["dcat:dataset"] == []

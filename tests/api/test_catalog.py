"""The catalogue: valid in shape, and every file in it is there."""

import json
from datetime import date

import pytest
from django.test import Client

from gongyak.district.models import DepartmentLine, District
from gongyak.rules.opendata import datasets
from tests.api.sites import DAYS

pytestmark = pytest.mark.usefixtures("quarters")


def catalog(query: str = "") -> dict:
    answer = Client().get(f"/catalog.jsonld{query}")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/ld+json")
    assert answer["Access-Control-Allow-Origin"] == "*"
    return json.loads(answer.content)


def nodes(value: object) -> list[dict]:
    """Every node of the graph."""
    if isinstance(value, list):
        return [node for each in value for node in nodes(each)]
    if not isinstance(value, dict):
        return []
    return [value, *(node for key, inner in value.items() if key != "@context" for node in nodes(inner))]


def test_every_term_is_of_a_vocabulary_that_the_context_names() -> None:
    made = catalog()
    prefixes = set(made["@context"])
    for node in nodes(made):
        for name in [*node, *filter(None, [node.get("@type")])]:
            assert name.startswith("@") or name.partition(":")[0] in prefixes, name
        assert "@value" not in node or set(node) <= {"@value", "@language", "@type"}


def test_what_dcat_ap_asks_for_is_there() -> None:
    made = catalog()
    assert made["@type"] == "dcat:Catalog"
    assert {"dct:title", "dct:description", "dct:publisher", "dcat:dataset"} <= made.keys()
    assert [one["dct:identifier"] for one in made["dcat:dataset"]] == [one.name for one in datasets()]
    for one in made["dcat:dataset"]:
        assert {title["@language"] for title in one["dct:title"]} == {"ko", "en"}
        assert one["dct:license"]["@id"].startswith("https://www.kogl.or.kr/")
        assert one["dct:temporal"]["dcat:startDate"]["@value"] == "2024-06-30"
        assert one["dct:temporal"]["dcat:endDate"]["@value"] == "2024-09-30"
        assert one["dct:issued"]["@value"] == "2026-11-23T11:00:00+09:00"
        assert one["dct:modified"]["@value"] == "2026-11-23T15:00:00+09:00"
    [service] = [made["dcat:service"]]
    assert {one["@id"] for one in service["dcat:servesDataset"]} == {
        one["@id"] for one in made["dcat:dataset"]
    }
    ids = [node["@id"] for node in nodes(made) if node.get("@type") in ("dcat:Dataset", "dcat:Distribution")]
    assert len(set(ids)) == len(ids)


def test_every_file_of_every_day_is_there_under_its_address() -> None:
    client = Client()
    files = [one for dataset in catalog()["dcat:dataset"] for one in dataset["dcat:distribution"]]
    assert len(files) == 4 * 3 * (len(DAYS) + 1)
    for one in files:
        answer = client.get(one["dcat:downloadURL"]["@id"].removeprefix("http://testserver"))
        assert answer.status_code == 200
        assert one["dcat:mediaType"]["@id"].endswith(answer["Content-Type"].partition(";")[0])
    days = {one["dcat:downloadURL"]["@id"].partition("as_of=")[2] for one in files}
    assert days == {"", *map(date.isoformat, DAYS)}


def test_the_catalogue_is_of_the_time_asked_for() -> None:
    [end] = {
        one["dct:temporal"]["dcat:endDate"]["@value"] for one in catalog("?as_of=2024-06-30")["dcat:dataset"]
    }
    assert end == "2024-06-30"
    assert catalog("?known_at=2020-01-01")["dcat:dataset"] == []
    assert "holder=8-2" in json.dumps(catalog("?holder=8-2"))
    for query in ("as_of=x", "day=1", "holder=0"):
        answer = Client().get(f"/catalog.jsonld?{query}")
        assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")


def test_it_is_read_only_and_sent_once() -> None:
    client = Client()
    tag = client.get("/catalog.jsonld")["ETag"]
    assert client.get("/catalog.jsonld", headers={"If-None-Match": tag}).status_code == 304
    assert client.post("/catalog.jsonld").status_code == 405


def test_whom_to_ask_and_other_terms_are_those_of_the_settings() -> None:
    District.objects.update(coordinator="기획감사실", licence="자체 이용 조건")
    DepartmentLine.objects.create(department="기획감사실", phone="051-000-0001")
    [dataset, *_] = catalog()["dcat:dataset"]
    assert dataset["dcat:contactPoint"]["vcard:hasTelephone"] == {"@id": "tel:051-000-0001"}
    assert dataset["dct:license"] == {
        "@type": "dct:LicenseDocument",
        "dct:title": {"@value": "자체 이용 조건", "@language": "ko"},
    }


@pytest.mark.parametrize(("address", "count"), [("/catalog.jsonld", 4), ("/changes.atom", 6)])
def test_it_costs_as_many_queries_as_it_must(address: str, count: int, django_assert_num_queries) -> None:
    with django_assert_num_queries(count):
        Client().get(address)

"""Public answers and figures through the API and in the catalogue."""

import json
from datetime import datetime

import pytest
from django.test import Client

from gongyak.cases import publishing
from gongyak.rules.moments import SEOUL
from tests.cases.office import Counter, opened
from tests.cases.telling import WORDING, published


@pytest.fixture
def counter(db: None) -> Counter:
    return opened()


def get(address: str) -> dict:
    answer = Client().get(f"/api/v1/difficulties/{address}")
    assert answer.status_code == 200
    return json.loads(answer.content)


def test_public_answers_page_by_page(counter):
    assert get("answers") == {"total": 0, "next": None, "answers": []}
    for place in range(3):
        counter.replied(company=f"상사{place}")
        published(counter, title=f"{WORDING.title} {place}")
    first = get("answers?limit=2&group=07&q=짐 내릴 자리")
    assert first["total"] == 3 and len(first["answers"]) == 2
    assert first["answers"][0]["outcome"] is None and first["answers"][0]["company"] is None
    following = json.loads(Client().get(first["next"]).content)
    assert len(following["answers"]) == 1 and following["next"] is None
    for wrong in ("group=77", "limit=0", "as_of=2024-06-30"):
        assert Client().get(f"/api/v1/difficulties/answers?{wrong}").status_code == 400
    assert Client().get("/api/v1/difficulties/figures?x=1").status_code == 400


def test_figures_are_those_of_the_files_and_stand_in_the_catalogue(counter):
    assert get("figures") == {"months": []}
    assert json.loads(Client().get("/catalog.jsonld").content)["dcat:dataset"] == []
    for place in range(6):
        counter.replied(company=f"상사{place}")
    counter.now = datetime(2024, 4, 1, 9, tzinfo=SEOUL)
    told = {"month": counter.now.date().replace(month=3), "by": counter.who("총괄")}
    publishing.publish_figures(**told, now=counter.then())
    (month,) = get("figures?year=2024")["months"]
    assert get("figures?year=2023") == {"months": []}
    before = json.loads(Client().get("/catalog.jsonld?known_at=2024-03-31").content)
    assert before["dcat:dataset"] == []
    file = json.loads(Client().get("/difficulties/figures.json").content)
    assert [{**row, "words": row["words"] or ""} for row in month["figures"]] == file
    made = json.loads(Client().get("/catalog.jsonld").content)
    (dataset,) = made["dcat:dataset"]
    assert dataset["dct:identifier"] == "difficulties"
    assert dataset["dct:temporal"]["dcat:endDate"]["@value"] == "2024-03-31"
    for one in dataset["dcat:distribution"]:
        address = one["dcat:downloadURL"]["@id"]
        assert Client().get(address.removeprefix("http://testserver")).status_code == 200
    assert made["dcat:service"]["dcat:servesDataset"][-1]["@id"] == dataset["@id"]

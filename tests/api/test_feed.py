"""The feed: valid Atom, one entry for each publication, ids that last."""

from html import unescape
from xml.etree import ElementTree

import pytest
from django.test import Client

from tests.api.sites import get, publish_correction

pytestmark = pytest.mark.usefixtures("quarters")

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def feed(query: str = "", host: str = "testserver") -> ElementTree.Element:
    answer = Client(headers={"host": host}).get(f"/changes.atom{query}")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    return ElementTree.fromstring(answer.content)


def entries(query: str = "") -> list[ElementTree.Element]:
    return feed(query).findall("a:entry", ATOM)


def text(node: ElementTree.Element, name: str) -> str:
    return node.findtext(f"a:{name}", namespaces=ATOM) or ""


def test_each_publication_is_an_entry_with_its_hash_and_what_changed() -> None:
    listed = get("/publications")["publications"]
    found = entries()
    assert [text(one, "title") for one in found] == [
        "2024. 9. 30. 기준 공약 4건 공개",
        "2024. 6. 30. 기준 공약 3건 정정 공개",
        "2024. 6. 30. 기준 공약 3건 공개",
    ]
    for publication, one in zip(listed, found, strict=True):
        said = unescape(text(one, "summary"))
        assert publication["sha256"] in said and f"사유: {publication['reason']}" in said
        assert publication["previous_sha256"] is None or publication["previous_sha256"] in said
        assert "지어낸 자료" in said
    assert "새 카드 1건, 내용이 달라진 카드 0건, 빠진 카드 0건 (공개 2차와 견주어)" in text(
        found[0], "summary"
    )
    assert "새 카드 0건, 내용이 달라진 카드 1건" in text(found[1], "summary")
    assert "고친 카드 1-2-2 지역경제활성화 종합대책본부 설치" in text(found[1], "summary")
    assert "새 카드 3건" in text(found[2], "summary")


def test_what_atom_asks_for_is_there() -> None:
    made = feed()
    assert text(made, "id").startswith("tag:localhost,") and text(made, "title") == "가온구 공약 공개"
    assert text(made, "updated") == max(text(one, "updated") for one in made.findall("a:entry", ATOM))
    links = {link.get("rel"): link.get("href") for link in made.findall("a:link", ATOM)}
    assert links == {"alternate": "http://testserver/", "self": "http://testserver/changes.atom"}
    for one in made.findall("a:entry", ATOM):
        assert all(text(one, name) for name in ("id", "title", "updated", "published", "summary"))
        for link in one.findall("a:link", ATOM):
            assert Client().get(link.get("href").removeprefix("http://testserver")).status_code == 200
    ids = [text(one, "id") for one in made.findall("a:entry", ATOM)]
    assert len(set(ids)) == 3 and ids[0] == "tag:localhost,2026-11-23:publication:3"


def test_an_entry_never_changes_whatever_comes_after_and_under_whatever_name(settings) -> None:
    settings.ALLOWED_HOSTS = [".gaon.example", "testserver"]
    before = [ElementTree.tostring(one) for one in entries()]
    publish_correction()
    after = [ElementTree.tostring(one) for one in entries()]
    assert after[1:] == before and len(after) == 4
    ids = {text(one, "id") for one in feed(host="www.gaon.example:8443").findall("a:entry", ATOM)}
    assert ids == {text(one, "id") for one in entries()}
    assert all(one.startswith("tag:gaon.example,") for one in ids)


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("?as_of=2024-06-30", 2),
        ("?known_at=2026-11-23T12:00:00%2B09:00", 1),
        ("?holder=8-2", 1),
        ("?holder=7-1", 0),
    ],
)
def test_the_feed_is_of_the_time_and_holder_asked_for(query: str, count: int) -> None:
    assert len(entries(query)) == count


def test_it_is_sent_once_and_problems_are_told() -> None:
    client = Client()
    tag = client.get("/changes.atom")["ETag"]
    assert client.get("/changes.atom", headers={"If-None-Match": tag}).status_code == 304
    assert client.get("/changes.atom?as_of=x")["Content-Type"] == "application/problem+json"
    assert client.delete("/changes.atom").status_code == 405

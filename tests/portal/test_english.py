"""English pages: every word of the site's own has English; what is Korean is marked as Korean."""

import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from gongyak.pledges import published
from tests.portal.addresses import ASIDE, PAGES

ROOT = Path(__file__).parents[2]
HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
#: Attributes that are read to people.
READ = ("alt", "aria-label", "aria-description", "content", "label", "placeholder", "summary", "title")
SILENT = {"script", "style"}


def language(element: html.HtmlElement | None) -> str:
    """The language of an element: its own or its parents'."""
    while element is not None:
        if element.get("lang"):
            return element.get("lang")
        element = element.getparent()
    return ""


def stray(page: html.HtmlElement) -> Iterator[str]:
    """Every text with Korean in it that is not marked as Korean."""
    for element in page.iter(html.etree.Element):
        if element.tag in SILENT:
            continue
        texts = [(element, element.text), (element.getparent(), element.tail)]
        texts += [(element, element.get(name)) for name in READ]
        texts += [(element, element.get("value"))] if element.get("type") in ("submit", "button") else []
        for marked, text in texts:
            if text and HANGUL.search(text) and language(marked) != "ko":
                yield f"<{element.tag}> {text.strip()[:80]}"


@pytest.mark.usefixtures("real_card")
@pytest.mark.parametrize("address", [*PAGES, *ASIDE])
def test_no_korean_stands_unmarked_in_an_english_page(client: Client, address: str) -> None:
    page = html.document_fromstring(client.get("/en" + address).content.decode())
    assert page.get("lang") == "en"
    assert list(stray(page)) == []


@pytest.mark.django_db
@pytest.mark.parametrize("address", [*PAGES, *ASIDE])
def test_nor_where_nothing_is_published(client: Client, address: str) -> None:
    assert list(stray(html.document_fromstring(client.get("/en" + address).content.decode()))) == []


@pytest.mark.usefixtures("demo_district")
def test_nor_in_a_whole_district_of_ten_quarters(client: Client) -> None:
    found = published.listed()
    cards = [reverse("card", args=[row.number]) for row in found.rows[::4]]
    days = sorted(published.days())
    asked = [*PAGES, *ASIDE, *cards, *(f"{card}compare/" for card in cards)]
    asked += [f"/changes/?from={one}&to={other}" for one, other in pairwise(days)]
    asked += [f"/?as_of={day}" for day in days] + [f"/cards/?holder={holder.key}" for holder in found.holders]
    for address in asked:
        page = html.document_fromstring(client.get("/en" + address).content.decode())
        assert list(stray(page)) == [], address


def test_the_walk_sees_what_is_unmarked() -> None:
    page = html.document_fromstring(
        '<html lang="en"><p lang="ko">가<b lang="en">나</b>다</p>라<img alt="마"><input type="submit" value="바">'
    )
    assert [one[-1] for one in stray(page)] == ["라", "나", "마", "바"]


def test_every_word_has_english_and_none_is_left_over() -> None:
    done = subprocess.run(
        [sys.executable, "scripts/words", "check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")

"""Documents from the desk: sheets and the pack, chosen on a page."""

import io
import zipfile
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from gongyak import documents
from tests.people import logged_in
from tests.pledges.files import changed, take
from tests.pledges.quarters import SUMMER, publish
from tests.pledges.registry.office import opened as plans_office
from tests.portal.sites import text_of

Browser = Callable[[str], Client]


@pytest.fixture
def browser(at_work: Browser) -> Client:
    """The officer's, where the real card is published for June and for December."""
    take()
    publish(SUMMER, 1)
    take(changed({"(2024. 6. 30. 現在)": "(2024. 12. 31. 現在)"}))
    from datetime import date

    publish(date(2024, 12, 31), 2)
    return at_work("담당")


def test_a_sheet_of_any_past_day(browser: Client) -> None:
    page = browser.get(reverse("desk-papers"))
    assert "일자리경제과" in page.text and "2024. 12. 31." in page.text
    asked = {
        "as_of": "2024. 6. 30.",
        "department": "일자리경제과",
        "column": ["number", "title"],
        "number": "1-2-2",
    }
    made = browser.get(reverse("desk-sheet"), asked | {"title": "질의 답변", "format": "hwpx"})
    assert (
        "filename*=UTF-8''%EC%A7%88%EC%9D%98_%EB%8B%B5%EB%B3%80_2024-06-30.hwpx"
        in made["Content-Disposition"]
    )
    told = documents.read("a.hwpx", made.content).blocks
    assert any("1-2-2" in str(one) for one in told)
    made = browser.get(reverse("desk-sheet"), {"form": "half", "format": "xlsx"})
    assert documents.read("a.xlsx", made.content)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"as_of": "언제"}, "‘언제’을(를) 날짜로"),
        ({"as_of": "2020. 1. 1."}, "공개한 카드가 없습니다"),
        ({"form": "없는표"}, "표는 없습니다"),
        ({"column": "없는칸"}, "없는 칸입니다"),
    ],
)
def test_what_cannot_be_made_is_said_on_the_page(browser: Client, asked: dict[str, str], said: str) -> None:
    page = browser.get(reverse("desk-sheet"), asked)
    assert (page.status_code, said in text_of(page.text)) == (409, True)


def test_the_pack_of_a_year(browser: Client) -> None:
    made = browser.get(reverse("desk-manifesto"), {"year": "2024", "format": "zip"})
    with zipfile.ZipFile(io.BytesIO(made.content)) as bundle:
        assert bundle.testzip() is None and "SHA256SUMS" in bundle.namelist()
    assert browser.get(reverse("desk-manifesto"), {"year": "2024"})["Content-Type"] == "application/hwp+zip"
    for year in ("2023", "x", "99999"):
        page = browser.get(reverse("desk-manifesto"), {"year": year})
        assert (page.status_code, "공개한 카드가 없습니다" in page.text) == (409, True)


def test_the_first_years_pack(at_work: Browser) -> None:
    browser = at_work("총괄")
    assert "공개한 실천계획이 없습니다" in browser.get(reverse("desk-plan-review")).text


def test_the_first_years_pack_is_made_of_published_plans(db: None) -> None:
    office = plans_office()
    office.confirmed()
    office.publish()
    made = logged_in(office.people["총괄"]).get(reverse("desk-plan-review"), {"format": "xlsx"})
    assert documents.read("a.xlsx", made.content)

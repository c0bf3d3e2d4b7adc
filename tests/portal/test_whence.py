"""“이 숫자 어디서?” for the public: aggregates, few rows not told, nothing invented for a card of a file."""

import re
from io import BytesIO

import pytest
from django.test import Client
from openpyxl import load_workbook

from tests.pledges.compiling.counted import published
from tests.portal.sites import text_of

pytestmark = pytest.mark.django_db
CARD = "/cards/1-2-2/"


@pytest.fixture
def html(client: Client, db) -> str:
    published()
    return client.get(CARD).text


def _opened(html: str, words: str) -> str:
    """What a figure opens, as one reads it."""
    found = [
        one for one in re.findall(r"<details class=\"whence\">.*?</details>", html, re.S) if words in one
    ]
    assert len(found) == 1
    return text_of(found[0])


def test_a_figure_opens_how_it_was_counted_how_firm_it_is_and_of_which_day(html: str) -> None:
    told = _opened(html, "기업마다 적은")
    assert "채용 112명 예정" in told
    assert "기업 7건" in told
    assert "기준일 2024. 7. 12." in told


def test_few_rows_are_not_told_in_numbers_and_no_row_by_its_name(html: str) -> None:
    told = _opened(html, "자리를 연")
    assert "부스 5건 미만" in told
    assert "부스-1" not in html
    assert "기업-1" not in html


def test_the_rate_and_the_money_open_their_formulas(html: str) -> None:
    assert "= 3,600,000원 ÷ 9,600,000원" in _opened(html, "진도")
    assert "계획 구비 2024년" in _opened(html, "이 금액 어디서?")
    assert "기록에서 셈한 값" in html


def test_the_page_is_in_english_too(html: str, client: Client) -> None:
    told = text_of(client.get(f"/en{CARD}").text)
    assert "Where is this figure from?" in told
    assert "fewer than 5" in told


def test_a_card_of_a_file_says_so_and_opens_nothing(real_card: None, client: Client) -> None:
    html = client.get(CARD).text
    assert "파일에서 들여옴" in html
    assert '<details class="whence">' not in html
    assert "figures.xlsx" not in html
    assert "Imported from a file" in client.get(f"/en{CARD}").text


def test_the_table_is_taken_along_as_a_spreadsheet(html: str, client: Client) -> None:
    [address] = set(re.findall(r'href="([^"]+figures\.xlsx[^"]*)"', html))
    answer = client.get(address.replace("&amp;", "&"))
    assert answer.headers["ETag"]
    sheet = load_workbook(BytesIO(answer.content)).active
    text = " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)
    for words in ("숫자 근거표: 1-2-2", "채용 112명", "기업 7건", "부스 5건 미만"):
        assert words in text
    assert "기업-1" not in text


def test_the_table_of_a_card_of_a_file_says_that_it_came_from_a_file(real_card: None, client: Client) -> None:
    sheet = load_workbook(BytesIO(client.get(f"{CARD}figures.xlsx").content)).active
    text = " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)
    assert "파일에서 들여온 카드이다" in text


def test_no_other_format_and_no_other_card(real_card: None, client: Client) -> None:
    assert client.get(f"{CARD}figures.hwpx").status_code == 200
    assert client.get(f"{CARD}figures.exe").status_code == 404
    assert client.get("/cards/9-9-9/figures.xlsx").status_code == 404


def test_the_page_asks_the_database_no_more_than_before(
    html: str, client: Client, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(16):
        client.get(CARD)

"""The page of the open data in a browser: a journalist takes a file for a day, without a script."""

import csv
import io
from pathlib import Path

import openpyxl
from playwright.sync_api import Download, Page, expect

from tests.api.sites import publish_quarters
from tests.browser.conftest import Open


def _download(page: Page, name: str, format: str) -> Download:
    row = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name=name))
    with page.expect_download() as found:
        row.get_by_role("link", name=f"{format} {name} 내려받기").click()
    return found.value


def test_a_journalist_takes_the_figures_of_an_earlier_quarter(empty_site: str, visit: Open) -> None:
    publish_quarters()
    page = visit("/data/", 390, java_script_enabled=False)
    expect(page.get_by_label("기준일").locator("option")).to_have_text(["2024. 9. 30. (2024년 3분기)"])
    page.get_by_label("단체장").select_option("8-1")
    page.get_by_role("button", name="보기").click()
    page.get_by_label("기준일").select_option("2024-06-30")
    page.get_by_role("button", name="보기").click()
    table = _download(page, "공약사업", "CSV")
    assert table.suggested_filename == "공약사업-8-1-2024-06-30.csv"
    lines = list(csv.DictReader(io.StringIO(Path(table.path()).read_text("utf-8-sig"))))
    assert [(line["관리번호"], line["진도(%)"]) for line in lines] == [
        ("1-2-2", "55"),
        ("1-2-3", "50"),
        ("2-1", "100"),
    ]
    body = Path(_download(page, "공약_예산_연도별", "XLSX").path()).read_bytes()
    book = openpyxl.load_workbook(io.BytesIO(body))
    assert book.sheetnames == ["공약_예산_연도별", "사전"]


def test_the_dictionary_opens_by_keyboard(site: str, visit: Open) -> None:
    page = visit("/data/", 1280, java_script_enabled=False)
    meaning = page.get_by_role("cell", name="담당 부서가 카드에 적은 말")
    expect(meaning).to_be_hidden()
    page.locator("#dictionary-pledges summary").focus()
    page.keyboard.press("Enter")
    expect(meaning).to_be_visible()
    expect(page.locator("#dictionary-pledges").get_by_text("이행 후 계속추진")).to_be_visible()

"""Bulk files: opened as others open them, and compared with the cards."""

import base64
import csv
import hashlib
import io
import json
from collections import Counter
from datetime import date, datetime
from urllib.parse import unquote

import openpyxl
import pytest
from django.test import Client

from gongyak.api.files.written import FORMULA_STARTS
from gongyak.pledges import published
from gongyak.rules.card.items import walk
from gongyak.rules.opendata import Dataset, datasets
from tests.api.sites import DAYS

pytestmark = pytest.mark.usefixtures("quarters")
NAMES = [one.name for one in datasets()]
QUERY = "as_of=2024-06-30&holder=8-1"


def fetch(file: str, query: str = QUERY):
    answer = Client().get(f"/api/v1/files/{file}?{query}")
    assert answer.status_code == 200
    return answer


def rows_of_csv(name: str, query: str = QUERY) -> list[dict[str, str]]:
    body = fetch(f"{name}.csv", f"{query}&header=en").content
    return list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"), newline="")))


def rows_of_json(name: str, query: str = QUERY) -> list[dict]:
    return json.loads(fetch(f"{name}.json", query).content)["rows"]


def sheet_of(name: str, query: str = QUERY) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(fetch(f"{name}.xlsx", query).content))


@pytest.mark.parametrize("one", datasets(), ids=lambda one: one.name)
def test_csv_is_what_spreadsheets_and_statistics_expect(one: Dataset) -> None:
    body = fetch(f"{one.name}.csv").content
    assert body.startswith(b"\xef\xbb\xbf") and body.endswith(b"\r\n")
    lines = list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline="")))
    assert lines[0] == [field.ko for field in one.fields]
    assert {len(line) for line in lines} == {len(one.fields)} and len(lines) > 1
    english = list(
        csv.reader(io.StringIO(fetch(f"{one.name}.csv", f"{QUERY}&header=en").content.decode("utf-8-sig")))
    )
    assert english[0] == [field.name for field in one.fields] and english[1:] == lines[1:]


@pytest.mark.parametrize("one", datasets(), ids=lambda one: one.name)
def test_xlsx_has_a_title_a_frozen_header_a_filter_and_the_dictionary(one: Dataset) -> None:
    book = sheet_of(one.name)
    page, dictionary = book.worksheets
    assert (page.title, dictionary.title) == (one.ko, "사전")
    assert page["A1"].value == f"가온구 {one.ko} (2024. 6. 30. 기준)"
    assert "공공누리 제1유형" in page["A2"].value and "지어낸 자료" in page["A2"].value
    header, *rows = page.iter_rows(min_row=3, values_only=True)
    assert list(header) == [field.ko for field in one.fields]
    assert page.freeze_panes == "A4"
    assert page.auto_filter.ref == f"A3:{page.cell(3, len(one.fields)).column_letter}{page.max_row}"
    told = [row[:2] for row in dictionary.iter_rows(min_row=2, max_row=len(one.fields) + 1, values_only=True)]
    assert told == [(field.ko, field.name) for field in one.fields]
    assert len(rows) == len(rows_of_json(one.name))


@pytest.mark.parametrize("name", NAMES)
def test_the_three_formats_say_the_same(name: str) -> None:
    told = rows_of_json(name)
    from_csv = rows_of_csv(name)
    _, *cells = sheet_of(name).worksheets[0].iter_rows(min_row=3, values_only=True)
    assert len(told) == len(from_csv) == len(cells) > 0
    for mine, text, row in zip(told, from_csv, cells, strict=True):
        for (field, value), cell in zip(mine.items(), row, strict=True):
            assert text[field] == _as_csv(value), field
            assert _as_json(cell) == value, field


def _as_csv(value: object) -> str:
    if isinstance(value, bool):
        return "예" if value else "아니오"
    guard = "'" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else ""
    return "" if value is None else f"{guard}{value}"


def _as_json(cell: object) -> object:
    if cell in ("예", "아니오"):
        return cell == "예"
    if isinstance(cell, datetime):
        moment = cell.isoformat()
        return moment.removesuffix("T00:00:00") if moment.endswith("T00:00:00") else f"{moment}+09:00"
    return cell


def test_no_text_becomes_a_formula() -> None:
    [row] = [row for row in rows_of_csv("pledges") if row["number"] == "1-2-3"]
    assert row["title"] == "'=다른 공약"
    [cell] = [
        row[3] for row in sheet_of("pledges").worksheets[0].iter_rows(min_row=4) if row[2].value == "1-2-3"
    ]
    assert (cell.value, cell.data_type) == ("=다른 공약", "s")
    assert {row["title"] for row in rows_of_json("pledges")} >= {"=다른 공약"}


def test_numbers_and_days_are_real_in_xlsx() -> None:
    header, first, *_ = sheet_of("pledges").worksheets[0].iter_rows(min_row=3)
    cells = {name.value: cell for name, cell in zip(header, first, strict=True)}
    assert (cells["계획예산(원)"].value, cells["계획예산(원)"].number_format) == (9_600_000, "#,##0")
    assert (cells["카드기준일"].value.date(), cells["카드기준일"].number_format) == (
        date(2024, 6, 30),
        "yyyy-mm-dd",
    )
    assert cells["기록시각"].is_date and cells["진도(%)"].value == 55
    assert cells["관리번호"].data_type == "s"


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("holder", ["8-1", "8-2"])
def test_pledges_and_budgets_are_those_of_the_cards(day: date, holder: str) -> None:
    cards = {one.number: one.card for one in published.cards(day, holder=holder)}
    query = f"as_of={day}&holder={holder}"
    if not cards:
        assert Client().get(f"/api/v1/files/pledges.csv?{query}").status_code == 404
        return
    pledges = rows_of_json("pledges", query)
    assert [(row["number"], row["title"], row["progress_percent"]) for row in pledges] == [
        (number, card.title, card.progress_percent) for number, card in cards.items()
    ]
    sums: Counter = Counter()
    for row in rows_of_json("budgets", query):
        sums[row["number"], row["block"]] += row["won"] or 0
    for number, card in cards.items():
        assert sums[number, "계획"] == card.investment.plan["총계"].total
        assert sums[number, "투입"] == card.investment.spent["총계"].total


def test_rows_that_count_add_up_to_the_sums_of_the_site() -> None:
    sums = {
        (one.block, one.source, one.place): one.won for one in published.money(published.listed(holder="8-1"))
    }
    counted = [row for row in rows_of_json("budgets", "holder=8-1") if row["counted"]]
    assert sum(row["won"] for row in counted if row["block"] == "계획") == sums["plan", "총계", "total"]
    pledges = [row for row in rows_of_json("pledges", "holder=8-1") if row["counted"]]
    assert sum(row["spent_won"] for row in pledges) == sums["spent", "총계", "total"]


def test_achievements_hold_every_line_and_figure_of_the_cards() -> None:
    rows = [row for row in rows_of_json("achievements") if row["number"] == "1-2-2"]
    items = [item for _, item in walk(published.card("1-2-2", DAYS[-1], holder="8-1").card.achievements, "")]
    assert list(dict.fromkeys(row["item_id"] for row in rows)) == [item.id for item in items]
    figures = [(m.label, m.value, m.unit, m.basis) for item in items for m in item.metrics]
    told = [(row["metric"], row["value"], row["unit"], row["basis"]) for row in rows if row["metric"]]
    assert told == figures and ("채용", 112, "명", "예정") in told
    assert {row["documents"] for row in rows} == {None, "일자리경제과-30932호(2024. 3.29.)"}
    [paper] = [row for row in rows if row["documents"]]
    assert (paper["starts_on"], paper["ends_on"]) == ("2024-03-29", "2024-03-29")


@pytest.mark.parametrize("file", [f"{name}.{format}" for name in NAMES for format in ("csv", "json", "xlsx")])
def test_a_file_tells_its_hash_and_its_korean_name(file: str) -> None:
    answer = fetch(file)
    digest = hashlib.sha256(answer.content)
    assert answer["ETag"] == f'"{digest.hexdigest()}"'
    assert answer["Repr-Digest"] == f"sha-256=:{base64.b64encode(digest.digest()).decode()}:"
    assert fetch(file).content == answer.content
    name, _, ending = unquote(answer["Content-Disposition"]).rpartition("''")[2].rpartition(".")
    dataset = next(one for one in datasets() if file.startswith(f"{one.name}."))
    assert (name, ending) == (f"{dataset.ko}-8-1-2024-06-30", file.rpartition(".")[2])


def test_a_packed_file_does_not_tell_the_hash_of_the_unpacked_one() -> None:
    packed = Client().get("/api/v1/files/budgets.csv", headers={"Accept-Encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip" and "Repr-Digest" not in packed


def test_what_was_known_then_is_what_the_file_says() -> None:
    [row] = [
        row
        for row in rows_of_csv("pledges", f"{QUERY}&known_at=2026-11-23T11:30:00%2B09:00")
        if row["number"] == "1-2-2"
    ]
    assert (row["progress_percent"], row["version"]) == ("50", "1")
    assert [row["seq"] for row in rows_of_csv("publications", "known_at=2026-11-23T11:30:00%2B09:00")] == [
        "1"
    ]


@pytest.mark.parametrize(
    ("file", "count"),
    [("pledges.csv", 7), ("budgets.csv", 8), ("achievements.json", 8), ("publications.xlsx", 3)],
)
def test_a_file_costs_as_many_queries_as_it_must(file: str, count: int, django_assert_num_queries) -> None:
    with django_assert_num_queries(count):
        fetch(file)

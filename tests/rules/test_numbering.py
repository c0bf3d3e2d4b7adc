"""관리번호 and 문서번호 in every attested form."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongyak.rules import numbering


@pytest.mark.parametrize(
    "text",
    ["1–2–2", "1-2-2", "1-10", "III-①-1", "Ⅲ-①-1", "P8-01", "지역개발-01", "7-1)", "4-07-1", "12", "IV"],
)
def test_attested_forms_are_numbers(text):
    assert numbering.parse_number(text)


@pytest.mark.parametrize("text", ["1" * 51, "9" * 5000, "", "공약", "2024. 6", "1--2", "-", "1-2-3-4-5-6"])
def test_other_texts_are_not(text):
    assert numbering.parse_number(text) is None


@pytest.mark.parametrize(
    ("one", "other"), [("III-①-1", "3-1-1"), ("4-07-1", "4-7-1"), ("7-1)", "7-1"), ("IX-1", "9-1")]
)
def test_spellings_of_one_number_are_equal(one, other):
    assert numbering.parse_number(one) == numbering.parse_number(other)


def test_order_is_natural_and_texts_come_last():
    mixed = ["1-10", "1-2-10", "없음", "1-2-2", "1-9", "2-1", "1-2"]
    assert sorted(mixed, key=numbering.natural_key) == [
        "1-2",
        "1-2-2",
        "1-2-10",
        "1-9",
        "1-10",
        "2-1",
        "없음",
    ]


@pytest.mark.parametrize(
    ("text", "department", "number", "issued_on", "raw"),
    [
        (
            "추진[총무과-30932호(2024. 3.29.)]",
            "총무과",
            30932,
            date(2024, 3, 29),
            "총무과-30932호(2024. 3.29.)",
        ),
        (
            "기획담당관-12753 / 2018.9.12. 보고",
            "기획담당관",
            12753,
            date(2018, 9, 12),
            "기획담당관-12753 / 2018.9.12.",
        ),
        ("총무과 - 30932호 시행", "총무과", 30932, None, "총무과 - 30932호"),
        (
            "도시재생과-1,234호(2024. 3.29.)",
            "도시재생과",
            1234,
            date(2024, 3, 29),
            "도시재생과-1,234호(2024. 3.29.)",
        ),
        ("총무과-100호, 2024. 3. 29.", "총무과", 100, date(2024, 3, 29), "총무과-100호, 2024. 3. 29."),
        ("총무과-12호 시행", "총무과", 12, None, "총무과-12호"),
        ("총무과-12호(계획 수립)", "총무과", 12, None, "총무과-12호"),
        ("총무과-12호(계획 2024. 3.29.)", "총무과", 12, None, "총무과-12호"),
    ],
)
def test_document_numbers(text, department, number, issued_on, raw):
    (found,) = numbering.find_documents(text)
    assert (found.department, found.number, found.issued_on, found.raw) == (
        department,
        number,
        issued_on,
        raw,
    )
    assert text[found.start : found.end] == raw


@pytest.mark.parametrize("text", ["지역개발-01", "총무과-12 실시", "총무과 30932호", ""])
def test_what_is_no_document_number(text):
    assert numbering.find_documents(text) == []


@given(st.text(max_size=40))
def test_no_text_is_too_odd(text):
    numbering.natural_key(text)
    numbering.find_documents(text)

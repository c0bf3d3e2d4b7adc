"""What is typed into the editor, however strange: read, made plain or named (R28, R29)."""

import pytest

from tests.desk.editing import MORE, address, fields, plans, send
from tests.people import logged_in
from tests.pledges.rounds.quarter import Quarter, opened


@pytest.fixture
def quarter(db: None) -> Quarter:
    return opened()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("- \u1100\u1161\u11a8\u110b\u116e", ["각우"]),
        ("- 간담회\u200b 😀 개최", ["간담회 😀 개최"]),
        ("- 널\0문자", None),
        ("- 간담회\r\n- 둘", ["간담회", "둘"]),
    ],
)
def test_strange_signs_are_refused_or_made_plain(
    quarter: Quarter, typed: str, kept: list[str] | None
) -> None:
    """R28: NUL, decomposed Hangul, signs of four bytes; never an error of ours."""
    answer = send(quarter, plans=typed)
    assert answer.status_code in (302, 400)
    assert plans(quarter.card) == (kept if answer.status_code == 302 and kept else plans(quarter.card))
    assert kept is None or answer.status_code == 302


def test_half_a_sign_is_no_error_of_ours(quarter: Quarter) -> None:
    """R28: a lone surrogate, as bytes that are no UTF-8."""
    client = logged_in(quarter.people["담당"])
    body = b"revision=0&act=save&section-plans=-%20" + b"%ED%A0%80%EB%82%98"
    answer = client.post(address(quarter), body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code in (302, 400)


def test_full_width_digits_are_digits(quarter: Quarter) -> None:
    form = fields(quarter, progress_percent="６２．５％") | {"cell-plan.구비.2024": "２．４"}
    assert logged_in(quarter.people["담당"]).post(address(quarter), form).status_code == 302
    assert str(quarter.card.progress_percent) == "62.5"
    assert quarter.card.investment.plan["구비"].years[2024] == 2_400_000


@pytest.mark.parametrize(
    ("typed", "understood", "is_wrong"),
    [
        ("2024. 6. 30.", "2024. 6. 30.", False),
        ("2024-06-30", "2024. 6. 30.", False),
        ("‘24. 6.30.", "2024. 6. 30.", False),
        ("2024. 2.30.", None, True),
        ("2024-02-30", None, True),
    ],
)
def test_dates_are_understood_or_named(
    quarter: Quarter, typed: str, understood: str | None, is_wrong: bool
) -> None:
    """R29: forms that are listed are read, a day that does not exist is named at its line."""
    page = send(quarter, plans=f"- 간담회 개최: {typed}", act="check").text
    assert ("달력에 없는 날" in page) == is_wrong
    if understood:
        assert f"<dt>날짜</dt><dd>{understood}</dd>" in page


@pytest.mark.parametrize("typed", ["0000. 1. 1.", "9999. 1. 1.", "24.6.30"])
def test_no_year_outside_the_bounds_becomes_a_date(quarter: Quarter, typed: str) -> None:
    page = send(quarter, plans=f"- 간담회 개최: {typed}", act="check")
    assert page.status_code == 200 and "<dt>날짜</dt>" not in page.text.partition('id="understood-plans"')[2]


def test_more_than_a_card_holds_is_refused_and_stays_on_the_page(quarter: Quarter) -> None:
    assert send(quarter, plans="- 가\n" * 401).status_code == 409
    assert quarter.draft.revision == 0


@pytest.mark.parametrize("revision", ["", "-1", "x", "９", "99999999999999999999", "17"])
def test_a_number_of_a_text_that_never_was_is_a_text_met(quarter: Quarter, revision: str) -> None:
    answer = send(quarter, plans=MORE, revision=revision)
    assert answer.status_code in (302, 409)
    assert MORE[2:] in plans(quarter.card) or MORE in answer.text

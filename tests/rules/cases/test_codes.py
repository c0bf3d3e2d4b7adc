"""Codes and secrets: their spelling, and that they are found however they are typed."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from gongyak.rules.cases.codes import LETTERS, bare, code_as_typed, letters, make_code, make_secret

DAY = date(2026, 11, 26)


def test_a_code_tells_the_month_and_a_number_that_can_be_read_out():
    assert make_code(DAY, 17, 0xFFFFF) == "G-2611-00017-ZZZZ"
    assert make_code(DAY, 1_234_567, 1) == "G-2611-34567-0001"


def test_a_secret_is_two_groups_of_four():
    assert make_secret(0) == "0000-0000" and make_secret(2**40 - 1) == "ZZZZ-ZZZZ"


def test_no_letter_is_taken_for_another():
    assert len(LETTERS) == 32 and not set("ILOU") & set(LETTERS)


@given(st.integers(0, 2**20 - 1), st.integers(0, 2**20 - 1))
def test_each_draw_has_letters_of_its_own(one: int, other: int):
    assert (letters(one, 4) == letters(other, 4)) == (one == other)


@given(st.integers(0, 2**20 - 1), st.sampled_from([str.lower, str.title, str.upper]), st.booleans())
def test_a_code_is_found_however_it_is_typed(value: int, spelled, has_hyphens: bool):
    code = make_code(DAY, 17, value)
    typed = code if has_hyphens else code.replace("-", " ")
    assert code_as_typed(f" {spelled(typed)} ") == code
    assert code_as_typed(code.replace("0", "O").replace("1", "l")) == code


def test_a_secret_is_the_same_typed_with_wide_letters():
    assert bare("ｋ７ｘｑ－0o1i") == "K7XQ0011"


@given(st.text())
def test_anything_may_be_typed(text: str):
    assert len(code_as_typed(text)) <= 23 and code_as_typed(text).count("-") == 3

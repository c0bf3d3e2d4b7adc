"""Money: cells and prose of officials against exact won."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongyak.rules import money

# cell, unit, won, codes
CELLS = [
    ("9.6", "백만원", 9_600_000, []),
    ("86,092", "백만원", 86_092_000_000, []),
    ("2,400", "천원", 2_400_000, []),
    ("494.5", "억원", 49_450_000_000, []),
    ("-", "백만원", 0, []),
    ("―", "백만원", 0, []),
    ("0", "백만원", 0, []),
    ("△1,200", "천원", -1_200_000, []),
    (" 1 2 . 5 ", "백만원", 12_500_000, []),
    ("１２．５", "백만원", 12_500_000, []),
    ("2.4억", "백만원", 240_000_000, []),
    ("", "백만원", None, ["money-blank"]),
    ("24.394", "백만원", 24_394_000, ["money-dot-for-comma"]),
    ("8,60", "백만원", 860_000_000, ["money-comma"]),
    ("이천만원", "백만원", None, ["money-unread"]),
    ("0.0000001", "백만원", None, ["money-fraction"]),
]


@pytest.mark.parametrize(("text", "unit", "won", "codes"), CELLS)
def test_cells(text, unit, won, codes):
    amount, findings = money.parse_cell(text, unit, "investment.plan.구비.2024")
    assert amount.won == won
    assert [finding.code for finding in findings] == codes
    assert all(finding.where == "investment.plan.구비.2024" for finding in findings)


def test_undecided_is_a_value_of_its_own():
    amount, findings = money.parse_cell("미정", "백만원", "x")
    assert (amount.won, amount.undecided, findings) == (None, True, [])
    assert money.format_cell(None, "백만원", undecided=True) == "미정"


def test_a_dot_for_a_comma_names_what_was_meant():
    _, (finding,) = money.parse_cell("6.787", "백만원", "x")
    assert "‘6,787’" in finding.message


@pytest.mark.parametrize(
    ("text", "won"),
    [
        ("9.6백만원(구비)", 9_600_000),
        ("2조 7,700억원", 2_770_000_000_000),
        ("재정 2.77조 … 238.57억", 2_770_000_000_000),
        ("1억원, 2억원", 100_000_000),
        ("86,092백만원", 86_092_000_000),
        ("0.00001천원", None),
        ("㈜ 2조 7,700억원", 2_770_000_000_000),
        ("9.6백만 원", 9_600_000),
        ("9백6십만원", None),
        ("비예산", None),
    ],
)
def test_prose(text, won):
    assert money.parse_prose(text) == won


@pytest.mark.parametrize(
    ("text", "won"),
    [
        ("국비 3백만원, 구비 6.6백만원", 9_600_000),
        ("2조 7,700억원", 2_770_000_000_000),
        ("3백만원, 0.00001천원", None),
        ("비예산", None),
    ],
)
def test_a_sum_of_amounts(text, won):
    assert money.parse_sum(text) == won


@given(st.integers(-(10**15), 10**15), st.sampled_from(list(money.UNITS)))
def test_what_is_written_reads_as_the_same_won(won, unit):
    cell = money.format_cell(won, unit)
    amount, findings = money.parse_cell(cell, unit, "x")
    assert amount.won == won
    assert [f.code for f in findings] in ([], ["money-dot-for-comma"])


@given(st.text(max_size=20))
def test_no_cell_is_too_odd(text):
    amount, _ = money.parse_cell(text, "백만원", "x")
    assert amount.won is None or isinstance(amount.won, int)


def test_won_with_its_unit():
    assert money.format_won(9_600_000, "백만원") == "9.6백만원"
    assert money.format_cell(None, "백만원") == ""

"""Records equal to what the real card reports compile to the real card."""

import pytest

from gongyak.rules.card import Answer
from gongyak.rules.compiling.model import walk
from tests.golden.card import ENTRIES, FILE, compiled, lines, section, seed_section
from tests.rules.card.seed import SEED, read_text


@pytest.mark.parametrize("title", ["추진실적", "향후계획"])
def test_sections_equal_the_real_text_apart_from_white_space(title):
    assert section("\n".join(lines()), title) == seed_section(title)


def test_section_2_equals_the_answered_grid():
    card, _ = read_text(SEED, Answer("budget-missing-column", "기투자"))
    made = compiled().money

    assert made.plan == card.investment.plan
    assert made.spent == card.investment.spent


def test_both_formulas_of_the_rate_give_half():
    rates = {rate.code: rate for rate in compiled().rates}

    assert (rates["executed"].numerator, rates["executed"].denominator) == (4_800_000, 9_600_000)
    assert (rates["elapsed"].numerator, rates["elapsed"].denominator) == (24, 48)
    assert rates["executed"].tenths == rates["elapsed"].tenths == 500


def test_nothing_that_is_formatted_stands_in_the_file_as_text():
    text = FILE.read_text(encoding="utf-8")
    for written in ("86,092", "30932호", "2024. ", "64개", "10개 분야", "112명", "☞", "매월 발간", "하반기"):
        assert written not in text


def test_each_figure_is_the_sum_of_its_rows():
    figures = [figure for line in walk(compiled().achievements) for figure in line.figures]

    assert [figure.value for figure in figures] == [10, 64, 15, 86_092_000_000, 7, 28, 424, 200, 112]
    assert all(sum(row.contribution for row in figure.rows) == figure.value for figure in figures)
    assert all(len(row.hash) == 64 for figure in figures for row in figure.rows)
    assert len(figures[3].rows) == 64


def test_the_file_holds_as_many_records_as_the_card_tells_of():
    keys = [getattr(entry.value, "key", "") for entry in ENTRIES]
    assert sum(key.startswith("project/") for key in keys) == 64 + 1
    assert sum(key.startswith("achievement/") for key in keys) == 13

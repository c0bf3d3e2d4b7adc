"""The kinds of results as data."""

import string

import pytest

from gongyak.rules import data
from gongyak.rules.compiling import kinds

_SENTENCE = {"title", "year_title", "period", "paper", "recurrence"}
_COUNTS = {"fields", "projects", "departments", "budget"}
_FIGURE = {"label", "basis", "value", "unit"}


def _named(template: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(template) if field}


def test_every_kind_that_others_mint_is_there_in_the_order_of_a_card():
    assert list(kinds()) == [
        "종합계획", "추진계획", "구축운영", "상시운영", "지원사업", "캠페인", "공모선정", "박람회", "행사",
        "회의", "발간", "기타", "묶음",
    ]  # fmt: skip


@pytest.mark.parametrize("kind", kinds().values(), ids=lambda kind: kind.name)
def test_sentences_ask_only_for_what_there_is(kind):
    assert kind.about
    assert kind.templates
    assert all(_named(template) <= _SENTENCE and "title" in template for template in kind.templates)
    assert _named(kind.counts) <= _COUNTS
    assert all(_named(line.form) <= _FIGURE and line.groups for line in kind.figures)


def test_the_file_says_where_its_sentences_come_from():
    rules = data.load("achievements.toml")
    assert rules["source"]
    assert rules["version_read"].year >= 2026

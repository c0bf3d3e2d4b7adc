"""Slips in words and particles after them."""

import pytest

from gongyak.rules import wording
from gongyak.rules.particles import quoted, with_particle


def test_a_slip_in_the_middle_of_a_word_is_named_with_the_right_word():
    known = "민생안정 특별추진본부 운영"
    assert list(wording.variants("특별지원본부 유관기관 간담회", known)) == [("특별지원본부", "특별추진본부")]


@pytest.mark.parametrize(
    "text",
    ["특별추진본부 회의", "특별추진위원회", "민생안전", "일반추진본부", "특별추진단장", "특별임시운영본부"],
)
def test_other_words_are_not_slips(text):
    assert list(wording.variants(text, "민생안정 특별추진본부 운영")) == []


@pytest.mark.parametrize(
    ("word", "pair", "said"),
    [
        ("본부", "을를", "본부를"),
        ("실적", "을를", "실적을"),
        ("‘추진중’", "은는", "‘추진중’은"),
        ("서울", "으로로", "서울로"),
        ("구청", "으로로", "구청으로"),
        ("1-2-2", "이가", "1-2-2가"),
        ("8001", "으로로", "8001로"),
        ("PDF", "을를", "PDF을(를)"),
        ("", "은는", "은(는)"),
    ],
)
def test_particles(word, pair, said):
    assert with_particle(word, pair) == said


def test_quoted():
    assert quoted("총계", "이가") == "‘총계’가"

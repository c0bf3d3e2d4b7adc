"""Columns known by the words over them."""

import pytest

from gongyak.rules.companies import LABELS, PERSON, heading
from gongyak.rules.companies.headings import _NAMES, _OTHERS, _plain


@pytest.mark.parametrize(
    ("words", "label", "role"),
    [
        ("상호", "상호", ""),
        (" 업체명 ", "상호", ""),
        ("사업자 등록번호*", "사업자등록번호", ""),
        ("공장대표주소(도로명)", "주소", ""),
        ("E-Mail", "전자우편", ""),
        ("대표자명", "성명", "대표자"),
        ("담당자", "성명", "기업 담당자"),
        ("성명", "성명", ""),
    ],
)
def test_a_column_is_known_by_its_words(words: str, label: str, role: str) -> None:
    found = heading(words)
    assert found and (found.label, found.role) == (label, role)


@pytest.mark.parametrize("words", ["", "주민등록번호", "종업원수"])
def test_a_column_that_is_none_of_ours(words: str) -> None:
    assert heading(words) is None


def test_no_words_stand_for_two_columns() -> None:
    own = [*(label for label, _ in LABELS.values()), *PERSON, *_OTHERS]
    words = [
        _plain(word)
        for word in (*dict.fromkeys(own), *(one for row in _OTHERS.values() for one in row), *_NAMES)
    ]
    assert sorted(set(words)) == sorted({*words}) and len(words) - len(set(words)) == 1  # 성명 is in both
    assert {*_OTHERS} <= {*own}

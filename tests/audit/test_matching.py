"""Rows held against acts: one act for one row, and what is left over on either side."""

from gongyak.audit.matching import unmatched

SAID, ELSE = ("총괄부서", "기업 등록"), ("총괄부서", "기업 고침")


def test_each_row_has_an_act_in_whatever_order() -> None:
    assert unmatched([(1, SAID), (2, ELSE), (3, SAID)], [ELSE, SAID, SAID]) == ([], [])


def test_every_row_beyond_the_acts_is_named() -> None:
    assert unmatched([(1, SAID), (2, SAID), (3, SAID), (4, SAID)], [SAID]) == ([2, 3, 4], [])
    assert unmatched([(1, SAID), (2, SAID)], []) == ([1, 2], [])


def test_every_act_without_a_row_is_named_in_order() -> None:
    assert unmatched([(1, SAID)], [SAID, SAID, ELSE, SAID]) == ([], sorted([SAID, SAID, ELSE]))

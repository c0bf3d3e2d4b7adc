"""Which passwords are taken under either preset."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongyak.rules.passwords import LONGEST, normal, password_rules, weaknesses

ASVS, GOV = password_rules()["asvs"], password_rules()["gov-kr"]
NOW = datetime(2026, 11, 26, tzinfo=UTC)


@pytest.mark.parametrize("password", ["correct horse battery", "열두 글자가 넘는 긴 암호", "aaaaaaaaaaaa"])
def test_asvs_asks_for_length_alone(password: str) -> None:
    assert weaknesses(password, ASVS, ["kim", "김하나"]) == []


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("Ab3!Ab3!", "9자 이상"),
        ("abdfhjlnp", "3가지"),
        ("Gaon-2468aaa", "잇대어"),
        ("Gaon-1234x", "잇대어"),
        ("Gaon-9876x", "잇대어"),
        ("x" * (LONGEST + 1), "넘을 수"),
        ("Kim-hana-84", "아이디나 성명"),
    ],
)
def test_gov_kr_says_what_is_weak(password: str, why: str) -> None:
    assert why in " ".join(weaknesses(password, GOV, ["kim"]))


def test_gov_kr_takes_what_is_mixed() -> None:
    assert weaknesses("Gaon-7294x", GOV, ["park", "박하나"]) == []


def test_a_short_name_may_stand_anywhere() -> None:
    assert weaknesses("lesson in patience", ASVS, ["le"]) == []


@given(st.text())
def test_what_is_taken_is_long_enough(password: str) -> None:
    for rule in (ASVS, GOV):
        if not weaknesses(password, rule):
            assert rule.shortest <= len(normal(password)) <= LONGEST


def test_hangul_in_pieces_is_the_same_password() -> None:
    assert normal("\u1112\u1161\u11ab") == "한"


def test_only_gov_kr_asks_for_a_change() -> None:
    assert not ASVS.is_too_old(NOW - timedelta(days=4000), NOW)
    assert not GOV.is_too_old(NOW - timedelta(days=90), NOW)
    assert GOV.is_too_old(NOW - timedelta(days=90, seconds=1), NOW)


def test_what_the_pages_say() -> None:
    assert ASVS.sentence == "12자 이상, 아이디·성명과 흔한 암호 쓰지 않기"
    assert "3가지 이상, 같거나 이어지는 글자 3개" in GOV.sentence
    assert (ASVS.confirmed, GOV.confirmed) == (True, False)

"""The vectors of RFC 6238, appendix B, and what a telephone's clock may do."""

from datetime import UTC, datetime, timedelta

import pytest

from gongyak.rules.totp import SECONDS, address, code_of, matching_step, readable, step_of

SECRET = b"12345678901234567890"


@pytest.mark.parametrize(
    ("seconds", "digits"),
    [
        (59, "94287082"),
        (1111111109, "07081804"),
        (1111111111, "14050471"),
        (1234567890, "89005924"),
        (2000000000, "69279037"),
        (20000000000, "65353130"),
    ],
)
def test_the_vectors_of_the_standard(seconds: int, digits: str) -> None:
    assert code_of(SECRET, seconds // SECONDS) == digits[-6:]


@pytest.mark.parametrize("off", [-1, 0, 1])
def test_a_clock_that_is_half_a_minute_off_is_taken(off: int) -> None:
    now = datetime(2026, 11, 26, tzinfo=UTC)
    shown = code_of(SECRET, step_of(now + off * timedelta(seconds=SECONDS)))
    assert matching_step(SECRET, shown, now) == step_of(now) + off


def test_an_older_number_and_other_text_are_not_taken() -> None:
    now = datetime(2026, 11, 26, tzinfo=UTC)
    assert matching_step(SECRET, code_of(SECRET, step_of(now) - 2), now) is None
    assert matching_step(SECRET, "", now) is None
    assert matching_step(SECRET, "１２３４５６", now) is None


def test_what_an_app_is_told() -> None:
    assert readable(SECRET) == "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ"
    assert address(SECRET, issuer="가온구", account="kim") == (
        "otpauth://totp/%EA%B0%80%EC%98%A8%EA%B5%AC%3Akim"
        "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=%EA%B0%80%EC%98%A8%EA%B5%AC&digits=6&period=30"
    )

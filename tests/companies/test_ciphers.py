"""Both ciphers keep what is given to them, and notice every change."""

import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongyak.companies.sealing import aria
from gongyak.companies.sealing.ciphers import CIPHERS, Damaged

KEY, NONCE = bytes(range(32)), bytes(range(12))
ciphers = pytest.mark.parametrize("name", sorted(CIPHERS))


@ciphers
@given(plain=st.binary(max_size=300), about=st.binary(max_size=60))
def test_what_is_sealed_opens_again(name: str, plain: bytes, about: bytes) -> None:
    sealed = CIPHERS[name].seal(KEY, NONCE, plain, about)
    assert len(sealed) == len(plain) + 16
    assert CIPHERS[name].open(KEY, NONCE, sealed, about) == plain


@ciphers
@given(place=st.integers(0, 25), bit=st.integers(0, 7))
def test_a_changed_bit_is_noticed(name: str, place: int, bit: int) -> None:
    sealed = bytearray(CIPHERS[name].seal(KEY, NONCE, b"0123456789", b"about"))
    sealed[place] ^= 1 << bit
    with pytest.raises(Damaged):
        CIPHERS[name].open(KEY, NONCE, bytes(sealed), b"about")


@ciphers
def test_another_key_nonce_subject_or_nothing_opens_nothing(name: str) -> None:
    cipher = CIPHERS[name]
    sealed = cipher.seal(KEY, NONCE, "김한빛".encode(), b"contact/1")
    for key, nonce, body, about in (
        (KEY[::-1], NONCE, sealed, b"contact/1"),
        (KEY, NONCE[::-1], sealed, b"contact/1"),
        (KEY, NONCE, sealed, b"contact/2"),
        (KEY, NONCE, sealed[:15], b"contact/1"),
        (KEY, NONCE, b"", b"contact/1"),
    ):
        with pytest.raises(Damaged):
            cipher.open(key, nonce, body, about)


@pytest.mark.parametrize(
    ("name", "counter"), [("aes-256-gcm", "aes-256-ctr"), ("aria-256-gcm", "aria-256-ctr")]
)
def test_it_is_the_cipher_that_it_is_called(name: str, counter: str) -> None:
    """GCM encrypts as the counter mode does that begins at two; the command of OpenSSL says the same."""
    plain = "가온구 한빛정밀 김한빛 010-1234-5678".encode()
    asked = ["openssl", "enc", f"-{counter}", "-K", KEY.hex(), "-iv", NONCE.hex() + "00000002"]
    told = subprocess.run(asked, input=plain, capture_output=True, check=True).stdout
    assert CIPHERS[name].seal(KEY, NONCE, plain, b"")[:-16] == told


def test_without_openssl_aria_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    aria._library.cache_clear()
    monkeypatch.setattr("ctypes.util.find_library", lambda name: None)
    with pytest.raises(aria.Unavailable):
        aria.seal(KEY, NONCE, b"", b"")
    aria._library.cache_clear()

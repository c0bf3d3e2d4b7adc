"""Ciphers: one interface, AES-256-GCM through `cryptography` and ARIA-256-GCM (KS X 1213) through OpenSSL.

A validated module (KCMVP) is put in by a third of the same form.
"""

from collections.abc import Mapping
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from gongyak.companies.sealing import aria
from gongyak.rules.refusal import Refusal

NONCE, KEY = 12, 32  # bytes


class Damaged(Refusal):
    """What was sealed was changed, is about something else, or was sealed with another key."""

    def __init__(self) -> None:
        super().__init__(
            "암호로 둔 개인정보가 바뀌어 열리지 않습니다. `gongyak verify`로 어디인지 살피십시오."
        )


class Cipher(Protocol):
    """Seals bytes with a key of 32 bytes and a nonce of 12 that is used once, bound to what they are about."""

    def seal(self, key: bytes, nonce: bytes, plain: bytes, about: bytes) -> bytes:
        """The sealed bytes with their tag."""

    def open(self, key: bytes, nonce: bytes, sealed: bytes, about: bytes) -> bytes:
        """The plain bytes again; `Damaged` where they are not what was sealed."""


class _Aes:
    def seal(self, key: bytes, nonce: bytes, plain: bytes, about: bytes) -> bytes:
        return AESGCM(key).encrypt(nonce, plain, about)

    def open(self, key: bytes, nonce: bytes, sealed: bytes, about: bytes) -> bytes:
        try:
            return AESGCM(key).decrypt(nonce, sealed, about)
        except InvalidTag as error:
            raise Damaged from error


class _Aria:
    def seal(self, key: bytes, nonce: bytes, plain: bytes, about: bytes) -> bytes:
        return aria.seal(key, nonce, plain, about)

    def open(self, key: bytes, nonce: bytes, sealed: bytes, about: bytes) -> bytes:
        opened = aria.open(key, nonce, sealed, about)
        if opened is None:
            raise Damaged
        return opened


CIPHERS: Mapping[str, Cipher] = {"aes-256-gcm": _Aes(), "aria-256-gcm": _Aria()}

"""Secrets at rest: sealed where they must be read again, hashed where they need only be compared.

Both keys come from the installation's secret key, which is not in the database: a copy of the database alone
opens nothing. Another secret key makes second factors useless; they are then set up again.
"""

import hmac
import os
from base64 import b64decode, b64encode

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

_NONCE = 12  # bytes


def seal(secret: bytes, about: str) -> str:
    """The secret, encrypted (AES-256-GCM) and bound to what it is about: `totp.12`."""
    nonce = os.urandom(_NONCE)
    return b64encode(nonce + AESGCM(_key("seal")).encrypt(nonce, secret, about.encode())).decode()


def unseal(sealed: str, about: str) -> bytes:
    """The secret again; cryptography's InvalidTag where it was changed, is about another, or of another key."""
    raw = b64decode(sealed)
    return AESGCM(_key("seal")).decrypt(raw[:_NONCE], raw[_NONCE:], about.encode())


def keyed_hash(purpose: str, text: str) -> str:
    """A hash that nobody can try words against who has not the key."""
    return hmac.digest(_key(purpose), text.encode(), "sha256").hex()


def _key(purpose: str) -> bytes:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=f"gongyak.{purpose}".encode())
    return derived.derive(settings.SECRET_KEY.encode())

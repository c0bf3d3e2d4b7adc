"""일회용 번호: the six digits that an authenticator app shows (RFC 6238 with SHA-1, 30 s, as every app knows it)."""

import hmac
from base64 import b32encode
from datetime import datetime
from urllib.parse import quote, urlencode

DIGITS, SECONDS = 6, 30
#: How many steps a telephone's clock may be off.
_DRIFT = 1


def code_of(secret: bytes, step: int) -> str:
    """The digits of one step of 30 s since 1970 (RFC 4226, 5.3)."""
    digest = hmac.digest(secret, step.to_bytes(8, "big"), "sha1")
    start = digest[-1] & 15
    number = int.from_bytes(digest[start : start + 4], "big") & 0x7FFF_FFFF
    return str(number % 10**DIGITS).zfill(DIGITS)


def step_of(now: datetime) -> int:
    """The step that a moment lies in."""
    return int(now.timestamp()) // SECONDS


def matching_step(secret: bytes, code: str, now: datetime) -> int | None:
    """The step around now whose digits these are, None where none is. Every step is compared, in equal time."""
    typed = code.encode()
    steps = range(step_of(now) - _DRIFT, step_of(now) + _DRIFT + 1)
    found = [step for step in steps if hmac.compare_digest(code_of(secret, step).encode(), typed)]
    return found[-1] if found else None


def readable(secret: bytes) -> str:
    """The key as a person types it into an app that cannot read a QR code: groups of four."""
    text = b32encode(secret).decode().rstrip("=")
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))


def address(secret: bytes, *, issuer: str, account: str) -> str:
    """The otpauth address that a QR code shows to an app."""
    asked = {
        "secret": readable(secret).replace(" ", ""),
        "issuer": issuer,
        "digits": DIGITS,
        "period": SECONDS,
    }
    return f"otpauth://totp/{quote(f'{issuer}:{account}')}?{urlencode(asked, quote_via=quote)}"

"""Values sealed and opened, and the marks by which they are found."""

import hmac
import os
import unicodedata
from base64 import b64decode, b64encode
from binascii import Error
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from gongyak.companies.models import SealKey
from gongyak.companies.sealing import keys
from gongyak.companies.sealing.ciphers import CIPHERS, NONCE, Damaged
from gongyak.companies.sealing.keys import Key
from gongyak.rules.refusal import Refusal


class KeyMissing(Refusal):
    """A key that values were sealed with is not in the file of keys: one Korean sentence."""


@dataclass(frozen=True, slots=True)
class Sealer:
    """Seals with the present key, and opens with any that the file has."""

    key: Key
    known: dict[str, Key]

    def seal(self, text: str, about: str) -> str:
        """A text, sealed and bound to what it is about (`contact/…/phone`); empty stays empty."""
        if not text:
            return ""
        nonce = os.urandom(NONCE)
        sealed = CIPHERS[self.key.cipher].seal(self.key.secret, nonce, text.encode(), about.encode())
        return f"{self.key.name}:{b64encode(nonce + sealed).decode()}"

    def open(self, sealed: str, about: str) -> str:
        """The text again. `KeyMissing` without its key, `Damaged` where it was changed or moved."""
        if not sealed:
            return ""
        name, _, body = sealed.partition(":")
        if name not in self.known:
            raise KeyMissing(
                f"열쇠 {name}이(가) 열쇠 파일에 없어 개인정보를 열 수 없습니다. 사본을 되돌리십시오."
            )
        key = self.known[name]
        try:
            raw = b64decode(body, validate=True)
        except Error as error:
            raise Damaged from error
        return CIPHERS[key.cipher].open(key.secret, raw[:NONCE], raw[NONCE:], about.encode()).decode()

    def mark(self, kind: str, text: str) -> str:
        """By what a value is found, equal for equal values of a kind (phone, mail, name); empty for nothing."""
        plain = "".join(unicodedata.normalize("NFKC", text).split()).lower()
        if not plain:
            return ""
        return hmac.digest(self.key.marking, f"{kind}\0{plain}".encode(), "sha256").hex()


def place() -> Path:
    """Where the file of keys is."""
    return Path(settings.PERSONAL_KEYS)


def sealer(now: datetime) -> Sealer:
    """The sealer of today: one query. The first one ever makes the key and its file.

    `KeyMissing` where the present key is not in the file: a new one would hide that the old one is lost.
    """
    row = SealKey.objects.filter(retired_at=None).first() or _first(now)
    known = keys.kept(place())
    if row.name not in known or known[row.name].print != row.print:
        raise KeyMissing(
            f"{place()}에 지금 쓰는 열쇠({row.name})가 없거나 다릅니다. 따로 보관한 사본을 되돌리십시오."
        )
    return Sealer(known[row.name], known)


def _first(now: datetime) -> SealKey:
    key = keys.add(place(), settings.PERSONAL_CIPHER, now, even_if_any=False)
    with transaction.atomic():
        told = {"cipher": key.cipher, "print": key.print, "made_at": now}
        return SealKey.objects.get_or_create(name=key.name, defaults=told)[0]

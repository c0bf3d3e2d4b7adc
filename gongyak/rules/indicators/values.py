"""The value of an indicator: an exact decimal number, kept as text so that no digit is lost."""

import re
from decimal import Decimal

from gongyak.rules.particles import quoted

_VALUE = re.compile(r"[+-]?(?:\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.\d{1,6})?")
_MINUS = str.maketrans({"−": "-", "△": "-", "▲": "-", "－": "-", "．": ".", "，": ","})


def read_value(text: str) -> Decimal | str:
    """The number that was typed (`1,234.5`, `△0.3`, `112.4`), all its digits kept; a sentence where it is none."""
    plain = text.strip().translate(_MINUS).replace("- ", "-")
    if not plain.isascii() or not _VALUE.fullmatch(plain):
        return f"{quoted(text.strip()[:30], '은는')} 값이 아닙니다. 1,234.5처럼 숫자만 적고 단위는 빼십시오."
    return Decimal(plain.replace(",", ""))


def exact(value: Decimal) -> str:
    """A value as it is kept: plain digits, as many decimals as were told."""
    return f"{value:f}"


def value_words(value: Decimal) -> str:
    """A value as it is read: `1,234.5`."""
    return f"{value:,f}"

"""조회번호 and 조회 비밀번호: letters that nobody takes for one another, however they are typed.

Crockford's base 32: five bits a letter, no I, L, O and U; what is typed so is read as 1, 1 and 0.
"""

import re
import unicodedata
from datetime import date

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
#: Letters at the end of a code: 20 bits (ASVS 6.5.4). Letters of a secret: 40 bits.
IN_CODE, IN_SECRET = 4, 8
_READ_AS = str.maketrans("ILO", "110")
_LONGEST = 100  # characters that are looked at


def letters(value: int, count: int) -> str:
    """The last `count` letters of a number."""
    return "".join(LETTERS[(value >> 5 * place) % 32] for place in reversed(range(count)))


def make_code(day: date, seq: int, value: int) -> str:
    """`G-2611-00017-K7XQ`: year and month, a number that can be read out, letters that nobody can count up to."""
    return f"G-{day:%y%m}-{seq % 100_000:05}-{letters(value, IN_CODE)}"


def make_secret(value: int) -> str:
    """Eight letters in two groups."""
    told = letters(value, IN_SECRET)
    return f"{told[:4]}-{told[4:]}"


def bare(text: str) -> str:
    """A code or a secret however it was typed: without hyphens and blanks, in capitals, with 0 for O and 1 for I and L."""
    plain = unicodedata.normalize("NFKC", text[:_LONGEST]).upper().translate(_READ_AS)
    return re.sub(r"[^0-9A-Z]", "", plain)


def code_as_typed(text: str) -> str:
    """The code that somebody typed, in the spelling that `make_code` gives; no code of ours for anything else."""
    told = bare(text)
    return f"{told[:1]}-{told[1:5]}-{told[5:10]}-{told[10:20]}"

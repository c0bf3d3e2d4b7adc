"""Letters of texts and questions made alike, and the runs that they stand in."""

import re
import unicodedata
from collections.abc import Iterator

#: Letters of scripts that put words together without blanks: Hangul, Han, Kana.
JOINING = "\u1100-\u11ff\u3040-\u30ff\u3131-\u318e\u3400-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff"
#: No run counts for more: PostgreSQL takes no token of more than 2 kB.
LONGEST_RUN = 100
#: What may stand between the parts of one word: blanks and middle dots (`전통 시장`, `노·사·민·정`).
GAP = "[ ·]*"
_HYPHENS = dict.fromkeys(map(ord, "‐‑‒–—―−－﹣"), "-")
_DOTS = dict.fromkeys(map(ord, "‧․•∙⋅・･ㆍᆞ"), "·")
_WIDE = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}  # Ａ１ of full width
_UNSEEN = dict.fromkeys([0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])
_ALIKE = {**_WIDE, **_HYPHENS, **_DOTS, **_UNSEEN, ord("İ"): "I"}
_RUN = re.compile(rf"([{JOINING}]+)|(\d{{1,3}}(?:,\d{{3}})+(?!\d)|\d+)|([^\W\d_{JOINING}]+)")
#: 관리번호 and other numbers with hyphens: 1-2-2.
PATH = re.compile(r"(?<!\d)(?<!\d[,-])\d+(?:-\d+)+(?!\d)")


def clean(text: str) -> str:
    """A text in one line, composed, with its hyphens, dots and blanks made alike."""
    plain = unicodedata.normalize("NFC", text).translate(_ALIKE)
    return " ".join(re.sub(r"[\x00-\x1f\x7f]", " ", plain).split())


def lower(text: str) -> str:
    """A cleaned text in small letters, every letter in its place."""
    small = text.lower()
    return (
        small if len(small) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    )


def runs(text: str) -> Iterator[tuple[str, str, int, int]]:
    """The runs of a text in small letters: kind (`joining`, `digits`, `letters`), text, start, end.

    Digits come without the commas of thousands.
    """
    for found in _RUN.finditer(text):
        kind = ("joining", "digits", "letters")[(found.lastindex or 1) - 1]
        yield kind, found[0].replace(",", ""), found.start(), found.end()

"""관리번호 and 문서번호 in the forms that municipalities use.

관리번호: `1-2-2`, `1-10`, `III-①-1`, `P8-01`, `지역개발-01`, `7-1)`, `4-07-1`; their order is natural,
gaps are legal. 문서번호: `일자리경제과-30932호(2024. 3.29.)`, `기획담당관-12753 / 2018.9.12.`: the
producing department at that time and the registration number of that year (행정업무규정 시행규칙 제8조).
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from gongyak.rules.dates import located

_ROMAN = {"I": 1, "V": 5, "X": 10}
_NUMBER = re.compile(r"(?:[A-Za-z가-힣]*\d*)(?:-[A-Za-z가-힣]*\d+){0,4}\)?")
_DOCUMENT = re.compile(
    r"(?<![가-힣A-Za-z0-9·])(?P<department>[가-힣A-Za-z0-9·]{0,29}[과관실단국소팀동처부청회원터]) ?[-–] ?"
    r"(?P<number>\d{1,3}(?:,\d{3})+|\d{1,7})(?P<ho>호)?(?P<paren>\s?[(/,]\s?)?"
)
#: No 관리번호 is longer; what is, is no number.
LONGEST = 50
#: A date beside a number stands within so many letters.
_NEAR = 24
_DASHES = str.maketrans("–—−‐", "----")

NumberKey = tuple[tuple[str, int], ...]


def parse_number(text: str) -> NumberKey | None:
    """The parts of a 관리번호 as a key that sorts naturally and tells equal numbers apart from others.

    `III-①-1` and `3-1-1` have the same key, so have `4-07-1` and `4-7-1`; None where the text is no number.
    """
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).translate(_DASHES)
    if (
        not plain
        or len(plain) > LONGEST
        or not _NUMBER.fullmatch(plain)
        or not re.search(r"\d|^[IVX]+$", plain)
    ):
        return None
    return tuple(_part(part) for part in plain.rstrip(")").split("-"))


def _part(text: str) -> tuple[str, int]:
    if set(text) <= set(_ROMAN) and set(text) & set("IV"):
        return "", _roman(text)
    letters = text.rstrip("0123456789")
    return letters, int(text[len(letters) :] or 0)


def _roman(text: str) -> int:
    values = [_ROMAN[letter] for letter in text]
    return sum(-v if any(v < later for later in values[i + 1 :]) else v for i, v in enumerate(values))


def natural_key(text: str) -> tuple[int, NumberKey, str]:
    """A sort key for any text that stands as 관리번호; those that are none come last."""
    key = parse_number(text)
    return (1, (), text) if key is None else (0, key, text)


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A 문서번호 in a text: raw text, department at that time, registration number, day, and its place."""

    raw: str
    department: str
    number: int
    issued_on: date | None
    start: int
    end: int


def find_documents(text: str) -> list[DocumentNumber]:
    """Every 문서번호 of a text in order; one needs `호` or a date beside it to be told from other numbers."""
    results = []
    for found in _DOCUMENT.finditer(text):
        issued_on, end = _date_beside(text, found)
        if found["ho"] or issued_on:
            raw = text[found.start() : end]
            results.append(
                DocumentNumber(
                    raw,
                    found["department"],
                    int(found["number"].replace(",", "")),
                    issued_on,
                    found.start(),
                    end,
                )
            )
    return results


def _date_beside(text: str, found: re.Match[str]) -> tuple[date | None, int]:
    """The day in brackets or behind a slash right after the number, and where the whole reference ends."""
    if found["paren"]:
        for expression, start, end in located(text[found.end() : found.end() + _NEAR]):
            if start == 0 and expression.start == expression.end:
                stop = found.end() + end
                closes = "(" in found["paren"] and text[stop : stop + 1] == ")"
                return expression.start, stop + (1 if closes else 0)
    return None, found.end("ho") if found["ho"] else found.end("number")

"""The style of dates: `2024. 3. 29.` as 행정업무의 운영 및 혁신에 관한 규정 제7조제5항 has it."""

import re
from collections.abc import Iterator

from gongyak.rules import dates

_SHORT_YEAR = re.compile(r"[‘’'`′](\d\d)")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_SLASH = re.compile(r"(\d{1,2})/(\d{1,2})(?=\(|$)")
_YEAR_WORD = re.compile(r"(\d{4})\s?년도?\s?(?=\d{1,2}\s?[.월](?!/))")
_MONTH_WORD = re.compile(r"(\d{1,2})\s?월\s?")
_DAY_WORD = re.compile(r"(\d{1,2})(?:일자?|\.?字)")
_DOT = re.compile(r"(?<=\d)\s?\.\s*(?=\d)")
_ZERO = re.compile(r"(?<![\d.])0(?=\d\.)")
_NO_LAST_DOT = re.compile(r"(\d{4}\. \d{1,2}\. \d{1,2})(?=\s|\(|$|/|~)")
_TILDE = re.compile(r"\s*[~∼～〜]\s*")
_LIST = re.compile(r"\s*/\s*(?=\d{1,2}\.)")
_BLANKS = re.compile(r"\s+")


def standard(raw: str) -> str:
    """A date, range or list as it is to be written; what is so already stays.

    Years alone (`2024년`), halves and quarters are left as they are, and a range may leave out the year of its end.
    """
    text = _SHORT_YEAR.sub(lambda found: f"{'20' if int(found[1]) < 70 else '19'}{found[1]}", raw)
    text = _ISO.sub(lambda found: f"{found[1]}. {int(found[2])}. {int(found[3])}.", text)
    text = _SLASH.sub(r"\1. \2.", text) if _SLASH.match(text) else text
    text = _YEAR_WORD.sub(r"\1. ", text)
    text = _MONTH_WORD.sub(r"\1. ", text).rstrip() if _has_month(text) else text
    text = _DAY_WORD.sub(r"\1.", text)
    text = _DOT.sub(". ", text)
    text = _ZERO.sub("", text)
    text = _NO_LAST_DOT.sub(r"\1.", text)
    text = _TILDE.sub(" ~ ", text)
    text = _LIST.sub("/ ", text)
    return _BLANKS.sub(" ", text).strip()


def _has_month(text: str) -> bool:
    return bool(_MONTH_WORD.search(text))


def slips(text: str, year: int | None) -> Iterator[tuple[str, str]]:
    """Each date of a text that is not written as it should be, with the standard form.

    A form that would mean other days is never proposed. `year` is that of a bare `(10/13)`.
    """
    seen = set()
    for expression, start, end in dates.located(text, year=year):
        if expression.is_impossible or expression.recurrence or (start, end) in seen:
            continue
        seen.add((start, end))
        raw = text[start:end].strip()
        better = standard(raw)
        if better != raw and _means(better, year) == _means(raw, year):
            yield raw, better


def _means(text: str, year: int | None) -> list[tuple[object, object]]:
    """The days of a text."""
    return [(one.start, one.end) for one in dates.find(text, year=year)]

"""Personal data in what people write: found to refuse or to warn, masked before anybody else reads it.

Only what has a form of its own is found: 주민등록번호 (개인정보 보호법 제24조의2), telephone numbers, e-mail
addresses. A name has none; whoever publishes hides it by hand.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What was found."""

    RESIDENT = "주민등록번호"
    PHONE = "전화번호"
    MAIL = "전자우편"


@dataclass(frozen=True, slots=True)
class Found:
    """A piece of a text, from `start` up to `end`."""

    kind: Kind
    start: int
    end: int


_GAP = r"[-.,/()\s]{0,3}"
#: Each pattern looks at a text whose full-width digits and signs were made plain, place by place.
_PATTERNS = {
    Kind.RESIDENT: re.compile(
        r"(?<!\d)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\s?-?\s?\d[\d*]{6}(?![\d*])"
    ),
    Kind.PHONE: re.compile(
        rf"(?<![\d-])(?:(?:\+?82{_GAP}0?|0)1[016789]|(?:\+?82{_GAP}|0)(?:2|[3-6]\d|70|50\d)){_GAP}\d{{3,4}}{_GAP}\d{{4}}(?!\d)"
    ),
    Kind.MAIL: re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}"),
}
_FULL = "０１２３４５６７８９－–—‐‑−．＠（）＋"
_PLAIN = str.maketrans(_FULL, "0123456789------.@()+")
_HIDDEN = "○○○"
#: By which the first twelve digits of a 주민등록번호 give the last one (numbers given out until October 2020).
_WEIGHTS = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)


def find(text: str) -> tuple[Found, ...]:
    """Every piece that is personal by its form, in order; pieces do not overlap."""
    plain = text.translate(_PLAIN)
    found = [
        Found(kind, *one.span()) for kind, pattern in _PATTERNS.items() for one in pattern.finditer(plain)
    ]
    kept: list[Found] = []
    for one in sorted(found, key=lambda each: (each.start, -each.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


def kinds(text: str) -> tuple[Kind, ...]:
    """What kinds of personal data a text holds, each once."""
    there = {one.kind for one in find(text)}
    return tuple(kind for kind in Kind if kind in there)


def must_not_be_kept(text: str) -> bool:
    """Whether a 주민등록번호 stands in a text (개인정보 보호법 제24조의2).

    Thirteen digits and nothing else may be an amount of money or a number of another kind: they count where their
    check digit is that of a 주민등록번호.
    """
    plain = text.translate(_PLAIN).strip()
    if plain.isdigit():
        return len(plain) == 13 and _checks(plain) and Kind.RESIDENT in kinds(plain)
    return Kind.RESIDENT in kinds(text)


def _checks(digits: str) -> bool:
    weighed = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=False))
    return (11 - weighed % 11) % 10 == int(digits[12])


def mask(text: str, words: Iterable[str] = ()) -> str:
    """The text as the public may read it: personal data by its form is named instead of shown, and every one of
    the `words` is hidden."""
    shown, at = [], 0
    for one in find(text):
        shown += [text[at : one.start], f"({one.kind} 가림)"]
        at = one.end
    masked = "".join([*shown, text[at:]])
    for word in sorted({word.strip() for word in words} - {""}, key=len, reverse=True):
        masked = masked.replace(word, _HIDDEN)
    return masked


def is_contact(text: str) -> bool:
    """Whether a text is one telephone number or one e-mail address and nothing else."""
    plain = text.strip()
    found = find(plain)
    is_one = len(found) == 1 and (found[0].start, found[0].end) == (0, len(plain))
    return is_one and found[0].kind is not Kind.RESIDENT


def is_mail(text: str) -> bool:
    """Whether a text is one e-mail address and nothing else."""
    return is_contact(text) and Kind.MAIL in kinds(text)

"""사업자등록번호 and 법인등록번호: read as people type them, checked, and written with their hyphens."""

import re
import unicodedata
from datetime import date

_BUSINESS = (1, 3, 7, 1, 3, 7, 1, 3, 5)
_CORPORATION = (1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2)
_BUSINESS_FORM = re.compile(r"\d{3}-?\d{2}-?\d{5}")
_CORPORATION_FORM = re.compile(r"\d{6}-?\d{7}")


def read_business(text: str) -> str | None:
    """The ten digits of a 사업자등록번호 (`220-81-62517`), None where the text has not its form or the check digit
    does not fit."""
    digits = _read(_BUSINESS_FORM, text)
    return digits if digits and is_business(digits) else None


def is_business(digits: str) -> bool:
    """Whether the last of ten digits checks the others: the ninth also counts by its tens (국세청의 검증식)."""
    numbers = [*map(int, digits)]
    total = sum(number * weight for number, weight in zip(numbers, _BUSINESS, strict=False))
    total += numbers[8] * _BUSINESS[8] // 10
    return numbers[9] == (10 - total % 10) % 10


def business_text(digits: str) -> str:
    """`220-81-62517`; empty for nothing."""
    return f"{digits[:3]}-{digits[3:5]}-{digits[5:]}" if digits else ""


def read_corporation(text: str) -> str | None:
    """The thirteen digits of a 법인등록번호 (`110111-0012345`); None where the text has not its form, or is rather a
    주민등록번호: it begins with a day of birth and has not the check digit of a corporation."""
    digits = _read(_CORPORATION_FORM, text)
    return digits if digits and (is_corporation(digits) or not _is_of_a_person(digits)) else None


def is_corporation(digits: str) -> bool:
    """Whether the last of thirteen digits checks the others; new numbers may not (미확인), so it only warns."""
    numbers = [*map(int, digits)]
    total = sum(number * weight for number, weight in zip(numbers, _CORPORATION, strict=False))
    return numbers[12] == (10 - total % 10) % 10


def corporation_text(digits: str) -> str:
    """`110111-0012345`; empty for nothing."""
    return f"{digits[:6]}-{digits[6:]}" if digits else ""


def _is_of_a_person(digits: str) -> bool:
    """Whether thirteen digits begin as a 주민등록번호: a day, and the digit that tells century and sex."""
    century = {"1": 1900, "2": 1900, "5": 1900, "6": 1900}.get(digits[6], 2000)
    try:
        date(century + int(digits[:2]), int(digits[2:4]), int(digits[4:6]))
    except ValueError:
        return False
    return digits[6] in "12345678"


def _read(form: re.Pattern[str], text: str) -> str | None:
    plain = "".join(unicodedata.normalize("NFKC", text).split()).replace("–", "-")
    return plain.replace("-", "") if form.fullmatch(plain) else None

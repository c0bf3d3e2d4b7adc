"""Telephone numbers: digits and an extension, read as people type them and written with hyphens."""

import re
import unicodedata
from dataclasses import dataclass

_EXTENSION = re.compile(r"(?:내선|구내|교환|ext\.?|#|\()\s*(\d{1,6})\)?$", re.IGNORECASE)
#: 지역번호, 이동전화, 인터넷전화, 평생번호, 대표번호.
_FORMS = (
    re.compile(r"(02)(\d{3,4})(\d{4})"),
    re.compile(r"(0[3-6][1-5])(\d{3,4})(\d{4})"),
    re.compile(r"(01[016789])(\d{3,4})(\d{4})"),
    re.compile(r"(070|080)(\d{3,4})(\d{4})"),
    re.compile(r"(050\d)(\d{3,4})(\d{4})"),
    re.compile(r"(1[568]\d\d)(\d{4})"),
)


@dataclass(frozen=True, slots=True)
class Phone:
    """`digits` as they are dialled in the country, `extension` (내선) or empty."""

    digits: str
    extension: str = ""

    @property
    def text(self) -> str:
        """`051-519-4802`, `051-519-4802 (내선 12)`."""
        found = next(found for form in _FORMS if (found := form.fullmatch(self.digits)))
        written = "-".join(found.groups())
        return f"{written} (내선 {self.extension})" if self.extension else written


def read_phone(text: str) -> Phone | None:
    """A telephone number of Korea, also as `+82 51 519 4802` and `051) 519-4802`; None where it is none."""
    plain = unicodedata.normalize("NFKC", text).strip()
    found = _EXTENSION.search(plain)
    extension = found[1] if found else ""
    digits = re.sub(r"[-–.\s()/]", "", plain[: found.start()] if found else plain)
    if digits.startswith("+82"):
        digits = "0" + digits[3:].removeprefix("0")
    if not digits.isascii() or not any(form.fullmatch(digits) for form in _FORMS):
        return None
    return Phone(digits, extension)

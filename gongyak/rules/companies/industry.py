"""업종: a code of the Korean Standard Industrial Classification (KSIC) with the revision that it is of."""

import re
from dataclasses import dataclass

#: The revisions by the day from which they hold: 9차, 10차, 11차 (통계청 고시, 11차는 2024. 7. 1. 시행).
REVISIONS = (9, 10, 11)
_FORM = re.compile(r"[A-U]\d{2,5}")


@dataclass(frozen=True, slots=True)
class Industry:
    """A section's letter with two to five digits (`C25111`), and the revision; codes of two revisions differ."""

    code: str
    revision: int

    @property
    def text(self) -> str:
        """`C25111 (11차)`."""
        return f"{self.code} ({self.revision}차)"


def read_industry(code: str, revision: str = "") -> Industry | None:
    """A code as typed (`c 25111`) with its revision (`11`, `11차`; the newest where none is said); None for others."""
    plain = "".join(code.split()).upper()
    number = revision.strip().removesuffix("차") or str(REVISIONS[-1])
    if not _FORM.fullmatch(plain) or number not in map(str, REVISIONS):
        return None
    return Industry(plain, int(number))

"""업종: a code of the Korean Standard Industrial Classification (KSIC) with the revision that it is of."""

import re
from dataclasses import dataclass

#: The revisions by the day from which they hold: 9차, 10차, 11차 (통계청 고시, 11차는 2024. 7. 1. 시행).
REVISIONS = (9, 10, 11)
#: The sections with the divisions (중분류) in them, the same in the three revisions but for 임대업.
SECTIONS = {
    "A": ("농업, 임업 및 어업", 1, 3),
    "B": ("광업", 5, 8),
    "C": ("제조업", 10, 34),
    "D": ("전기, 가스, 증기 및 공기 조절 공급업", 35, 35),
    "E": ("수도, 하수 및 폐기물 처리, 원료 재생업", 36, 39),
    "F": ("건설업", 41, 42),
    "G": ("도매 및 소매업", 45, 47),
    "H": ("운수 및 창고업", 49, 52),
    "I": ("숙박 및 음식점업", 55, 56),
    "J": ("정보통신업", 58, 63),
    "K": ("금융 및 보험업", 64, 66),
    "L": ("부동산업", 68, 69),
    "M": ("전문, 과학 및 기술 서비스업", 70, 73),
    "N": ("사업시설 관리, 사업 지원 및 임대 서비스업", 74, 76),
    "O": ("공공 행정, 국방 및 사회보장 행정", 84, 84),
    "P": ("교육 서비스업", 85, 85),
    "Q": ("보건업 및 사회복지 서비스업", 86, 87),
    "R": ("예술, 스포츠 및 여가관련 서비스업", 90, 91),
    "S": ("협회 및 단체, 수리 및 기타 개인 서비스업", 94, 96),
    "T": ("가구 내 고용활동 및 자가소비 생산활동", 97, 98),
    "U": ("국제 및 외국기관", 99, 99),
}
#: 임대업(부동산 제외) was division 69 of L until the 9th revision, and is 76 of N since the 10th (2017. 7. 1.).
_RENTAL = {"69": (9,), "76": (10, 11)}
_FORM = re.compile(r"([A-U]?)(\d{2,5})")


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
    """A code as typed (`c 25111`, also `25111`: the division tells the section) with its revision (`11`, `11차`; the
    newest where none is said). None for others, and where letter, division and revision do not belong together."""
    found = _FORM.fullmatch("".join(code.split()).upper())
    number = revision.strip().removesuffix("차") or str(REVISIONS[-1])
    if not found or number not in map(str, REVISIONS):
        return None
    section = _section(found[2][:2], int(number))
    if not section or found[1] not in ("", section):
        return None
    return Industry(section + found[2], int(number))


def section_name(code: str) -> str:
    """`제조업` of `C25111`; empty for nothing."""
    return SECTIONS[code[0]][0] if code else ""


def _section(division: str, revision: int) -> str:
    """The letter of the section that a division belongs to in a revision, empty where there is no such division."""
    if revision not in _RENTAL.get(division, REVISIONS):
        return ""
    return next(
        (letter for letter, (_, first, last) in SECTIONS.items() if first <= int(division) <= last), ""
    )

"""열 이름: which field a column of somebody's table is, by the words that offices write over such columns."""

from collections.abc import Mapping
from dataclasses import dataclass

from gongyak.rules.companies.typed import LABELS

#: The columns of people and of the grounds on which they are kept.
PERSON = ("구분", "성명", "직위", "전화", "전자우편", "근거", "목적", "항목", "받은 날", "보유기한")
ZONE = "특별지원지역"
HEAD, CONTACT = "대표자", "기업 담당자"
#: Other words for a column; none of them stands for two.
_OTHERS: Mapping[str, tuple[str, ...]] = {
    "상호": (
        "상호명",
        "상호(법인명)",
        "회사명",
        "업체명",
        "기업명",
        "기업체명",
        "법인명",
        "사업장명",
        "단체명",
    ),
    "사업자등록번호": ("사업자번호", "사업자등록No", "사업자"),
    "법인등록번호": ("법인번호",),
    "업종코드": ("산업분류코드", "표준산업분류코드", "업종분류코드", "업종번호", "KSIC"),
    "업종 차수": ("차수", "산업분류차수"),
    "주생산품": ("생산품", "주요생산품", "생산품목", "취급품목", "주생산품명"),
    "대표전화": ("회사전화", "대표전화번호", "회사전화번호", "전화번호"),
    "주소": (
        "소재지",
        "회사주소",
        "공장주소",
        "사업장주소",
        "소재지주소",
        "도로명주소",
        "공장대표주소(도로명)",
    ),
    "법정동코드": ("법정동",),
    "행정동": ("행정동명",),
    "영업상태": ("상태", "휴폐업", "휴폐업상태"),
    "비고": ("메모", "참고사항"),
    ZONE: ("지역", "특별지원지역명", "단지명", "지구"),
    "구분": ("연락처구분",),
    "직위": ("직책", "직급"),
    "전화": ("담당자전화", "휴대전화", "휴대폰", "연락처", "담당자연락처", "핸드폰"),
    "전자우편": ("이메일", "E-mail", "email", "메일", "담당자이메일"),
    "목적": ("수집목적", "이용목적"),
    "받은 날": ("동의일", "동의일자"),
    "보유기한": ("보유기간", "보유만료일"),
}
#: A name over a column also says what the person is.
_NAMES = {
    "성명": "",
    "대표자명": HEAD,
    "대표자": HEAD,
    "대표자성명": HEAD,
    "담당자": CONTACT,
    "담당자명": CONTACT,
}


@dataclass(frozen=True, slots=True)
class Heading:
    """The field that a column is, by our own word for it; `role` where the word says what the person is."""

    label: str
    role: str = ""


def heading(words: str) -> Heading | None:
    """The field of a column by the words above it, without blanks, signs of notes and case; None for others."""
    return _KNOWN.get(_plain(words))


def _plain(words: str) -> str:
    return "".join(words.split()).strip("*※:").casefold()


def _known() -> dict[str, Heading]:
    own = [*(label for label, _ in LABELS.values()), ZONE, *PERSON]
    found = {_plain(label): Heading(label) for label in own}
    found |= {_plain(word): Heading(label) for label, words in _OTHERS.items() for word in words}
    return found | {_plain(word): Heading("성명", role) for word, role in _NAMES.items()}


_KNOWN = _known()

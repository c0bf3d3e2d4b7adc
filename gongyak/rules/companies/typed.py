"""A company as somebody types it: each field read or named as wrong, in one Korean sentence each."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gongyak.rules import personal
from gongyak.rules.companies.industry import REVISIONS, read_industry
from gongyak.rules.companies.names import name_key
from gongyak.rules.companies.numbers import (
    business_text,
    corporation_text,
    is_corporation,
    read_business,
    read_corporation,
)
from gongyak.rules.companies.phones import Phone, read_phone
from gongyak.rules.particles import quoted

_DONG = re.compile(r"\d{10}")
STANDINGS = ("영업", "휴업", "폐업")
#: The fields by name, with their labels and how long their texts may be.
LABELS = {
    "name": ("상호", 100),
    "business_number": ("사업자등록번호", 12),
    "corporation_number": ("법인등록번호", 14),
    "industry": ("업종코드", 8),
    "industry_revision": ("업종 차수", 4),
    "product": ("주생산품", 200),
    "phone": ("대표전화", 40),
    "address": ("주소", 200),
    "legal_dong": ("법정동코드", 10),
    "admin_dong": ("행정동", 50),
    "standing": ("영업상태", 10),
    "note": ("비고", 2_000),
}
NO_RESIDENT = (
    "주민등록번호로 보이는 숫자가 있습니다. 주민등록번호는 받지도 적지도 않습니다. 지우고 다시 적으십시오."
)

_ODD_NUMBER = "법인등록번호의 검증 숫자가 맞지 않습니다. 새 번호일 수 있으니 한 번 더 보십시오."


@dataclass(frozen=True, slots=True)
class CompanyText:
    """What was typed, by name of the field, and what came of it: `wrong` and `warned` by name of the field."""

    fields: Mapping[str, str]
    wrong: Mapping[str, str]
    warned: Mapping[str, str]

    @property
    def key(self) -> str:
        """The key of the name."""
        return name_key(self.fields["name"])[:100]

    @property
    def phone(self) -> Phone:
        """The telephone number; empty where none was typed."""
        return read_phone(self.fields["phone"]) or Phone("")


def read_company(typed: Mapping[str, str]) -> CompanyText:
    """Every field in its right form (numbers as digits, `12` for `12차`); what is not there is empty."""
    plain = {name: " ".join(typed.get(name, "").split()) for name in LABELS if name != "note"}
    plain["note"] = typed.get("note", "").strip()
    wrong = dict(_wrong(plain))
    fields = plain | {name: value for name, value in _formed(plain) if name not in wrong}
    number = fields["corporation_number"]
    is_odd = number and "corporation_number" not in wrong and not is_corporation(number)
    warned = {"corporation_number": _ODD_NUMBER} if is_odd else {}
    return CompanyText(fields, wrong, warned)


def _wrong(plain: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, text in plain.items():
        label, longest = LABELS[name]
        if len(text) > longest:
            yield name, f"{label}에는 {longest}자까지 적을 수 있습니다."
        elif name != "corporation_number" and personal.Kind.RESIDENT in personal.kinds(text):
            yield name, NO_RESIDENT
        elif said := _misread(name, text, plain):
            yield name, said


def _misread(name: str, text: str, plain: Mapping[str, str]) -> str:
    if name == "name":
        return "" if text else "상호를 적으십시오."
    if not text:
        return ""
    match name:
        case "business_number" if read_business(text) is None:
            return f"{quoted(text, '은는')} 사업자등록번호가 아닙니다. 마지막 숫자까지 다시 보십시오."
        case "corporation_number" if read_corporation(text) is None:
            return "법인등록번호가 아닙니다. 주민등록번호를 적지 않았는지 보십시오."
        case "industry" if read_industry(text, plain["industry_revision"]) is None:
            known = ", ".join(map(str, REVISIONS))
            return f"{quoted(text, '은는')} 업종코드가 아닙니다. C25111처럼 적고 차수는 {known} 가운데 고르십시오. 차수마다 분류가 다릅니다."
        case "phone" if read_phone(text) is None:
            return f"{quoted(text, '은는')} 전화번호가 아닙니다. 지역번호부터 적으십시오."
        case "legal_dong" if not _DONG.fullmatch(text):
            return "법정동코드는 숫자 10자리입니다. 행정표준코드에서 찾아 적으십시오."
        case "standing" if text not in STANDINGS:
            return f"영업상태는 {', '.join(STANDINGS)} 가운데 하나입니다."
    return ""


def _formed(plain: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield "business_number", read_business(plain["business_number"]) or ""
    yield "corporation_number", read_corporation(plain["corporation_number"]) or ""
    industry = read_industry(plain["industry"], plain["industry_revision"])
    yield "industry", industry.code if industry else ""
    yield "industry_revision", str(industry.revision) if industry else ""
    phone = read_phone(plain["phone"])
    yield "phone", phone.text if phone else ""
    yield "standing", plain["standing"] or STANDINGS[0]


def written(fields: Mapping[str, str]) -> dict[str, str]:
    """Fields as people read them, by their labels, those that say something."""
    shown = {
        **fields,
        "business_number": business_text(fields["business_number"]),
        "corporation_number": corporation_text(fields["corporation_number"]),
    }
    return {label: shown[name] for name, (label, _) in LABELS.items() if shown[name]}

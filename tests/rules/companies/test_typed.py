"""A company as somebody types it."""

import pytest

from gongyak.rules.companies import LABELS, read_company, written

TYPED = {
    "name": " ㈜  한빛정밀 ",
    "business_number": "2208162517",
    "corporation_number": "1101110012340",
    "industry": "c 25111",
    "phone": "0515194802 내선 12",
    "legal_dong": "2641010100",
    "note": "한 줄\n두 줄",
}


def test_every_field_gets_its_right_form() -> None:
    told = read_company(TYPED)
    assert (told.wrong, told.key) == ({}, "한빛정밀")
    assert (told.phone.digits, told.phone.extension) == ("0515194802", "12")
    assert told.fields == dict.fromkeys(LABELS, "") | {
        "name": "㈜ 한빛정밀",
        "business_number": "2208162517",
        "corporation_number": "1101110012340",
        "industry": "C25111",
        "industry_revision": "11",
        "phone": "051-519-4802 (내선 12)",
        "legal_dong": "2641010100",
        "standing": "영업",
        "note": "한 줄\n두 줄",
    }
    assert read_company(told.fields).fields == told.fields


def test_only_the_name_is_needed() -> None:
    told = read_company({"name": "한빛"})
    assert (told.wrong, told.warned, told.phone.digits) == ({}, {}, "")
    assert written(told.fields) == {"상호": "한빛", "영업상태": "영업"}
    assert written(read_company(TYPED).fields)["사업자등록번호"] == "220-81-62517"


@pytest.mark.parametrize(
    ("typed", "name", "sentence"),
    [
        ({"name": " "}, "name", "상호를 적으십시오"),
        ({"business_number": "106-87-15167"}, "business_number", "사업자등록번호가 아닙니다"),
        ({"corporation_number": "900101-1234567"}, "corporation_number", "주민등록번호를 적지"),
        ({"industry": "A25111"}, "industry", "업종코드가 아닙니다"),
        ({"industry_revision": "8"}, "industry", "업종코드가 아닙니다"),
        ({"phone": "4802"}, "phone", "전화번호가 아닙니다"),
        ({"legal_dong": "26410"}, "legal_dong", "법정동코드는"),
        ({"standing": "잘됨"}, "standing", "영업상태는"),
        ({"product": "가" * 201}, "product", "200자까지"),
        ({"note": "900101-1234567"}, "note", "주민등록번호로 보이는"),
    ],
)
def test_a_wrong_field_is_named_and_stays_as_typed(typed: dict[str, str], name: str, sentence: str) -> None:
    told = read_company(TYPED | typed)
    assert list(told.wrong) == [name] and sentence in told.wrong[name]
    if name in typed:
        assert told.fields[name] == typed[name].strip()


def test_an_odd_corporation_number_only_warns() -> None:
    numbers = [f"110111001234{digit}" for digit in range(10)]
    odd = [one for one in numbers if read_company({"name": "한빛", "corporation_number": one}).warned]
    assert len(odd) == 9 and not any(
        read_company({"name": "한빛", "corporation_number": one}).wrong for one in numbers
    )

"""The official lists of 법정동 and 행정동 in the shapes in which they are given out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongyak.rules.companies import DongList, KnownDong, dong_words, dongs_of, find_dong, read_dongs
from gongyak.rules.refusal import Refusal

WHOLE = """법정동코드\t법정동명\t폐지여부
2600000000\t부산광역시\t존재
2641000000\t부산광역시 금정구\t존재
2641010100\t부산광역시 금정구 두구동\t존재
2641010600\t부산광역시 금정구 옛동\t폐지
"""
DUGU = KnownDong("법정동", "2641010100", "부산광역시 금정구 두구동")


def fixed(*rows: tuple[tuple[str, int], ...]) -> bytes:
    """Lines of columns of so many bytes in CP949, one blank between."""
    lines = [b" ".join(text.encode("cp949").ljust(width) for text, width in row) for row in rows]
    return b"\r\n".join(lines) + b"\r\n"


def admin(code: str, *names: str, ended: str = "", head: bool = False) -> tuple[tuple[str, int], ...]:
    sido, sigungu, dong = names
    born = "생성일자" if head else "20080101"
    return ((code, 10), (sido, 30), (sigungu, 30), (dong, 30), (born, 8), (ended, 8))


ADMIN_HEAD = admin("행정동코드", "시도명", "시군구명", "읍면동명", ended="말소일자", head=True)


@pytest.mark.parametrize("coding", ["utf-8-sig", "cp949"])
@pytest.mark.parametrize("sign", ["\t", ","])
def test_the_whole_list_of_codes(coding: str, sign: str) -> None:
    told = read_dongs(WHOLE.replace("\t", sign).encode(coding))
    assert DUGU in told.dongs and len(told.dongs) == 4 and told.ties == ()
    assert [one.last for one in told.dongs if one.is_ended] == ["옛동"]
    assert told.within("26410").dongs == told.dongs[1:]


def test_a_table_with_names_in_parts_and_days() -> None:
    told = dongs_of(
        [
            [],
            ["\ufeff법정동코드", "시도명", "시군구명", "읍면동명", "동리명", "생성일자", "말소일자"],
            ["2641010100", "부산광역시", "금정구", "두구동", "", "19880423", ""],
            ["2671025021", "부산광역시", "기장군", "기장읍", "동부리", "1988-04-23", "1995-03-01"],
            ["3611010100", "세종특별자치시", "", "반곡동"],
        ]
    )
    assert [one.name for one in told.dongs] == [
        "부산광역시 금정구 두구동",
        "부산광역시 기장군 기장읍 동부리",
        "세종특별자치시 반곡동",
    ]
    assert [one.is_ended for one in told.dongs] == [False, True, False]


def test_which_administrative_one_minds_which() -> None:
    head = ["행정동코드", "시도명", "시군구명", "읍면동명", "법정동코드", "동리명", "생성일자", "말소일자"]
    told = dongs_of(
        [
            head,
            ["2641054500", "부산광역시", "금정구", "선두구동", "2641010100", "두구동", "", ""],
            ["2641054500", "부산광역시", "금정구", "선두구동", "2641010200", "선동", "", ""],
            ["2641099900", "부산광역시", "금정구", "옛동", "2641010200", "선동", "", "20100101"],
        ]
    )
    assert [(one.kind, one.name) for one in told.dongs] == [
        ("행정동", "부산광역시 금정구 선두구동"),
        ("행정동", "부산광역시 금정구 옛동"),
    ]
    assert told.ties == (("2641054500", "2641010100"), ("2641054500", "2641010200"))
    assert told.within("2641099").ties == ()


def test_columns_of_fixed_widths() -> None:
    told = read_dongs(fixed(ADMIN_HEAD, admin("2641054500", "부산광역시", "금정구", "선두구동")) + b"\n")
    assert told.dongs == (KnownDong("행정동", "2641054500", "부산광역시 금정구 선두구동"),)
    legal_head = (("법정동코드", 10), ("시도명", 30), ("시군구명", 30), ("읍면동명", 30), ("동리명", 30))
    legal = (("2641010100", 10), ("부산광역시", 30), ("금정구", 30), ("두구동", 30), ("", 30))
    days = (("19880423", 8), ("", 8))
    assert read_dongs(fixed(legal_head, (*legal, *days))).dongs == (DUGU,)
    mix_head = (("행정동코드", 10), ("법정동코드", 10))
    mix = (
        ("2641054500", 10),
        ("부산광역시", 30),
        ("금정구", 30),
        ("선두구동", 30),
        ("2641010100", 10),
        ("두구동", 30),
    )
    assert read_dongs(fixed(mix_head, (*mix, *days))).ties == (("2641054500", "2641010100"),)


def test_other_widths_are_named_and_not_guessed() -> None:
    odd = fixed(ADMIN_HEAD) + "2641054500부산광역시 금정구 선두구동".encode("cp949")
    with pytest.raises(Refusal, match="2번째 줄의 칸이"):
        read_dongs(odd)


def test_a_code_that_was_given_up_and_taken_again_stands() -> None:
    lines = ["법정동코드,법정동명,폐지여부", "2641010100,부산광역시 동래구 두구동,폐지"]
    again = "2641010100,부산광역시 금정구 두구동,존재"
    for order in ([*lines, again], [lines[0], again, lines[1]]):
        assert read_dongs("\n".join(order).encode()).dongs == (DUGU,)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "코드 파일이 아닙니다"),
        ("이름,번호\n가,나", "코드 파일이 아닙니다"),
        ("법정동코드,비고\n2641010100,x", "코드 파일이 아닙니다"),
        ("법정동코드,법정동명", "한 줄도 없습니다"),
        ("법정동코드,법정동명\n264101,두구동", "2번째 줄의 코드가"),
        ("법정동코드,법정동명\n2641010100,", "이름이 없습니다"),
        ("행정동코드,법정동코드,읍면동명\n2641054500,12,선두구동", "2번째 줄의 코드가"),
        ("법정동코드,법정동명,말소일자\n2641010100,두구동,어제", "말소일자가"),
    ],
)
def test_what_is_no_such_list_is_said(text: str, sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        read_dongs(text.encode())


def test_signs_of_no_known_coding_are_said() -> None:
    with pytest.raises(Refusal, match="글자를 읽을 수 없습니다"):
        read_dongs(b"\xff\xff\xff")


CENTRE = (
    KnownDong("법정동", "2611010100", "부산광역시 중구 중앙동"),
    KnownDong("법정동", "2711010100", "대구광역시 중구 중앙동"),
)
KNOWN = (DUGU, KnownDong("법정동", "2641010600", "부산광역시 금정구 옛동", True), *CENTRE)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2641010100", "2641010100"),
        ("두구동", "2641010100"),
        ("부산광역시 금정구 두구동 12-3", "2641010100"),
        ("부산시 금정구 두구로 33번길 2 (두구동)", "2641010100"),
        ("동래구 두구동 길", ""),
        ("금정구 옛동", ""),
        ("중앙동", ""),
        ("중구 중앙동 1가", ""),
        ("금정구 금정로 1", ""),
        ("", ""),
    ],
)
def test_a_place_is_found_where_it_is_one(text: str, code: str) -> None:
    found = find_dong(text, [KnownDong("행정동", "2641054500", "부산광역시 금정구 두구동"), *KNOWN])
    assert (found.code if found else "") == code


@given(st.text(max_size=60), st.binary(max_size=200))
def test_nothing_is_too_odd(text: str, data: bytes) -> None:
    assert isinstance(dong_words(text), set)
    find_dong(text, KNOWN)
    try:
        assert isinstance(read_dongs(data), DongList)
    except Refusal as refusal:
        assert str(refusal).endswith(".")

"""Numbers, telephones, codes and names of companies."""

from difflib import SequenceMatcher
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongyak.rules import companies
from gongyak.rules.companies import Known, Pair, Phone, duplicates, pairs


@pytest.mark.parametrize(
    "text", ["220-81-62517", "1248100998", "120 - 81 - 47521", "２２０－８１－６２５１７", "220–81–62517"]
)
def test_a_right_business_number(text: str) -> None:
    digits = companies.read_business(text)
    assert digits and companies.is_business(digits)
    assert companies.read_business(companies.business_text(digits)) == digits


@pytest.mark.parametrize(
    "text", ["106-87-15167", "220-81-62518", "22081625170", "220-81-6251", "", "이백이십"]
)
def test_no_business_number(text: str) -> None:
    assert companies.read_business(text) is None


@given(st.from_regex(r"[0-9]{9}", fullmatch=True), st.integers(1, 9))
def test_one_check_digit_fits_and_a_slip_of_it_is_found(nine: str, slip: int) -> None:
    """The outer modulo matters where the sum is a multiple of ten: the right digit is then 0."""
    [fit] = [digit for digit in "0123456789" if companies.is_business(nine + digit)]
    assert not companies.is_business(nine + str((int(fit) + slip) % 10))


def test_a_check_digit_of_zero() -> None:
    assert companies.is_business("0000000000")


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("110111-0012340", "1101110012340"),
        ("110111-1", None),
        ("180111-0000008", "1801110000008"),
        ("991350-0000001", "9913500000001"),
        ("900101-1234567", None),
        ("000229-3234567", None),
        ("010229-3234567", "0102293234567"),
    ],
)
def test_a_corporation_number_is_none_of_a_person(text: str, digits: str | None) -> None:
    """`000229` is a day of 2000, `010229` none of 2001: what is no birthday is no 주민등록번호."""
    assert companies.read_corporation(text) == digits
    if digits:
        assert companies.read_corporation(companies.corporation_text(digits)) == digits


def test_a_corporation_with_the_number_of_a_day_is_kept_by_its_check_digit() -> None:
    twelve = "900101123456"
    [fit] = [digit for digit in "0123456789" if companies.is_corporation(twelve + digit)]
    assert companies.read_corporation(twelve + fit) == twelve + fit
    assert (companies.business_text(""), companies.corporation_text("")) == ("", "")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("051-519-4802", "051-519-4802"),
        ("051) 519-4802", "051-519-4802"),
        ("0515194802 내선 12", "051-519-4802 (내선 12)"),
        ("051-519-4802(123)", "051-519-4802 (내선 123)"),
        ("02 123 4567", "02-123-4567"),
        ("0212345678", "02-1234-5678"),
        ("010-0000-0000", "010-0000-0000"),
        ("+82 10 0000 0000", "010-0000-0000"),
        ("+82-051-519-4802", "051-519-4802"),
        ("1588-0000", "1588-0000"),
        ("070-1234-5678", "070-1234-5678"),
        ("0505-123-4567", "0505-123-4567"),
        ("０５１－５１９－４８０２", "051-519-4802"),
    ],
)
def test_a_telephone_number(text: str, written: str) -> None:
    phone = companies.read_phone(text)
    assert phone and phone.text == written
    assert companies.read_phone(written) == phone


@pytest.mark.parametrize(
    "text", ["", "119", "4802", "051-519-480", "012-345-6789", "전화", "010-12345-6789", "²²²"]
)
def test_no_telephone_number(text: str) -> None:
    assert companies.read_phone(text) is None


@pytest.mark.parametrize(
    ("code", "revision", "text"),
    [
        ("C25111", "11", "C25111 (11차)"),
        ("c 25", "10차", "C25 (10차)"),
        ("G47", "", "G47 (11차)"),
        ("25111", "", "C25111 (11차)"),
        ("01", "", "A01 (11차)"),
        ("76110", "11", "N76110 (11차)"),
        ("69110", "9", "L69110 (9차)"),
    ],
)
def test_an_industry(code: str, revision: str, text: str) -> None:
    found = companies.read_industry(code, revision)
    assert found and found.text == text


@pytest.mark.parametrize(
    ("code", "revision"),
    [
        ("V25", ""),
        ("C2", ""),
        ("C251111", ""),
        ("C25", "8"),
        ("A25111", ""),
        ("04", ""),
        ("76", "9"),
        ("69", "11"),
        ("00", ""),
    ],
)
def test_no_industry(code: str, revision: str) -> None:
    assert companies.read_industry(code, revision) is None


def test_a_section_has_its_name() -> None:
    assert [companies.section_name(code) for code in ("C25111", "U99", "")] == [
        "제조업",
        "국제 및 외국기관",
        "",
    ]


@pytest.mark.parametrize(
    "name",
    [
        "㈜ 한빛 정밀",
        "한빛정밀 주식회사",
        "(주)한빛정밀",
        "한빛·정밀",
        "한빛정밀 Co., Ltd.",
        "（주） 한빛정밀",
    ],
)
def test_names_of_one_company(name: str) -> None:
    assert companies.name_key(name) == "한빛정밀"


def test_a_name_that_is_only_a_form_stays() -> None:
    assert companies.name_key("주식 회사") == "주식회사"
    assert companies.are_near("한빛정밀산업", "한빛정밀사업") and not companies.are_near(
        "한빛정밀", "한별상사"
    )


@pytest.mark.parametrize(
    ("name", "shown"),
    [("홍길동", "홍○동"), ("홍길", "홍○"), ("남궁민혁", "남○○혁"), ("", "○"), ("홍", "홍○")],
)
def test_a_masked_name(name: str, shown: str) -> None:
    assert companies.masked_name(name) == shown


@pytest.mark.parametrize(
    ("phone", "shown"),
    [
        ("010-1234-5678", "010-****-5678"),
        ("051-519-4802 (내선 12)", "051-***-4802"),
        ("1588-0000", "1588-****"),
        ("모름", "****"),
        ("", ""),
    ],
)
def test_a_masked_phone(phone: str, shown: str) -> None:
    assert companies.masked_phone(phone) == shown


@pytest.mark.parametrize(
    ("mail", "shown"), [("hong@example.kr", "h***@example.kr"), ("엉뚱", "***"), ("", "")]
)
def test_a_masked_mail(mail: str, shown: str) -> None:
    assert companies.masked_mail(mail) == shown


def known(key: int, name: str, number: str = "", *phones: str, place: str = "") -> Known:
    return Known(key, companies.name_key(name), number, frozenset(phones), place)


def test_what_may_be_one_is_proposed_with_the_reason() -> None:
    listed = [
        known(1, "한빛정밀산업", "2208162517", "a"),
        known(2, "㈜한빛정밀산업"),
        known(3, "한빛정밀사업", "", "a"),
        known(4, "다른상사", "2208162517"),
        known(5, "아무회사", "", "a"),
        known(6, "", "", ""),
    ]
    assert pairs(listed) == [
        Pair(1, 2, "상호가 같음"),
        Pair(1, 3, "상호가 비슷하고 전화가 같음"),
        Pair(1, 4, "사업자등록번호가 같음"),
    ]


def test_a_number_that_a_whole_building_shares_proposes_nothing() -> None:
    assert pairs([known(n, f"한빛정밀산업{n}", "", "대표") for n in range(30)]) == []


@given(st.text("가나다라", max_size=9), st.text("가나다라", max_size=9))
def test_the_cheap_look_at_two_names_changes_no_answer(one: str, other: str) -> None:
    ratio = SequenceMatcher(None, one, other, autojunk=False).ratio()
    assert companies.are_near(one, other) == (ratio >= 0.8)


def test_two_that_were_told_apart_are_proposed_no_more() -> None:
    listed = [known(1, "한빛정밀"), known(2, "㈜한빛정밀"), known(3, "한빛 정밀")]
    assert [(one.one, one.other) for one in pairs(listed, {(1, 2)})] == [(1, 3), (2, 3)]


def test_a_near_name_in_the_same_place_is_proposed() -> None:
    listed = [
        known(1, "한빛정밀산업", place="2641010100"),
        known(2, "한빛정밀사업", place="2641010100"),
        known(3, "한벗정밀산업", place="2641010100"),
        known(4, "한빛정밀상업", place="2641010200"),
    ]
    assert pairs(listed) == [
        Pair(1, 2, "상호가 비슷하고 법정동이 같음"),
        Pair(1, 3, "상호가 비슷하고 법정동이 같음"),
    ]


@given(
    st.lists(
        st.tuples(st.text("가나다라", min_size=1, max_size=8), st.sampled_from(["", "1", "2"])), max_size=12
    )
)
def test_what_shares_no_mark_is_never_compared_and_every_slip_in_a_place_is_found(
    rows: list[tuple[str, str]],
) -> None:
    """Beside a referee that compares all with all: what is proposed is right, and one replaced sign of a name of five
    and more is found wherever the place is the same."""
    listed = [known(n, name, place=place) for n, (name, place) in enumerate(rows)]
    found = {(one.one, one.other) for one in pairs(listed)}
    for one, other in combinations(listed, 2):
        signs = zip(one.name, other.name, strict=False)
        is_slip = len(one.name) == len(other.name) >= 5 and sum(a != b for a, b in signs) == 1
        is_slip = is_slip and companies.are_near(one.name, other.name)
        if one.name == other.name or (is_slip and one.place and one.place == other.place):
            assert (one.key, other.key) in found
    by_key = {one.key: one for one in listed}
    assert all(companies.are_near(by_key[one].name, by_key[other].name) for one, other in found)


def test_the_work_grows_with_the_companies_and_not_with_their_square(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten thousand companies in fifty places: each is compared with a handful."""
    asked = []
    monkeypatch.setattr(
        duplicates,
        "are_near",
        lambda one, other: asked.append((one, other)) or companies.are_near(one, other),
    )
    signs = "가나다라마바사아자차카타파하거너더러머버"
    listed = [
        known(
            n,
            f"{signs[n % 20]}{signs[n // 20 % 20]}{signs[n // 400 % 20]}{signs[n * 7 % 20]}",
            place=str(n % 50),
        )
        for n in range(10_000)
    ]
    assert len({one.name for one in listed}) > 7_000
    pairs(listed)
    assert len(asked) < 10 * len(listed)


@given(st.text(max_size=30))
def test_no_text_is_too_odd(text: str) -> None:
    companies.read_business(text), companies.read_corporation(text), companies.read_industry(text)
    phone = companies.read_phone(text)
    assert phone is None or (isinstance(phone, Phone) and phone.text)
    (
        companies.name_key(text),
        companies.masked_name(text),
        companies.masked_phone(text),
        companies.masked_mail(text),
    )

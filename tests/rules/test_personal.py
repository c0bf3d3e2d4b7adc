"""Personal data that is known by its form, and what looks like it and is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongyak.rules.personal import Kind, find, is_contact, is_mail, kinds, mask, must_not_be_kept

PHONES = (
    "010-1234-5678", "01012345678", "010 1234 5678", "010.1234.5678", "+82 10-1234-5678", "+82-010-1234-5678", "011-123-4567",
    "02-123-4567", "(02)1234-5678".removeprefix("("), "051-123-4567", "070-1234-5678", "０１０－１２３４－５６７８",
)  # fmt: skip
RESIDENTS = (
    "900101-1234567",
    "9001011234567",
    "900101 - 1234567",
    "９００１０１－１２３４５６７",
    "900101-1******",
)
NONE = (
    "2024. 6. 30.", "예산 1,234,567,890원", "1-2-2", "2024-06-30", "1588-1234", "일자리경제과-30932호", "120에 전화했습니다",
    "991301-1234567", "3900101-12345678", "버스 0123번", "@가온구",
)  # fmt: skip


@pytest.mark.parametrize("text", PHONES)
def test_telephone_numbers_as_people_write_them(text: str) -> None:
    assert kinds(f"제 번호는 {text}입니다") == (Kind.PHONE,)
    assert mask(f"제 번호는 {text}입니다") == "제 번호는 (전화번호 가림)입니다"
    assert is_contact(text) and not is_mail(text)


@pytest.mark.parametrize("text", RESIDENTS)
def test_resident_numbers(text: str) -> None:
    assert kinds(f"주민번호 {text} 입니다") == (Kind.RESIDENT,)
    assert "가림" in mask(text) and not is_contact(text)


@pytest.mark.parametrize("text", NONE)
def test_other_figures_are_left_alone(text: str) -> None:
    assert find(text) == ()
    assert mask(text) == text
    assert not is_contact(text)


def test_mail_addresses() -> None:
    text = "hong.gil+1@mail.example.kr로 알려 주세요."
    assert mask(text) == "(전자우편 가림)로 알려 주세요."
    assert is_mail(" a@b.kr ") and is_contact("a@b.kr")
    assert not is_mail("a@b.kr c@d.kr")


def test_words_are_hidden_the_longest_first() -> None:
    assert mask("홍길동 님과 홍길", ["홍길", " 홍길동 ", ""]) == "○○○ 님과 ○○○"


def test_what_overlaps_is_one_piece() -> None:
    assert mask("010-1234-5678@mail.kr") in ("(전자우편 가림)", "(전화번호 가림)@mail.kr")


@given(st.text(max_size=200))
def test_what_was_masked_holds_nothing_to_mask(text: str) -> None:
    assert [one for one in find(text) if one.start >= one.end or one.end > len(text)] == []
    assert all(one.end <= other.start for one, other in zip(find(text), find(text)[1:], strict=False))


@given(st.lists(st.sampled_from([*PHONES, *RESIDENTS, "a@b.kr", "가 ", " 나"]), max_size=8))
def test_no_number_is_left_after_masking(pieces: list[str]) -> None:
    assert find(mask(" 그리고 ".join(pieces))) == ()


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("900101-1234567", True),
        ("번호는 9001011234567입니다", True),
        ("９００１０１－１２３４５６７", True),
        ("900101-1******", True),
        ("9001011234568", True),
        ("9001011234567", False),
        ("1000000000000", False),
        ("90010112345", False),
        ("010-1234-5678", False),
        ("", False),
    ],
)
def test_what_must_not_be_kept(text: str, refused: bool) -> None:
    """A bare number of thirteen digits only where its check digit fits; with anything beside it always."""
    assert must_not_be_kept(text) is refused

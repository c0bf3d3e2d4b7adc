"""What a business types: kept in one spelling, and told apart what must be mended."""

import pytest

from gongyak.cases.intake.typed import LONGEST, Difficulty, from_values, normal, unfinished, wrong_with
from tests.cases.filing import SAID

WHOLE = Difficulty()
for _step, _sent in SAID.items():
    WHOLE = WHOLE.with_step(_step, _sent)


def told(step: str, **sent: str) -> dict[str, str]:
    return wrong_with(step, WHOLE.with_step(step, SAID[step] | sent))


def test_what_is_whole_can_be_sent() -> None:
    assert unfinished(WHOLE) == ""
    assert unfinished(Difficulty()) == "matter"


@pytest.mark.parametrize(
    ("step", "sent", "code"),
    [
        ("matter", {"ask": "x"}, "choose"),
        ("matter", {"group": "8"}, "choose"),
        ("story", {"title": " \n"}, "missing"),
        ("story", {"content": ""}, "missing"),
        ("story", {"content": "가" * (LONGEST["content"] + 1)}, "long"),
        ("story", {"wish": "번호 ９００１０１－１２３４５６７"}, "resident"),
        ("story", {"place": "900101-1234567"}, "resident"),
        ("who", {"company": ""}, "missing"),
        ("who", {"reply_by": "비둘기"}, "choose"),
        ("who", {"phone": "전화 주세요"}, "phone"),
        ("who", {"phone": "12"}, "phone"),
        ("who", {"phone": "", "reply_by": "전화"}, "missing"),
        ("who", {"mail": ""}, "missing"),
        ("who", {"mail": "hong@"}, "mail"),
        ("who", {"mail": "hong@example.com, kim@example.com"}, "mail"),
        ("who", {"consents": ""}, "consent"),
    ],
)
def test_what_must_be_mended_is_told_by_field(step: str, sent: dict[str, str], code: str) -> None:
    assert told(step, **sent) == {next(iter(sent)): code}


@pytest.mark.parametrize(
    "phone", ["051-519-4802", "01012345678", "+82 10 1234 5678", "(051) 519 4802", "１５８８-1234"]
)
def test_telephones_as_people_write_them_are_taken(phone: str) -> None:
    assert told("who", phone=phone) == {}


def test_who_gives_no_contact_needs_to_consent_to_nothing() -> None:
    none = {"name": "", "position": "", "phone": "", "mail": "", "consents": "", "reply_by": "누리집"}
    assert told("who", **none) == {}


def test_text_is_kept_in_one_spelling_and_without_what_cannot_be_seen() -> None:
    """R28: NUL, a lone surrogate, decomposed Hangul, marks that turn the direction; an emoji stays."""
    decomposed = "\u1100\u1161\u110f\u1161\u11af"
    assert normal(f" \x00{decomposed}\ud800\u202e\r\n둘 😀 ") == "가칼\n둘 😀"


def test_a_field_that_is_none_any_more_is_let_go_of() -> None:
    assert from_values({"title": "제목", "gone": "x"}) == Difficulty(title="제목")

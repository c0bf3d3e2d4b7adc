"""Texts of the office: filled in with what the case says, and seen where it says nothing."""

from gongyak.rules.cases.macros import USES, WORDS, begun, wrong_words


def test_what_the_case_says_is_filled_in_and_the_rest_is_seen() -> None:
    text = "{접수번호} {제목}\n{기한}까지 알려 주십시오. {담당자}"
    told = {"접수번호": "기업애로-2024-0001", "제목": "하역 자리", "기한": "2024. 4. 8.", "담당자": ""}
    assert begun(text, told) == "기업애로-2024-0001 하역 자리\n2024. 4. 8.까지 알려 주십시오. {담당자}"


def test_a_word_that_there_is_none_of_is_named() -> None:
    assert wrong_words("{접수번호} {성명}") == ["성명"]
    assert wrong_words(" ".join(f"{{{word}}}" for word in WORDS)) == []
    assert "answer" in USES

"""문안: texts of the office with words in braces, filled in with what a case says; for answers and for other letters."""

from collections.abc import Mapping

from gongyak.rules.cases.notices import filled, unknown_slots

ANSWER = "answer"
#: Where a text is used: the act of the page that it begins, its name, and the field of its form.
USES: dict[str, tuple[str, str]] = {
    ANSWER: ("답변", "text"),
    "supplement": ("보완 요구", "wanted"),
    "extend": ("연장 사유", "reason"),
    "progress": ("진행 알림", "text"),
    "exclude": ("처리제외 사유", "reason"),
}
#: The words that may stand between braces. None of them is personal: an answer is written to one business, but a
#: text is kept for all.
WORDS = ("접수번호", "제목", "유형", "기한", "부서", "담당자", "전화", "오늘", "기업")


def wrong_words(text: str) -> list[str]:
    """The words between braces that there are no values for."""
    return unknown_slots(text, WORDS)


def begun(text: str, values: Mapping[str, str]) -> str:
    """The text as a field begins with it; what a case does not say yet stays in braces, to be seen."""
    return filled(text, {word: value for word, value in values.items() if value})

"""Answers to the questions that a card's file leaves open, kept with who answered, when and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from gongyak.rules.findings import Choice, Finding, Severity


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: the question's code, the value chosen, by whom, when (aware) and why."""

    code: str
    value: str
    by: str = ""
    at: datetime | None = None
    why: str = ""


def chosen(question: Finding, answers: Iterable[Answer]) -> tuple[Choice | None, list[Finding]]:
    """The choice that the answers make for a question, with what is left to say.

    No answer leaves the question; an answer that is none of its choices leaves it and adds
    `answer-unknown`.
    """
    given = [answer for answer in answers if answer.code == question.code]
    if not given:
        return None, [question]
    value = given[-1].value
    for choice in question.choices:
        if choice.answers_to(value):
            return choice, []
    possible = ", ".join(choice.value for choice in question.choices)
    message = f"‘{value}’은(는) 이 질문의 답이 아닙니다. 다음 가운데 하나를 골라 주세요: {possible}"
    return None, [question, Finding("answer-unknown", Severity.ERROR, question.where, message)]

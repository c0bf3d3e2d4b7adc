"""Answers to the questions that a card's file leaves open, kept with who answered, when and why."""

import json
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from gongyak.rules.findings import Choice, Finding, Severity
from gongyak.rules.particles import quoted


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: the question's code, the value chosen, by whom, when (aware) and why.

    `number` is the 관리번호 of the card that it is meant for, None for whatever card is being read.
    """

    code: str
    value: str
    by: str = ""
    at: datetime | None = None
    why: str = ""
    number: str | None = None


def chosen(question: Finding, answers: Iterable[Answer]) -> tuple[Choice | None, list[Finding]]:
    """The choice that the answers make for a question, with what is left to say.

    No answer leaves the question; an answer that is none of its choices leaves it and adds
    `answer-unknown`.
    """
    given = [answer for answer in answers if answer.code == question.code]
    if not given:
        return None, [question]
    values = list(dict.fromkeys(answer.value for answer in given))
    fitting = [choice for choice in question.choices if any(choice.answers_to(v) for v in values)]
    strange = [value for value in values if not any(choice.answers_to(value) for choice in question.choices)]
    if len(fitting) > 1 and not strange:
        several = ", ".join(values)
        message = f"한 질문에 서로 다른 답이 있습니다: {several}. 하나만 남겨 주십시오."
        return None, [question, Finding("answer-twice", Severity.ERROR, question.where, message)]
    if not strange:
        return fitting[0], []
    value = strange[0]
    possible = ", ".join(choice.value for choice in question.choices)
    message = f"{quoted(value, '은는')} 이 질문의 답이 아닙니다. 다음 가운데 하나를 골라 주십시오: {possible}"
    return None, [question, Finding("answer-unknown", Severity.ERROR, question.where, message)]


def parse_argument(text: str) -> Answer:
    """An answer given as `CODE=VALUE`; ValueError with a Korean sentence where it is not of that form."""
    code, equals, value = (part.strip() for part in text.partition("="))
    if not (code and equals and value):
        raise ValueError(f"‘{text}’: 답은 ‘질문부호=값’처럼 적어 주십시오. 예: budget-missing-column=기투자")
    return Answer(code, value)


def parse_sheet(text: str) -> list[Answer]:
    """The answers of a sheet in TOML or JSON: `code = "value"` for whatever card is being read, or `[[answer]]`
    tables with code, value, by, at, why and number (관리번호).

    ValueError with a Korean sentence where it is none.
    """
    try:
        values = json.loads(text) if text.lstrip()[:1] == "{" else tomllib.loads(text)
        tables = values.pop("answer", [])
        short = [{"code": code, "value": value} for code, value in values.items()]
        answers = [_from_table(table) for table in [*short, *tables]]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        message = '답 파일은 ‘질문부호 = "값"’이나, [[answer]] 아래에 code, value, by, at, why를 적은 TOML 파일이어야 합니다'
        raise ValueError(f"{message}({error}).") from error
    if not answers:
        raise ValueError("답 파일에 답이 없습니다. [[answer]]로 시작하는 TOML 표를 적어 주십시오.")
    return answers


def _from_table(table: dict[str, Any]) -> Answer:
    at = table.get("at")
    if isinstance(at, str):
        at = datetime.fromisoformat(at)
    if at is not None and (not isinstance(at, datetime) or at.tzinfo is None):
        raise TypeError("at에는 시간대가 있는 때를 적습니다. 예: 2026-11-23T09:00:00+09:00")
    if not all(isinstance(table[key], str) for key in ("code", "value")):
        raise TypeError("code와 value는 글이어야 합니다")
    said = {key: table[key] for key in ("code", "value")}
    said |= {key: str(table[key]) for key in ("by", "why", "number") if key in table}
    return Answer(**said, at=at)

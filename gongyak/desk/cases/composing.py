"""Several departments, one answer: what the field of the answer begins with, and what other forms begin with."""

from collections.abc import Iterable, Mapping
from datetime import date

from gongyak.cases.models import AnswerSample, Case, CaseAnswer, DepartmentRequest
from gongyak.desk.numbers import read_key
from gongyak.rules.cases import sort_of
from gongyak.rules.cases.macros import ANSWER, USES, begun
from gongyak.rules.dates import format_day
from gongyak.rules.deadlines import moment_with_weekday


def composed(
    case: Case,
    saved: CaseAnswer | None,
    replies: Iterable[DepartmentRequest],
    samples: Iterable[AnswerSample],
    asked: Mapping[str, str],
    today: date,
) -> str:
    """What is saved, and below it what was asked for: a sample (`sample`) or the replies of departments (`replies`)."""
    parts = [saved.text] if saved else []
    key = read_key(asked.get("sample", ""))
    parts += [begun(one.text, values(case, today)) for one in samples if one.pk == key and one.use == ANSWER]
    if "replies" in asked:
        parts += [f"{one.department}: {one.reply}" for one in replies]
    return "\n".join(parts)


def begun_form(
    case: Case, samples: Iterable[AnswerSample], asked: Mapping[str, str], today: date
) -> dict[str, str]:
    """Another form than the answer's as a sample begins it: its field by name, and its act as `__act`; empty where the
    address asks for none."""
    key = read_key(asked.get("sample", ""))
    found = next((one for one in samples if one.pk == key and one.use != ANSWER), None)
    if found is None:
        return {}
    return {USES[found.use][1]: begun(found.text, values(case, today)), "__act": found.use}


def values(case: Case, today: date) -> dict[str, str]:
    """What a case says to the words in braces."""
    handler = case.handler
    return {
        "접수번호": case.number or "",
        "제목": case.title,
        "유형": sort_of(case.sort).words,
        "기한": moment_with_weekday(case.due_at) if case.due_at else "",
        "부서": str(case.department or ""),
        "담당자": handler.name if handler else "",
        "전화": handler.phone if handler else "",
        "오늘": format_day(today),
        "기업": case.company_name,
    }

"""Several departments, one answer: what the field of the answer begins with."""

from collections.abc import Iterable, Mapping

from gongyak.cases.models import AnswerSample, CaseAnswer, DepartmentRequest
from gongyak.desk.numbers import read_key


def composed(
    saved: CaseAnswer | None,
    replies: Iterable[DepartmentRequest],
    samples: Iterable[AnswerSample],
    asked: Mapping[str, str],
) -> str:
    """What is saved, and below it what was asked for: a sample (`sample`) or the replies of departments (`replies`)."""
    parts = [saved.text] if saved else []
    key = read_key(asked.get("sample", ""))
    parts += [one.text for one in samples if one.pk == key]
    if "replies" in asked:
        parts += [f"{one.department}: {one.reply}" for one in replies]
    return "\n".join(parts)

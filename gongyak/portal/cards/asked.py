"""What a card's file left open, as a page tells it: the question, its choices, the answer or why it waits."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongyak.portal.terms import told
from gongyak.portal.words import Pair
from gongyak.rules import money
from gongyak.rules.budget import SHORT, TOTAL
from gongyak.rules.card.answers import Answer
from gongyak.rules.findings import Choice, Finding
from gongyak.rules.moments import moment_words

#: What each question is about, in a few words.
TITLES = {
    "budget-missing-column": gettext_lazy("투자계획 표에서 빠진 칸"),
    "status-national": gettext_lazy("추진상황의 전국 공통 분류"),
    "spent-meaning": gettext_lazy("‘투입예산’의 뜻"),
}


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row of a candidate: its label and its amounts."""

    label: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownChoice:
    """One possible answer; `columns` and `rows` show the sums that it would lead to."""

    label: str
    chosen: bool
    columns: tuple[str, ...] = ()
    rows: tuple[ShownRow, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """One question; `answer` are labels and values, empty while it waits, and then `pending` says so."""

    title: str
    message: str
    state: str
    tone: str
    choices: tuple[ShownChoice, ...]
    answer: tuple[Pair, ...]
    pending: str


def make_questions(
    questions: Iterable[Finding], answers: Iterable[Answer], unit: str
) -> tuple[ShownQuestion, ...]:
    """Every question of a card's file with its answer; amounts are shown in `unit`."""
    by_code = {answer.code: answer for answer in answers}
    return tuple(_question(question, by_code.get(question.code), unit) for question in questions)


def _question(question: Finding, answer: Answer | None, unit: str) -> ShownQuestion:
    state, tone = (_("답함"), "done") if answer else (_("나중에 답할 것"), "plain")
    if not answer and not question.deferrable:
        state, tone = _("답을 기다림"), "open"
    return ShownQuestion(
        str(TITLES.get(question.code, _("확인할 것"))),
        question.message,
        state,
        tone,
        tuple(_choice(choice, answer, unit) for choice in question.choices),
        _answer(question, answer) if answer else (),
        _("아직 답하지 않았습니다. 이 답이 없어도 카드의 다른 내용에는 영향이 없습니다.")
        if question.deferrable
        else _("아직 답하지 않았습니다. 답할 때까지 금액은 파일에 있던 그대로만 보여 드립니다."),
    )


def _answer(question: Finding, answer: Answer) -> tuple[Pair, ...]:
    label = next((c.label for c in question.choices if c.answers_to(answer.value)), answer.value)
    said = (
        (_("답"), label),
        (_("답한 사람"), answer.by),
        (_("답한 때"), moment_words(answer.at) if answer.at else ""),
        (_("까닭"), answer.why),
    )
    return tuple(Pair(label, value) for label, value in said if value)


def _choice(choice: Choice, answer: Answer | None, unit: str) -> ShownChoice:
    rows = tuple(_rows(choice.detail.get("grid", {}), unit))
    columns = _columns(choice.detail["grid"]) if rows else ()
    return ShownChoice(choice.label, bool(answer and choice.answers_to(answer.value)), columns, rows)


def _columns(grid: Mapping[str, Any]) -> tuple[str, ...]:
    first = next(iter(grid.values()))[TOTAL]
    return ("계", "기투자", *(_("%(year)s년") % {"year": year} for year in first["years"]), "임기후")


def _rows(grid: Mapping[str, Any], unit: str) -> Iterable[ShownRow]:
    for name, block in grid.items():
        row = block.get(TOTAL)
        if row:
            won = (row["total"], row["before"], *row["years"].values(), row["after"])
            yield ShownRow(
                f"{told(SHORT[name])} {told(TOTAL)}", tuple(money.format_cell(each, unit) for each in won)
            )

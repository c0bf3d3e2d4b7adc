"""What a form of the editor said: texts, answers, choices, and which text of the draft they were typed over."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict

from gongyak.documents.plain import plain
from gongyak.pledges.rounds.promises import Reply
from gongyak.rules.card import Answer
from gongyak.rules.card.merge import Side
from gongyak.rules.card.typed import Form
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor

#: More than any section of a card has, so that no text keeps the office's machine busy.
MOST_LINES, MOST_TEXT = 400, 40_000
_LARGEST_NUMBER = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Asked:
    """One form. `revision` is the text that it shows; `onto` the newer one that it is to be put together with."""

    form: Form
    answers: tuple[Answer, ...]
    replies: Mapping[int, Reply]
    choices: Mapping[str, Side]
    revision: int
    onto: int | None
    act: str


def read(post: QueryDict, actor: Actor, now: datetime) -> Asked:
    """What was typed, in composed Hangul and without signs that nobody sees; Refusal for more than a card holds."""
    texts = {name: plain(str(value)) for name, value in post.items()}
    form = Form(
        fields=_named(texts, "field-"),
        sections=_named(texts, "section-"),
        cells=_named(texts, "cell-"),
        unit=texts.get("unit"),
    )
    for text in (*form.sections.values(), *form.fields.values()):
        if len(text) > MOST_TEXT or text.count("\n") > MOST_LINES:
            raise Refusal(
                f"한 항목에는 {MOST_LINES:,}줄, {MOST_TEXT:,}자까지 적을 수 있습니다. 줄여서 다시 저장하십시오."
            )
    return Asked(
        form=form,
        answers=tuple(
            Answer(code, value, by=actor.key, at=now)
            for code, value in _named(texts, "answer-").items()
            if value
        ),
        replies=_replies(texts),
        choices={key: Side(value) for key, value in _named(texts, "choice-").items() if value in set(Side)},
        revision=_number(texts.get("revision")) or 0,
        onto=_number(texts.get("onto")),
        act=texts.get("act", ""),
    )


def _named(texts: Mapping[str, str], prefix: str) -> dict[str, str]:
    return {name.removeprefix(prefix): text for name, text in texts.items() if name.startswith(prefix)}


def _replies(texts: Mapping[str, str]) -> dict[int, Reply]:
    """The answers that were given, by promise; one without an outcome is none."""
    outcomes, reasons = _named(texts, "outcome-"), _named(texts, "reason-")
    return {
        number: Reply(outcome, reasons.get(key, ""))
        for key, outcome in outcomes.items()
        if outcome and (number := _number(key)) is not None
    }


def _number(text: str | None) -> int | None:
    is_number = bool(text) and text.isascii() and text.isdigit() and len(text) < 11
    return min(int(text), _LARGEST_NUMBER) if text and is_number else None

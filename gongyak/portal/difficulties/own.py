"""A case ready to print for its business."""

from dataclasses import dataclass
from datetime import datetime

from gongyak.cases.intake import OwnCase
from gongyak.portal.difficulties import words
from gongyak.rules.dates import format_day
from gongyak.rules.moments import day_of, moment_words


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list: when, what, and what was written with it."""

    when: str
    text: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class ShownCase:
    """What the page says of a case beside `own`: its steps, moments and words."""

    own: OwnCase
    steps: tuple[tuple[str, str], ...]
    state: str
    filed: str
    due: str
    left: str
    wanted_until: str
    outcome: str
    outcome_on: str
    reply_by: str
    extended: tuple[Line, ...]
    replies: tuple[tuple[str, object], ...]
    files: tuple[Line, ...]
    letters: tuple[tuple[int, str, str], ...]
    history: tuple[Line, ...]
    sees: tuple[tuple[str, str], ...]
    looked: tuple[Line, ...]


def make_own(own: OwnCase, now: datetime) -> ShownCase:
    """The case ready to print."""
    left = (day_of(own.due_at) - day_of(now)).days if own.due_at else 0
    return ShownCase(
        own=own,
        steps=tuple(words.steps_of(own)),
        state=str(words.STATES[own.status]),
        filed=moment_words(own.filed_at),
        due=moment_words(own.due_at) if own.due_at else "",
        left=words.days_left(min(left, -1) if own.is_late else left) if own.due_at else "",
        wanted_until=format_day(own.wanted.due_on) if own.wanted else "",
        outcome=str(words.OUTCOMES.get(own.outcome, "")),
        outcome_on=format_day(own.outcome_on) if own.outcome_on else "",
        reply_by=str(words.WAYS.get(own.reply_by, own.reply_by)),
        extended=tuple(Line(moment_words(one.at), one.reason) for one in own.extended),
        replies=tuple((moment_words(one.at), one) for one in own.replies),
        files=tuple(Line(moment_words(one.at), one.name) for one in own.files),
        letters=tuple((one.key, one.title, moment_words(one.at)) for one in own.letters),
        history=tuple(_history(own)),
        sees=tuple((one.department, str(words.WHY[one.why])) for one in own.sees),
        looked=tuple(
            Line(moment_words(one.at), one.department, str(words.LOOKS.get(one.kind, one.kind)))
            for one in own.looked
        ),
    )


def _history(own: OwnCase):
    for one in own.history:
        if one.act in words.HAPPENED:
            yield Line(moment_words(one.at), str(words.HAPPENED[one.act]), one.own)

"""A case as its business reads it: how far it is, who works on it, by when, and what was sent.

Nothing of the office's own work is in it: no memo of an officer, no question to another department. Personal data
are masked, for a receipt may lie about.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import QuerySet

from gongyak.audit.actions import record_looks
from gongyak.blocks import Block
from gongyak.cases.clocks import open_causes
from gongyak.cases.intake.access import BY
from gongyak.cases.intake.seeing import Looked, Sees, looked_at, seen_by
from gongyak.cases.letters import letter_of
from gongyak.cases.links import open_question
from gongyak.cases.models import (
    Case,
    CaseFile,
    CaseSetting,
    ClockWhat,
    FollowUpQuestion,
    SupplementStatus,
)
from gongyak.cases.papers import KINDS
from gongyak.cases.people import opened
from gongyak.cases.workflow import can
from gongyak.district.published import district
from gongyak.rules import personal
from gongyak.rules.cases import blocks, sort_of
from gongyak.rules.companies import masked_mail, masked_name, masked_phone

#: What the business may do, by the word of the form, and the act of the workflow.
_ACTS = {"add": "자료 추가", "withdraw": "취하", "again": "다시 열기"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """보완요구 that is waited for."""

    text: str
    due_on: date


@dataclass(frozen=True, slots=True)
class Extended:
    """연장: why, and when it was told."""

    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Reply:
    """답변 as it went out."""

    text: str
    reason: str
    remedy: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Sent:
    """통지문 that can be opened, by its key."""

    key: int
    title: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Brought:
    """첨부 of the business: its name and what it came with."""

    name: str
    came_with: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Happened:
    """One line of the history: the act, and what the business itself wrote with it."""

    act: str
    at: datetime
    own: str


@dataclass(frozen=True, slots=True)
class OwnCase:
    """A case to its business. `number` is empty before 접수; `phone` is the department's line, else the counter's.

    `causes` are why the clock stands still; `may` holds the words of the forms that are offered; `question` is the key
    of the question whether it is solved, None where none is open.
    """

    code: str
    number: str
    status: str
    title: str
    content: str
    wish: str
    sort: str
    company: str
    person: str
    has_consent: bool
    reply_by: str
    filed_at: datetime
    received_at: datetime | None
    department: str
    phone: str
    center: str
    due_at: datetime | None
    is_late: bool
    causes: tuple[str, ...]
    extended: tuple[Extended, ...]
    wanted: Wanted | None
    replies: tuple[Reply, ...]
    outcome: str
    outcome_on: date | None
    is_confirmed: bool
    is_reopened: bool
    files: tuple[Brought, ...]
    letters: tuple[Sent, ...]
    history: tuple[Happened, ...]
    sees: tuple[Sees, ...]
    hidden_from: str
    looked: tuple[Looked, ...]
    question: int | None
    may: frozenset[str]


def own_case(case: Case, now: datetime) -> OwnCase:
    """The case to who came in for it. Some fifteen queries."""
    setting, office = CaseSetting.objects.current(), district()
    department, counter = str(case.department or ""), str(setting.receiving or "")
    person, question = opened(case.submitter, now), open_question(case)
    told = (
        masked_name(person.name) if person.name else "",
        masked_phone(person.phone),
        masked_mail(person.mail),
    )
    wanted = case.supplements.filter(status=SupplementStatus.ASKED).first()
    is_open = case.replied_at is None and case.closed_at is None
    return OwnCase(
        code=case.look_up.code,
        number=case.number or "",
        status=case.status,
        title=personal.mask(case.title),
        content=personal.mask(case.content),
        wish=personal.mask(case.wish),
        sort=sort_of(case.sort).words,
        company=case.company_name,
        person=" · ".join(filter(None, told)),
        has_consent=case.submitter.consented_at is not None,
        reply_by=case.submitter.reply_by,
        filed_at=case.filed_at,
        received_at=case.received_at,
        department=department,
        phone=office.lines.get(department, "") or office.lines.get(counter, ""),
        center=setting.center,
        due_at=case.due_at if is_open else None,
        is_late=is_open and case.due_at is not None and case.due_at < now,
        causes=tuple(open_causes(case)) if is_open else (),
        extended=_extended(case),
        wanted=Wanted(wanted.wanted, wanted.due_on) if wanted else None,
        replies=_replies(case),
        outcome=case.outcome,
        outcome_on=case.outcome_on,
        is_confirmed=case.is_confirmed,
        is_reopened=case.turn > 1,
        files=tuple(Brought(personal.mask(one.name), one.came_with, one.at) for one in _own_files(case)),
        letters=tuple(Sent(one.pk, one.title, one.at) for one in case.letters.order_by("-pk")),
        history=_history(case),
        sees=seen_by(case, setting.receiving, office.coordinator),
        hidden_from=str(case.about or "") if case.is_anonymous else "",
        looked=looked_at(case),
        question=question.pk if question else None,
        may=frozenset(_may(case, wanted is not None)),
    )


def _may(case: Case, is_wanted: bool):
    for word, act in _ACTS.items():
        if can(case.status, act) and (word != "again" or case.turn == 1):
            yield word
    if is_wanted:
        yield "supplement"
    if case.submitter.consented_at is not None:
        yield "consent"


def _own_files(case: Case) -> QuerySet[CaseFile]:
    """What the business handed in itself: the office's papers are not for the site."""
    return case.files.exclude(came_with__in=KINDS).order_by("pk")


def _extended(case: Case) -> tuple[Extended, ...]:
    rows = case.clock.filter(turn=case.turn, what=ClockWhat.EXTENSION).order_by("pk")
    return tuple(Extended(one.reason, one.at) for one in rows)


def _replies(case: Case) -> tuple[Reply, ...]:
    rows = case.answers.exclude(sent_at=None).order_by("-turn")
    return tuple(Reply(one.text, one.reason, one.remedy, one.sent_at) for one in rows)


def _history(case: Case) -> tuple[Happened, ...]:
    """Every act, newest first; what an officer wrote with it stays inside, what the business wrote is its own."""
    rows = case.events.order_by("-pk").values_list("act", "at", "by", "memo")
    own = {"자료 추가", "취하", "다시 열기"}
    return tuple(
        Happened(act, at, personal.mask(memo) if by is None and act in own else "")
        for act, at, by, memo in rows
    )


def question_of_own(case: Case) -> FollowUpQuestion | None:
    """The question whether it is solved that the business can answer now. One query."""
    return open_question(case)


def letter_of_own(case: Case, key: int, now: datetime) -> tuple[str, list[Block]] | None:
    """A letter of a case by its key, its title and its page, addressed to the business alone; the look is recorded.

    None for a letter of another case.
    """
    row = case.letters.filter(pk=key).first()
    if row is None:
        return None
    where = f"difficulties/status/letters/{row.pk}"
    record_looks(by=BY, place="누리집", subjects=[case.key], object=where, now=now)
    letter = letter_of(row)
    masked = replace(letter, subject=personal.mask(letter.subject))  # as on the page of the case
    return row.title, list(blocks(masked, f"{case.company_name} 귀하"))

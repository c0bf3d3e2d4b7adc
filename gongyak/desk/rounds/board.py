"""The board of a round: how far every department is, and how long there is left."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Count
from django.urls import reverse

from gongyak.desk.dates import d_day
from gongyak.pledges.models import DEADLINES, Draft, Round, Status
from gongyak.rules.dates import format_day
from gongyak.rules.moments import moment_words

#: What counts as done at each deadline.
_DONE_AT = {
    "write_by": (Status.REVIEW, Status.APPROVAL, Status.CONFIRMED, Status.PUBLISHED),
    "approve_by": (Status.CONFIRMED, Status.PUBLISHED),
    "confirm_by": (Status.CONFIRMED, Status.PUBLISHED),
    "publish_by": (Status.PUBLISHED,),
}
_NOWHERE = "주관부서 미정"
#: How the badge of a status looks.
TONES = {
    Status.PUBLISHED: "done",
    Status.CONFIRMED: "done",
    Status.RETURNED: "open",
    Status.UNTOUCHED: "plain",
}


@dataclass(frozen=True, slots=True)
class BoardCard:
    """One card: where its page is, how far it is, by when its step must be done."""

    number: str
    title: str
    address: str
    status: str
    tone: str
    due: str
    is_late: bool
    changed: str


@dataclass(frozen=True, slots=True)
class BoardDepartment:
    """One department with its cards and how many stand where."""

    name: str
    cards: tuple[BoardCard, ...]
    counts: dict[str, int]

    @property
    def is_ready(self) -> bool:
        """Whether nothing of it waits any more."""
        return not sum(
            self.counts[name] for name in Status.values if name not in (Status.CONFIRMED, Status.PUBLISHED)
        )


@dataclass(frozen=True, slots=True)
class Deadline:
    """One deadline of the round: its day, how far off it is, and how many cards have passed it."""

    label: str
    day: str
    left: str
    done: int
    is_late: bool


@dataclass(frozen=True, slots=True)
class Board:
    """A round as one page."""

    as_of: str
    total: int
    deadlines: tuple[Deadline, ...]
    statuses: tuple[tuple[str, int, str], ...]
    departments: tuple[BoardDepartment, ...]
    note: str


def make_board(round: Round, drafts: Sequence[Draft], today: date) -> Board:
    """The board over these drafts (with pledge and department) in the order of the 직제."""
    counts = Counter(draft.status for draft in drafts)
    return Board(
        as_of=format_day(round.as_of),
        total=len(drafts),
        deadlines=tuple(_deadline(round, name, label, drafts, today) for name, label in DEADLINES.items()),
        statuses=tuple((name, counts[name], TONES.get(Status(name), "going")) for name in Status.values),
        departments=tuple(_departments(drafts, today)),
        note=round.note,
    )


def counts_of(round: Round) -> tuple[tuple[str, int], ...]:
    """How many cards of a round stand where, in the order of the work. One query."""
    counts = dict(round.drafts.order_by().values_list("status").annotate(Count("pk")))
    return tuple((name, counts[name]) for name in Status.values if name in counts)


def _deadline(round: Round, name: str, label: str, drafts: Sequence[Draft], today: date) -> Deadline:
    day: date = getattr(round, name)
    done = sum(draft.status in _DONE_AT[name] for draft in drafts)
    late = day < today and done < len(drafts)
    left = d_day(day, today) if done < len(drafts) else "마침"
    return Deadline(label, format_day(day), left, done, late)


def _departments(drafts: Iterable[Draft], today: date) -> Iterable[BoardDepartment]:
    ordered = sorted(drafts, key=_place)
    for name, listed in groupby(
        ordered, key=lambda draft: draft.department.name if draft.department else _NOWHERE
    ):
        held = list(listed)
        counts = Counter(draft.status for draft in held)
        cards = tuple(make_card(draft, today) for draft in held)
        yield BoardDepartment(name, cards, {name: counts[name] for name in Status.values})


def _place(draft: Draft) -> tuple[int, str, str]:
    """Departments in the order of the 직제, cards in that of 관리번호; those without a department first."""
    department = draft.department
    return (
        (department.place, department.name, draft.pledge.order)
        if department
        else (-1, "", draft.pledge.order)
    )


def make_card(draft: Draft, today: date) -> BoardCard:
    """One card as lists show it."""
    is_open = draft.status != Status.PUBLISHED
    due = draft.due_on()
    return BoardCard(
        number=draft.pledge.number,
        title=draft.pledge.title,
        address=reverse("draft", args=[draft.pk]),
        status=draft.status,
        tone=TONES.get(Status(draft.status), "going"),
        due=f"{format_day(due)} ({d_day(due, today)})" if is_open else "",
        is_late=is_open and due < today,
        changed=moment_words(draft.changed_at),
    )

"""Public answers and solved stories: found by words of a title, or listed, the newest first."""

from dataclasses import dataclass
from datetime import date

from gongyak.cases.models import PublicStory, StoryStatus
from gongyak.rules.cases import outcomes, sort_of
from gongyak.rules.cases.alike import ENOUGH, pairs_of, share
from gongyak.rules.moments import day_of

#: So many of the newest are looked through.
MOST = 2000
#: A shorter title stands in too many questions by chance.
_LEAST = 4
_SOLVED = frozenset(row.code for row in outcomes() if row.solved)


@dataclass(frozen=True, slots=True)
class PublishedAnswer:
    """One story: `number` (사례-2026-0001) is its own, not that of the case; `month` (2026-10) is that of the answer.

    `company` is empty unless the business wants to be named. `is_solved` is that its outcome counts as solved.
    """

    number: str
    title: str
    trouble: str
    answer: str
    sort: str
    group: str
    outcome: str
    is_solved: bool
    month: str
    department: str
    company: str
    published_on: date

    @property
    def slug(self) -> str:
        """The number as addresses have it: `2026-0001`."""
        return self.number.partition("-")[2]


@dataclass(frozen=True, slots=True)
class WithdrawnAnswer:
    """The mark that a withdrawn story leaves."""

    number: str
    published_on: date
    withdrawn_on: date
    reason: str


def answers(
    question: str = "", *, group: str = "", solved: bool = False, limit: int | None = None
) -> tuple[PublishedAnswer, ...]:
    """The public answers that have enough of a question's words, the nearest first; all, the newest first, for none.

    `group` is the code of a group of sorts (`07`), `solved` those that were solved. One query.
    """
    rows = PublicStory.objects.public().select_related("department")
    if group:
        rows = rows.filter(sort__startswith=group)
    if solved:
        rows = rows.filter(outcome__in=_SOLVED)
    asked = pairs_of(question)
    if not asked:
        return tuple(_told(row) for row in rows[: limit or MOST])
    weighed = [(_weight(asked, row), at, row) for at, row in enumerate(rows[:MOST])]
    near = sorted((one for one in weighed if one[0] >= ENOUGH), key=lambda one: (-one[0], one[1]))
    return tuple(_told(row) for _, _, row in near[:limit])


def answer(number: str) -> PublishedAnswer | WithdrawnAnswer | None:
    """One of them by its number; the mark that it left where it was withdrawn; None where there never was one."""
    row = PublicStory.objects.numbered().select_related("department").filter(number=number).first()
    if row is None:
        return None
    return _told(row) if row.status == StoryStatus.PUBLIC else _mark(row)


def withdrawn() -> tuple[WithdrawnAnswer, ...]:
    """The marks, the newest first. One query."""
    rows = PublicStory.objects.filter(status=StoryStatus.WITHDRAWN).order_by("-withdrawn_at", "-pk")
    return tuple(_mark(row) for row in rows[:MOST])


def _weight(asked: frozenset[str], row: PublicStory) -> float:
    """How near a story is: its title before its text; of a long question, how much of the title stands in it."""
    title = pairs_of(row.title)
    text = title | pairs_of(f"{row.trouble} {row.answer}")
    turned = share(title, asked) if len(asked) > len(title) >= _LEAST else 0.0
    return max(share(asked, title), share(asked, text) * 0.9, turned * 0.8)


def _told(row: PublicStory) -> PublishedAnswer:
    sort = sort_of(row.sort)
    return PublishedAnswer(
        number=row.number or "",
        title=row.title,
        trouble=row.trouble,
        answer=row.answer,
        sort=sort.words,
        group=sort.code[:2],
        outcome=row.outcome,
        is_solved=row.outcome in _SOLVED,
        month=row.month,
        department=row.department.name,
        company=row.shown_name,
        published_on=day_of(row.published_at) if row.published_at else date.min,
    )


def _mark(row: PublicStory) -> WithdrawnAnswer:
    days = [day_of(moment) for moment in (row.published_at, row.withdrawn_at) if moment]
    return WithdrawnAnswer(row.number or "", days[0], days[-1], row.reason)

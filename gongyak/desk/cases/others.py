"""The other cases of a business beside one of them, and whether the same thing came again and again (법 제23조)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from gongyak.cases.leaving import TOLD_BEFORE
from gongyak.cases.models import Case, CaseStatus
from gongyak.desk.cases.listing import tone_of
from gongyak.rules.cases.alike import is_same
from gongyak.rules.dates import format_day
from gongyak.rules.moments import day_of

MOST_SHOWN = 10
#: So often the same thing must have come for it to be ended (법 제23조).
THIRD = TOLD_BEFORE + 1


@dataclass(frozen=True, slots=True)
class Other:
    """Another case: `is_same` that it says the same, `is_named` that only the name of the business is the same."""

    address: str
    number: str
    title: str
    status: str
    tone: str
    day: str
    is_answered: bool
    is_same: bool
    is_earlier: bool
    is_named: bool


@dataclass(frozen=True, slots=True)
class Others:
    """What the page shows of them, newest first: ten, and where all are listed.

    `count` is how many were found, `has_more` that there may be still more. `same` are the earlier ones that say the same.
    """

    rows: tuple[Other, ...]
    count: int
    has_more: bool
    everything: str
    same: tuple[Other, ...]

    @property
    def times(self) -> int:
        """How often the same thing came, this time among them."""
        return 1 + len(self.same)

    @property
    def told(self) -> tuple[str, ...]:
        """The numbers under which it was answered before."""
        return tuple(one.number for one in self.same if one.is_answered)

    @property
    def is_repeated(self) -> bool:
        """Whether the same thing came for the third time or more."""
        return self.times >= THIRD

    @property
    def may_end(self) -> bool:
        """Whether it was answered often enough before for this one to be ended."""
        return self.is_repeated and len(self.told) >= TOLD_BEFORE


def make_others(case: Case, known: Sequence[Case], named: Sequence[Case], most: int) -> Others:
    """The other cases of a business: those of its company, and those of no company but under its name. `most` is how
    many of each were looked for."""
    found = sorted(_each(case, known, named), key=lambda one: one[0], reverse=True)
    rows = [row for _, row in found]
    return Others(
        rows=tuple(rows[:MOST_SHOWN]),
        count=len(rows),
        has_more=max(len(known), len(named)) >= most,
        everything=_everything(case),
        same=tuple(one for one in reversed(rows) if one.is_same and one.is_earlier),
    )


def says_the_same(case: Case, other: Case) -> bool:
    """Whether another says the same but for a few words."""
    return is_same(f"{case.title} {case.content}", f"{other.title} {other.content}")


def _each(case: Case, known: Sequence[Case], named: Sequence[Case]) -> Iterator[tuple[int, Other]]:
    for other in (*known, *named):
        yield other.pk, _other(case, other)


def _other(case: Case, other: Case) -> Other:
    return Other(
        address=reverse("desk-case", args=[other.pk]),
        number=other.number or "접수 전",
        title=other.title,
        status=other.status,
        tone=tone_of(CaseStatus(other.status)),
        day=format_day(day_of(other.received_at or other.filed_at)),
        is_answered=other.first_replied_at is not None and other.number is not None,
        is_same=says_the_same(case, other),
        is_earlier=other.pk < case.pk,
        is_named=other.company_id is None,
    )


def _everything(case: Case) -> str:
    """The address of the list of all of them: of the company, else of the name."""
    chosen = {"company": case.company_id} if case.company_id else {"q": case.company_name}
    return f"{reverse('desk-cases')}?{urlencode({'view': 'all', **chosen})}"

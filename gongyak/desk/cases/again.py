"""고충 다시 냄: the grievances that were answered before this one, and to whom it may go (영 제17조제5항)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gongyak.cases.models import Case
from gongyak.cases.reviewing import answered_before
from gongyak.desk.cases.others import says_the_same
from gongyak.staff.models import Department


@dataclass(frozen=True, slots=True)
class Again:
    """What was answered before: `earlier` as (number, title, who answered), those that say the same first; `is_same` that
    there is one of these.

    `departments` are those that did not answer what says the same and do not have it now; `proposed` is the key of the
    one that the district named for it, empty where it answered itself or none is named; `answered` who answered.
    """

    earlier: tuple[tuple[str, str, str], ...]
    is_same: bool
    departments: tuple[Department, ...]
    proposed: int | str
    answered: frozenset[int]


def make_again(
    case: Case, others: Iterable[Case], departments: Sequence[Department], reviewing: int | None
) -> Again:
    """What a grievance repeats, among the other cases of its business that the person sees."""
    before = answered_before(case, others)
    same = [one for one in before if says_the_same(case, one)]
    listed = [*same, *(one for one in before if one not in same)]
    answered = frozenset(one.department_id for one in same if one.department_id)
    free = tuple(one for one in departments if one.pk not in answered and one.pk != case.department_id)
    return Again(
        earlier=tuple((one.number or "", one.title, str(one.department or "")) for one in listed),
        is_same=bool(same),
        departments=free,
        proposed=next((one.pk for one in free if one.pk == reviewing), ""),
        answered=answered,
    )

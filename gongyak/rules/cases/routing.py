"""배정 규칙: which department a case is proposed to, by its sort and its place. People correct it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from gongyak.rules.cases.sorts import groups


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the district: cases whose code begins with `sort` and whose place holds `place` go to a department.

    Empty takes in everything. `order` parts rules that fit equally well.
    """

    sort: str
    place: str
    department: str
    order: int = 0


@dataclass(frozen=True, slots=True)
class Proposal:
    """A department and why."""

    department: str
    why: str


def propose(
    sort: str, place: str, rules: Iterable[Rule], departments: Collection[str], otherwise: str = ""
) -> Proposal | None:
    """Who should get a case: the closest rule, then the group's own list, then `otherwise`; None by none.

    `departments` are those that there are today; a rule for one that is gone does not count.
    """
    fitting = [
        one
        for one in rules
        if sort.startswith(one.sort) and one.place in place and one.department in departments
    ]
    if fitting:
        best = min(fitting, key=lambda one: (-len(one.sort), -len(one.place), one.order))
        said = " · ".join(filter(None, (best.sort and f"유형 {best.sort}", best.place and f"‘{best.place}’")))
        return Proposal(best.department, f"배정 규칙({said or '모든 애로'})")
    for group in groups():
        if sort.startswith(group.code):
            for name in group.departments:
                if name in departments:
                    return Proposal(name, f"유형 ‘{group.name}’의 기본 부서")
    return Proposal(otherwise, "접수 부서") if otherwise in departments else None

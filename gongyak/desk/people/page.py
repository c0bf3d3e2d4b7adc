"""What the pages of people show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.db.models import Q

from gongyak.desk.account.page import said
from gongyak.rules.dates import format_day
from gongyak.staff.models import Department, Duty, Role, Staff

#: Rows of a page of the list.
_ROWS = 30


@dataclass(frozen=True, slots=True)
class DutyLine:
    """One duty: what it is, its days, whether it can still be ended."""

    id: int
    words: str
    rank: str
    days: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person in the list; `duties` are those of today."""

    id: int
    key: str
    name: str
    username: str
    duties: str
    state: str
    seen: str


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """The list, part by part; `before` and `after` are the numbers of the parts beside it, 0 where none."""

    lines: tuple[PersonLine, ...]
    total: int
    number: int
    parts: int
    before: int
    after: int


def make_list(q: str, *, everybody: bool, number: str, day: date) -> PeoplePage:
    """Who is found by name, id, department or role. Three queries."""
    rows = Staff.objects.order_by("name", "pk")
    if not everybody:
        rows = rows.filter(is_active=True)
    for word in q.split()[:5]:
        held = Duty.objects.on(day).filter(Q(department__name__icontains=word) | Q(role=word))
        rows = rows.filter(
            Q(name__icontains=word) | Q(username__icontains=word) | Q(pk__in=held.values("staff"))
        )
    shown = Paginator(rows, _ROWS).get_page(number)
    people = list(shown.object_list)
    held = held_by(people, day)
    return PeoplePage(
        lines=tuple(_line(one, held.get(one.pk, [])) for one in people),
        total=shown.paginator.count,
        number=shown.number,
        parts=shown.paginator.num_pages,
        before=shown.number - 1,
        after=shown.number + 1 if shown.has_next() else 0,
    )


def held_by(people: Iterable[Staff], day: date) -> dict[int, list[Duty]]:
    """The duties of a day by person. One query."""
    held: dict[int, list[Duty]] = {}
    rows = Duty.objects.on(day).filter(staff__in=list(people)).select_related("department").order_by("pk")
    for row in rows:
        held.setdefault(row.staff_id, []).append(row)
    return held


def duty_lines(duties: Iterable[Duty], day: date) -> tuple[DutyLine, ...]:
    """Duties with their days, the latest first."""
    rows = sorted(duties, key=lambda row: (row.began_on, row.pk), reverse=True)
    return tuple(_duty(row, day) for row in rows)


def words_of(duty: Duty) -> str:
    """`일자리경제과 담당`."""
    return f"{duty.department.name if duty.department else ''} {duty.role}".strip()


def choices(day: date) -> dict[str, object]:
    """What can be chosen for a duty: roles, and the departments of a day in their order. One query."""
    return {"roles": list(Role.values), "departments": list(Department.objects.on(day))}


def _line(staff: Staff, duties: list[Duty]) -> PersonLine:
    state = "사용 중" if staff.is_active else "중지"
    if staff.is_active and staff.must_change_password:
        state = "처음 암호"
    return PersonLine(
        id=staff.pk,
        key=staff.key,
        name=staff.name,
        username=staff.username,
        duties=", ".join(words_of(one) for one in duties) or "없음",
        state=state,
        seen=said(staff.last_login) or "없음",
    )


def _duty(row: Duty, day: date) -> DutyLine:
    end = format_day(row.ended_on) if row.ended_on else ""
    return DutyLine(
        id=row.pk,
        words=words_of(row),
        rank=row.rank,
        days=f"{format_day(row.began_on)} ~ {end}".strip(),
        is_open=row.ended_on is None or row.ended_on > day,
    )

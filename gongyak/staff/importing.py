"""People from a table of the personnel office: looked at row by row first, then taken in all or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from gongyak.rules.dates import parse_day
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actions import NewStaff
from gongyak.staff.actors import Actor
from gongyak.staff.managing import (
    LONGEST_RANK,
    NOT_YOUR_OWN,
    NOT_YOURS,
    correct_person,
    engage,
    give_duty,
    unfit,
)
from gongyak.staff.models import IN_DEPARTMENT, Department, Duty, Role, Staff
from gongyak.staff.permissions import may_give, may_manage_people

#: The head of the table; only the first two must be there.
COLUMNS = ("직원 아이디", "성명", "부서", "역할", "직급", "내선", "전자우편", "시작일")
MOST_ROWS = 2_000
NEW, CHANGED, SAME, WRONG = "추가", "변경", "그대로", "오류"


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it was typed; `line` is its number in the file."""

    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "").strip()

    @property
    def username(self) -> str:
        """The id, as accounts have it."""
        return self["직원 아이디"].lower()


@dataclass(frozen=True, slots=True)
class Planned:
    """What would become of a row, and why."""

    row: Row
    outcome: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """What is in the store, asked once for all rows."""

    staff: dict[str, Staff]
    departments: list[Department]
    duties: list[Duty]


def read_rows(table: Sequence[Sequence[str]]) -> list[Row]:
    """The rows below the head; Refusal where there is no head, a column is unknown, or there are too many."""
    lines = [
        (n, [cell.strip() for cell in row])
        for n, row in enumerate(table, start=1)
        if any(map(str.strip, row))
    ]
    at = next((i for i, (_, cells) in enumerate(lines) if COLUMNS[0] in cells and COLUMNS[1] in cells), None)
    if at is None:
        raise Refusal(f"첫 줄에 열 이름이 있어야 합니다: {', '.join(COLUMNS)}")
    head = lines[at][1]
    unknown = [name for name in head if name and name not in COLUMNS]
    if unknown:
        raise Refusal(f"모르는 열이 있습니다: {', '.join(unknown)}. 쓸 수 있는 열: {', '.join(COLUMNS)}")
    rows = [Row(n, {k: v for k, v in zip(head, cells, strict=False) if k}) for n, cells in lines[at + 1 :]]
    if not rows:
        raise Refusal("열 이름 아래에 직원이 한 줄도 없습니다.")
    if len(rows) > MOST_ROWS:
        raise Refusal(f"한 번에 {MOST_ROWS:,}줄까지 넣을 수 있습니다. 파일을 나누어 주십시오.")
    return rows


def plan(rows: Sequence[Row], *, by: Actor, day: date) -> list[Planned]:
    """What would become of each row on a day. Three queries. Refused: by who may not manage people."""
    if not may_manage_people(by):
        raise Refusal(NOT_YOURS)
    names = {row.username for row in rows}
    staff = {one.username: one for one in Staff.objects.filter(username__in=names)}
    duties = list(Duty.objects.filter(staff__username__in=names).select_related("staff", "department"))
    known = _Known(staff, list(Department.objects.all()), duties)
    first: dict[str, Row] = {}
    return [_planned(row, first.setdefault(row.username, row), known, by, day) for row in rows]


@transaction.atomic
def take_in(rows: Sequence[Row], *, by: Actor, now: datetime) -> list[tuple[Staff, str]]:
    """Do what was planned, and give the new accounts with their initial passwords. Refused whole: one wrong row."""
    day = day_of(now)
    planned = plan(rows, by=by, day=day)
    if any(one.outcome == WRONG for one in planned):
        raise Refusal("오류가 있는 줄이 있어 한 줄도 넣지 않았습니다. 고쳐서 다시 올리십시오.")
    made: list[tuple[Staff, str]] = []
    for one in planned:
        if one.outcome == SAME:
            continue
        staff = Staff.objects.filter(username=one.row.username).first()
        if staff is None:
            staff, initial = engage(person=_person(one.row), by=by, now=now)
            made.append((staff, initial))
        elif _differs(one.row, staff):
            told = _person(one.row)
            correct_person(
                staff=staff,
                name=told.name,
                email=told.email or staff.email,
                phone=told.phone or staff.phone,
                by=by,
                now=now,
            )
        _give(one.row, staff, by, now)
    return made


def _give(row: Row, staff: Staff, by: Actor, now: datetime) -> None:
    if not row["역할"]:
        return
    began_on = _began_on(row, day_of(now)) or day_of(now)
    department = Department.objects.on(began_on).filter(name=row["부서"]).first()
    give_duty(
        staff=staff,
        role=row["역할"],
        department=department,
        rank=row["직급"],
        began_on=began_on,
        by=by,
        now=now,
    )


def _planned(row: Row, first: Row, known: _Known, by: Actor, day: date) -> Planned:
    wrong = [*_wrong_person(row, first), *_wrong_duty(row, known, by, day)]
    if wrong:
        return Planned(row, WRONG, tuple(wrong))
    staff = known.staff.get(row.username)
    if staff is None:
        return Planned(row, NEW if first is row else CHANGED, tuple(_said(row)))
    changes = []
    if _differs(row, staff):
        changes.append("인적 사항이 바뀝니다.")
    if row["역할"] and not _has(row, staff, known, _began_on(row, day) or day):
        changes.extend(_said(row))
    return Planned(row, CHANGED if changes else SAME, tuple(changes))


def _wrong_person(row: Row, first: Row) -> list[str]:
    wrong = []
    if not row.username or not row["성명"]:
        wrong.append("직원 아이디와 성명을 적으십시오.")
    if not row.username.isascii() or " " in row.username:
        wrong.append("직원 아이디는 영문과 숫자로, 빈칸 없이 적으십시오.")
    told = _person(row)
    wrong += unfit(username=told.username, name=told.name, email=told.email, phone=told.phone)
    if row["성명"] != first["성명"]:
        wrong.append(f"{first.line}번째 줄과 아이디가 같은데 성명이 다릅니다.")
    if len(row["직급"]) > LONGEST_RANK:
        wrong.append(f"직급은 {LONGEST_RANK}자까지 적을 수 있습니다.")
    return wrong


def _wrong_duty(row: Row, known: _Known, by: Actor, day: date) -> list[str]:
    began_on = _began_on(row, day)
    if began_on is None:
        return [f"시작일 ‘{row['시작일']}’을(를) 날짜로 읽을 수 없습니다. 2026. 7. 1.처럼 적으십시오."]
    if not row["역할"]:
        return ["역할 없이 부서만 적었습니다."] if row["부서"] else []
    if row["역할"] not in Role.values:
        return [f"‘{row['역할']}’은(는) 없는 역할입니다. {', '.join(Role.values)} 가운데 하나를 적으십시오."]
    staff = known.staff.get(row.username)
    if staff is not None and staff.pk == by.id and not _has(row, staff, known, began_on):
        return [NOT_YOUR_OWN]
    if not may_give(by, row["역할"], 0):
        return [NOT_YOURS]
    there = any(one.name == row["부서"] and _holds(one, began_on) for one in known.departments)
    if row["부서"] and not there:
        return [f"‘{row['부서']}’은(는) {began_on}에 없는 부서입니다."]
    if row["역할"] in IN_DEPARTMENT and not row["부서"]:
        return ["담당, 팀장, 과장에게는 부서가 있어야 합니다."]
    return []


def _holds(span: Department | Duty, day: date) -> bool:
    return span.began_on <= day and (span.ended_on is None or span.ended_on >= day)


def _has(row: Row, staff: Staff, known: _Known, day: date) -> bool:
    return any(
        duty.staff_id == staff.pk
        and duty.role == row["역할"]
        and (duty.department.name if duty.department else "") == row["부서"]
        and _holds(duty, day)
        for duty in known.duties
    )


def _differs(row: Row, staff: Staff) -> bool:
    told = _person(row)
    return told.name != staff.name or any(
        new and new != old for new, old in ((told.email, staff.email), (told.phone, staff.phone))
    )


def _person(row: Row) -> NewStaff:
    return NewStaff(row.username, row["성명"], row["전자우편"], row["내선"])


def _began_on(row: Row, day: date) -> date | None:
    text = row["시작일"]
    if not text:
        return day
    try:
        return parse_day(text) or date.fromisoformat(text[:10])
    except ValueError:
        return None


def _said(row: Row) -> list[str]:
    if not row["역할"]:
        return ["역할 없이 계정만 만듭니다."]
    return [f"{row['부서']} {row['역할']} 역할을 줍니다.".strip()]

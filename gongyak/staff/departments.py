"""The acts on departments: a rename ends one and begins its successor, so that the 직제 of any day can be told."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Max

from gongyak.audit.actions import record_act
from gongyak.rules.refusal import Refusal
from gongyak.staff.actions import appoint, end_duty, register_department
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department, Duty
from gongyak.staff.permissions import may_manage_people

NOT_YOURS = "부서를 정할 수 있는 역할이 아닙니다."


@transaction.atomic
def open_department(*, name: str, began_on: date, by: Actor, now: datetime) -> Department:
    """A new department at the end of the 직제. Refused: no name, or a name that one has already."""
    _check(by, name)
    if Department.objects.on(began_on).filter(name=name.strip()).exists():
        raise Refusal(f"‘{name.strip()}’은(는) 그날 이미 있는 부서입니다.")
    last = Department.objects.aggregate(last=Max("place"))["last"] or 0
    return register_department(name=name.strip(), place=last + 1, began_on=began_on, by=by.key, now=now)


@transaction.atomic
def rename_department(
    *, department: Department, name: str, from_day: date, by: Actor, now: datetime
) -> Department:
    """The same department under another name from a day on; everybody in it goes along, with the same roles."""
    _check(by, name)
    row = _open(department, from_day)
    if Department.objects.on(from_day).filter(name=name.strip()).exists():
        raise Refusal(f"‘{name.strip()}’은(는) 그날 이미 있는 부서입니다.")
    made = register_department(name=name.strip(), place=row.place, began_on=from_day, by=by.key, now=now)
    last_day = from_day - timedelta(days=1)
    for duty in Duty.objects.on(from_day).filter(department=row).select_related("staff"):
        ended_on = duty.ended_on
        end_duty(duty=duty, last_day=last_day, by=by.key, now=now, reason="부서 이름 변경")
        taken = appoint(
            staff=duty.staff,
            role=duty.role,
            department=made,
            rank=duty.rank,
            began_on=from_day,
            by=by.key,
            now=now,
        )
        if ended_on is not None:
            end_duty(duty=taken, last_day=ended_on, by=by.key, now=now, reason="부서 이름 변경")
    _end(row, last_day, made, "부서 이름 변경", by, now)
    return made


@transaction.atomic
def close_department(
    *, department: Department, last_day: date, successor: Department | None, by: Actor, now: datetime
) -> Department:
    """A department that is no more after a day. Refused while somebody has a role in it beyond that day."""
    _check(by, department.name)
    row = _open(department, last_day + timedelta(days=1))
    if Duty.objects.on(last_day + timedelta(days=1)).filter(department=row).exists():
        raise Refusal("그 뒤에도 이 부서에 역할이 있는 사람이 있습니다. 먼저 역할을 끝내거나 넘기십시오.")
    if successor is not None and successor.pk == row.pk:
        raise Refusal("자기 자신을 이어받을 수 없습니다. 다른 부서를 고르십시오.")
    _end(row, last_day, successor, "부서 폐지", by, now)
    return row


@transaction.atomic
def move_department(*, department: Department, up: bool, day: date, by: Actor, now: datetime) -> None:
    """One place up or down in the 직제 of a day; at the end of it nothing happens."""
    _check(by, department.name)
    rows = list(Department.objects.select_for_update().on(day))
    at = next((i for i, row in enumerate(rows) if row.pk == department.pk), None)
    other = None if at is None else at - 1 if up else at + 1
    if at is None or other is None or not 0 <= other < len(rows):
        return
    rows[at], rows[other] = rows[other], rows[at]
    for place, row in enumerate(rows, start=1):
        Department.objects.filter(pk=row.pk).update(place=place)
    record_act(by=by.key, action="직제 순서 변경", object=f"department/{department.pk}", now=now)


def _end(
    row: Department, last_day: date, successor: Department | None, action: str, by: Actor, now: datetime
) -> None:
    row.ended_on, row.successor = last_day, successor
    row.save(update_fields=["ended_on", "successor"])
    record_act(by=by.key, action=action, object=f"department/{row.pk}", now=now)


def _open(department: Department, from_day: date) -> Department:
    row = Department.objects.select_for_update().get(pk=department.pk)
    if row.ended_on is not None and row.ended_on < from_day:
        raise Refusal(f"{row.name}은(는) 이미 없어진 부서입니다.")
    if from_day <= row.began_on:
        raise Refusal(f"{row.name}을(를) 설치한 날({row.began_on})보다 뒤의 날을 적으십시오.")
    return row


def _check(by: Actor, name: str) -> None:
    if not may_manage_people(by):
        raise Refusal(NOT_YOURS)
    if not name.strip():
        raise Refusal("부서의 이름을 적으십시오.")

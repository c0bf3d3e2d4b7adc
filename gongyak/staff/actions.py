"""The acts on people and rights: register, give a duty, end it. Each stands in the chain of acts."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.contrib.auth.hashers import make_password
from django.db import transaction

from gongyak.audit.actions import record_act
from gongyak.rules.canonical import canonical, sha256
from gongyak.rules.moments import day_of
from gongyak.rules.passwords import normal
from gongyak.rules.refusal import Refusal
from gongyak.staff.models import IN_DEPARTMENT, Department, Duty, Role, Staff

__all__ = ["Refusal", "appoint", "end_duty", "register_department", "register_staff"]


@dataclass(frozen=True, slots=True)
class NewStaff:
    """Somebody to register; without a password the account cannot log in yet. An initial one must be changed
    by the person before anything else."""

    username: str
    name: str
    email: str = ""
    phone: str = ""
    password: str | None = None
    is_initial: bool = False


@transaction.atomic
def register_department(*, name: str, place: int, began_on: date, by: str, now: datetime) -> Department:
    """A department under a name from a day on; one that is there already comes back."""
    found = Department.objects.on(began_on).filter(name=name).first()
    if found:
        return found
    made = Department.objects.create(name=name.strip(), place=place, began_on=began_on)
    record_act(by=by, action="부서 등록", object=f"department/{made.pk}", now=now)
    return made


@transaction.atomic
def register_staff(*, person: NewStaff, by: str, now: datetime) -> Staff:
    """A new account. Refused: an id that somebody has."""
    username = person.username.strip().lower()
    if Staff.objects.filter(username=username).exists():
        raise Refusal(f"직원 아이디 ‘{username}’은(는) 이미 쓰고 있습니다. 다른 아이디를 적으십시오.")
    made = Staff.objects.create(
        username=username,
        name=person.name.strip(),
        email=person.email.strip(),
        phone=person.phone.strip(),
        password=make_password(normal(person.password) if person.password else None),
        joined_at=now,
        password_set_at=now if person.password else None,
        must_change_password=person.is_initial,
    )
    record_act(by=by, action="직원 등록", object=made.key, now=now)
    return made


@transaction.atomic
def appoint(
    *,
    staff: Staff,
    role: str,
    rank: str,
    began_on: date,
    by: str,
    now: datetime,
    department: Department | None = None,
) -> Duty:
    """Give a person a role from a day on; the same one that holds already comes back."""
    if role in IN_DEPARTMENT and department is None:
        raise Refusal("담당, 팀장, 과장에게는 부서가 있어야 합니다. 부서를 고르십시오.")
    Staff.objects.select_for_update().get(pk=staff.pk)
    held = Duty.objects.on(began_on).filter(staff=staff, role=Role(role), department=department).first()
    if held:
        return held
    made = Duty.objects.create(staff=staff, role=role, department=department, rank=rank, began_on=began_on)
    record_act(by=by, action="역할 부여", object=f"duty/{made.pk}", now=now, after=print_of(made))
    return made


@transaction.atomic
def end_duty(*, duty: Duty, last_day: date, by: str, now: datetime, reason: str = "") -> Duty:
    """End a role after its last day; a day before its first takes it back to that first day."""
    row = Duty.objects.select_for_update().get(pk=duty.pk)
    before = print_of(row)
    row.ended_on = max(last_day, row.began_on)
    row.save(update_fields=["ended_on"])
    record_act(
        by=by,
        action="역할 종료",
        object=f"duty/{row.pk}",
        now=now,
        reason=reason,
        before=before,
        after=print_of(row),
    )
    return row


def yesterday(now: datetime) -> date:
    """The day before today in Seoul: the last day of a duty that ends at once."""
    return day_of(now) - timedelta(days=1)


def print_of(duty: Duty) -> str:
    """The hash of what a duty says."""
    told = [duty.staff_id, duty.role, duty.department_id, str(duty.began_on), str(duty.ended_on)]
    return sha256(canonical(told))

"""The acts that are done on the machine itself: the first account, and a password when nobody can log in."""

from datetime import datetime

from django.db import transaction

from gongyak.audit.actions import record_act
from gongyak.rules.moments import day_of
from gongyak.rules.passwords import normal
from gongyak.rules.refusal import Refusal
from gongyak.staff import tries
from gongyak.staff.actions import NewStaff, appoint, register_staff
from gongyak.staff.entering import end_sessions
from gongyak.staff.models import Duty, Role, Staff
from gongyak.staff.passwords import refuse_weak


def refuse_second() -> None:
    """Refusal where somebody looks after the system already."""
    if Duty.objects.filter(role=Role.SYSTEM, ended_on=None, staff__is_active=True).exists():
        raise Refusal("시스템관리가 이미 있습니다. 로그인해 화면에서 다른 직원을 등록하십시오.")


@transaction.atomic
def make_first(*, username: str, name: str, password: str, by: str, now: datetime) -> Staff:
    """The first who looks after the system. Refused: there is one, no id, a weak password."""
    refuse_second()
    plain = username.strip().lower()
    if not plain or not plain.isascii() or " " in plain or not name.strip():
        raise Refusal("직원 아이디는 영문과 숫자로 빈칸 없이, 성명과 함께 적으십시오.")
    refuse_weak(Staff(username=plain, name=name.strip()), password)
    made = register_staff(person=NewStaff(plain, name, password=password), by=by, now=now)
    appoint(staff=made, role=Role.SYSTEM, rank="", began_on=day_of(now), by=by, now=now)
    return made


def find(username: str) -> Staff:
    """The account of an id; Refusal where there is none."""
    found = Staff.objects.filter(username=username.strip().lower()).first()
    if found is None:
        raise Refusal(f"직원 아이디 ‘{username}’은(는) 없습니다.")
    return found


@transaction.atomic
def set_from_machine(*, staff: Staff, password: str, by: str, now: datetime) -> None:
    """Another password; sessions and second factors end. Refused: a weak one."""
    row = Staff.objects.select_for_update().get(pk=staff.pk)
    refuse_weak(row, password)
    row.set_password(normal(password))
    row.password_set_at, row.must_change_password, row.is_active = now, False, True
    row.save(update_fields=["password", "password_set_at", "must_change_password", "is_active"])
    row.factors.all().delete()
    end_sessions(staff=row, how="암호 초기화", by=by, now=now)
    tries.succeeded([tries.of_id(row.username), tries.of_second(row.pk)])
    record_act(by=by, action="암호 초기화", object=row.key, now=now, reason="서버에서")

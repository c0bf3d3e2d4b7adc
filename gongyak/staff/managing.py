"""The acts of who looks after people and rights, each checked against `permissions`."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Q

from gongyak.audit.actions import record_act
from gongyak.rules.canonical import canonical, sha256
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff import factors, passwords
from gongyak.staff.actions import NewStaff, appoint, end_duty, register_staff
from gongyak.staff.actors import Actor, actor_of
from gongyak.staff.entering import end_sessions
from gongyak.staff.models import Department, Duty, Role, Staff
from gongyak.staff.permissions import may_give, may_manage, may_manage_people

NOT_YOURS = "감사와 시스템관리의 계정과 역할은 시스템관리만 다룹니다."
LONGEST_RANK = 30
#: Why a role ends. A closed list: what stands in the chain of acts can never be erased, a typed name neither.
REASONS = ("인사이동", "휴직", "파견", "퇴직", "역할 조정", "잘못 등록")
NOT_YOUR_OWN = "자기 역할은 스스로 정하지 못합니다. 다른 시스템관리나 총괄에게 맡기십시오."


@transaction.atomic
def engage(*, person: NewStaff, by: Actor, now: datetime) -> tuple[Staff, str]:
    """A new account with an initial password, which is shown once. Refused: an id that somebody has, or no name."""
    _refuse_unless(may_manage_people(by))
    if not person.username.strip() or not person.name.strip():
        raise Refusal("직원 아이디와 성명을 적으십시오.")
    if not person.username.strip().isascii() or " " in person.username.strip():
        raise Refusal("직원 아이디는 영문과 숫자로 빈칸 없이 적으십시오.")
    _refuse_unfit(username=person.username, name=person.name, email=person.email, phone=person.phone)
    initial = passwords.initial_password()
    told = NewStaff(person.username, person.name, person.email, person.phone, initial, is_initial=True)
    return register_staff(person=told, by=by.key, now=now), initial


@transaction.atomic
def correct_person(*, staff: Staff, name: str, email: str, phone: str, by: Actor, now: datetime) -> Staff:
    """Another name, address or extension. The chain keeps hashes, never the values."""
    _refuse_unless(may_manage_people(by))
    row = Staff.objects.select_for_update().get(pk=staff.pk)
    if not name.strip():
        raise Refusal("성명을 적으십시오.")
    _refuse_unfit(name=name, email=email, phone=phone)
    before = _print(row)
    row.name, row.email, row.phone = name.strip(), email.strip(), phone.strip()
    row.save(update_fields=["name", "email", "phone"])
    record_act(by=by.key, action="직원 정보 변경", object=row.key, now=now, before=before, after=_print(row))
    return row


@transaction.atomic
def give_duty(
    *,
    staff: Staff,
    role: str,
    department: Department | None,
    rank: str,
    began_on: date,
    by: Actor,
    now: datetime,
) -> Duty:
    """Give a role from a day on. Refused: to oneself, a watching role by who has none, a department that is gone."""
    _refuse_unless(may_manage_people(by))
    if role not in Role.values:
        raise Refusal("역할을 고르십시오.")
    if by.id == staff.pk:
        raise Refusal(NOT_YOUR_OWN)
    _refuse_unless(may_give(by, role, staff.pk))
    if len(rank.strip()) > LONGEST_RANK:
        raise Refusal(f"직급은 {LONGEST_RANK}자까지 적을 수 있습니다.")
    if department and department.ended_on and department.ended_on < began_on:
        raise Refusal(
            f"{department.name}은(는) {department.ended_on}에 없어진 부서입니다. 이어받은 부서를 고르십시오."
        )
    return appoint(
        staff=staff,
        role=role,
        department=department,
        rank=rank.strip(),
        began_on=began_on,
        by=by.key,
        now=now,
    )


@transaction.atomic
def take_duty(*, duty: Duty, last_day: date, reason: str, by: Actor, now: datetime) -> Duty:
    """End a role after its last day. Refused: one's own, or the last 시스템관리's."""
    _refuse_unless(may_manage_people(by))
    if reason not in REASONS:
        raise Refusal("사유를 고르십시오.")
    if by.id == duty.staff_id:
        raise Refusal(NOT_YOUR_OWN)
    _refuse_unless(may_give(by, duty.role, duty.staff_id))
    row = Duty.objects.select_for_update().get(pk=duty.pk)
    if row.ended_on is not None and row.ended_on <= last_day:
        raise Refusal("이미 끝난 역할입니다.")
    if row.role == Role.SYSTEM and not _others(Role.SYSTEM, row, last_day):
        raise Refusal("시스템관리가 아무도 남지 않습니다. 먼저 다른 사람에게 이 역할을 주십시오.")
    return end_duty(duty=row, last_day=last_day, by=by.key, now=now, reason=reason)


@transaction.atomic
def stop_account(*, staff: Staff, by: Actor, now: datetime, reason: str) -> None:
    """An account that is no longer used: its roles end with today, its sessions now."""
    person = actor_of(staff, day_of(now))
    if by.id == staff.pk:
        raise Refusal("자기 계정은 스스로 멈추지 못합니다.")
    _refuse_unless(may_manage(by, person))
    today = day_of(now)
    for duty in Duty.objects.filter(Q(ended_on=None) | Q(ended_on__gt=today), staff=staff):
        take_duty(duty=duty, last_day=today, reason=reason, by=by, now=now)
    Staff.objects.filter(pk=staff.pk).update(is_active=False)
    end_sessions(staff=staff, how="계정 중지", by=by.key, now=now)
    record_act(by=by.key, action="계정 중지", object=staff.key, now=now, reason=reason)


@transaction.atomic
def resume_account(*, staff: Staff, by: Actor, now: datetime) -> None:
    """An account that is used again; it has no role until one is given."""
    _refuse_unless(may_manage(by, actor_of(staff, day_of(now))))
    Staff.objects.filter(pk=staff.pk).update(is_active=True)
    record_act(by=by.key, action="계정 다시 사용", object=staff.key, now=now)


@transaction.atomic
def reset_password(*, staff: Staff, by: Actor, now: datetime) -> str:
    """A new initial password, shown once."""
    _refuse_unless(may_manage(by, actor_of(staff, day_of(now))))
    return passwords.reset_password(staff=staff, by=by, now=now)


@transaction.atomic
def reset_factors(*, staff: Staff, by: Actor, now: datetime) -> None:
    """Take the second factors away from somebody who lost them."""
    _refuse_unless(may_manage(by, actor_of(staff, day_of(now))))
    factors.reset_factors(staff=staff, by=by, now=now)


def _others(role: str, duty: Duty, day: date) -> bool:
    """Whether anybody has a role without end, beside one duty."""
    held = Duty.objects.on(day).filter(role=role, ended_on=None, staff__is_active=True)
    return bool(held.exclude(pk=duty.pk).exists())


def _refuse_unfit(**told: str) -> None:
    wrong = unfit(**told)
    if wrong:
        raise Refusal(" ".join(wrong))


def unfit(**told: str) -> list[str]:
    """What no account can hold, in sentences: values by the name of their column."""
    wrong = []
    for name, value in told.items():
        field = Staff._meta.get_field(name)
        if len(value.strip()) > (field.max_length or 0):
            wrong.append(f"{field.verbose_name}: {field.max_length}자까지 적을 수 있습니다.")
    email = told.get("email", "").strip()
    if email:
        try:
            validate_email(email)
        except ValidationError:
            wrong.append("전자우편 주소가 아닙니다.")
    return wrong


def _refuse_unless(may: bool) -> None:
    if not may:
        raise Refusal(NOT_YOURS)


def _print(staff: Staff) -> str:
    return sha256(canonical([staff.pk, staff.name, staff.email, staff.phone]))

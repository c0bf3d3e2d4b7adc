"""The invented office: three people in every department, and one for each role beside them.

They are engaged and appointed by the acts of a real office. The password is printed on the log-in page while the
notice of the demo stands; it is hashed once for all, for fifty hashes would take as long as a round of cards.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction

from gongyak.cli.demo.office import Office
from gongyak.rules.moments import SEOUL
from gongyak.staff.actions import NewStaff, appoint, register_department, register_staff
from gongyak.staff.invented import PASSWORD, are_there
from gongyak.staff.models import Department, Role, Staff

_BY = "시연"
_FAMILY = "강고구남문박배서손신안양오유윤임장전정조차최한홍황"
_GIVEN = ("가람", "나래", "다온", "라온", "마루", "바다", "새벽", "아라", "자람", "하늘", "해솔")


@dataclass(frozen=True, slots=True)
class _Post:
    """One post: the id to log in with, role, rank, and the department where it has one."""

    username: str
    role: str
    rank: str
    department: str = ""


def engage(office: Office, after: datetime | None = None) -> None:
    """Fill every post of the office, as of the first day of the term. Safe to repeat: once there, nothing is done.

    `after` is when the last thing was done in a store that a version without people loaded.
    """
    if are_there():
        return
    began_on = office.holders[0].began_on
    now = datetime(began_on.year, began_on.month, began_on.day, 9, tzinfo=SEOUL)
    now = max(now, after) if after else now
    with transaction.atomic():
        departments = {
            name: register_department(name=name, place=place, began_on=began_on, by=_BY, now=now)
            for place, name in enumerate(office.departments, start=1)
        }
        made = [
            _fill(post, number, departments.get(post.department), began_on, now)
            for number, post in enumerate(_posts(office))
        ]
        told = {"password": make_password(PASSWORD), "password_set_at": now, "is_invented": True}
        Staff.objects.filter(pk__in=made).update(**told)


def _posts(office: Office) -> Iterator[_Post]:
    for number, (name, department) in enumerate(office.departments.items(), start=1):
        yield _Post(f"officer{number:02}", Role.OFFICER, department.officer, name)
        yield _Post(f"lead{number:02}", Role.TEAM_LEAD, department.team_lead, name)
        yield _Post(f"head{number:02}", Role.HEAD, "행정5급", name)
    yield _Post("coordinator", Role.COORDINATOR, "행정6급")
    yield _Post("mayor", Role.MAYOR, "구청장")
    yield _Post("auditor", Role.AUDITOR, "행정6급")
    yield _Post("evaluator", Role.EVALUATOR, "")
    yield _Post("system", Role.SYSTEM, "전산7급")


def _fill(post: _Post, number: int, department: Department | None, began_on: date, now: datetime) -> int:
    # Heads alone have an address: 독촉 goes to them, and every notice to somebody takes the loading time
    mail = f"{post.username}@example.kr" if post.role == Role.HEAD else ""
    person = NewStaff(post.username, _name(number), mail, f"{4100 + number}")
    staff = register_staff(person=person, by=_BY, now=now)
    appoint(
        staff=staff,
        role=post.role,
        rank=post.rank,
        department=department,
        began_on=began_on,
        by=_BY,
        now=now,
    )
    return int(staff.pk)


def _name(number: int) -> str:
    """A name that nobody need have: said to be of the demo."""
    return f"{_FAMILY[number % len(_FAMILY)]}{_GIVEN[number % len(_GIVEN)]}(시연)"

"""The cast: the people of the tests, with their departments and duties."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.utils import timezone

from gongyak.desk.sessions import TOKEN
from gongyak.rules.moments import day_of
from gongyak.staff.actions import NewStaff, appoint, register_department, register_staff
from gongyak.staff.actors import Actor, actor_of
from gongyak.staff.entering import Place, enter
from gongyak.staff.models import Department, Role, Staff

BEGAN = date(2022, 7, 1)
PASSWORD = "a-long-enough-password-for-tests"
#: Who: the id to log in with, department, role, rank.
CAST = {
    "담당": ("officer", "일자리경제과", Role.OFFICER, "행정6급"),
    "팀장": ("lead", "일자리경제과", Role.TEAM_LEAD, "행정6급"),
    "과장": ("head", "일자리경제과", Role.HEAD, "행정5급"),
    "타부서담당": ("other", "문화관광과", Role.OFFICER, "행정7급"),
    "타부서팀장": ("otherlead", "문화관광과", Role.TEAM_LEAD, "행정6급"),
    "타부서과장": ("otherhead", "문화관광과", Role.HEAD, "행정5급"),
    "총괄": ("coordinator", None, Role.COORDINATOR, "행정6급"),
    "구청장": ("mayor", None, Role.MAYOR, "구청장"),
    "감사": ("auditor", None, Role.AUDITOR, "행정6급"),
    "평가위원": ("evaluator", None, Role.EVALUATOR, ""),
    "시스템관리": ("system", None, Role.SYSTEM, "전산7급"),
}
NOW = datetime(2022, 7, 1, 0, 0, tzinfo=UTC)


@dataclass(frozen=True)
class People:
    """The cast in the store."""

    staff: dict[str, Staff]
    departments: dict[str, Department]

    def __getitem__(self, who: str) -> Staff:
        return self.staff[who]

    def actor(self, who: str, day: date = BEGAN) -> Actor:
        return actor_of(self.staff[who], day)


def engage() -> People:
    """Everybody of the cast, registered and appointed."""
    departments = {
        name: register_department(name=name, place=place, began_on=BEGAN, by="시연", now=NOW)
        for place, name in enumerate(("일자리경제과", "문화관광과"), start=1)
    }
    staff = {}
    for who, (username, department, role, rank) in CAST.items():
        person = NewStaff(username, f"{who}이름", email=f"{username}@example.kr", password=PASSWORD)
        staff[who] = register_staff(person=person, by="시연", now=NOW)
        appoint(
            staff=staff[who],
            role=role,
            rank=rank,
            department=departments[department] if department else None,
            began_on=day_of(NOW),
            by="시연",
            now=NOW,
        )
    return People(staff, departments)


@pytest.fixture
def people(db: None) -> People:
    """The cast, for one test."""
    return engage()


def logged_in(staff: Staff) -> Client:
    """A browser in which somebody is logged in since a moment."""
    client = Client()
    client.force_login(staff)
    _, token = enter(staff=staff, place=Place("127.0.0.1", "test"), now=timezone.now())
    session = client.session
    session[TOKEN] = token
    session.save()
    return client


@pytest.fixture
def at_work(people: People) -> Callable[[str], Client]:
    """A browser in which somebody of the cast is logged in."""

    def log_in(who: str) -> Client:
        return logged_in(people[who])

    return log_in

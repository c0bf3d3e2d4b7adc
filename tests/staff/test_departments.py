"""Departments over the years: renamed, closed, moved; nobody is left in one that is gone."""

from datetime import timedelta

import pytest

from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import actor_of
from gongyak.staff.departments import close_department, move_department, open_department, rename_department
from gongyak.staff.managing import take_duty
from gongyak.staff.models import Department, Duty, Role
from tests.people import BEGAN, NOW, People

LATER = BEGAN + timedelta(days=365)


@pytest.fixture
def told(people: People) -> dict[str, object]:
    return {"by": people.actor("총괄"), "now": NOW}


def names(day):
    return [one.name for one in Department.objects.on(day)]


def test_a_renamed_department_keeps_its_people_and_its_place(people: People, told) -> None:
    old = people.departments["일자리경제과"]
    duty = people["팀장"].duties.get()
    take_duty(duty=duty, last_day=LATER + timedelta(days=9), reason="휴직", **told)
    made = rename_department(department=old, name="경제진흥과", from_day=LATER, **told)
    assert names(LATER - timedelta(days=1)) == ["일자리경제과", "문화관광과"]
    assert names(LATER) == ["경제진흥과", "문화관광과"]
    assert Department.objects.get(pk=old.pk).successor == made
    for who, role in (("담당", Role.OFFICER), ("팀장", Role.TEAM_LEAD), ("과장", Role.HEAD)):
        assert actor_of(people[who], LATER).departments(role) == {made.pk}
        assert actor_of(people[who], LATER - timedelta(days=1)).departments(role) == {old.pk}
    assert not actor_of(people["팀장"], LATER + timedelta(days=10)).duties


def test_a_department_closes_when_nobody_is_in_it(people: People, told) -> None:
    gone, heir = people.departments["문화관광과"], people.departments["일자리경제과"]
    close = {"department": gone, "last_day": LATER, "successor": heir}
    with pytest.raises(Refusal, match="역할이 있는 사람"):
        close_department(**close, **told)
    for duty in Duty.objects.filter(department=gone):
        take_duty(duty=duty, last_day=LATER, reason="인사이동", **told)
    with pytest.raises(Refusal, match="자기 자신"):
        close_department(**{**close, "successor": gone}, **told)
    close_department(**close, **told)
    assert names(LATER + timedelta(days=1)) == ["일자리경제과"]
    with pytest.raises(Refusal, match="이미 없어진"):
        rename_department(department=gone, name="관광과", from_day=LATER + timedelta(days=9), **told)


def test_the_order_changes_by_one_place(people: People, told) -> None:
    culture = people.departments["문화관광과"]
    open_department(name="총무과", began_on=BEGAN, **told)
    move_department(department=culture, up=True, day=BEGAN, **told)
    assert names(BEGAN) == ["문화관광과", "일자리경제과", "총무과"]
    move_department(department=culture, up=True, day=BEGAN, **told)
    assert names(BEGAN) == ["문화관광과", "일자리경제과", "총무과"]
    move_department(department=culture, up=False, day=BEGAN, **told)
    assert names(BEGAN) == ["일자리경제과", "문화관광과", "총무과"]


def test_names_are_there_and_once(people: People, told) -> None:
    old = people.departments["문화관광과"]
    for name, why in (("", "이름을"), ("일자리경제과", "이미 있는")):
        with pytest.raises(Refusal, match=why):
            open_department(name=name, began_on=BEGAN, **told)
        with pytest.raises(Refusal, match=why):
            rename_department(department=old, name=name, from_day=LATER, **told)
    with pytest.raises(Refusal, match="뒤의 날"):
        rename_department(department=old, name="관광과", from_day=BEGAN, **told)


def test_not_everybody_orders_departments(people: People) -> None:
    told = {"by": people.actor("과장"), "now": NOW}
    culture = people.departments["문화관광과"]
    for act in (
        lambda: open_department(name="총무과", began_on=BEGAN, **told),
        lambda: rename_department(department=culture, name="관광과", from_day=LATER, **told),
        lambda: close_department(department=culture, last_day=LATER, successor=None, **told),
        lambda: move_department(department=culture, up=True, day=BEGAN, **told),
    ):
        with pytest.raises(Refusal, match="역할이 아닙니다"):
            act()

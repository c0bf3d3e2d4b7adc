"""Who may do what to whom among people and rights, and what is kept of it."""

from datetime import date, timedelta

import pytest

from gongyak.audit.models import Act
from gongyak.rules.refusal import Refusal
from gongyak.staff.actions import NewStaff
from gongyak.staff.actors import actor_of
from gongyak.staff.entering import Place, enter
from gongyak.staff.handing_over import OpenItem, Transfer, hand_over
from gongyak.staff.managing import (
    correct_person,
    engage,
    give_duty,
    reset_factors,
    reset_password,
    resume_account,
    stop_account,
    take_duty,
)
from gongyak.staff.models import Duty, Handover, LoginSession, Role, Staff
from tests.people import BEGAN, NOW, People

NEXT = BEGAN + timedelta(days=1)


def give(people: People, who: str, to: str, role: str = Role.COORDINATOR) -> Duty:
    told = {"department": None, "rank": "", "began_on": BEGAN, "now": NOW}
    return give_duty(staff=people[to], role=role, by=people.actor(who), **told)


@pytest.mark.parametrize("who", ["담당", "팀장", "과장", "구청장", "감사", "평가위원"])
def test_most_manage_nobody(people: People, who: str) -> None:
    by = people.actor(who)
    acts = [
        lambda: engage(person=NewStaff("new", "새이름"), by=by, now=NOW),
        lambda: give(people, who, "타부서담당"),
        lambda: take_duty(
            duty=people["타부서담당"].duties.get(), last_day=NEXT, reason="휴직", by=by, now=NOW
        ),
        lambda: stop_account(staff=people["타부서담당"], by=by, now=NOW, reason="퇴직"),
        lambda: resume_account(staff=people["타부서담당"], by=by, now=NOW),
        lambda: reset_password(staff=people["타부서담당"], by=by, now=NOW),
        lambda: reset_factors(staff=people["타부서담당"], by=by, now=NOW),
        lambda: correct_person(staff=people["타부서담당"], name="x", email="", phone="", by=by, now=NOW),
    ]
    before = Act.objects.count()
    for act in acts:
        with pytest.raises(Refusal):
            act()
    assert Act.objects.count() == before


@pytest.mark.parametrize("who", ["총괄", "시스템관리"])
def test_nobody_gives_himself_a_role_or_ends_it(people: People, who: str) -> None:
    with pytest.raises(Refusal, match="스스로"):
        give(people, who, who, Role.MAYOR)
    with pytest.raises(Refusal, match="스스로"):
        take_duty(duty=people[who].duties.get(), last_day=NEXT, reason="휴직", by=people.actor(who), now=NOW)
    with pytest.raises(Refusal, match="스스로"):
        stop_account(staff=people[who], by=people.actor(who), now=NOW, reason="퇴직")


@pytest.mark.parametrize("role", [Role.SYSTEM, Role.AUDITOR])
def test_watching_roles_are_for_the_system_manager_alone(people: People, role: str) -> None:
    with pytest.raises(Refusal, match="시스템관리만"):
        give(people, "총괄", "담당", role)
    assert give(people, "시스템관리", "담당", role).role == role


@pytest.mark.parametrize("greater", ["시스템관리", "감사"])
def test_the_coordinator_cannot_take_over_a_greater_account(people: People, greater: str) -> None:
    by = people.actor("총괄")
    for act in (reset_password, reset_factors):
        with pytest.raises(Refusal, match="시스템관리만"):
            act(staff=people[greater], by=by, now=NOW)
    with pytest.raises(Refusal, match="시스템관리만"):
        stop_account(staff=people[greater], by=by, now=NOW, reason="퇴직")
    assert Staff.objects.get(pk=people[greater].pk).password == people[greater].password


def test_a_new_account_starts_with_a_password_to_change(people: People) -> None:
    made, initial = engage(person=NewStaff(" Kim ", "김하나"), by=people.actor("총괄"), now=NOW)
    assert (made.username, made.must_change_password, made.check_password(initial)) == ("kim", True, True)
    with pytest.raises(Refusal, match="이미 쓰고"):
        engage(person=NewStaff("KIM", "김둘"), by=people.actor("총괄"), now=NOW)


@pytest.mark.parametrize(("username", "name"), [("", "김"), ("kim", " "), ("김하나", "김"), ("k im", "김")])
def test_an_account_needs_an_id_and_a_name(people: People, username: str, name: str) -> None:
    with pytest.raises(Refusal):
        engage(person=NewStaff(username, name), by=people.actor("총괄"), now=NOW)


@pytest.mark.parametrize(
    ("told", "why"),
    [({"name": "김" * 51}, "50자"), ({"phone": "1" * 21}, "20자"), ({"email": "kim@"}, "전자우편")],
)
def test_what_no_account_can_hold_is_refused(people: People, told: dict[str, str], why: str) -> None:
    given = {"name": "김하나", "email": "", "phone": ""} | told
    with pytest.raises(Refusal, match=why):
        engage(person=NewStaff("kim", **given), by=people.actor("총괄"), now=NOW)
    with pytest.raises(Refusal, match=why):
        correct_person(staff=people["담당"], by=people.actor("총괄"), now=NOW, **given)


def test_rights_end_by_themselves(people: People) -> None:
    duty = people["담당"].duties.get()
    take_duty(duty=duty, last_day=NEXT, reason="인사이동", by=people.actor("총괄"), now=NOW)
    assert actor_of(people["담당"], NEXT).has(Role.OFFICER)
    assert not actor_of(people["담당"], NEXT + timedelta(days=1)).duties
    with pytest.raises(Refusal, match="이미 끝난"):
        take_duty(duty=duty, last_day=NEXT, reason="인사이동", by=people.actor("총괄"), now=NOW)


def test_a_typed_reason_never_comes_into_the_chain(people: People) -> None:
    with pytest.raises(Refusal, match="사유를 고르"):
        take_duty(
            duty=people["담당"].duties.get(),
            last_day=NEXT,
            reason="김하나 질병",
            by=people.actor("총괄"),
            now=NOW,
        )


def test_somebody_always_looks_after_the_system(people: People) -> None:
    give(people, "시스템관리", "팀장", Role.SYSTEM)
    other = actor_of(people["팀장"], BEGAN)
    take_duty(duty=people["시스템관리"].duties.get(), last_day=BEGAN, reason="퇴직", by=other, now=NOW)
    give(people, "팀장", "과장", Role.COORDINATOR)
    with pytest.raises(Refusal, match="아무도 남지"):
        take_duty(
            duty=people["팀장"].duties.get(role=Role.SYSTEM),
            last_day=NEXT,
            reason="퇴직",
            by=actor_of(people["시스템관리"], BEGAN),
            now=NOW,
        )


def test_a_stopped_account_is_out_and_comes_back_without_roles(people: People) -> None:
    enter(staff=people["담당"], place=Place(), now=NOW)
    stop_account(staff=people["담당"], by=people.actor("총괄"), now=NOW, reason="퇴직")
    row = Staff.objects.get(username="officer")
    assert not row.is_active
    assert LoginSession.objects.get().ended_how == "계정 중지"
    resume_account(staff=row, by=people.actor("총괄"), now=NOW)
    assert Staff.objects.get(username="officer").is_active
    assert not actor_of(row, NEXT).duties


def test_the_chain_knows_that_a_name_changed_but_not_which(people: People) -> None:
    correct_person(
        staff=people["담당"], name="새로운이름", email="", phone="4800", by=people.actor("총괄"), now=NOW
    )
    act = Act.objects.order_by("-seq").first()
    assert act.action == "직원 정보 변경" and act.before and act.before != act.after
    assert "새로운이름" not in str(act.record())


def transfer(people: People, **told: object) -> Transfer:
    duty = people["담당"].duties.get().pk
    given = {"giver": people["담당"], "taker": people["타부서담당"], "duties": [duty], "last_day": NEXT}
    return Transfer(**(given | told))


ITEMS = [OpenItem("작성본", "draft/1", "1-2-2 일자리")]


def test_all_goes_over_in_one_act(people: People) -> None:
    made = hand_over(transfer=transfer(people), items=ITEMS, by=people.actor("총괄"), now=NOW)
    after = NEXT + timedelta(days=1)
    department = people.departments["일자리경제과"].pk
    assert not actor_of(people["담당"], after).duties
    assert department in actor_of(people["타부서담당"], after).departments(Role.OFFICER)
    assert department not in actor_of(people["타부서담당"], NEXT).departments()
    assert Handover.objects.get() == made
    assert made.items == [{"kind": "작성본", "key": "draft/1", "title": "1-2-2 일자리"}]
    act = Act.objects.order_by("-seq").first()
    assert (act.action, act.reason) == ("인수인계", f"{people['담당'].key} → {people['타부서담당'].key}")


def test_a_handover_that_is_refused_changes_nothing(people: People) -> None:
    Staff.objects.filter(username="otherlead").update(is_active=False)
    gone = Staff.objects.get(username="otherlead")
    cases = [
        ({"taker": people["담당"]}, "총괄", "같습니다"),
        ({"taker": gone}, "총괄", "멈춰"),
        ({"duties": []}, "총괄", "고르십시오"),
        ({"duties": [people["팀장"].duties.get().pk]}, "총괄", "고르십시오"),
        ({"last_day": date(2022, 1, 1), "duties": [9999]}, "총괄", "고르십시오"),
        ({}, "과장", "시스템관리만"),
    ]
    before = (Act.objects.count(), list(Duty.objects.values()))
    for told, who, why in cases:
        with pytest.raises(Refusal, match=why):
            hand_over(transfer=transfer(people, **told), items=ITEMS, by=people.actor(who), now=NOW)
    assert (Act.objects.count(), list(Duty.objects.values())) == before


def test_handover_to_another(refused, people):
    told = {"last_day": BEGAN, "items": [], "made_by": people["총괄"], "made_at": NOW}
    refused(Handover(giver=people["담당"], taker=people["담당"], **told), "달라야")

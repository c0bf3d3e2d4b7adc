"""Passwords: what is taken, what is kept of them, and how they are set anew."""

from datetime import timedelta

import pytest
from django.contrib.auth.hashers import check_password

from config import settings as product
from gongyak.audit.models import Act
from gongyak.district.models import District
from gongyak.rules.refusal import Refusal
from gongyak.staff.entering import Place, enter, pending_of, prove
from gongyak.staff.models import LoginSession, Staff
from gongyak.staff.passwords import change_password, initial_password, refuse_weak, reset_password
from tests.people import BEGAN, NOW, PASSWORD

HERE = Place("127.0.0.1", "test")
NEW = "구름 낀 날의 우산 하나"


def test_the_product_keeps_argon2id_and_nothing_else(people, settings):
    """ASVS 11.4.2; 개인정보의 안전성 확보조치 기준 제7조: 일방향 암호화."""
    settings.PASSWORD_HASHERS = product.PASSWORD_HASHERS[1:]  # before them stands the tests' own
    person = people["담당"]
    person.set_password(NEW)
    assert person.password.startswith("argon2$argon2id$")
    assert NEW not in person.password and check_password(NEW, person.password)


@pytest.mark.parametrize(
    ("password", "why"),
    [("짧다", "12자 이상"), ("officer-officer", "아이디나 성명"), ("qwertyuiop123", "흔한 암호")],
)
def test_weak_passwords_are_refused(people, password, why):
    """KISA: 약한 비밀번호."""
    with pytest.raises(Refusal, match=why):
        refuse_weak(people["담당"], password)


def test_a_changed_password_ends_every_other_session(people):
    here, _ = enter(staff=people["담당"], place=HERE, now=NOW)
    enter(staff=people["담당"], place=HERE, now=NOW)
    change_password(staff=people["담당"], old=PASSWORD, new=NEW, place=HERE, now=NOW, session=here.pk)
    assert list(LoginSession.objects.filter(ended_at=None)) == [here]
    assert prove(username="officer", password=NEW, place=HERE, now=NOW) == people["담당"]
    actions = list(Act.objects.order_by("-seq").values_list("action", flat=True)[:2])
    assert actions == ["암호 변경", "로그아웃"]


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [("wrong", NEW, "맞지 않습니다"), (PASSWORD, PASSWORD, "다른 암호"), (PASSWORD, "짧다", "12자")],
)
def test_what_is_not_changed(people, old, new, why):
    with pytest.raises(Refusal, match=why):
        change_password(staff=people["담당"], old=old, new=new, place=HERE, now=NOW)
    assert Staff.objects.get(username="officer").password == people["담당"].password


def test_an_initial_password_must_be_changed_first(people):
    enter(staff=people["담당"], place=HERE, now=NOW)
    initial = reset_password(staff=people["담당"], by=people.actor("시스템관리", BEGAN), now=NOW)
    assert not LoginSession.objects.filter(ended_at=None).exists()
    person = prove(username="officer", password=initial, place=HERE, now=NOW)
    assert pending_of(person, NOW) == LoginSession.CHANGE_PASSWORD
    changed = change_password(staff=person, old=initial, new=NEW, place=HERE, now=NOW)
    assert pending_of(changed, NOW) == ""
    assert initial not in str(list(Act.objects.values()))


def test_initial_passwords_are_made_at_random():
    made = {initial_password() for _ in range(200)}
    assert len(made) == 200
    assert {len(one) for one in made} == {19}


def test_not_everybody_sets_passwords_anew(people):
    with pytest.raises(Refusal):
        reset_password(staff=people["담당"], by=people.actor("과장"), now=NOW)


def test_a_district_may_ask_for_a_change_every_quarter_and_a_second_factor(people):
    person = people["담당"]
    District.objects.create(password_rule="gov-kr", needs_second_factor=True)
    assert pending_of(person, NOW) == LoginSession.ADD_FACTOR
    assert pending_of(person, NOW + timedelta(days=91)) == LoginSession.CHANGE_PASSWORD

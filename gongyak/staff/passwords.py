"""The acts on passwords: changed by the person, or set anew by who looks after accounts."""

import secrets
from datetime import datetime
from functools import cache

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.db import transaction

from gongyak.audit.actions import record_act
from gongyak.district.models import District
from gongyak.rules.passwords import PasswordRule, normal, password_rules, weaknesses
from gongyak.rules.refusal import Refusal
from gongyak.staff import tries
from gongyak.staff.actors import Actor
from gongyak.staff.entering import Place, end_sessions, prove
from gongyak.staff.models import Staff
from gongyak.staff.permissions import may_manage_people

#: Letters and digits that nobody takes for one another.
_PLAIN = "abcdefghjkmnpqrstuvwxyz23456789"
_common = cache(CommonPasswordValidator)


def rule_now() -> PasswordRule:
    """The district's rule. One query."""
    return password_rules()[District.objects.current().password_rule]


def refuse_weak(staff: Staff, password: str) -> None:
    """Refusal with every reason why somebody may not have this password."""
    wrong = weaknesses(password, rule_now(), [staff.username, staff.name])
    try:
        _common().validate(normal(password))
    except ValidationError:
        wrong.append("많은 사람이 쓰는 흔한 암호입니다.")
    if wrong:
        raise Refusal(" ".join(wrong))


def change_password(
    *, staff: Staff, old: str, new: str, place: Place, now: datetime, session: int | None = None
) -> Staff:
    """A person's own new password; every session of theirs but this one ends.

    Refused: the old one is wrong (counted as a try to log in), the new one is weak or the same.
    """
    person = prove(username=staff.username, password=old, place=place, now=now)
    if normal(old) == normal(new):
        raise Refusal("지금 쓰는 암호와 다른 암호를 정하십시오.")
    refuse_weak(person, new)
    with transaction.atomic():
        _set(person, new, now, must_change=False)
        end_sessions(staff=person, how="암호 변경", by=person.key, now=now, but=[session] if session else [])
        record_act(by=person.key, action="암호 변경", object=person.key, now=now)
    return person


@transaction.atomic
def reset_password(*, staff: Staff, by: Actor, now: datetime) -> str:
    """A new initial password, to be shown once; the person must change it before anything else."""
    if not may_manage_people(by):
        raise Refusal("암호를 다시 정해 줄 수 있는 역할이 아닙니다.")
    person = Staff.objects.select_for_update().get(pk=staff.pk)
    initial = initial_password()
    _set(person, initial, now, must_change=True)
    end_sessions(staff=person, how="암호 초기화", by=by.key, now=now)
    tries.succeeded([tries.of_id(person.username), tries.of_second(person.pk)])
    record_act(by=by.key, action="암호 초기화", object=person.key, now=now)
    return initial


def initial_password() -> str:
    """Sixteen characters at random, 78 bits, in four groups that can be read out."""
    return "-".join("".join(secrets.choice(_PLAIN) for _ in range(4)) for _ in range(4))


def _set(person: Staff, password: str, now: datetime, *, must_change: bool) -> None:
    person.set_password(normal(password))
    person.password_set_at, person.must_change_password = now, must_change
    person.save(update_fields=["password", "password_set_at", "must_change_password"])

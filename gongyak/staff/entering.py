"""The acts of coming in and going: each stands in the chain of acts, failures too."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from django.contrib.auth import authenticate
from django.db import transaction

from gongyak.audit.actions import record_act
from gongyak.district.models import District
from gongyak.rules.passwords import LONGEST, normal, password_rules
from gongyak.rules.refusal import Refusal
from gongyak.staff import tries
from gongyak.staff.models import Factor, LoginSession, Staff

WRONG = "직원 아이디 또는 암호가 맞지 않습니다. 5번 틀리면 15분 동안 막힙니다."
#: Who failed, where the id that was typed is nobody's. What was typed is not kept: it may be a password.
SOMEBODY = "누군가"
#: How exactly the last use is kept. A page a second is not a write a second.
_SEEN_EVERY = timedelta(seconds=20)


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody comes from: the address and the browser, as they say themselves."""

    address: str = ""
    agent: str = ""


def prove(*, username: str, password: str, place: Place, now: datetime) -> Staff:
    """The person with this id and password.

    Refused in the same words and about the same time: an id that nobody has, a wrong password, an account that
    is no longer used; and, in other words, one try too many, whether or not anybody has the id.
    """
    subjects = [tries.of_id(username), tries.of_address(place.address)]
    tries.take(subjects, now)
    name, typed = username.strip().lower()[:LONGEST], normal(password)[: LONGEST + 1]
    found = authenticate(None, username=name, password=typed)
    if not isinstance(found, Staff) or _is_of_the_demo_no_more(found):
        fail(name, now=now)
        raise Refusal(WRONG)
    tries.succeeded(subjects)
    return found


def _is_of_the_demo_no_more(staff: Staff) -> bool:
    """Whether an invented account, whose password everybody knows, is left in what is no demo any more."""
    return staff.is_invented and not District.objects.current().notice


@transaction.atomic
def fail(username: str, *, now: datetime, action: str = "로그인 실패") -> None:
    """Record that somebody did not get in."""
    known = Staff.objects.filter(username=username).first()
    record_act(by=known.key if known else SOMEBODY, action=action, object="desk", now=now)
    tries.sweep(now)


@transaction.atomic
def enter(*, staff: Staff, place: Place, now: datetime, elsewhere: bool = False) -> tuple[LoginSession, str]:
    """Somebody is in: the session, and the token that the browser's own session keeps for it.

    `elsewhere`: who it is was proved by the district's own log-in service, which has its own passwords.
    """
    token = secrets.token_urlsafe(32)
    made = LoginSession.objects.create(
        staff=staff,
        key=_hash(token),
        began_at=now,
        seen_at=now,
        address=place.address or None,
        agent=place.agent[:200],
        pending="" if elsewhere else pending_of(staff, now),
    )
    record_act(by=staff.key, action="로그인", object=f"login/{made.pk}", now=now)
    return made, token


def pending_of(staff: Staff, now: datetime) -> str:
    """What somebody must do before anything else; empty where nothing."""
    settings = District.objects.current()
    rule = password_rules()[settings.password_rule]
    if staff.must_change_password or rule.is_too_old(staff.password_set_at or staff.joined_at, now):
        return LoginSession.CHANGE_PASSWORD
    if settings.needs_second_factor and not has_second_factor(staff):
        return LoginSession.ADD_FACTOR
    return ""


def settle(*, session: LoginSession, staff: Staff, now: datetime) -> None:
    """Look again at what is left to do first, after a password was changed or a factor added."""
    LoginSession.objects.filter(pk=session.pk).update(pending=pending_of(staff, now))


def has_second_factor(staff: Staff) -> bool:
    """Whether somebody has one that works by itself; recovery codes only stand in for it."""
    return staff.factors.filter(kind__in=[Factor.TOTP, Factor.PASSKEY]).exists()


def open_session(token: str, staff_id: int | None) -> LoginSession | None:
    """The session of a token, as long as nobody ended it. One query."""
    rows = LoginSession.objects.filter(key=_hash(token), staff_id=staff_id, ended_at=None)
    return rows.select_related("staff").first()


def is_idle(session: LoginSession, idle: timedelta, now: datetime) -> bool:
    """Whether nothing was done for longer than the district allows."""
    return now - session.seen_at > idle + _SEEN_EVERY


def seen(session: LoginSession, now: datetime) -> None:
    """Keep that somebody is at work."""
    if now - session.seen_at >= _SEEN_EVERY:
        LoginSession.objects.filter(pk=session.pk).update(seen_at=now)


@transaction.atomic
def leave(*, session: LoginSession, how: str, by: str, now: datetime) -> None:
    """End a session; one that has ended stays as it ended."""
    if LoginSession.objects.filter(pk=session.pk, ended_at=None).update(ended_at=now, ended_how=how):
        record_act(by=by, action="로그아웃", object=f"login/{session.pk}", now=now, reason=how)


@transaction.atomic
def end_sessions(
    *, staff: Staff, how: str, by: str, now: datetime, but: Iterable[int] = (), only: int | None = None
) -> int:
    """End somebody's open sessions (`only` one of them, or all `but` some), and say how many."""
    rows = LoginSession.objects.filter(staff=staff, ended_at=None).exclude(pk__in=but)
    rows = rows.filter(pk=only) if only is not None else rows
    ended = list(rows)
    for session in ended:
        leave(session=session, how=how, by=by, now=now)
    return len(ended)


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()

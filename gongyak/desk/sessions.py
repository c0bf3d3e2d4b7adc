"""The session of a browser at the desk: whose it is, how long it may rest, and where it came from."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import HttpRequest

from gongyak.district.models import District
from gongyak.rules.addresses import address_of
from gongyak.staff.entering import Place, enter, is_idle, leave, open_session, seen
from gongyak.staff.models import LoginSession, Staff

#: Where the browser's own session keeps the token of ours, and the steps of a log-in.
TOKEN, HALF, PASSKEY, NEW_APP = "desk", "half", "passkey", "app"
_BACKEND = "django.contrib.auth.backends.ModelBackend"


@dataclass(frozen=True, slots=True)
class AtWork:
    """Somebody at work: the session, for how many seconds it may rest, and the settings that say so."""

    staff: Staff
    session: LoginSession
    idle_seconds: int
    district: District


def find(request: HttpRequest, now: datetime) -> AtWork | None:
    """Who is logged in here; a session that rested too long, or was ended elsewhere, ends now.

    Five queries at most: the browser's session, the person, ours, the settings, and every 20 s a write.
    """
    if not request.user.is_authenticated:
        return None
    staff = cast(Staff, request.user)
    session = open_session(request.session.get(TOKEN, ""), staff.pk)
    district = District.objects.current()
    rest = timedelta(minutes=district.idle_minutes)
    if session is None or is_idle(session, rest, now):
        if session is not None:
            leave(session=session, how="시간 초과", by=staff.key, now=now)
        logout(request)
        return None
    seen(session, now)
    return AtWork(session.staff, session, district.idle_minutes * 60, district)


def settings_of(request: HttpRequest) -> District:
    """The settings of the district as the door of the desk has read them for this request."""
    return cast(AtWork, request.desk).district  # type: ignore[attr-defined]


def begin(request: HttpRequest, staff: Staff, now: datetime, *, elsewhere: bool = False) -> LoginSession:
    """Log somebody in here: under a new session key, so that one known before is worth nothing (세션 고정)."""
    login(request, staff, backend=_BACKEND)
    session, token = enter(staff=staff, place=place_of(request), now=now, elsewhere=elsewhere)
    for step in (HALF, PASSKEY, NEW_APP):
        request.session.pop(step, None)
    request.session[TOKEN] = token
    return session


def end(request: HttpRequest, now: datetime) -> None:
    """Log out here."""
    session = open_session(request.session.get(TOKEN, ""), getattr(request.user, "pk", None))
    if session is not None:
        leave(session=session, how="로그아웃", by=session.staff.key, now=now)
    logout(request)


def place_of(request: HttpRequest) -> Place:
    """Address and browser of a request. Behind a proxy (`GONGYAK_HTTPS`) the address is the one that the proxy
    added last; what stands before it, anybody can write."""
    address = address_of(request.META, behind_proxy=settings.SECURE_PROXY_SSL_HEADER is not None)
    agent = "".join(one for one in request.META.get("HTTP_USER_AGENT", "") if one.isprintable())
    return Place(address=address, agent=agent[:200])

"""What the page of one's own account shows."""

from dataclasses import dataclass
from datetime import datetime

from gongyak.desk.sessions import AtWork
from gongyak.rules.moments import SEOUL
from gongyak.staff.models import Factor, LoginSession, SecondFactor


@dataclass(frozen=True, slots=True)
class FactorLine:
    """One second factor; `used` is empty where it never was."""

    id: int
    kind: str
    name: str
    made: str
    used: str


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One place where the person is logged in."""

    id: int
    browser: str
    address: str
    began: str
    seen: str
    is_this: bool


@dataclass(frozen=True, slots=True)
class Page:
    """`codes_left` is how many recovery codes are unused, `pending` what must be done first."""

    username: str
    password_set: str
    factors: tuple[FactorLine, ...]
    has_app: bool
    codes_left: int
    sessions: tuple[SessionLine, ...]
    pending: str


def make_page(mine: AtWork) -> Page:
    """The account of who is at work. Two queries."""
    factors = list(mine.staff.factors.all())
    shown = [one for one in factors if one.kind != Factor.RECOVERY]
    rows = LoginSession.objects.filter(staff=mine.staff, ended_at=None)
    return Page(
        username=mine.staff.username,
        password_set=said(mine.staff.password_set_at),
        factors=tuple(_factor(one) for one in shown),
        has_app=any(one.kind == Factor.TOTP for one in shown),
        codes_left=sum(one.kind == Factor.RECOVERY and one.used_at is None for one in factors),
        sessions=tuple(_session(row, mine.session.pk) for row in rows),
        pending=mine.session.pending,
    )


def _factor(row: SecondFactor) -> FactorLine:
    return FactorLine(row.pk, row.kind, row.name, said(row.made_at), said(row.used_at))


def _session(row: LoginSession, this: int) -> SessionLine:
    return SessionLine(
        id=row.pk,
        browser=browser_of(row.agent),
        address=row.address or "모름",
        began=said(row.began_at),
        seen=said(row.seen_at),
        is_this=row.pk == this,
    )


def said(moment: datetime | None) -> str:
    """A moment in Seoul as people write it; empty for none."""
    return f"{moment.astimezone(SEOUL):%Y. %-m. %-d. %H:%M}" if moment else ""


def browser_of(agent: str) -> str:
    """A browser's name and system from what it says of itself; it may say anything."""
    names = {"Whale": "웨일", "Edg": "엣지", "SamsungBrowser": "삼성 인터넷", "Firefox": "파이어폭스"}
    names |= {"Chrome": "크롬", "Safari": "사파리"}
    systems = {
        "Windows": "윈도우",
        "Android": "안드로이드",
        "iPhone": "아이폰",
        "Mac OS": "맥",
        "Linux": "리눅스",
    }
    name = next((korean for word, korean in names.items() if f"{word}/" in agent), "알 수 없는 브라우저")
    system = next((korean for word, korean in systems.items() if word in agent), "")
    return f"{name} ({system})" if system else name

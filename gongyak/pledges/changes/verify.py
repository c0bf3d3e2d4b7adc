"""Verify: a change, and what is told of a session of the panel, are as the last act on them left them."""

from collections.abc import Iterator

from gongyak.audit.reading import last_after
from gongyak.pledges.changes import panel
from gongyak.pledges.changes.events import hash_of
from gongyak.pledges.models import Change, PanelSession
from gongyak.rules.findings import Finding, Severity

_OF_A_SESSION = ("평가단 회의", "회의록", "평가단 회의 공개")


def verify() -> list[Finding]:
    """Changes and sessions that were altered otherwise than by an act, or removed."""
    return [*_changes(), *_sessions()]


def _changes() -> Iterator[Finding]:
    told = last_after("change")
    for change in Change.objects.select_related("pledge__document").order_by("pk"):
        if told.pop(change.key, None) != hash_of(change):
            where = f"change.{change.pk}"
            yield _error("change-differs", where, "공약 변경이 마지막 행위의 기록과 다릅니다.")
    for object in sorted(told):
        yield _error("change-missing", object.replace("/", "."), "행위로 남은 공약 변경이 사라졌습니다.")


def _sessions() -> Iterator[Finding]:
    told = last_after("panel-session", *_OF_A_SESSION)
    for session in PanelSession.objects.order_by("pk"):
        if told.pop(session.key, None) != panel.hash_of(session):
            where = f"panel-session.{session.pk}"
            yield _error("session-differs", where, "평가단 회의가 마지막 행위의 기록과 다릅니다.")
    for object in sorted(told):
        yield _error("session-missing", object.replace("/", "."), "행위로 남은 평가단 회의가 사라졌습니다.")


def _error(code: str, where: str, message: str) -> Finding:
    return Finding(code, Severity.ERROR, where, message)

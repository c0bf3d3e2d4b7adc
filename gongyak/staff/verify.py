"""Verify: every right that somebody has or had stands in the chain of acts, as it stands in the table."""

from collections.abc import Iterator

from gongyak.audit.reading import last_after
from gongyak.rules.findings import Finding, Severity
from gongyak.staff.actions import print_of
from gongyak.staff.models import Duty


def verify() -> list[Finding]:
    """Duties that were given, changed or removed otherwise than by an act."""
    return list(_duties())


def _duties() -> Iterator[Finding]:
    told = last_after("duty")
    for duty in Duty.objects.order_by("pk").iterator(500):
        where, hash = f"duty.{duty.pk}", told.pop(f"duty/{duty.pk}", None)
        if hash is None:
            yield _error("duty-without-act", where, "역할을 준 행위의 기록이 없습니다.")
        elif hash != print_of(duty):
            yield _error("duty-changed", where, "역할이 마지막 행위의 기록과 다릅니다.")
    for object in sorted(told):
        where = object.replace("/", ".")
        yield _error("duty-missing", where, "행위로 준 역할의 기록이 사라졌습니다.")


def _error(code: str, where: str, message: str) -> Finding:
    return Finding(code, Severity.ERROR, where, message)

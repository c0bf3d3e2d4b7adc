"""What stands in the way of a result being confirmed (팀장 확정)."""

from collections.abc import Iterator
from datetime import date

from gongyak.rules.dates import format_day
from gongyak.rules.findings import Finding, Severity
from gongyak.rules.records.model import Achievement


def unready(value: Achievement, today: date) -> tuple[Finding, ...]:
    """Findings of severity error, none where it may be confirmed: it began by today, has a proof or says why it
    needs none, and each of its figures says how firm it is.
    """
    return tuple(_unready(value, today))


def _unready(value: Achievement, today: date) -> Iterator[Finding]:
    span = value.span
    if span.start is None and not span.recurrence:
        yield _error("result-day-missing", "span", "언제의 일인지 적혀 있지 않습니다. 기간을 적으십시오.")
    if span.start is not None and span.start > today:
        day = format_day(span.start)
        message = f"{day}에 시작하는 일은 아직 실적이 아닙니다. 기간을 고치거나 향후계획에 두십시오."
        yield _error("result-in-future", "span", message)
    if not value.evidence and not value.waiver.strip():
        message = "증빙이 하나도 없습니다. 문서번호나 파일을 넣거나, 증빙이 없어도 되는 까닭을 적으십시오."
        yield _error("result-without-proof", "evidence", message)
    for metric in value.metrics:
        if metric.basis is None:
            message = f"‘{metric.label}’ 수치가 예정인지 잠정인지 확정인지 고르십시오."
            yield _error("result-without-basis", f"metrics.{metric.code}", message)


def _error(code: str, where: str, message: str) -> Finding:
    return Finding(code, Severity.ERROR, where, message)

"""Verify: every signature stands in the chain of acts with the content that was signed, and none is missing."""

from collections import Counter
from collections.abc import Iterator

from gongyak.approvals.models import Approval, Kind, State
from gongyak.audit.models import Act
from gongyak.rules.findings import Finding, Severity

_CHUNK = 200


def verify() -> list[Finding]:
    """Signatures without an act, acts without a signature, and approvals that are done and were not signed."""
    return list(_approvals())


def _approvals() -> Iterator[Finding]:
    acts = _signing_acts()
    rows = Approval.objects.order_by("pk").prefetch_related("steps")
    for row in rows.iterator(_CHUNK):
        where = f"approval.{row.pk}"
        steps = [step for step in row.steps.all() if step.signed_at]
        signed = Counter(
            (f"staff/{step.signed_by_id}", step.kind if step.accepted else "반려", row.content_hash)
            for step in steps
        )
        told = acts.pop(row.key, Counter())
        if signed - told:
            yield _error("signature-without-act", where, "서명에 맞는 행위의 기록이 없습니다.")
        if told - signed:
            yield _error("signature-missing", where, "행위로 남은 서명이 결재에 없습니다.")
        if row.state == State.DONE and (
            len(steps) != len(row.steps.all()) or not all(step.accepted for step in steps)
        ):
            yield _error("approval-incomplete", where, "완결된 결재에 서명하지 않은 단계가 있습니다.")
    for object in sorted(acts):
        yield _error("approval-missing", object.replace("/", "."), "행위로 남은 결재가 사라졌습니다.")


def _signing_acts() -> dict[str, Counter[tuple[str, str, str]]]:
    """Who signed how and what, by approval, as the acts tell."""
    found: dict[str, Counter[tuple[str, str, str]]] = {}
    acts = Act.objects.filter(object__startswith="approval/", action__in=[*Kind.values, "반려"])
    for object, *signature in acts.values_list("object", "actor", "action", "after"):
        found.setdefault(object, Counter())[tuple(signature)] += 1
    return found


def _error(code: str, where: str, message: str) -> Finding:
    return Finding(code, Severity.ERROR, where, message)

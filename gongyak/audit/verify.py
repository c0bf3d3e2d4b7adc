"""Verify: the chain of acts has no gap, no change and no other order."""

from collections.abc import Iterator

from gongyak.audit.models import Act
from gongyak.rules.findings import Finding, Severity

_CHUNK = 1000


def verify() -> list[Finding]:
    """Every broken promise of the chain as a finding of severity error; the first gap ends the look.

    That acts were cut off at the end is seen from a head that was kept elsewhere: every public list names
    the head of its day, and `snapshots.verify` compares them.
    """
    return list(_broken())


def _broken() -> Iterator[Finding]:
    previous = ""
    for expected, act in enumerate(Act.objects.order_by("seq").iterator(_CHUNK), start=1):
        where = f"act.{act.seq}"
        if act.seq != expected:
            yield Finding("act-missing", Severity.ERROR, f"act.{expected}", "행위의 기록이 빠졌습니다.")
            return
        if act.previous_hash != previous:
            yield Finding("act-chain-broken", Severity.ERROR, where, "앞 행위의 해시를 잇지 않습니다.")
        if act.computed_hash() != act.hash:
            yield Finding("act-changed", Severity.ERROR, where, "행위의 기록이 해시와 다릅니다.")
        previous = act.hash

"""Verify: the chains of acts and of looks have no gap, no change and no other order.

That rows were cut off at the end is seen only from a head that was kept elsewhere: `anchors.verify`, and the
public lists, which name the head of the acts of their day (`snapshots.verify`).
"""

from collections.abc import Iterator

from gongyak.audit.models import Act, Link, Look, Review
from gongyak.rules.findings import Finding, Severity

_CHUNK = 1000
_CALLED = {Act: ("act", "행위"), Look: ("look", "접속기록")}


def verify() -> list[Finding]:
    """Every broken promise of the chains as a finding of severity error; the first gap ends a chain."""
    return [*_broken(Act), *_broken(Look), *_reviews()]


def _broken(chain: type[Link]) -> Iterator[Finding]:
    code, called = _CALLED[chain]
    previous: Link | None = None
    for expected, row in enumerate(chain._default_manager.order_by("seq").iterator(_CHUNK), start=1):
        where = f"{code}.{row.seq}"
        if row.seq != expected:
            message = f"{called}의 기록이 빠졌습니다."
            yield Finding(f"{code}-missing", Severity.ERROR, f"{code}.{expected}", message)
            return
        if row.previous_hash != (previous.hash if previous else ""):
            message = f"앞 {called}의 해시를 잇지 않습니다."
            yield Finding(f"{code}-chain-broken", Severity.ERROR, where, message)
        if row.computed_hash() != row.hash:
            message = f"{called}의 기록이 해시와 다릅니다."
            yield Finding(f"{code}-changed", Severity.ERROR, where, message)
        previous = row


def _reviews() -> Iterator[Finding]:
    """Each review is an act that names the same head of the looks."""
    told = dict(Act.objects.filter(action="접속기록 점검").values_list("object", "after"))
    for review in Review.objects.order_by("pk"):
        if told.pop(f"review/{review.pk}", None) != review.looks_hash:
            where = f"review.{review.pk}"
            yield Finding(
                "review-differs", Severity.ERROR, where, "접속기록 점검에 맞는 행위의 기록이 없습니다."
            )
    for object in sorted(told):
        where = object.replace("/", ".")
        yield Finding("review-missing", Severity.ERROR, where, "행위로 남은 접속기록 점검이 사라졌습니다.")

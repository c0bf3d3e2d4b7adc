"""Verify: what residents wrote, and what was answered, is as it was when the chain took it down."""

from collections.abc import Iterator

from gongyak.audit.models import Act
from gongyak.pledges.models import Opinion, OpinionStatus
from gongyak.rules.findings import Finding, Severity

_CHUNK = 200


def opinions() -> Iterator[Finding]:
    """Opinions that came in otherwise than they stand here, answers that were given otherwise, and lost ones."""
    came, answered = (
        dict(Act.objects.filter(action=action).order_by("seq").values_list("object", "after"))
        for action in ("의견 접수", "의견 답변")
    )
    for one in Opinion.objects.iterator(_CHUNK):
        where = f"opinion.{one.pk}"
        if came.pop(one.key, "") != one.received_print:
            yield Finding("opinion-differs", Severity.ERROR, where, "구민의 의견이 들어온 것과 다릅니다.")
        if one.status == OpinionStatus.ANSWERED and answered.get(one.key) != one.answered_print:
            yield Finding(
                "opinion-answer-differs", Severity.ERROR, where, "의견의 답변이 답변한 것과 다릅니다."
            )
    for object in sorted(came):
        where = object.replace("/", ".")
        yield Finding("opinion-missing", Severity.ERROR, where, "들어온 구민 의견이 사라졌습니다.")

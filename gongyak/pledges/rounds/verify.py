"""Verify: a card that was written here has its text, and the approval of people who had the right that day."""

from collections.abc import Iterator

from gongyak.approvals.models import Approval, ApprovalStep, Kind, State
from gongyak.pledges.content import Content
from gongyak.pledges.models import Draft, DraftText
from gongyak.rules.findings import Finding, Severity
from gongyak.rules.moments import day_of
from gongyak.snapshots.models import Version
from gongyak.staff.actors import actor_of


def written_here(version: Version, content: Content, where: str) -> Iterator[Finding]:
    """What is wrong with the origin of a version whose source is the office's own text. A few queries."""
    drafts = Draft.objects.filter(pledge__document=version.document_id)
    if not DraftText.objects.filter(draft__in=drafts, hash=content.source.sha256).exists():
        yield _error("text-missing", where, "부서가 쓴 글의 기록이 사라졌습니다.")
    keys = [draft.key for draft in drafts]
    approval = Approval.objects.filter(
        object__in=keys, content_hash=content.source.sha256, state=State.DONE
    ).last()
    if approval is None:
        yield _error("approval-missing", where, "확정된 카드에 완결된 결재가 없습니다.")
        return
    for step in approval.steps.exclude(kind=Kind.DRAFT).select_related("signed_by", "signed_for"):
        if not _had_the_right(step):
            yield _error(
                "signature-without-right",
                where,
                f"{step.kind} 단계에 서명한 사람에게 그날 그 역할이 없었습니다.",
            )


def _had_the_right(step: ApprovalStep) -> bool:
    """Whether who signed, or for whom it was signed, had the role on that day."""
    person = step.signed_for or step.signed_by
    if person is None or step.signed_at is None:
        return False
    return actor_of(person, day_of(step.signed_at)).duty_as(step.role, step.department_id) is not None


def _error(code: str, where: str, message: str) -> Finding:
    return Finding(code, Severity.ERROR, where, message)

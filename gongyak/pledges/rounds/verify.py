"""Verify: a card that was written here has its text, and the approval of people who had the right that day; a
draft is its last text, and stands where its last event says."""

from collections.abc import Iterator

from gongyak.approvals.models import Approval, ApprovalStep, Kind, State
from gongyak.audit.reading import last_after
from gongyak.pledges.content import Content
from gongyak.pledges.models import Draft, DraftEvent, DraftText, Status
from gongyak.pledges.rounds.cards import hash_of
from gongyak.pledges.rounds.reminding import TO_WRITE
from gongyak.rules.findings import Finding, Severity
from gongyak.rules.moments import day_of
from gongyak.snapshots.models import Version
from gongyak.staff.actors import actor_of

_CHUNK = 200


def verify() -> list[Finding]:
    """Drafts and texts that were altered otherwise than by saving, and steps that nobody took."""
    return [*_texts(), *_drafts()]


def _texts() -> Iterator[Finding]:
    for text in DraftText.objects.order_by("pk").iterator(_CHUNK):
        if hash_of(text.card) != text.hash:
            where = f"draft.{text.draft_id}.{text.revision}"
            yield _error("draft-text-changed", where, "저장된 글이 해시와 다릅니다.")


def _drafts() -> Iterator[Finding]:
    hashes = dict(DraftText.objects.order_by("revision").values_list("draft", "hash"))
    statuses = dict(DraftEvent.objects.order_by("pk").values_list("draft", "after"))
    told = last_after("draft")
    for draft in Draft.objects.order_by("pk").iterator(_CHUNK):
        where, hash = f"draft.{draft.pk}", hash_of(draft.card)
        if hashes.get(draft.pk) != hash:
            yield _error("draft-differs", where, "작성본이 마지막으로 저장된 글과 다릅니다.")
        if statuses.get(draft.pk, Status.UNTOUCHED) != draft.status:
            yield _error("draft-status-differs", where, "작성본의 단계가 마지막 이력과 다릅니다.")
        if draft.status not in TO_WRITE and told.get(draft.key) != hash:
            yield _error("draft-altered", where, "제출한 뒤의 작성본이 행위의 기록과 다릅니다.")


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

"""Verify: every frozen plan has its approval, and every public list of plans is what it was."""

import json
from collections.abc import Iterator

from gongyak.approvals.models import State, Subject
from gongyak.pledges.models import PLAN_KIND, PlanConfirmation, PlanPublication
from gongyak.rules.canonical import sha256
from gongyak.rules.findings import Finding, Severity
from gongyak.snapshots.models import Version


def verify_plans() -> Iterator[Finding]:
    """What does not hold of plans, each a finding of severity error. Three queries and one a list."""
    confirmed = {
        row.version_id: row for row in PlanConfirmation.objects.select_related("approval", "version")
    }
    for version in Version.objects.filter(document__kind=PLAN_KIND).select_related("document"):
        row = confirmed.get(version.pk)
        if row is None or not _stands_behind(row):
            message = "확정된 실천계획에 완결된 결재가 없습니다."
            yield Finding("plan-approval-missing", Severity.ERROR, f"version.{version}", message)
    for publication in PlanPublication.objects.all():
        if sha256(publication.body.encode()) != publication.hash or not _are_there(publication):
            message = "공개한 실천계획 목록이 그때의 해시와 다르거나 목록의 실천계획이 없습니다."
            yield Finding("plan-list-differs", Severity.ERROR, publication.key, message)


def _stands_behind(row: PlanConfirmation) -> bool:
    """Whether the approval is done and, where it is the plan's own, was given for this very content."""
    approval = row.approval
    own = approval.subject != Subject.PLAN or approval.content_hash == row.version.internal_hash
    return approval.state == State.DONE and own


def _are_there(publication: PlanPublication) -> bool:
    hashes = {one["public_hash"] for one in json.loads(publication.body)["plans"]}
    there = Version.objects.filter(document__kind=PLAN_KIND, public__in=hashes)
    return hashes <= set(there.values_list("public", flat=True))

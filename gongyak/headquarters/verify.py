"""Verify: values are those that the acts say were entered, reports those that were signed, statuses follow acts."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime

from gongyak.approvals.models import State
from gongyak.audit.models import Act
from gongyak.headquarters.models import REPORT_KIND, Observation, ReportConfirmation, SituationReport
from gongyak.headquarters.observing import ENTERING, print_of
from gongyak.headquarters.workflow import STEPS
from gongyak.rules.findings import Finding, Severity
from gongyak.snapshots.models import Version


def verify() -> list[Finding]:
    """Every broken promise as a finding of severity error."""
    return [*_observations(), *_reports(), *_frozen()]


def _observations() -> Iterator[Finding]:
    """Each act of entering beside the rows that it made: by moment and person, in order. Two queries."""
    rows: dict[tuple[datetime, str], list[Observation]] = defaultdict(list)
    for row in Observation.objects.order_by("pk"):
        rows[row.recorded_at, f"staff/{row.recorded_by_id}"].append(row)
    for act in Act.objects.filter(action=ENTERING).order_by("seq"):
        own = rows[act.at, act.actor]
        count = int(act.reason.removesuffix("건"))
        made, rows[act.at, act.actor] = own[:count], own[count:]
        if print_of(made) != act.after:
            message = "지표의 값이 입력한 때의 행위와 다르거나 사라졌습니다."
            yield Finding("observation-differs", Severity.ERROR, f"act.{act.seq}", message)
    for left in (row for own in rows.values() for row in own):
        message = "입력한 행위가 없는 지표의 값이 있습니다."
        yield Finding("observation-without-act", Severity.ERROR, f"observation.{left.pk}", message)


def _reports() -> Iterator[Finding]:
    """Each report's status beside its events: each leads from where the one before led to. Two queries."""
    for row in SituationReport.objects.order_by("pk").prefetch_related("events"):
        status = ""
        for event in row.events.all():
            led = event.before == status and (not status or STEPS.get((status, event.act)) == event.after)
            if not led:
                break
            status = event.after
        if status != row.status:
            message = "상황보고의 단계가 그 경과와 다릅니다."
            yield Finding("report-status", Severity.ERROR, f"report.{row.pk}", message)


def _frozen() -> Iterator[Finding]:
    """Each frozen report has the approval of this very content. Two queries."""
    rows = ReportConfirmation.objects.select_related("approval")
    confirmed = {row.version_id: row for row in rows}
    for version in Version.objects.filter(document__kind=REPORT_KIND).select_related("document"):
        row = confirmed.get(version.pk)
        signed = row and row.approval.state == State.DONE
        if not (row and signed and row.approval.content_hash == version.internal_hash):
            message = "확정된 상황보고에 그 내용을 서명한 완결된 결재가 없습니다."
            yield Finding("report-unsigned", Severity.ERROR, f"version.{version}", message)

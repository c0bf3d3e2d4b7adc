"""Verify: plans and projects are what their last records say, and every approved plan is what was signed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db.models import QuerySet

from gongyak.approvals.models import Approval, State, Subject
from gongyak.plans.contents import planned, whole
from gongyak.plans.models import Project, YearPlan
from gongyak.plans.models.plans import YEAR_PLAN_KIND
from gongyak.plans.values import plan_value, project_value
from gongyak.records.reading import known
from gongyak.rules.findings import Finding, Severity
from gongyak.rules.portfolio.checks import check_spent
from gongyak.rules.records import Record
from gongyak.snapshots.models import Version

_CHUNK = 500


def verify() -> list[Finding]:
    """Every broken promise as a finding of severity error."""
    return [*_recorded(), *_approved(), *_spent()]


def _recorded() -> Iterator[Finding]:
    """Rows and their last records, both ways."""
    yield from _differ("year-plan", (plan_value(row) for row in YearPlan.objects.all()))
    yield from _differ("project", (project_value(row) for row in _projects(Project.objects.all())))


def _projects(rows: QuerySet[Project]) -> Iterator[Project]:
    yield from whole(rows).order_by("pk").iterator(_CHUNK)


def _differ(kind: str, values: Iterable[Record]) -> Iterator[Finding]:
    told = known(kind)
    for value in values:
        record = told.pop(value.key, None)
        if record is None or record.record != value:
            message = "행이 마지막 기록과 다릅니다. 기록 없이 고쳐졌습니다."
            yield Finding("plan-record-differs", Severity.ERROR, value.key, message)
    for key in told:
        yield Finding(
            "plan-row-missing", Severity.ERROR, key, "기록에 있는 종합계획이나 사업이 사라졌습니다."
        )


def _approved() -> Iterator[Finding]:
    """Every frozen plan has an approval that was given for this very content."""
    signed = set(
        Approval.objects.filter(subject=Subject.YEAR_PLAN, state=State.DONE).values_list(
            "object", "content_hash"
        )
    )
    for version in Version.objects.filter(document__kind=YEAR_PLAN_KIND).select_related("document"):
        if (f"{YEAR_PLAN_KIND}/{version.document.key}", version.internal_hash) not in signed:
            message = "확정된 종합계획에 그 내용을 결재한 완결된 결재가 없습니다."
            yield Finding("year-plan-approval-missing", Severity.ERROR, f"version.{version}", message)


def _spent() -> Iterator[Finding]:
    """No project spent more than it may, however the rows came to be so."""
    for row in _projects(Project.objects.all()):
        spent: dict[tuple[int, str], int] = defaultdict(int)
        for one in row.executions.all():
            spent[one.year, one.source] += one.won
        for found in check_spent(planned(row).funds, spent):
            yield Finding(found.code, found.severity, f"{row.key}.{found.where}", f"{row}: {found.message}")

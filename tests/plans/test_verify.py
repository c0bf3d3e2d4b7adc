"""What verify finds of plans that were changed past the acts."""

import pytest

from gongyak.approvals.models import Approval
from gongyak.plans.models import Execution, Project, ProjectFund, YearPlan
from gongyak.plans.verify import verify
from gongyak.records.actions import record
from gongyak.rules import records
from tests.plans.year import Year, opened


@pytest.fixture
def year(db: None) -> Year:
    made = opened()
    made.confirmed()
    return made


def codes() -> set[str]:
    return {finding.code for finding in verify()}


def test_a_plan_that_went_its_way_holds(year: Year) -> None:
    year.spend({(2024, 1, "구비"): 5})
    assert verify() == []


@pytest.mark.parametrize(
    "change",
    [
        lambda: YearPlan.objects.update(title="몰래"),
        lambda: Project.objects.filter(code="1-1").update(title="몰래"),
        lambda: ProjectFund.objects.filter(source="구비").update(initial=1),
        lambda: Execution.objects.create(
            project=Project.objects.get(code="1-1"), year=2024, month=1, source="구비", won=1
        ),
    ],
)
def test_what_was_changed_past_the_acts_is_found(year: Year, change) -> None:
    change()
    assert codes() == {"plan-record-differs"}


def test_a_frozen_plan_without_its_approval_is_found(year: Year) -> None:
    Approval.objects.update(content_hash="0" * 64)
    assert codes() == {"year-plan-approval-missing"}


def test_a_project_that_is_gone_is_found(year: Year) -> None:
    gone = records.Project("project/999", year.plan.key, "소상공인", "사라진 사업", "일자리경제과")
    record(gone, by="staff/1", now=year.now)
    assert codes() == {"plan-row-missing"}


def test_more_spent_than_may_be_is_found(year: Year) -> None:
    ProjectFund.objects.filter(source="국비").delete()
    Execution.objects.create(project=year.project("2-1"), year=2024, month=1, source="국비", won=1)
    assert codes() == {"plan-record-differs", "project-spent-over"}

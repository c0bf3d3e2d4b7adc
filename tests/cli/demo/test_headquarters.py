"""The invented headquarters: a year that is whole, in order, evidenced, and marked as invented."""

from collections import Counter
from datetime import UTC, datetime

import pytest
from django.db.models import Sum

from gongyak.achievements.models import Achievement
from gongyak.cli.demo.headquarters import story
from gongyak.cli.demo.headquarters.today import open_today
from gongyak.cli.demo.load import FOLDER
from gongyak.cli.demo.quarter import open_quarter
from gongyak.cli.demo.timeline import Clock
from gongyak.cli.verify import findings
from gongyak.headquarters.models import Headquarters, Observation
from gongyak.meetings.models import Body, Meeting, MeetingItem
from gongyak.plans.models import Execution, Project, ProjectFund, YearPlan
from gongyak.pledges.compiling.filling import offer_for
from gongyak.pledges.models import Draft
from gongyak.rules.moments import SEOUL, day_of
from gongyak.rules.records import AchievementStatus


def test_each_step_has_a_moment_of_its_own() -> None:
    moments = [step.at for step in story.steps(FOLDER)]
    assert moments and len(set(moments)) == len(moments)
    clock, noon = Clock(), datetime(2024, 6, 3, 12, tzinfo=SEOUL)
    assert [(clock.at(noon) - noon).seconds for _ in range(3)] == [0, 1, 2]


@pytest.mark.django_db
def test_a_year_of_it_is_there(demo_district: None) -> None:
    plan = YearPlan.objects.get()
    projects = Project.objects.filter(plan=plan)
    assert (projects.count(), projects.values("department").distinct().count()) == (70, 14)
    funds = ProjectFund.objects.filter(project__plan=plan)
    assert funds.aggregate(won=Sum("initial"))["won"] == 23_188_000_000
    spent = Execution.objects.aggregate(won=Sum("won"))["won"]
    assert 0 < spent < 23_188_000_000
    assert (Body.objects.count(), Meeting.objects.count()) == (4, 20)
    assert Counter(MeetingItem.objects.values_list("kind", flat=True)) == {"건의": 60, "지시": 30}
    results = Achievement.objects.exclude(status=AchievementStatus.CANCELLED)
    assert results.filter(proofs=None).exclude(status=AchievementStatus.CANDIDATE).count() == 0
    assert results.count() >= 150
    assert Headquarters.objects.get().teams.count() == 3
    assert Observation.objects.count() == 26 * 5
    assert "지어낸" in Observation.objects.values_list("source", flat=True)[0]
    assert [one for one in findings() if one.blocks] == []


@pytest.mark.django_db
def test_what_is_open_lies_around_the_day_on_which_the_office_is_tried(demo_district: None) -> None:
    now = datetime(2026, 11, 26, 3, tzinfo=UTC)
    open_quarter(now)
    for _ in range(2):
        open_today(now)
    [draft] = Draft.objects.filter(pledge__number="1-2-1")
    compiled = offer_for(draft).compiled
    assert [line.text.split(":")[0] for line in compiled.achievements] == [
        "청년 첫걸음 고용장려금 추진",
        "2024년 청년 면접 한마당 개최",
        "2024년 청년 면접 한마당 개최",
    ]
    assert compiled.plans and compiled.money
    assert Meeting.objects.filter(on__gte=day_of(now)).count() == 4
    this_year = YearPlan.objects.get(year=2026)
    assert this_year.status == "확정" and this_year.projects.filter(status__in=["지연", "부진"]).exists()
    left = MeetingItem.objects.open().exclude(status__in=["회신", "완료보고"])
    days = [(one.due_on - day_of(now)).days for one in left]
    assert days and all(-5 <= one <= 25 for one in days) and min(days) < 0 < max(days)

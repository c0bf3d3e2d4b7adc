"""Sums by the database equal sums by the rules, whatever the rows; late by the database is late by the rules."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongyak.plans import querying
from gongyak.plans.adding import totals
from gongyak.plans.models import Execution, Milestone, Project, ProjectFund
from gongyak.plans.reading import late_reasons, money_of, situation, situations
from gongyak.rules.portfolio import totals as rules
from gongyak.rules.portfolio.standing import blocked
from gongyak.rules.portfolio.words import SOURCES, STATUSES
from tests.plans.year import Year, opened

DAY = date(2024, 6, 30)
days = st.none() | st.integers(-3, 3).map(lambda n: DAY + timedelta(days=n))
won = st.integers(0, 10**13)
project = st.fixed_dictionaries(
    {
        "field": st.integers(0, 1),
        "department": st.sampled_from(["일자리경제과", "문화관광과"]),
        "status": st.sampled_from(STATUSES),
        "end": days,
        "funds": st.dictionaries(st.tuples(st.sampled_from([2023, 2024, 2025]), st.sampled_from(SOURCES)), st.tuples(won, won), max_size=3),
        "months": st.dictionaries(
            st.tuples(st.sampled_from([2023, 2024, 2025]), st.integers(1, 12), st.sampled_from(SOURCES)),
            st.integers(-(10**12), 10**12), max_size=5,
        ),
        "steps": st.lists(st.tuples(days, st.sampled_from(["예정", "하지 않음"])), max_size=2),
    }
)  # fmt: skip


def write(year: Year, at: int, told: dict) -> Project:
    end = told["end"]
    row = Project.objects.create(
        plan=year.plan,
        field=list(year.plan.fields.all())[told["field"]],
        department=year.people.departments[told["department"]],
        place=at,
        code=str(at),
        title=f"사업 {at}",
        origin="신규",
        start=end,
        end=end,
        status=told["status"],
        problem="늦음",
        remedy="서두름",
        changed_at=year.now,
    )
    for (of, source), (initial, supplement) in told["funds"].items():
        ProjectFund.objects.create(
            project=row, year=of, source=source, initial=initial, supplement=supplement
        )
    for (of, month, source), spent in told["months"].items():
        Execution.objects.create(project=row, year=of, month=month, source=source, won=spent)
    for place, (last, status) in enumerate(told["steps"]):
        Milestone.objects.create(
            project=row, place=place, title="할 일", start=last, end=last, status=status, reason="사유"
        )
    return row


class _Undo(Exception):
    """Takes back what one example wrote."""


@pytest.mark.django_db
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(project, max_size=5), st.dates(date(2023, 12, 1), date(2025, 1, 31)))
def test_the_database_and_the_rules_agree(people, told: list[dict], day: date) -> None:
    year = Year(people)
    try:
        with transaction.atomic():
            plan = year.begin()
            year.name()
            rows = [write(year, at, one) for at, one in enumerate(told)]
            by_rules = rules.totals([money_of(row) for row in rows], plan.year, day)
            assert totals(plan, day) == by_rules
            assert {row.pk for row in querying.late(plan.projects.all(), day)} == {
                row.pk for row in rows if late_reasons(row, day)
            }
            assert {row.pk for row in querying.blocked(plan.projects.all())} == {
                row.pk for row in rows if blocked(row.status)
            }
            assert querying.in_force(plan.projects.all()).count() == by_rules.total.projects
            raise _Undo
    except _Undo:
        pass


@pytest.mark.django_db
def test_how_a_plan_stands(django_assert_num_queries) -> None:
    year = opened()
    assert situations(DAY) == []
    plan = year.confirmed()
    year.spend({(2024, 1, "구비"): 10_000_500})
    year.move("착수")
    year.trouble("부진")
    with django_assert_num_queries(7):
        [told] = situations(DAY)
    assert told == situation(plan, DAY)
    assert (told.projects, told.planned, told.executed) == (2, 106_000_500, 10_000_500)
    assert (str(told.percent), told.late, told.poor) == ("9.4", 0, 1)
    assert told.by_status == {"부진": 1, "계획": 1}
    assert situation(plan, date(2025, 1, 1)).late == 2
    assert situations(date(2024, 2, 18)) == situations(date(2025, 1, 1)) == []


@pytest.mark.django_db
def test_the_sums_of_some_projects(django_assert_num_queries) -> None:
    year = opened()
    plan = year.written()
    with django_assert_num_queries(5):
        told = totals(plan, DAY, plan.projects.filter(department__name="문화관광과"))
    assert (told.total.projects, told.total.final) == (1, 5_000_000)

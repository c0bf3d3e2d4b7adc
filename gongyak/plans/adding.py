"""The money of a plan added up by the database; equal to `rules.portfolio.totals` over the same rows."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from gongyak.plans.models import Execution, Project, ProjectFund, YearPlan
from gongyak.rules.portfolio import totals as rules
from gongyak.rules.portfolio.totals import Totals
from gongyak.rules.portfolio.words import DROPPED

_PLACE = ("project__field__name", "project__department__name")


def totals(plan: YearPlan, day: date, projects: QuerySet[Project] | None = None) -> Totals:
    """The sums of a plan's year as of a day, of all its projects or of some of them. Five queries."""
    rows = plan.projects.all() if projects is None else projects
    wanted = rows.order_by().values("pk")
    force = Q(project__in=wanted) & ~Q(project__status=DROPPED)
    funds = _funds(ProjectFund.objects.filter(force, year=plan.year))
    spent = _spent(Execution.objects.filter(force, _until(plan.year, day)))
    counts = list(
        rows.order_by().values("field__name", "department__name", "status").annotate(count=Count("pk"))
    )
    parts = [*_counted(counts), *funds, *spent]
    months = dict.fromkeys(range(1, 13), 0)
    for one in spent:
        months[one[3]] += one[4].executed
    statuses: dict[str, int] = defaultdict(int)
    for row in counts:
        statuses[row["status"]] += row["count"]
    out, other = _aside(wanted, plan.year, day, statuses.get(DROPPED, 0))
    return Totals(
        total=sum((_plain(one) for one in parts), rules.Sum()),
        by_field=_by(parts, 0),
        by_department=_by(parts, 1),
        by_source=_sources(funds, spent),
        by_month=months,
        by_status=dict(statuses),
        dropped=out,
        elsewhere=other,
    )


#: Field, department, source, month and the sum of a group of rows; "" and 0 where it is not parted so.
_Part = tuple[str, str, str, int, rules.Sum]


def _plain(part: _Part) -> rules.Sum:
    """The sum of a part; projects are counted once, by the parts without a source."""
    told = part[4]
    return rules.Sum(0 if part[2] else told.projects, told.initial, told.supplement, told.executed)


def _by(parts: Iterable[_Part], at: int) -> dict[str, rules.Sum]:
    sums: dict[str, rules.Sum] = defaultdict(rules.Sum)
    for part in parts:
        sums[str(part[at])] += _plain(part)
    return dict(sums)


def _sources(*parts: Iterable[_Part]) -> dict[str, rules.Sum]:
    sums: dict[str, rules.Sum] = defaultdict(rules.Sum)
    for listed in parts:
        for part in listed:
            sums[part[2]] += part[4]
    return dict(sums)


def _counted(rows: Iterable[dict[str, Any]]) -> list[_Part]:
    return [
        (row["field__name"], row["department__name"], "", 0, rules.Sum(projects=row["count"]))
        for row in rows
        if row["status"] != DROPPED
    ]


def _funds(rows: QuerySet[ProjectFund]) -> list[_Part]:
    grouped = rows.order_by().values(*_PLACE, "source")
    told = grouped.annotate(count=Count("project"), a=Sum("initial"), b=Sum("supplement"))
    return [
        (*(row[name] for name in _PLACE), row["source"], 0, rules.Sum(row["count"], row["a"], row["b"]))
        for row in told
    ]


def _spent(rows: QuerySet[Execution]) -> list[_Part]:
    grouped = rows.order_by().values(*_PLACE, "source", "month").annotate(won=Sum("won"))
    return [
        (*(row[name] for name in _PLACE), row["source"], row["month"], rules.Sum(executed=row["won"]))
        for row in grouped
    ]


def _until(year: int, day: date) -> Q:
    return Q(year=year, month__lte=rules.through(year, day))


def _aside(wanted: Any, year: int, day: date, dropped: int) -> tuple[rules.Sum, rules.Sum]:
    """What is given up, and the money of other years. Two queries."""
    given_up = Q(project__status=DROPPED, year=year)
    others = ~Q(project__status=DROPPED) & ~Q(year=year)
    past = Q(year__lt=day.year) | Q(year=day.year, month__lte=day.month)
    money = ProjectFund.objects.filter(project__in=wanted).aggregate(
        a=Sum("initial", filter=given_up), b=Sum("supplement", filter=given_up),
        c=Sum("initial", filter=others), d=Sum("supplement", filter=others),
    )  # fmt: skip
    spent = Execution.objects.filter(past, project__in=wanted).aggregate(
        a=Sum("won", filter=given_up), c=Sum("won", filter=others)
    )
    out = rules.Sum(dropped, money["a"] or 0, money["b"] or 0, spent["a"] or 0)
    return out, rules.Sum(0, money["c"] or 0, money["d"] or 0, spent["c"] or 0)

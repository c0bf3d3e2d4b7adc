"""연차별 목표와 실적: what was reached of a confirmed plan's targets, entered each quarter; appended, never changed."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from gongyak.audit.actions import record_act
from gongyak.pledges.models import ActionPlan, Officeholder, TargetResult
from gongyak.pledges.plans.contents import frozen
from gongyak.pledges.plans.permissions import may_write_plan
from gongyak.pledges.plans.writing import locked
from gongyak.rules.manifesto.facts import Target
from gongyak.rules.moments import known_until
from gongyak.rules.plans import Attained, attained, target_of
from gongyak.rules.refusal import Refusal
from gongyak.snapshots.actions import refuse_future
from gongyak.snapshots.models import KnownAt, Version
from gongyak.staff.actors import Actor


@transaction.atomic
def record_results(
    *,
    plan: ActionPlan,
    as_of: date,
    reached: Mapping[str, Decimal],
    note: str,
    by: Actor,
    now: datetime,
) -> list[TargetResult]:
    """Enter what was reached of each indicator (by its name) by a day; the last entry for a day counts.

    Refused: somebody else's plan, one that is not confirmed, a day to come, an indicator that it does not have.
    """
    row = locked(plan)
    if not may_write_plan(by, row):
        raise Refusal("이 공약의 주관부서 담당자나 팀장이 아닙니다.")
    if row.version is None:
        raise Refusal("실천계획이 확정된 뒤에 목표 실적을 적을 수 있습니다.")
    refuse_future(as_of, now)
    known = {one.name for one in frozen(row.version).indicators}
    if strange := next((name for name in reached if name not in known), None):
        raise Refusal(f"‘{strange}’은(는) 확정된 실천계획의 지표가 아닙니다.")
    made = TargetResult.objects.bulk_create(
        TargetResult(
            plan=row,
            indicator=name,
            as_of=as_of,
            reached=f"{value:f}",
            note=note.strip(),
            at=now,
            by_id=by.id,
        )
        for name, value in reached.items()
    )
    if made:
        record_act(by=by.key, action="목표 실적", object=row.key, now=now, reason=f"{as_of}")
    return made


def results_by(rows: Iterable[TargetResult], year: int, day: date) -> dict[str, Decimal]:
    """What was reached in a year by a day, by indicator: the latest day's last entry."""
    told = [row for row in rows if row.as_of.year == year and row.as_of <= day]
    return {row.indicator: Decimal(row.reached) for row in sorted(told, key=lambda row: (row.as_of, row.pk))}


def attained_by(plan: ActionPlan, year: int, day: date) -> tuple[Attained, ...]:
    """Every target of a year of a confirmed plan beside what was reached by a day; none where it is not confirmed."""
    if plan.version is None:
        return ()
    return attained(frozen(plan.version), year, results_by(plan.results.all(), year, day))


def targets(officeholder: Officeholder, year: int, known_at: KnownAt = None) -> dict[str, Target]:
    """The targets of a year by 관리번호, as the yearly evaluation asks for them. Three queries."""
    end = date(year, 12, 31)
    rows = ActionPlan.objects.filter(pledge__officeholder=officeholder, version__isnull=False)
    plans = {row.pledge.document.key: row for row in rows.select_related("pledge__document")}
    asked = Version.objects.filter(document__kind="plan", document__key__in=plans, effective_on__lte=end)
    entered = TargetResult.objects.filter(plan__in=plans.values(), as_of__lte=end)
    if known_at is not None:
        until = known_until(known_at)
        asked, entered = asked.filter(recorded_at__lte=until), entered.filter(at__lte=until)
    results: dict[int, list[TargetResult]] = {}
    for result in entered:
        results.setdefault(result.plan_id, []).append(result)
    made: dict[str, Target] = {}
    for version in asked.select_related("document", "public").order_by("effective_on", "seq"):
        row = plans[version.document.key]
        reached = results_by(results.get(row.pk, ()), year, end)
        if target := target_of(attained(frozen(version), year, reached)):
            made[row.pledge.number] = target
    return made

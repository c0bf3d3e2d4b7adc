"""Projects of a plan from a sheet: what would become of each row first, then all of them or none."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from gongyak.audit.actions import record_act
from gongyak.plans.contents import departments_named, planned, whole
from gongyak.plans.models import PlanEvent, PlanField, Project, YearPlan
from gongyak.plans.planning import to_write
from gongyak.plans.projects import next_place
from gongyak.plans.putting import Named, put, spent_by_fund
from gongyak.plans.values import plan_value, values_of
from gongyak.records.actions import record, record_all
from gongyak.rules.moments import day_of
from gongyak.rules.portfolio.checks import check_spent
from gongyak.rules.portfolio.model import PlannedProject, tidy
from gongyak.rules.portfolio.sheet import cells_of, differences
from gongyak.rules.portfolio.sheet_read import ReadRow, Row, Wrong, column_of, read_row
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor

NEW, CHANGED, SAME, WRONG = "추가", "변경", "그대로", "오류"
OUTCOMES = (NEW, CHANGED, SAME, WRONG)
#: How many rows are written between two words about how far it is.
CHUNK = 100


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What would become of a row: the cells that change (heading, old, new), what is wrong with it,
    and what is odd but may be meant."""

    row: Row
    outcome: str
    project: PlannedProject
    changes: tuple[tuple[str, str, str], ...] = ()
    wrong: tuple[Wrong, ...] = ()
    odd: tuple[Wrong, ...] = ()


@dataclass(frozen=True, slots=True)
class Foresight:
    """What would become of a sheet: its rows, the fields that it adds, projects of the plan that it does not name."""

    rows: tuple[Foreseen, ...]
    new_fields: tuple[str, ...]
    left: int

    def count(self, outcome: str) -> int:
        """How many rows have an outcome."""
        return sum(one.outcome == outcome for one in self.rows)


@dataclass(frozen=True, slots=True)
class Step:
    """How many rows are written of how many; `told` is what was done once all is kept."""

    done: int
    of: int
    told: Foresight | None = None


def foresee(plan: YearPlan, rows: Sequence[Row], unit: str, now: datetime) -> Foresight:
    """What would become of each row on the day; nothing is written. Ten queries, a few more per 500 projects."""
    kept = {row.code: row for row in whole(plan.projects.all())}
    spent = spent_by_fund([row.pk for row in kept.values()])
    read = [read_row(row, unit, planned(kept[row.code]) if row.code in kept else None) for row in rows]
    names = {name for one in read for name in (one.project.department, *one.project.cooperating)}
    departments = departments_named(names, day_of(now))
    seen: dict[str, Row] = {}
    told = []
    for one in read:
        old = kept.get(one.row.code)
        wrong = [*one.wrong, *_twice(one, seen), *_unknown(one.project, set(departments))]
        if old is not None:
            found = check_spent(one.project.funds, spent.get(old.pk, {}))
            wrong += [Wrong(column_of(finding), finding.message) for finding in found]
        told.append(_foreseen(one, old, wrong, unit))
    there = {field.name for field in plan.fields.all()}
    fields = dict.fromkeys(one.project.field for one in read if one.project.field not in there)
    left = len(kept.keys() - {row.code for row in rows})
    return Foresight(tuple(told), tuple(name for name in fields if name), left)


def _foreseen(one: ReadRow, old: Project | None, wrong: Sequence[Wrong], unit: str) -> Foreseen:
    if wrong:
        return Foreseen(one.row, WRONG, one.project, wrong=tuple(wrong))
    if old is None:
        return Foreseen(one.row, NEW, one.project, odd=one.odd)
    before = tidy(planned(old))
    if before == one.project:
        return Foreseen(one.row, SAME, one.project)
    changes = differences(cells_of(before, unit), cells_of(one.project, unit))
    return Foreseen(one.row, CHANGED, one.project, changes=tuple(changes), odd=one.odd)


def _twice(one: ReadRow, seen: dict[str, Row]) -> Iterable[Wrong]:
    first = seen.setdefault(one.row.code, one.row)
    if first is not one.row and one.row.code:
        yield Wrong(
            "사업코드", f"{first.line}번째 줄과 사업코드가 같습니다. 사업마다 다른 코드를 적으십시오."
        )


def _unknown(project: PlannedProject, there: set[str]) -> Iterable[Wrong]:
    for label, names in (("주관부서", (project.department,)), ("협조부서", project.cooperating)):
        for name in names:
            if name and name not in there:
                yield Wrong(label, f"‘{name}’은(는) 직제에 없는 부서입니다. 지금의 부서 이름을 적으십시오.")


def take_in(*, plan: YearPlan, rows: Sequence[Row], unit: str, by: Actor, now: datetime) -> Foresight:
    """Do what was foreseen: every row, or none where one is wrong; as `taking_in` without stops."""
    told = None
    for step in taking_in(plan=plan, rows=rows, unit=unit, by=by, now=now):
        told = step.told
    assert told is not None  # noqa: S101  # the last step tells
    return told


def taking_in(*, plan: YearPlan, rows: Sequence[Row], unit: str, by: Actor, now: datetime) -> Iterator[Step]:
    """Take rows in, stopping after each hundred to say how far it is; the last step tells what was done.

    One transaction: where it is not followed to its end, or a row is wrong, nothing is written. Refused: by who does
    not run the plan, while it is not written, with a wrong row. As many queries for each hundred rows.
    """
    with transaction.atomic():
        plan = to_write(plan, by)
        told = foresee(plan, rows, unit, now)
        if wrong := told.count(WRONG):
            raise Refusal(f"오류가 있는 줄이 {wrong}개 있어 한 줄도 넣지 않았습니다. 고쳐서 다시 올리십시오.")
        _add_fields(plan, told.new_fields)
        todo = [one for one in told.rows if one.outcome in (NEW, CHANGED)]
        named = Named.by(plan, [one.project for one in todo], now)
        place = next_place(plan)
        for at in range(0, len(todo), CHUNK):
            place = _write(plan, todo[at : at + CHUNK], named, place, by, now)
            yield Step(min(at + CHUNK, len(todo)), len(todo))
        if todo or told.new_fields:
            _finish(plan, told, by, now)
    yield Step(len(todo), len(todo), told)


def _write(
    plan: YearPlan, todo: Sequence[Foreseen], named: Named, place: int, by: Actor, now: datetime
) -> int:
    """Write some rows with all that an act leaves; the next place."""
    codes = [one.row.code for one in todo if one.outcome == CHANGED]
    kept = {row.code: row for row in plan.projects.filter(code__in=codes)}
    pairs = []
    for one in todo:
        pairs.append((kept.get(one.row.code) or Project(plan=plan, place=place), one.project))
        place += 1
    written = put(pairs, named, by.id, now)
    PlanEvent.objects.bulk_create(
        PlanEvent(
            plan=plan,
            project=row,
            at=now,
            by_id=by.id,
            act="사업 추가" if one.outcome == NEW else "사업 저장",
            after=row.status if one.outcome == NEW else "",
            memo="엑셀에서",
        )
        for row, one in zip(written, todo, strict=True)
    )
    rows = whole(Project.objects.filter(pk__in=[row.pk for row in written]))
    record_all(values_of(rows), by=by.key, now=now, reason="엑셀에서")
    return place


def _add_fields(plan: YearPlan, names: Sequence[str]) -> None:
    last = plan.fields.count()
    PlanField.objects.bulk_create(
        PlanField(plan=plan, name=name, place=last + at) for at, name in enumerate(names, start=1)
    )


def _finish(plan: YearPlan, told: Foresight, by: Actor, now: datetime) -> None:
    plan.revision, plan.changed_at, plan.changed_by_id = plan.revision + 1, now, by.id
    plan.save(update_fields=["revision", "changed_at", "changed_by"])
    said = ", ".join(f"{outcome} {told.count(outcome)}건" for outcome in (NEW, CHANGED, SAME))
    PlanEvent.objects.create(plan=plan, at=now, by_id=by.id, act="사업 들여오기", memo=said)
    record_act(by=by.key, action="사업 들여오기", object=plan.key, now=now, reason=said)
    record(plan_value(plan), by=by.key, now=now, reason=said)

"""The ledger: results that come every month, and what other acts left behind, evidenced and confirmed."""

from collections.abc import Iterator
from datetime import date, datetime, time
from functools import partial
from pathlib import Path
from typing import Any

from gongyak.achievements.actions import check, confirm, enter
from gongyak.achievements.models import Achievement
from gongyak.achievements.planning import enter_activity, move_activity
from gongyak.achievements.proving import NewProof, add_proof
from gongyak.achievements.wordings import Wording
from gongyak.cli.demo.headquarters.told import read, rows
from gongyak.cli.demo.timeline import Clock, Step, who
from gongyak.rules.moments import SEOUL, day_of
from gongyak.rules.records import AchievementStatus, Basis, Metric, Paper, ProofKind, Span
from gongyak.rules.records.spans import read_span
from gongyak.staff.models import Department, Role

#: When what other acts left in the ledger is gone through.
_GONE_THROUGH = ("2024-02-20", "2024-04-17", "2024-07-17", "2024-10-17", "2025-01-17", "2025-03-28")
_YEAR = 2024


def steps(folder: Path, clock: Clock) -> Iterator[Step]:
    """Each result on the evening of its day, and the days on which candidates are gone through."""
    told = read(folder, "results.toml")
    if not told:
        return
    for every in told["every"]:
        for day, figures, paper in rows(every["rows"]):
            made = _day(day)
            yield Step(clock.at(_evening(made)), partial(_result, every, made, figures, int(paper)))
    for day in _GONE_THROUGH:
        yield Step(clock.at(_evening(date.fromisoformat(day))), _go_through)
    for title, when, department, before, reason in rows(told["planned"]["rows"]):
        plan = partial(_plan, title, when, department, before, reason)
        yield Step(clock.at(told["planned"]["told"]), plan)


def _day(text: str) -> date:
    """`4.18` is of the plan's year, `2025.1.23` of its own."""
    parts = [int(part) for part in text.split(".")]
    return date(*(parts if len(parts) == 3 else (_YEAR, *parts)))


def _evening(day: date) -> datetime:
    return datetime.combine(day, time(17, 30), SEOUL)


def _result(every: dict[str, Any], day: date, figures: str, paper: int, now: datetime) -> None:
    """One result, typed in, evidenced, checked and confirmed on its day."""
    values = map(int, figures.split())
    metrics = tuple(
        Metric(code, label, value, unit, Basis(basis), day)
        for (code, label, unit, basis), value in zip(every["figures"], values, strict=True)
    )
    name = every["department"]
    officer = who(Role.OFFICER, day_of(now), name)
    wording = Wording(every["kind"], every["title"], Span(day, day), metrics=metrics)
    row = enter(wording=wording, department=Department.objects.get(name=name), by=officer, now=now)
    _confirm(row, Paper(name, paper, day), now)


def _go_through(now: datetime) -> None:
    """Every candidate that another act left gets its 문서번호 and is confirmed."""
    left = Achievement.objects.filter(status=AchievementStatus.CANDIDATE).exclude(source="")
    for row in left.select_related("department").order_by("pk"):
        prove(row, now)


def prove(row: Achievement, now: datetime) -> None:
    """A candidate gets its 문서번호, which is invented, and is confirmed."""
    _confirm(row, Paper(row.department.name, 20_000 + row.pk, day_of(now)), now)


def _confirm(row: Achievement, paper: Paper, now: datetime) -> None:
    name = row.department.name
    officer, lead = (who(role, day_of(now), name) for role in (Role.OFFICER, Role.TEAM_LEAD))
    proof = NewProof(ProofKind.DOCUMENT, "결과 보고(지어낸 문서번호)", paper, is_public=True)
    row = add_proof(row=row, proof=proof, by=officer, now=now)
    row = check(row=row, revision=row.revision, by=officer, now=now)
    confirm(row=row, revision=row.revision, by=lead, now=now)


def _plan(title: str, when: str, department: str, before: str, reason: str, now: datetime) -> None:
    """What is to be done next; what has slipped was told otherwise first."""
    officer = who(Role.OFFICER, day_of(now), department)
    row = enter_activity(
        title=title,
        span=read_span(before or when),
        lines=(),
        department=Department.objects.get(name=department),
        by=officer,
        now=now,
    )
    if before:
        move_activity(activity=row, span=read_span(when), reason=f"{reason}(시연)", by=officer, now=now)

"""The linter over the headquarters' records: results, projects, planned activities. Places are their keys."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from gongyak.rules import data, metrics, money
from gongyak.rules.dates import format_day
from gongyak.rules.findings import Finding, Severity
from gongyak.rules.linting import dating, elections, figures, papers, words
from gongyak.rules.linting.card import style_finding
from gongyak.rules.linting.rule import Linter
from gongyak.rules.particles import with_particle
from gongyak.rules.records import model as records
from gongyak.rules.records.model import (
    Achievement,
    Basis,
    Grade,
    Line,
    PlannedActivity,
    PlannedStatus,
    Project,
)
from gongyak.rules.records.model import AchievementStatus as Status

#: From here on somebody has said that a result is so.
_SAID = (Status.CHECKED, Status.CONFIRMED, Status.ON_CARD)
_AHEAD = (PlannedStatus.PLANNED, PlannedStatus.RUNNING)


@dataclass(frozen=True, slots=True)
class Ledger:
    """The records that are looked at, as they are known, and the day (기준일) for which."""

    as_of: date
    achievements: Sequence[Achievement] = ()
    projects: Sequence[Project] = ()
    planned: Sequence[PlannedActivity] = ()


def lint_ledger(ledger: Ledger, linter: Linter) -> list[Finding]:
    """Everything to say about the records as the district has set it; results that were cancelled are left out."""
    alive = [one for one in ledger.achievements if one.status is not Status.CANCELLED]
    found: list[Finding] = []
    for one in alive:
        found += _achievement(one, ledger.as_of, linter)
    for planned in ledger.planned:
        found += _planned(planned, ledger.as_of, linter)
    for project in ledger.projects:
        found += _project(project, linter)
    return linter.settled([*found, *_twice(alive)])


def _achievement(one: Achievement, as_of: date, linter: Linter) -> Iterator[Finding]:
    yield from _texts(one.key, (one.title, *_said(one.lines)), linter)
    yield from _span(one, one.title)
    if one.status in (Status.CONFIRMED, Status.ON_CARD) and one.span.start and one.span.start > as_of:
        message = f"‘{one.title}’은 {format_day(one.span.start)}의 일인데 {format_day(as_of)}까지의 실적으로 확정되어 있습니다. 날짜를 확인해 주십시오."
        yield Finding("achievement-in-future", Severity.ERROR, one.key, message)
    proofs = [proof for proof in one.evidence if proof.grade is not Grade.NONE]
    if one.status in _SAID and not proofs and not one.waiver.strip():
        message = (
            f"‘{one.title}’에 증빙이 없습니다. 문서번호나 파일을 붙이거나, 없어도 되는 까닭을 적어 주십시오."
        )
        yield Finding("evidence-missing", Severity.WARNING, one.key, message)
    yield from _papers(one)
    yield from _metrics(one, as_of)
    if one.kind in data.load("linting.toml")["bulletin"]["kinds"] or elections.is_bulletin(one.title):
        yield from _bulletin(one, as_of, linter)


def _said(lines: Iterable[Line]) -> Iterator[str]:
    for line in lines:
        yield line.text
        yield from _said(line.children)


def _texts(key: str, texts: Iterable[str], linter: Linter) -> Iterator[Finding]:
    for text in texts:
        yield from (words.slip_finding(slip, key) for slip in words.slips_in(text, linter.slips))
        if slips := list(dating.slips(text, None)):
            yield style_finding(slips, key)


def _span(one: Achievement | PlannedActivity, title: str) -> Iterator[Finding]:
    start, end = one.span.start, one.span.end
    if start and end and end < start:
        message = f"‘{title}’의 기간이 끝난 뒤에 시작합니다({format_day(start)} ~ {format_day(end)}). 날짜를 확인해 주십시오."
        yield Finding("date-impossible", Severity.ERROR, one.key, message)


def _papers(one: Achievement) -> Iterator[Finding]:
    for proof in one.evidence:
        paper = proof.paper
        if paper and (paper.number < 1 or not paper.department.strip()):
            yield papers.malformed_finding(f"{paper.department}-{paper.number}호", one.key)


def _metrics(one: Achievement, as_of: date) -> Iterator[Finding]:
    found = [metrics.MetricText(m.label, m.value, m.unit, m.basis) for m in one.metrics]
    for broken in metrics.chain_breaks(found):
        greater, smaller = broken.greater, broken.smaller
        message = f"‘{one.title}’: {greater.label} {greater.value:,}{greater.unit}이 {smaller.label} {smaller.value:,}{smaller.unit}보다 많습니다. 수를 확인해 주십시오."
        yield Finding("metric-chain", Severity.ERROR, one.key, message)
    for at, metric in enumerate(one.metrics):
        yield from _metric(metric, f"{one.key}.metrics.{at}", one, as_of)


def _metric(metric: records.Metric, where: str, one: Achievement, as_of: date) -> Iterator[Finding]:
    shown = f"{metric.label} {metric.basis + ' ' if metric.basis else ''}{metric.value:,}{metric.unit}"
    if metric.basis is None and figures.needs_basis(metric.label):
        yield figures.basis_finding(shown, where)
    last = one.span.end
    if metric.basis is Basis.FORECAST and last and figures.is_unanswered(last, as_of):
        yield figures.forecast_finding(shown, where, last)
    rows = [(row.kind, row.number) for row in metric.sources]
    if len(set(rows)) < len(rows):
        message = (
            f"{with_particle(f'‘{shown}’', '이가')} 같은 행을 두 번 셉니다. 셈의 근거를 확인해 주십시오."
        )
        yield Finding("figure-row-twice", Severity.ERROR, where, message)
    counted = sum(row.contribution for row in metric.sources)
    if rows and counted != metric.value:
        message = (
            f"‘{shown}’의 근거인 행들의 합은 {counted:,}{metric.unit}입니다. 셈의 근거를 확인해 주십시오."
        )
        yield Finding("figure-rows-differ", Severity.ERROR, where, message)


def _bulletin(one: Achievement | PlannedActivity, as_of: date, linter: Linter) -> Iterator[Finding]:
    if one.span.start:
        end = one.span.end or max(one.span.start, as_of)
        if window := elections.within([(one.span.start, end)], linter.windows):
            yield elections.finding(window, one.key)


def _planned(one: PlannedActivity, as_of: date, linter: Linter) -> Iterator[Finding]:
    yield from _texts(one.key, (one.title, *_said(one.lines)), linter)
    yield from _span(one, one.title)
    if one.status in _AHEAD and one.span.end and one.span.end <= as_of:
        message = f"예정 활동 ‘{one.title}’의 때({format_day(one.span.end)}까지)가 지났습니다. 했으면 완료로, 미뤄졌으면 새 시기를 적어 주십시오."
        yield Finding("plan-in-past", Severity.WARNING, one.key, message)
    if one.status in _AHEAD and elections.is_bulletin(one.title):
        yield from _bulletin(one, as_of, linter)


def _project(one: Project, linter: Linter) -> Iterator[Finding]:
    yield from _texts(one.key, (one.title, one.problem, one.remedy), linter)
    if one.remedy.strip() and not one.problem.strip():
        message = f"사업 ‘{one.title}’에 문제점 없이 대책만 적혀 있습니다. 무엇이 문제인지도 적어 주십시오."
        yield Finding("problem-not-stated", Severity.NOTE, one.key, message)
    for cost in one.costs:
        if cost.executed > cost.planned:
            message = (
                f"사업 ‘{one.title}’ {cost.year}년 {cost.source}: 집행 {money.format_won(cost.executed, '원')}이 "
                f"계획 {money.format_won(cost.planned, '원')}보다 많습니다. 금액을 확인해 주십시오."
            )
            yield Finding("spent-over-plan", Severity.ERROR, one.key, message)


def _twice(achievements: Sequence[Achievement]) -> Iterator[Finding]:
    """One 문서번호 behind several results."""
    cited: dict[tuple[str, int, int], set[str]] = defaultdict(set)
    for one in achievements:
        for proof in one.evidence:
            if proof.paper:
                paper = proof.paper
                cited[paper.department, paper.issued_on.year, paper.number].add(one.key)
    for (department, _, number), keys in cited.items():
        for key in sorted(keys) if len(keys) > 1 else ():
            message = f"문서번호 {department}-{with_particle(str(number), '이가')} 실적 {len(keys)}건의 증빙입니다. 같은 문서인지 확인해 주십시오."
            yield Finding("document-twice", Severity.WARNING, key, message)

"""Rows as records: what `records` keeps of a result and of a planned activity, and what the card is compiled from."""

from typing import Any

from gongyak.achievements.models import Achievement, AchievementMetric, PlannedActivity, Proof
from gongyak.records.spans import span_of
from gongyak.rules import records
from gongyak.rules.records import Line, Paper, SourceRow, Span, from_json, to_json


def achievement_value(row: Achievement) -> records.Achievement:
    """The record of a result. Three queries, none for rows that were `told`."""
    return records.Achievement(
        key=row.key,
        kind=row.kind,
        title=row.title,
        span=span_of(row),
        number=row.number,
        status=records.AchievementStatus(row.status),
        series=row.series,
        parent=f"achievement/{row.parent_id}" if row.parent_id else "",
        plan=row.plan,
        source=row.source,
        lines=lines_of(row.lines),
        metrics=tuple(metric_value(one) for one in row.metrics.all()),
        evidence=tuple(proof_value(one) for one in row.proofs.all()),
        waiver=row.waiver,
        department=row.department.name,
    )


def activity_value(row: PlannedActivity) -> records.PlannedActivity:
    """The record of a planned activity."""
    return records.PlannedActivity(
        key=row.key,
        title=row.title,
        span=span_of(row),
        original=from_json(Span, row.original) if row.original else None,
        reason=row.reason,
        status=records.PlannedStatus(row.status),
        parent=f"planned/{row.parent_id}" if row.parent_id else "",
        lines=lines_of(row.lines),
        actual=f"achievement/{row.actual_id}" if row.actual_id else "",
        source=row.source,
        department=row.department.name,
    )


def lines_of(stored: list[Any]) -> tuple[Line, ...]:
    """The lines that a row's JSON holds."""
    return tuple(from_json(Line, one) for one in stored)


def metric_value(row: AchievementMetric) -> records.Metric:
    """The record of a figure."""
    return records.Metric(
        code=row.code,
        label=row.label,
        value=row.value,
        unit=row.unit,
        basis=records.Basis(row.basis) if row.basis else None,
        as_of=row.as_of,
        query=row.query,
        sources=tuple(from_json(SourceRow, one) for one in row.sources),
    )


def metric_row(row: Achievement, place: int, metric: records.Metric) -> AchievementMetric:
    """A figure as it is stored, at its place."""
    return AchievementMetric(
        achievement=row,
        place=place,
        code=metric.code,
        label=metric.label,
        value=metric.value,
        unit=metric.unit,
        basis=metric.basis.value if metric.basis else "",
        as_of=metric.as_of,
        query=metric.query,
        sources=[to_json(one) for one in metric.sources],
    )


def proof_value(row: Proof) -> records.Proof:
    """The record of a proof: of a file its hash alone, for its name is the office's business."""
    return records.Proof(
        key=row.key,
        kind=row.kind,
        grade=row.grade,
        label=row.label,
        paper=_paper(row),
        sha256=row.file.sha256 if row.file else "",
        url=row.url,
        is_public=row.is_public,
    )


def _paper(row: Proof) -> Paper | None:
    if row.paper_number is None or row.paper_issued_on is None:
        return None
    return Paper(row.paper_department, row.paper_number, row.paper_issued_on)

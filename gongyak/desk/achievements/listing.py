"""The ledger as a list: rows, how many stand at which stage, what waits for the reader."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from django.db.models import Count, QuerySet, prefetch_related_objects
from django.urls import reverse

from gongyak.achievements.models import Achievement
from gongyak.achievements.values import achievement_value
from gongyak.rules import records
from gongyak.rules.records import AchievementStatus, Grade, Metric, best
from gongyak.rules.records.spans import span_words
from gongyak.staff.actors import Actor
from gongyak.staff.models import Role

#: How the badge of a stage looks.
TONES = {
    AchievementStatus.CANDIDATE: "open",
    AchievementStatus.CHECKED: "going",
    AchievementStatus.CONFIRMED: "done",
    AchievementStatus.ON_CARD: "done",
    AchievementStatus.CANCELLED: "plain",
}
#: So many of those that wait are shown above the ledger.
MOST_WAITING = 8


@dataclass(frozen=True, slots=True)
class Row:
    """One result in a list; `lacks` says what it still needs to be confirmed."""

    address: str
    number: str
    title: str
    kind: str
    period: str
    department: str
    figures: str
    grade: str
    proofs: int
    status: str
    tone: str
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for the reader at one stage: the newest, and how many there are."""

    title: str
    rows: tuple[Row, ...]
    count: int
    status: str


def make_rows(rows: Iterable[Achievement]) -> tuple[Row, ...]:
    """Rows of results that were `told`."""
    return tuple(_row(achievement_value(row), row.pk) for row in rows)


def _row(value: records.Achievement, pk: int) -> Row:
    grade = best(proof.grade for proof in value.evidence)
    return Row(
        address=reverse("desk-result", args=[pk]),
        number=value.number,
        title=value.title,
        kind=value.kind,
        period=span_words(value.span),
        department=value.department,
        figures=", ".join(map(metric_words, value.metrics)),
        grade=grade.value,
        proofs=len(value.evidence),
        status=value.status.value,
        tone=TONES[value.status],
        lacks=tuple(_lacks(value, grade)),
    )


def metric_words(metric: Metric) -> str:
    """A figure as a list tells it: `채용 112명(예정)`."""
    basis = f"({metric.basis})" if metric.basis else "(구분 없음)"
    return f"{metric.label} {metric.value:,}{metric.unit}{basis}"


def _lacks(value: records.Achievement, grade: Grade) -> Iterable[str]:
    if value.status is AchievementStatus.CANCELLED:
        return
    if value.span == records.Span():
        yield "기간"
    if grade is Grade.NONE and not value.waiver:
        yield "증빙"
    if any(metric.basis is None for metric in value.metrics):
        yield "수치 구분"


def counts(rows: QuerySet[Achievement]) -> dict[str, int]:
    """How many stand at each stage. One query."""
    found = dict(rows.order_by().values_list("status").annotate(Count("pk")))
    return {status.value: found.get(status.value, 0) for status in AchievementStatus}


def waiting(actor: Actor, page: Sequence[Achievement]) -> tuple[tuple[Waiting, ...], tuple[Row, ...]]:
    """What waits for somebody (candidates to check for those who write, what was checked for the team lead), and the
    rows of a page of the ledger; what a record says of all of them is read in two queries."""
    led = actor.departments(Role.TEAM_LEAD)
    own = actor.departments(Role.OFFICER, Role.TEAM_LEAD)
    asked = (
        ("확정할 실적", led, AchievementStatus.CHECKED),
        ("확인할 후보", own, AchievementStatus.CANDIDATE),
    )
    rows = {
        (title, status.value): Achievement.objects.filter(department__in=there, status=status.value)
        for title, there, status in asked
        if there
    }
    listed = {key: list(one.select_related("department")[:MOST_WAITING]) for key, one in rows.items()}
    prefetch_related_objects([*page, *chain.from_iterable(listed.values())], "metrics", "proofs")
    made = (
        Waiting(title, make_rows(listed[title, status]), one.count(), status)
        for (title, status), one in rows.items()
        if listed[title, status]
    )
    return tuple(made), make_rows(page)

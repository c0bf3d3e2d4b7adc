"""The page of one result: what it says, what it lacks, its proofs, what may be done now, what became of it."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from gongyak.achievements.history import Event, events
from gongyak.achievements.models import Achievement, Proof
from gongyak.achievements.permissions import may_confirm, may_write
from gongyak.achievements.values import achievement_value
from gongyak.achievements.workflow import RESULT_STEPS
from gongyak.desk.achievements.listing import Row, make_rows
from gongyak.desk.achievements.typed import ShownLine, shown_lines
from gongyak.desk.audit.names import Named, named
from gongyak.rules import records
from gongyak.rules.dates import format_day
from gongyak.rules.findings import Finding
from gongyak.rules.records import AchievementStatus, Metric, unready
from gongyak.staff.actors import Actor

#: Files of these kinds hold names and signatures: to take one along needs a reason.
PERSONAL = ("서명부", "협약서")
_CONFIRMED = (AchievementStatus.CONFIRMED, AchievementStatus.ON_CARD)


@dataclass(frozen=True, slots=True)
class ShownProof:
    """One proof as the office reads it; `file` is the address of its file, `asks` whether that needs a reason."""

    pk: int
    kind: str
    grade: str
    told: str
    url: str
    file: str
    file_name: str
    size: str
    sha256: str
    asks: bool
    is_public: bool


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that the page of a result shows; the `may_…` say which acts it offers now."""

    row: Row
    value: records.Achievement
    lines: tuple[ShownLine, ...]
    metrics: tuple[Metric, ...]
    proofs: tuple[ShownProof, ...]
    findings: tuple[Finding, ...]
    events: tuple[Event, ...]
    names: dict[str, Named]
    children: tuple[Row, ...]
    may_edit: bool
    may_correct: bool
    may_prove: bool
    may_remove: bool
    may_check: bool
    may_confirm: bool
    may_send_back: bool
    may_cancel: bool


def make_page(row: Achievement, actor: Actor, today: date) -> Page:
    """The page for somebody on a day. Eight queries, however much there is."""
    value, happened = achievement_value(row), events(row.key)
    writes, leads = may_write(actor, row), may_confirm(actor, row)
    status = records.AchievementStatus(row.status)
    numbered, alive = bool(row.number), status is not AchievementStatus.CANCELLED
    return Page(
        row=make_rows([row])[0],
        value=value,
        lines=shown_lines(value.lines),
        metrics=value.metrics,
        proofs=tuple(map(_proof, row.proofs.all())),
        findings=unready(value, today) if not numbered and alive else (),
        events=happened,
        names=named({event.by for event in happened}),
        children=make_rows(row.children.told()),
        may_edit=writes and (status, "저장") in RESULT_STEPS,
        may_correct=leads and (status, "정정") in RESULT_STEPS,
        may_prove=writes and (status, "증빙") in RESULT_STEPS,
        may_remove=alive and (leads if numbered else writes),
        may_check=writes and (status, "확인") in RESULT_STEPS,
        may_confirm=leads and (status, "확정") in RESULT_STEPS,
        may_send_back=writes and (status, "되돌림") in RESULT_STEPS,
        may_cancel=alive and (leads if numbered else writes),
    )


def _proof(row: Proof) -> ShownProof:
    paper = ""
    if row.paper_number is not None and row.paper_issued_on is not None:
        paper = f"{row.paper_department}-{row.paper_number}호({format_day(row.paper_issued_on)})"
    return ShownProof(
        pk=row.pk,
        kind=row.kind,
        grade=row.grade.value,
        told=" ".join(filter(None, (paper, row.label))),
        url=row.url,
        file=reverse("desk-result-file", args=[row.achievement_id, row.pk]) if row.file else "",
        file_name=row.file.name if row.file else "",
        size=size_words(row.file.size) if row.file else "",
        sha256=row.file.sha256 if row.file else "",
        asks=row.kind in PERSONAL,
        is_public=row.is_public,
    )


def size_words(size: int) -> str:
    """A size as people read it: `1.2 MB`."""
    return f"{size / 1e6:,.1f} MB" if size >= 1e5 else f"{max(1, round(size / 1e3)):,} KB"

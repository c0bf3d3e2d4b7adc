"""The page of one report: its document, what was computed beside what was typed, its approval, what may be done."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from gongyak.approvals.models import Approval, ApprovalStep, State
from gongyak.blocks import Block, Paragraph
from gongyak.desk.drafts.page import ShownStep, shown_steps
from gongyak.desk.formview import Piece
from gongyak.headquarters.contents import computed_of, hash_of, report_of, typed_of
from gongyak.headquarters.drafting import is_open
from gongyak.headquarters.models import (
    ReportEvent,
    ReportStatus,
    SituationReport,
    TeamInput,
    TeamMember,
)
from gongyak.headquarters.permissions import may_run
from gongyak.headquarters.workflow import may_step
from gongyak.rules.moments import day_of
from gongyak.rules.situation.report import SECTIONS, write
from gongyak.snapshots.models import Version
from gongyak.staff.actors import Actor
from gongyak.ui.tables import make_grid

#: How the badge of a status looks.
TONES = {
    ReportStatus.CONFIRMED: "done",
    ReportStatus.REPORTED: "done",
    ReportStatus.CORRECTING: "open",
    ReportStatus.DRAFT: "plain",
}


@dataclass(frozen=True, slots=True)
class Section:
    """A part that people write in: what was computed for it, and what is in its field."""

    name: str
    label: str
    computed: tuple[str, ...]
    typed: str


@dataclass(frozen=True, slots=True)
class AskedTeam:
    """A team that was asked for its part; `is_mine` says that the person may write it."""

    row: TeamInput
    is_mine: bool


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that the page of a report shows; the `may_…` say which acts it offers."""

    pieces: tuple[Piece, ...]
    content_hash: str
    teams: tuple[AskedTeam, ...]
    steps: tuple[ShownStep, ...]
    earlier: tuple[tuple[ShownStep, ...], ...]
    events: tuple[ReportEvent, ...]
    versions: tuple[Version, ...]
    turn: ApprovalStep | None
    may_write: bool
    may_ask: bool
    may_put_up: bool
    may_take_back: bool
    may_report_up: bool
    may_correct: bool


def make_page(row: SituationReport, actor: Actor, now: datetime) -> Page:
    """The page for somebody at a moment; the report comes with its headquarters, approval and version."""
    report, today = report_of(row), day_of(now)
    approvals = list(
        Approval.objects.filter(object=row.key).order_by("-pk").prefetch_related("steps__department")
    )
    runs, last = may_run(actor, today), approvals[0] if approvals else None
    teams = set(TeamMember.objects.on(today).filter(staff=actor.id).values_list("team", flat=True))
    return Page(
        pieces=tuple(pieces_of(write(report))),
        content_hash=hash_of(report),
        teams=tuple(
            AskedTeam(one, runs or one.team_id in teams) for one in row.inputs.select_related("changed_by")
        ),
        steps=shown_steps(last) if last else (),
        earlier=tuple(shown_steps(one) for one in approvals[1:]),
        events=tuple(row.events.select_related("by").order_by("-pk")),
        versions=_versions(row),
        turn=_turn(row, actor, now),
        may_write=runs and is_open(row),
        may_ask=runs and may_step(row.status, "취합 요청"),
        may_put_up=runs and may_step(row.status, "기안"),
        may_take_back=_may_take_back(last, actor),
        may_report_up=runs and may_step(row.status, "보고"),
        may_correct=runs and may_step(row.status, "정정"),
    )


def _versions(row: SituationReport) -> tuple[Version, ...]:
    """Every version that was frozen, the last first."""
    if row.version is None:
        return ()
    return tuple(Version.objects.filter(document=row.version.document_id).order_by("-seq"))


def _turn(row: SituationReport, actor: Actor, now: datetime) -> ApprovalStep | None:
    """The step that the person may sign now, None where it is not the person's turn."""
    waiting = ApprovalStep.objects.filter(approval=row.approval_id).waiting().for_actor(actor, day_of(now))
    return waiting.exclude(approval__drafted_by=actor.id).first()


def _may_take_back(last: Approval | None, actor: Actor) -> bool:
    if last is None or last.state != State.RUNNING or last.drafted_by_id != actor.id:
        return False
    return not any(step.seen_at for step in last.steps.all())


def sections_of(row: SituationReport, typed: Sequence[str] | None = None) -> tuple[Section, ...]:
    """The parts of the editor: what is kept, or what was just typed and could not be kept."""
    computed, kept = computed_of(row), typed_of(row)
    texts = list(typed) if typed is not None else [getattr(kept, name) for name in SECTIONS]
    return tuple(
        Section(name, label, computed.lines(name), text)
        for (name, label), text in zip(SECTIONS.items(), texts, strict=True)
    )


def pieces_of(blocks: Iterable[Block]) -> Iterator[Piece]:
    """The blocks of a report as pieces of a page."""
    for block in blocks:
        if isinstance(block, Paragraph):
            rank = block.mark.count("#")
            kind = f"h{rank + 1}" if rank else "line" if block.level else "text"
            yield Piece(kind, block.text, "" if rank else block.mark, block.level)
        else:
            yield Piece("table", table=make_grid(block), name="report")

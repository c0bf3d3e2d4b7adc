"""Everything that the page of the editor shows, ready to print."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from gongyak.desk.editor.anchors import anchor
from gongyak.desk.editor.grid import Grid, make_grid
from gongyak.desk.editor.lines import Section, last_quarter, make_section
from gongyak.pledges.changes.check import undecided
from gongyak.pledges.models import Draft, FollowUp
from gongyak.pledges.rounds.promises import Reply
from gongyak.rules.card import Card
from gongyak.rules.card.compare import Comparison, compare
from gongyak.rules.card.layout import layouts
from gongyak.rules.card.model import TREES
from gongyak.rules.card.typed import FIELDS, form_of
from gongyak.rules.dates import format_day
from gongyak.rules.findings import Choice, Finding, Severity
from gongyak.rules.moments import time_words

_LABELS = {"progress_percent": "진도", "status": "추진상황", "team_lead": "팀장"}
_HINTS = {
    "team_lead": "예: 행정6급 ○○○(☎0000)",
    "officer": "예: 행정6급 ○○○(☎0000)",
    "related_departments": "쉼표로 나눔. 없으면 ‘없음’",
    "period": "예: 2022 ~ 2026 [임기 내 완료]",
    "budget": "예: 9.6백만원(구비), 비예산, 미정",
    "progress_percent": "예: 50%",
    "lead_department": "예: ○○과(☎051-000-0000)",
}
#: What only a change of the pledge (공약 변경) may alter; the editor shows it and does not take it.
FIXED = ("title", "number")


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the header; `was` is last quarter's text where it is another."""

    name: str
    label: str
    text: str
    hint: str
    was: str | None
    findings: tuple[Finding, ...]
    is_fixed: bool
    options: tuple[str, ...] = ()

    @property
    def is_wide(self) -> bool:
        """Whether it takes the whole row."""
        return self.name in ("title", "related_departments")


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise of last quarter with the answer so far; `missing` says what it lacks."""

    key: int
    text: str
    place: str
    where: str
    outcome: str
    reason: str
    missing: str


@dataclass(frozen=True, slots=True)
class Told:
    """A finding with the way to its field."""

    anchor: str
    message: str
    kind: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question that the table raises, with what may be answered."""

    code: str
    message: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The page; `revision` is the text that it shows, `saved` when that was kept."""

    number: str
    title: str
    day: str
    status: str
    due: str
    is_late: bool
    revision: int
    saved: str
    can_write: bool
    sent_back: str
    before_name: str
    fields: tuple[Field, ...]
    national: tuple[str, ...]
    status_national: str
    sections: Mapping[str, Section]
    grid: Grid | None
    raw: tuple[tuple[str, ...], ...]
    questions: tuple[Question, ...]
    promises: tuple[Promise, ...]
    told: tuple[Told, ...]
    blocking: int
    address: str


def make_page(
    draft: Draft,
    card: Card,
    findings: Iterable[Finding],
    before: Card | None,
    *,
    today: date,
    can_write: bool,
    replies: Mapping[int, Reply] | None = None,
    revision: int | None = None,
) -> Page:
    """The page of a draft whose text is `card`, kept or only typed; `before` is last quarter's card."""
    found = [*findings, *(undecided(draft.pledge, before, card) if before else ())]
    comparison = compare(before or card, card)
    form = form_of(card)
    promises = [_promise(row, (replies or {}).get(row.pk)) for row in draft.follow_ups.all()]
    told = _told(found, promises)
    plan = card.investment
    return Page(
        number=draft.pledge.number,
        title=card.title or "",
        day=format_day(draft.round.as_of),
        status=draft.status,
        due=_due(draft, today),
        is_late=draft.due_on() < today,
        revision=draft.revision if revision is None else revision,
        saved=f"저장됨 {time_words(draft.changed_at, today)}" if draft.revision else "아직 고치지 않음",
        can_write=can_write,
        sent_back=_sent_back(draft),
        before_name=last_quarter(draft),
        fields=tuple(_field(name, card, form.fields, comparison, found) for name in FIELDS),
        national=layouts()[card.layout].national,
        status_national=card.status_national or "",
        sections={name: make_section(name, card, before, comparison, found) for name in TREES},
        grid=make_grid(card, form.cells, comparison, found),
        raw=plan.raw if plan and not plan.amounts() else (),
        questions=tuple(
            Question(one.code, one.message, one.choices)
            for one in found
            if one.code == "budget-missing-column"
        ),
        promises=tuple(promises),
        told=told,
        blocking=sum(one.kind in ("error", "question") for one in told),
        address=reverse("draft-write", args=[draft.pk]),
    )


def _due(draft: Draft, today: date) -> str:
    days = (draft.due_on() - today).days
    return f"D-{days}" if days > 0 else "오늘 마감" if days == 0 else f"{-days}일 지남"


def _field(
    name: str, card: Card, texts: Mapping[str, str], comparison: Comparison, findings: Sequence[Finding]
) -> Field:
    layout = layouts()[card.layout]
    change = comparison.field(name)
    was = (change.before or "(적지 않음)") if change else None
    if name == "progress_percent" and comparison.progress.before != comparison.progress.after:
        before = comparison.progress.before
        was = "(적지 않음)" if before is None else f"{before.normalize():f}%"
    return Field(
        name=name,
        label=_LABELS.get(name) or layout.label(name),
        text=texts[name],
        hint=_HINTS.get(name, ""),
        was=was,
        findings=tuple(f for f in findings if anchor(f.where) == f"field-{name}"),
        is_fixed=name in FIXED,
        options=tuple(layout.status) if name == "status" else (),
    )


def _promise(row: FollowUp, typed: Reply | None) -> Promise:
    outcome = typed.outcome if typed else row.outcome or ""
    missing = "" if outcome else "아직 답하지 않았습니다."
    if typed and not typed.is_whole:
        missing = "미뤄지거나 하지 않은 까닭을 적어 주십시오."
    return Promise(
        key=row.pk,
        text=row.text,
        place="향후계획" if row.place.startswith("plans") else "예정 수치",
        where=row.place,
        outcome=outcome,
        reason=typed.reason if typed else row.reason,
        missing=missing,
    )


_ORDER = {"error": 0, "question": 1, "warning": 2, "note": 3}


def _told(findings: Sequence[Finding], promises: Sequence[Promise]) -> tuple[Told, ...]:
    """Everything to mend, to answer or to look at, the heaviest first; notes stand at their fields only."""
    told = [
        Told(anchor(one.where), one.message, "warning" if one.deferrable else one.severity.value)
        for one in findings
        if one.severity is not Severity.NOTE
    ]
    told += [
        Told(f"promise-{one.key}", f"지난 분기 약속 ‘{one.text}’: {one.missing}", "question")
        for one in promises
        if one.missing
    ]
    return tuple(sorted(told, key=lambda one: _ORDER[one.kind]))


def _sent_back(draft: Draft) -> str:
    """Why the card came back to its department, while it is being mended."""
    if draft.status != "보완요청":
        return ""
    event = draft.events.filter(act__in=("반려", "확정 취소")).last()
    return event.memo if event else ""

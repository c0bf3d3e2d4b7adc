"""Records: frozen, without personal data, each known by a key that never changes (`achievement/12`).

What a record says of a day stands in it (기간, 마감); since when it is known is told beside it by whoever keeps
it (`records.RecordVersion`). Money is whole won, days are days of Asia/Seoul.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongyak.rules.dates import Precision


class Basis(StrEnum):
    """How firm a figure is."""

    FORECAST = "예정"
    PROVISIONAL = "잠정"
    FINAL = "확정"


class Grade(StrEnum):
    """How good evidence is: A 문서번호, B 서명부·협약서·공고, C 사진·보도·주소, D none."""

    DOCUMENT = "A"
    SIGNED = "B"
    SHOWN = "C"
    NONE = "D"


class AchievementStatus(StrEnum):
    """How far a result is on its way into the card."""

    CANDIDATE = "후보"
    CHECKED = "담당 확인"
    CONFIRMED = "팀장 확정"
    ON_CARD = "카드 수록"
    CANCELLED = "취소"


class PlannedStatus(StrEnum):
    """What became of what was planned."""

    PLANNED = "예정"
    RUNNING = "진행"
    DONE = "완료"
    DROPPED = "하지 않음"


@dataclass(frozen=True, slots=True)
class Span:
    """A period as exactly as it is known.

    `start` and `end` are its first and last day; `end` None goes on without a last day; both None where only a
    `recurrence` (매월 …) is known. `precision` says in which unit it was told: a half year is 1. 1. to 6. 30.
    """

    start: date | None = None
    end: date | None = None
    precision: Precision = Precision.DAY
    recurrence: str | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """문서번호: the department that issued it under its name of that day, the number, and the day."""

    department: str
    number: int
    issued_on: date


@dataclass(frozen=True, slots=True)
class Line:
    """A line of free text below a title, with those below it. `mark` "" is the form's own for its level."""

    text: str
    mark: str = ""
    children: tuple["Line", ...] = ()


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row that a figure was counted from: 종류, its number or key, and what it adds to the figure.

    `hash` is that of the row's record where it has one, so that what was counted can be told from what the row
    says today.
    """

    kind: str
    number: str
    contribution: int = 1
    hash: str = ""


@dataclass(frozen=True, slots=True)
class Metric:
    """성과 수치: `code` is the same for the same thing everywhere (참여기업 = firms), `label` how the card says it.

    `query` says in words how it was counted, `sources` from which rows; none where it was typed in.
    """

    code: str
    label: str
    value: int
    unit: str
    basis: Basis | None = None
    as_of: date | None = None
    query: str = ""
    sources: tuple[SourceRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Proof:
    """증빙: a 문서번호, a file (by its SHA-256), a photograph, a roster, a press report, an address.

    `label` is what the public may read of it where `is_public`.
    """

    key: str
    kind: str
    grade: Grade
    label: str = ""
    paper: Paper | None = None
    sha256: str = ""
    url: str = ""
    is_public: bool = False


@dataclass(frozen=True, slots=True)
class Achievement:
    """실적: one result. `kind` is a row of `rules/data/achievements.toml`, which says how it is written on a card.

    `number` is 실적-2024-0031 once it is confirmed. `series` gathers results that a card tells in one line
    (정기회의 2. 23./ 6. 28.). `parent` is the key of the result that it stands under. `plan` is the key of the
    YearPlan whose projects it counts. `source` is the key of what minted it, empty where it was typed in.
    `waiver` is why no evidence is needed.
    """

    key: str
    kind: str
    title: str
    span: Span = Span()
    number: str = ""
    status: AchievementStatus = AchievementStatus.CANDIDATE
    series: str = ""
    parent: str = ""
    plan: str = ""
    source: str = ""
    lines: tuple[Line, ...] = ()
    metrics: tuple[Metric, ...] = ()
    evidence: tuple[Proof, ...] = ()
    waiver: str = ""
    department: str = ""


@dataclass(frozen=True, slots=True)
class YearPlan:
    """종합계획 of a year; `approved_on` None while it is not approved."""

    key: str
    year: int
    title: str
    span: Span = Span()
    approved_on: date | None = None
    paper: Paper | None = None


@dataclass(frozen=True, slots=True)
class Cost:
    """One year's money of a project from one source, in won: 계획 as it stands last (당초, 추경, 최종) and 집행."""

    year: int
    source: str
    planned: int
    executed: int = 0


@dataclass(frozen=True, slots=True)
class Project:
    """사업: one project of a plan. `status` is 계획, 착수, 정상추진, 지연, 부진, 완료, 이월 or 폐지.

    `problem` and `remedy` are 문제점·대책 as the department tells them.
    """

    key: str
    plan: str
    field: str
    title: str
    department: str
    cooperating: tuple[str, ...] = ()
    origin: str = ""
    span: Span = Span()
    costs: tuple[Cost, ...] = ()
    status: str = "계획"
    problem: str = ""
    remedy: str = ""
    paper: Paper | None = None


@dataclass(frozen=True, slots=True)
class PlannedActivity:
    """예정 활동: what is to be done next. `original` is the period that was told first, None while it has not
    slipped; `reason` is why it did. `parent` is the key of the activity that it stands under, `actual` that of the
    result that it became, `source` that of what planned it.
    """

    key: str
    title: str
    span: Span = Span()
    original: Span | None = None
    reason: str = ""
    status: PlannedStatus = PlannedStatus.PLANNED
    parent: str = ""
    lines: tuple[Line, ...] = ()
    actual: str = ""
    source: str = ""
    department: str = ""


@dataclass(frozen=True, slots=True)
class ActionItem:
    """건의 or 지시사항 of a meeting: what was asked of whom by when, and since when it is closed."""

    key: str
    kind: str
    number: str
    title: str
    department: str
    asked_on: date
    due_on: date | None = None
    closed_on: date | None = None
    status: str = ""


Record = Achievement | YearPlan | Project | PlannedActivity | ActionItem
#: The kinds of records as they are kept, and as each line of a JSON Lines file names its own.
KINDS: dict[str, type[Record]] = {
    "achievement": Achievement,
    "year-plan": YearPlan,
    "project": Project,
    "planned": PlannedActivity,
    "action-item": ActionItem,
}

"""The page of one case: what was told, how its clock stands and why, what was done, and what the person may do now."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from gongyak.approvals.models import ApprovalStep
from gongyak.calendar.reading import calendar_of, chosen_of
from gongyak.cases.clocks import explained, open_causes, reckoned
from gongyak.cases.meeting_items import may_answer_item
from gongyak.cases.minding import progress_due
from gongyak.cases.models import (
    AnswerSample,
    Case,
    CaseAnswer,
    CaseEvent,
    CaseFile,
    CaseLetter,
    CaseStatus,
    ClockWhat,
    DepartmentRequest,
    FieldVisit,
    FollowUpQuestion,
    RequestStatus,
    SupplementRequest,
    UpstreamProposal,
)
from gongyak.cases.papers import KINDS
from gongyak.cases.people import Person, opened
from gongyak.cases.permissions import is_counsellor, is_hidden_from, may_handle, may_lead
from gongyak.cases.returning import ENOUGH_RETURNS, demand_of, returns_of
from gongyak.cases.reviewing import ACT as REVIEWED
from gongyak.cases.workflow import can
from gongyak.desk.cases.again import Again, make_again
from gongyak.desk.cases.around import MOST_OTHERS, Around
from gongyak.desk.cases.composing import begun_form, composed
from gongyak.desk.cases.listing import Row, make_row
from gongyak.desk.cases.others import Others, make_others
from gongyak.desk.cases.supplementing import Supplements, make_supplements
from gongyak.desk.drafts.page import ShownStep, shown_steps
from gongyak.rules import deadlines
from gongyak.rules.cases import (
    Group,
    OutcomeRow,
    authorities,
    basis_of,
    exclusions,
    groups,
    kind_words,
    outcomes,
    sort_of,
    upstream_places,
    upstream_results,
)
from gongyak.rules.cases.letters import remedy
from gongyak.rules.cases.macros import ANSWER, USES
from gongyak.rules.deadlines import moment_with_weekday, within
from gongyak.rules.holidays import Calendar
from gongyak.rules.moments import day_of
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department, Staff


@dataclass(frozen=True, slots=True)
class Clock:
    """The legal clock: when it is due in words, whether it stands still and why, and the count line by line.

    `hand_on_by` and `transfer_by` are by when it leaves for another department or authority (영 제13조), in words.
    """

    kind: str
    basis: str
    due: str
    causes: tuple[str, ...]
    lines: tuple[str, ...]
    hand_on_by: str
    transfer_by: str


@dataclass(frozen=True, slots=True)
class Answering:
    """The answer as the page lets it be written: what is saved, what the field begins with, samples."""

    saved: CaseAnswer | None
    text: str
    revision: int
    remedy: str
    samples: tuple[AnswerSample, ...]
    replies: int


@dataclass(frozen=True, slots=True)
class Choices:
    """What the forms of the page let one choose: departments and people by row, words of the rules; `proposed` is the
    department that the rules propose, `me` who is at the page."""

    departments: tuple[Department, ...]
    people: tuple[Staff, ...]
    proposed: int | str
    me: int
    causes: tuple[str, ...]
    outcomes: tuple[OutcomeRow, ...] = field(default_factory=outcomes)
    groups: tuple[Group, ...] = field(default_factory=groups)
    kinds: tuple[str, ...] = field(default_factory=kind_words)
    papers: tuple[str, ...] = KINDS
    authorities: tuple[str, ...] = field(default_factory=authorities)
    grounds: tuple[str, ...] = field(default_factory=exclusions)
    places: tuple[str, ...] = field(default_factory=upstream_places)
    results: tuple[str, ...] = field(default_factory=upstream_results)


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that the page shows; `may` holds the acts that it offers."""

    row: Row
    sort: str
    clock: Clock
    shows_person: bool
    person: Person
    may_tell_item: bool
    events: tuple[CaseEvent, ...]
    requests: tuple[DepartmentRequest, ...]
    visits: tuple[FieldVisit, ...]
    supplements: tuple[SupplementRequest, ...]
    counted: Supplements
    letters: tuple[CaseLetter, ...]
    files: tuple[CaseFile, ...]
    questions: tuple[FollowUpQuestion, ...]
    upstream: tuple[UpstreamProposal, ...]
    answers: tuple[CaseAnswer, ...]
    answering: Answering | None
    samples: tuple[AnswerSample, ...]
    begins: dict[str, str]
    steps: tuple[ShownStep, ...]
    turn: ApprovalStep | None
    may: frozenset[str]
    progress_due: bool
    pending: CaseAnswer | None
    today: date
    choices: Choices
    again: Again
    others: Others


def make_page(
    case: Case, actor: Actor, receives: int | None, now: datetime, asked: Mapping[str, str]
) -> Page:
    """The page for somebody at a moment; `receives` is the department that takes cases in, `asked` how the field of
    the answer begins (문안, 회신 모으기). Two queries."""
    today = day_of(now)
    around = Around.of(case, actor, receives, today)
    handles, leads = may_handle(actor, case), may_lead(actor, case)
    counsels = is_counsellor(actor, receives) and not is_hidden_from(actor, case)
    again = _again(case, around)
    may = frozenset(_may(case, handles, leads, counsels, around, again, now))
    samples = _samples(case, around) if may & set(USES) else ()
    return Page(
        row=make_row(case, now),
        sort=sort_of(case.sort).words,
        clock=make_clock(case, around),
        shows_person=handles or counsels,
        person=opened(case.submitter, now) if handles or counsels else Person(),
        may_tell_item=may_answer_item(case, actor),
        events=tuple(reversed(around.events)),
        requests=tuple(around.requests),
        visits=tuple(sorted(around.visits, key=lambda one: (one.visited_on, one.pk))),
        supplements=tuple(around.supplements),
        counted=make_supplements(around.supplements, today),
        letters=tuple(reversed(around.letters)),
        files=tuple(around.files),
        questions=tuple(sorted(around.questions, key=lambda one: (one.due_on, one.pk))),
        upstream=tuple(around.upstream),
        answers=tuple(one for one in around.answers if one.sent_at),
        answering=_answering(case, around, samples, asked, today) if "answer" in may else None,
        samples=samples,
        begins=begun_form(case, samples, asked, today),
        steps=shown_steps(case.approval, around.steps) if case.approval else (),
        turn=_turn(case, around),
        may=may,
        progress_due=progress_due(case, today),
        pending=around.answer.get(case.turn) if case.status == CaseStatus.APPROVAL else None,
        today=today,
        choices=_choices(case, actor, may, around, again),
        again=again,
        others=make_others(case, around.known, around.named, MOST_OTHERS),
    )


def _again(case: Case, around: Around) -> Again:
    reviewing = around.settings[0].reviewing_id if around.settings else None
    return make_again(case, (*around.known, *around.named), _placed(around), reviewing)


def _placed(around: Around) -> list[Department]:
    return sorted(around.departments, key=lambda one: (one.place, one.name))


def _choices(case: Case, actor: Actor, may: frozenset[str], around: Around, again: Again) -> Choices:
    placed = _placed(around)
    people = around.people if may & {"begin", "change-handler"} else ()
    return Choices(
        departments=tuple(one for one in placed if one.pk != case.department_id),
        people=tuple(sorted(people, key=lambda one: one.name)),
        proposed=_proposed(case, placed, again.answered) if "assign" in may else "",
        me=actor.id,
        causes=tuple(one.word for one in deadlines.causes() if one.word not in ("보완", "현장조사")),
    )


def _proposed(case: Case, departments: Sequence[Department], answered: Collection[int]) -> int | str:
    """The key of the department that the rules proposed, unless it `answered` the same grievance before."""
    name = case.proposed.partition(":")[0]
    return next((one.pk for one in departments if one.name == name and one.pk not in answered), "")


#: The acts of the page: the word of the address, the act of the workflow, and who: handles, leads, counsels.
_ACTS = (
    ("receive", "접수", "counsels"),
    ("assign", "배정", "counsels"),
    ("hand-on", "재배정", "leads counsels"),
    ("review", "재조사 배정", "leads counsels"),
    ("begin", "담당 지정", "handles"),
    ("change-handler", "담당 바꿈", "handles"),
    ("classify", "분류", "handles counsels"),
    ("ask", "협조요청", "handles"),
    ("supplement", "보완요구", "handles"),
    ("supplemented", "보완", "handles"),
    ("put-off", "보완 기한 미룸", "handles"),
    ("came-back", "보완 반송", "handles counsels"),
    ("taken-as-withdrawn", "취하 간주", "leads counsels"),
    ("survey", "현장조사", "handles"),
    ("survey-longer", "현장조사 연장", "handles"),
    ("survey-end", "현장조사 마침", "handles"),
    ("visit", "현장방문", "handles"),
    ("paper", "첨부", "handles counsels"),
    ("stop", "중단", "handles"),
    ("extend", "연장", "leads"),
    ("answer", "답변 저장", "handles"),
    ("submit", "상신", "handles"),
    ("progress", "진행 알림", "handles counsels"),
    ("upstream", "상위건의", "handles counsels"),
    ("upstream-result", "상위건의 결과", "handles counsels"),
    ("outcome", "결과", "handles counsels"),
    ("confirm", "해결 확인", "handles counsels"),
    ("close", "종결", "handles counsels"),
    ("transfer", "이송", "leads counsels"),
    ("withdraw", "취하", "leads counsels"),
    ("exclude", "처리제외", "leads counsels"),
    ("repeated", "반복종결", "leads counsels"),
    ("join", "병합", "handles counsels"),
    ("part", "병합 풀기", "handles counsels"),
)


def _may(
    case: Case,
    handles: bool,
    leads: bool,
    counsels: bool,
    around: Around,
    again: Again,
    now: datetime,
) -> Iterator[str]:
    """The acts that the person may do now, by their words in addresses."""
    if case.erased_on:
        return
    held = {"handles": handles, "leads": leads, "counsels": counsels}
    for name, act, who in _ACTS:
        if (
            can(case.status, act)
            and any(held[one] for one in who.split())
            and _fits(name, case, around, again)
        ):
            yield name
    if counsels and can(case.status, "독촉") and case.due_at and case.due_at < now and case.department_id:
        yield "urge"
    if (handles or counsels) and can(case.status, "다시 열기") and case.turn == 1:
        yield "reopen"
    counted = make_supplements(around.supplements, day_of(now))
    if handles and case.status == CaseStatus.SUPPLEMENT and counted.is_past:
        yield "supplement-again" if counted.may_ask_again else "return"
    if case.approval and case.status == CaseStatus.APPROVAL and handles:
        yield "take-back"


def _fits(name: str, case: Case, around: Around, again: Again) -> bool:
    """Whether an act is offered by how the case is joined: answered with another, it is not answered by itself; a survey
    is lengthened once; two returns of what was asked for are enough; a grievance is given away to be looked into anew once."""
    if name == "survey-longer":
        return not any(one.what == ClockWhat.LONGER and one.turn == case.turn for one in around.clock)
    if name in ("came-back", "taken-as-withdrawn"):
        is_enough = len(returns_of(demand_of(around.supplements))) >= ENOUGH_RETURNS
        return is_enough == (name == "taken-as-withdrawn")
    if name == "review":
        return bool(again.earlier) and REVIEWED not in (one.act for one in around.events)
    is_joined = case.main_id is not None and case.turn == 1
    if name in ("answer", "submit", "join"):
        return not is_joined
    return name != "part" or is_joined


def make_clock(case: Case, around: Around) -> Clock:
    """The clock of a case, explained."""
    known, picked = calendar_of(around.overrides, around.years), chosen_of(around.choices)
    found = reckoned(case, around.clock, known, picked)
    basis = basis_of(case.kind, case.own_days)
    due = moment_with_weekday(case.due_at) if case.due_at else ""
    given = [one.at for one in around.events if one.act in ("배정", "재배정", REVIEWED)]
    return Clock(
        kind=basis.name,
        basis=basis.article,
        due=due,
        causes=tuple(open_causes(case, around.clock)),
        lines=tuple(explained(case, found)) if found else (),
        hand_on_by=_by("부서이송", given[-1] if given else None, known),
        transfer_by=_by("기관이송", case.received_at, known),
    )


def _by(limit: str, since: datetime | None, known: Calendar) -> str:
    return moment_with_weekday(within(limit, since, known).due) if since else ""


def _samples(case: Case, around: Around) -> tuple[AnswerSample, ...]:
    fitting = [one for one in around.samples if case.sort.startswith(one.sort)]
    return tuple(sorted(fitting, key=lambda one: (one.sort, one.title, one.pk)))


def _answering(
    case: Case, around: Around, samples: Sequence[AnswerSample], asked: Mapping[str, str], today: date
) -> Answering:
    saved = around.answer.get(case.turn)
    own = [one for one in around.requests if one.turn == case.turn]
    replies = [one for one in own if one.status == RequestStatus.REPLIED]
    return Answering(
        saved=saved,
        text=composed(case, saved, replies, samples, asked, today),
        revision=saved.revision if saved else 0,
        remedy=(saved and saved.remedy) or remedy(case.kind),
        samples=tuple(one for one in samples if one.use == ANSWER),
        replies=len(replies),
    )


def _turn(case: Case, around: Around) -> ApprovalStep | None:
    """The step that the person may sign now."""
    for step in around.turn:
        step.approval = case.approval
        return step
    return None

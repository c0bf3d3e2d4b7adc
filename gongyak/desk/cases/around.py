"""Everything that hangs on a case and that its page shows or lets one choose, fetched by one question."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from django.db.models import QuerySet

from gongyak.approvals.models import ApprovalStep
from gongyak.calendar.models import CheckedYear, ClockChoice, HolidayOverride
from gongyak.cases.models import (
    AnswerSample,
    Case,
    CaseAnswer,
    CaseEvent,
    CaseFile,
    CaseLetter,
    CaseSetting,
    ClockEvent,
    DepartmentRequest,
    FieldVisit,
    FollowUpQuestion,
    SupplementRequest,
    UpstreamProposal,
)
from gongyak.desk.gathering import Rows, gathered
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department, Duty, Staff

#: So many of the other cases of a business are looked at.
MOST_OTHERS = 30


@dataclass(frozen=True, slots=True)
class Around:
    """What hangs on a case: each list in the order of its keys. `turn` are the steps that the person may sign now,
    `people` who works in its department today, `departments` those of today; `overrides`, `years` and `choices` count its days. `known` and `named` are other
    cases of its business: of its company, and of no company but under its name."""

    events: list[CaseEvent]
    clock: list[ClockEvent]
    requests: list[DepartmentRequest]
    visits: list[FieldVisit]
    supplements: list[SupplementRequest]
    letters: list[CaseLetter]
    files: list[CaseFile]
    questions: list[FollowUpQuestion]
    upstream: list[UpstreamProposal]
    answers: list[CaseAnswer]
    samples: list[AnswerSample]
    steps: list[ApprovalStep]
    turn: list[ApprovalStep]
    departments: list[Department]
    people: list[Staff]
    overrides: list[HolidayOverride]
    years: list[CheckedYear]
    choices: list[ClockChoice]
    settings: list[CaseSetting]
    known: list[Case]
    named: list[Case]

    @classmethod
    def of(cls, case: Case, actor: Actor, receives: int | None, today: date) -> Self:
        """What hangs on a case for somebody today, and the other cases of its business that they may see. One query; a
        new part of the page is a line here."""
        wanted = {
            "events": Rows(CaseEvent.objects.filter(case=case), named=("by",)),
            "clock": Rows(ClockEvent.objects.filter(case=case)),
            "requests": Rows(DepartmentRequest.objects.filter(case=case), named=("department",)),
            "visits": Rows(FieldVisit.objects.filter(case=case)),
            "supplements": Rows(SupplementRequest.objects.filter(case=case)),
            "letters": Rows(CaseLetter.objects.filter(case=case)),
            "files": Rows(CaseFile.objects.filter(case=case), named=("file__size",)),
            "questions": Rows(FollowUpQuestion.objects.filter(case=case, dropped_at=None)),
            "upstream": Rows(UpstreamProposal.objects.filter(case=case)),
            "answers": Rows(CaseAnswer.objects.filter(case=case)),
            "samples": Rows(AnswerSample.objects.filter(is_used=True)),
            **_signing(case, actor, today),
            "departments": Rows(Department.objects.on(today)),
            "people": Rows(_people(case, today)),
            "overrides": Rows(HolidayOverride.objects.all()),
            "years": Rows(CheckedYear.objects.all()),
            "choices": Rows(ClockChoice.objects.all()),
            "settings": Rows(CaseSetting.objects.all()),
            **_of_business(case, actor, receives),
        }
        return cls(**gathered(wanted))

    @property
    def answer(self) -> dict[int, CaseAnswer]:
        """The answer of each turn that has one."""
        return {one.turn: one for one in self.answers}


def _signing(case: Case, actor: Actor, today: date) -> dict[str, Rows]:
    """The steps of the approval; none are looked for where there is none: that would read all of everybody's."""
    steps = ApprovalStep.objects.all()
    steps = steps.filter(approval=case.approval_id) if case.approval_id else steps.none()
    mine = steps.waiting().for_actor(actor, today).exclude(approval__drafted_by=actor.id)
    return {"steps": Rows(steps, named=("department",)), "turn": Rows(mine)}


def _of_business(case: Case, actor: Actor, receives: int | None) -> dict[str, Rows]:
    """The newest other cases of the business, by its company and by its name alone. What was erased has neither."""
    seen = Case.objects.visible_to(actor, receives).exclude(pk=case.pk).filter(erased_on=None)
    seen = seen.none() if case.erased_on else seen.order_by("-pk")
    told = {"known": seen.of_same_business(case), "named": seen.of_same_name(case)}
    return {name: _newest(rows) for name, rows in told.items()}


def _newest(rows: QuerySet[Case]) -> Rows:
    return Rows(Case.objects.filter(pk__in=rows.values("pk")[:MOST_OTHERS]), named=("department",))


def _people(case: Case, today: date) -> Any:
    """Who works in the lead department today."""
    held = Duty.objects.on(today).filter(department=case.department_id)
    return Staff.objects.filter(pk__in=held.values("staff"), is_active=True)

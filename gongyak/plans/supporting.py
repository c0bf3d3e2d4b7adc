"""The acts that say which companies a project supported, or which took part in it; also after the plan was approved."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from gongyak.audit.actions import record_act
from gongyak.companies.models import Company
from gongyak.plans.models import CompanyPart, PlanEvent, Project, ProjectCompany
from gongyak.plans.reporting import to_report
from gongyak.rules import personal
from gongyak.rules.dates import format_day
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Support:
    """What a company was in a project since when, what it got in won (None: not told), and a word on it."""

    part: str
    on: date
    won: int | None = None
    note: str = ""


@transaction.atomic
def add_company(
    *, project: Project, company: Company, support: Support, by: Actor, now: datetime
) -> ProjectCompany:
    """Say that a company was part of a project; the one that it was put together with, where it was.

    Refused: no right, a day to come, a negative sum, personal data in the note, what is there already.
    """
    row, known = to_report(project, by), company.merged_into or company
    note = " ".join(support.note.split())
    if support.part not in CompanyPart.values:
        raise Refusal("기업이 사업에서 무엇이었는지 목록에서 고르십시오.")
    if support.on > day_of(now):
        raise Refusal("선정·참여한 날이 오늘보다 뒤입니다. 날짜를 확인하십시오.")
    if support.won is not None and support.won < 0:
        raise Refusal("지원액은 0원 이상으로 적으십시오.")
    if len(note) > _LONGEST or personal.kinds(note):
        raise Refusal("내용에는 개인정보를 적지 말고, 200자 안으로 적으십시오.")
    if ProjectCompany.objects.filter(project=row, company=known, part=support.part).exists():
        raise Refusal(f"{known.name}: 이미 이 사업에 ‘{support.part}’으로 적혀 있습니다.")
    told = {"part": support.part, "on": support.on, "won": support.won, "note": note}
    made = ProjectCompany.objects.create(project=row, company=known, by_id=by.id, at=now, **told)
    _told(row, "기업 적음", f"{known.name}, {support.part}, {format_day(support.on)}", by, now)
    return made


@transaction.atomic
def remove_company(*, link: ProjectCompany, by: Actor, now: datetime) -> None:
    """Take a company from a project again; the history of the project keeps that it was there."""
    row = to_report(link.project, by)
    memo = f"{link.company.name}, {link.part}, {format_day(link.on)}"
    link.delete()
    _told(row, "기업 지움", memo, by, now)


def _told(row: Project, act: str, memo: str, by: Actor, now: datetime) -> None:
    PlanEvent.objects.create(plan=row.plan, project=row, at=now, by_id=by.id, act=act, memo=memo)
    record_act(by=by.key, action=f"사업 {act}", object=row.key, now=now, reason=memo)

"""A report is drafted from the records, written on by the leading team, and filled by the other teams."""

from datetime import date, datetime, time

from django.db import IntegrityError, transaction

from gongyak.audit.actions import record_act
from gongyak.headquarters.contents import text_of
from gongyak.headquarters.gathering import computed_for
from gongyak.headquarters.models import (
    Headquarters,
    ReportEvent,
    ReportKind,
    ReportStatus,
    SituationReport,
    Team,
    TeamInput,
)
from gongyak.headquarters.moving import checked, led, locked, move
from gongyak.headquarters.permissions import may_run, may_write_for
from gongyak.headquarters.rhythm import rhythm_of
from gongyak.headquarters.workflow import step
from gongyak.records.actions import take_number
from gongyak.rules.canonical import sha256
from gongyak.rules.moments import SEOUL, day_of
from gongyak.rules.refusal import Conflict, Refusal
from gongyak.rules.situation.report import Texts, period_for
from gongyak.staff.actors import Actor


@transaction.atomic
def draft_report(
    *, headquarters: Headquarters, kind: str, day: date, by: Actor, now: datetime
) -> SituationReport:
    """초안: a report of the period that holds a day, computed from what is recorded.

    Refused: by who does not run the headquarters, a period to come, one that has its report, one outside the days
    of the headquarters.
    """
    if not may_run(by, day_of(now)):
        raise Refusal("상황보고는 총괄부서나 총괄반이 만들고 올립니다. 총괄반에 요청하십시오.")
    if kind not in ReportKind.values:
        raise Refusal("일일, 주간, 월간 가운데 하나를 고르십시오.")
    rhythm = rhythm_of(kind)
    begins_on, ends_on = period_for(kind, day, rhythm.weekday)
    ended_on = headquarters.ended_on
    if begins_on > day_of(now) or ends_on < headquarters.began_on or (ended_on and begins_on > ended_on):
        raise Refusal("본부를 운영한 날 가운데 오늘까지의 날을 고르십시오.")
    try:
        with transaction.atomic():
            made = SituationReport.objects.create(
                headquarters=headquarters,
                kind=kind,
                number=take_number("상황보고", ends_on.year),
                begins_on=begins_on,
                ends_on=ends_on,
                as_of=_as_of(ends_on, rhythm.hour, now),
                computed="",
                typed=text_of(Texts()),
                changed_at=now,
                changed_by_id=by.id,
            )
    except IntegrityError as error:
        raise Refusal("같은 기간의 같은 상황보고가 이미 있습니다. 목록에서 여십시오.") from error
    made.computed = text_of(computed_for(headquarters, begins_on, ends_on, made.as_of))
    made.save(update_fields=["computed"])
    ReportEvent.objects.create(report=made, act="초안", after=made.status, at=now, by_id=by.id)
    record_act(by=by.key, action="상황보고 초안", object=made.key, now=now, after=_print(made))
    return made


def _as_of(ends_on: date, hour: int, now: datetime) -> datetime:
    """기준일시: the hour of the last day, or now where that is still to come."""
    return min(now, datetime.combine(ends_on, time(hour), SEOUL))


@transaction.atomic
def recompute_report(*, report: SituationReport, by: Actor, now: datetime) -> SituationReport:
    """다시 셈: what is computed is computed anew; what was typed stays as it is."""
    row = led(report, by, now)
    step(row.status, "다시 셈")
    before = _print(row)
    row.as_of = _as_of(row.ends_on, rhythm_of(row.kind).hour, now)
    row.computed = text_of(computed_for(row.headquarters, row.begins_on, row.ends_on, row.as_of))
    _changed(row, by, now)
    return move(row, "다시 셈", by=by, now=now, before=before, after=_print(row))


@transaction.atomic
def save_report(
    *, report: SituationReport, texts: Texts, revision: int, by: Actor, now: datetime
) -> SituationReport:
    """Keep what 총괄 wrote, over what was read as `revision`; nothing new changes nothing. Raises Conflict."""
    row = led(report, by, now)
    step(row.status, "저장")
    text = text_of(checked(texts))
    if text == row.typed:
        return row
    if revision != row.revision:
        raise Conflict("이 보고를", row.changed_by.name)
    before, row.typed = _print(row), text
    _changed(row, by, now)
    return move(row, "저장", by=by, now=now, before=before, after=_print(row))


@transaction.atomic
def ask_teams(*, report: SituationReport, by: Actor, now: datetime) -> SituationReport:
    """취합 요청: every team of the period's last day, the leading one apart, is asked for its part."""
    row = led(report, by, now)
    step(row.status, "취합 요청")
    teams = (
        Team.objects.on(row.ends_on).filter(headquarters=row.headquarters, leads=False).worded(row.ends_on)
    )
    if not teams:
        raise Refusal("그날 편성된 다른 반이 없습니다. 취합 없이 기안하십시오.")
    TeamInput.objects.bulk_create(
        TeamInput(report=row, team=team, name=team.name, content=text_of(Texts())) for team in teams
    )
    return move(row, "취합 요청", by=by, now=now)


@transaction.atomic
def write_input(
    *, asked: TeamInput, texts: Texts, revision: int, by: Actor, now: datetime, hand_in: bool = False
) -> TeamInput:
    """반 작성, 반 제출: what a team says, kept over what was read as `revision`; only what was handed in counts.

    Refused: by who is in another team, a report that is on its way already. Raises Conflict.
    """
    report = locked(asked.report)
    row = TeamInput.objects.select_for_update().get(pk=asked.pk)
    if not may_write_for(by, row.team, day_of(now)):
        raise Refusal(f"{row.name}의 구성원이 아닙니다. 그 반에 요청하십시오.")
    act = "반 제출" if hand_in else "반 작성"
    step(report.status, act)
    text = text_of(checked(texts))
    if text != row.content and revision != row.revision:
        raise Conflict("이 반의 보고를", row.changed_by.name if row.changed_by else "")
    if text == text_of(Texts()) and hand_in:
        raise Refusal("적은 것이 없습니다. 없으면 ‘해당 없음’이라고 적어 제출하십시오.")
    row.revision += text != row.content
    row.content, row.changed_at, row.changed_by_id = text, now, by.id
    row.handed_in_at = now if hand_in else None
    row.save()
    move(report, act, by=by, now=now, memo=row.name, after=sha256(text.encode()))
    return row


def is_open(report: SituationReport) -> bool:
    """Whether a report may still be written on."""
    return report.status in (ReportStatus.DRAFT, ReportStatus.GATHERING, ReportStatus.CORRECTING)


def _changed(row: SituationReport, by: Actor, now: datetime) -> None:
    row.revision, row.changed_at, row.changed_by_id = row.revision + 1, now, by.id


def _print(row: SituationReport) -> str:
    return sha256(f"{row.computed}\n{row.typed}".encode())

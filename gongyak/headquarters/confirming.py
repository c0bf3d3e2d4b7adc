"""The way of a report: put up, signed, frozen, reported to the head; corrected as a new version."""

from datetime import date, datetime

from django.db import transaction

from gongyak.approvals import actions as approvals
from gongyak.approvals.models import Approval, ApprovalStep, State, Subject
from gongyak.headquarters.contents import hash_of, report_of
from gongyak.headquarters.models import (
    REPORT_KIND,
    MemberPart,
    ReportConfirmation,
    ReportStatus,
    SituationReport,
    TeamMember,
)
from gongyak.headquarters.moving import led, locked, move
from gongyak.headquarters.said import said
from gongyak.headquarters.workflow import step as next_status
from gongyak.rules.moments import day_of
from gongyak.rules.personal import kinds
from gongyak.rules.records import to_json
from gongyak.rules.refusal import Conflict, Refusal
from gongyak.rules.situation.report import Report, title_words
from gongyak.snapshots.actions import Summary, record_version
from gongyak.snapshots.models import Document, Version
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department, Role

#: Who freezes a report, as every later reader may know it.
CONFIRMED_BY = "총괄부서"


@transaction.atomic
def put_report_up(*, report: SituationReport, revision: int, by: Actor, now: datetime) -> SituationReport:
    """기안: the report goes to those who must sign, as it stands; what teams did not hand in is left out.

    Raises Conflict where another text was read.
    """
    row = led(report, by, now)
    next_status(row.status, "기안")
    if revision != row.revision:
        raise Conflict("이 보고를", row.changed_by.name)
    matter = approvals.Matter(
        subject=Subject.REPORT,
        object=row.key,
        title=f"{row.headquarters.name} {title_words(row.kind, row.begins_on, row.ends_on)}",
        department=_department(row, by, day_of(now)),
        content_hash=hash_of(report_of(row)),
    )
    row.approval = approvals.begin(matter=matter, by=by, now=now)
    return move(row, "기안", by=by, now=now, after=matter.content_hash)


def _department(row: SituationReport, by: Actor, day: date) -> Department:
    """Whose line of approval a report goes: that of the drafter's department, else of the leading team's 반장."""
    own = by.departments(Role.OFFICER, Role.TEAM_LEAD)
    found = Department.objects.filter(pk__in=own).order_by("place").first()
    if found is None:
        leaders = TeamMember.objects.on(day).filter(headquarters=row.headquarters, team__leads=True)
        leader = leaders.filter(part=MemberPart.LEADER).exclude(department=None).first()
        found = leader.department if leader else None
    if found is None:
        raise Refusal("결재를 올릴 부서를 알 수 없습니다. 총괄반의 반장을 먼저 정하십시오.")
    return found


@transaction.atomic
def take_report_back(*, report: SituationReport, by: Actor, now: datetime) -> SituationReport:
    """회수: the drafter takes it back while nobody whose turn it was has seen it."""
    row = locked(report)
    approvals.withdraw(approval=running(row), by=by, now=now)
    return move(row, _or_correcting(row, "회수"), by=by, now=now)


@transaction.atomic
def sign_report(
    *, step: ApprovalStep, content_hash: str, by: Actor, now: datetime, memo: str = ""
) -> SituationReport:
    """Sign a step of the report's approval; after the last one the report is frozen (총괄 확정)."""
    row = _of(step)
    approval = approvals.sign(step=step, content_hash=content_hash, by=by, now=now, memo=memo)
    if approval.state != State.DONE:
        return move(row, "서명", by=by, now=now, memo=memo)
    return _confirm(row, approval, by=by, now=now)


@transaction.atomic
def send_report_back(*, step: ApprovalStep, by: Actor, now: datetime, reason: str) -> SituationReport:
    """반려: it goes back to be written on, with the reason."""
    row = _of(step)
    approvals.send_back(step=step, by=by, now=now, reason=reason)
    return move(row, _or_correcting(row, "반려"), by=by, now=now, memo=reason)


@transaction.atomic
def report_up(*, report: SituationReport, by: Actor, now: datetime, memo: str = "") -> SituationReport:
    """보고: say that the confirmed report was brought before the head of the headquarters, and what he said."""
    row = led(report, by, now)
    if kinds(memo):
        raise Refusal("보고 때의 말에 개인정보가 있습니다. 지우고 다시 적으십시오.")
    return move(row, "보고", by=by, now=now, memo=memo)


@transaction.atomic
def correct_report(*, report: SituationReport, reason: str, by: Actor, now: datetime) -> SituationReport:
    """정정: a confirmed report is written anew and approved again; the version that was frozen stays as it was."""
    row = led(report, by, now)
    next_status(row.status, "정정")
    row.correction = said(reason, "정정하는 사유")
    if kinds(row.correction):
        raise Refusal("정정하는 사유에 개인정보가 있습니다. 지우고 다시 적으십시오.")
    return move(row, "정정", by=by, now=now, memo=row.correction)


def _confirm(row: SituationReport, approval: Approval, *, by: Actor, now: datetime) -> SituationReport:
    content = report_of(row)
    if hash_of(content) != approval.content_hash:
        raise Refusal("서명한 상황보고와 지금의 내용이 다릅니다. 반려하고 다시 기안하십시오.")
    next_status(row.status, "확정")
    row.version = _freeze(row, content, by=by, now=now)
    ReportConfirmation.objects.create(version=row.version, report=row, approval=approval)
    return move(row, "확정", by=by, now=now, after=row.version.hash)


def _freeze(row: SituationReport, content: Report, *, by: Actor, now: datetime) -> Version:
    """One more version; it is the office's own paper, so the public form says no more than that there is one."""
    document = Document.objects.get_or_create(kind=REPORT_KIND, key=row.number)[0]
    title = f"{content.headquarters} {title_words(row.kind, row.begins_on, row.ends_on)}"
    return record_version(
        document=document,
        effective_on=row.ends_on,
        internal=to_json(content),
        public={"number": row.number, "title": title},
        summary=Summary(title=title),
        by=CONFIRMED_BY,
        actor=by.key,
        now=now,
        reason=f"상황보고 정정: {row.correction}" if row.correction else "상황보고 확정",
    )


def running(report: SituationReport) -> Approval:
    """The approval that a report is in; Refusal where it is in none."""
    if report.approval is None or report.status != ReportStatus.APPROVAL:
        raise Refusal("이 상황보고는 결재 중이 아닙니다. 화면을 새로 열어 확인하십시오.")
    return report.approval


def _or_correcting(row: SituationReport, act: str) -> str:
    """The act as the workflow has it: a correction goes back to being a correction."""
    return f"정정 {act}" if row.version_id else act


def _of(step: ApprovalStep) -> SituationReport:
    """The locked report whose approval a step belongs to."""
    row = locked(SituationReport.objects.get(approval=step.approval_id))
    if step.signed_at is None:
        running(row)
    return row

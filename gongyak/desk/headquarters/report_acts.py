"""What is done on the page of a report: each form does one act and shows the report again with what came of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from gongyak.approvals import actions as approvals
from gongyak.approvals.models import ApprovalStep
from gongyak.desk.acting import Acting
from gongyak.desk.headquarters.asking import runs
from gongyak.desk.headquarters.reports import report_view, visible
from gongyak.desk.numbers import read_revision
from gongyak.desk.registry import sent
from gongyak.headquarters import confirming, drafting
from gongyak.headquarters.models import ReportStatus, SituationReport
from gongyak.headquarters.papers import keep_papers
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor


def _memo(request: HttpRequest) -> str:
    return request.POST.get("memo", "")


def _recompute(request: HttpRequest, actor: Actor, row: SituationReport) -> str:
    drafting.recompute_report(report=row, by=actor, now=timezone.now())
    return "기록에서 다시 세었습니다. 적은 글은 그대로 있습니다."


def _ask(request: HttpRequest, actor: Actor, row: SituationReport) -> str:
    drafting.ask_teams(report=row, by=actor, now=timezone.now())
    return "각 반에 취합을 요청했습니다."


def _put_up(request: HttpRequest, actor: Actor, row: SituationReport) -> str:
    revision = read_revision(request.POST.get("revision", ""))
    confirming.put_report_up(report=row, revision=revision, by=actor, now=timezone.now())
    return "결재를 올렸습니다. 결재선의 다음 사람에게 갔습니다."


def _take_back(request: HttpRequest, actor: Actor, row: SituationReport) -> str:
    confirming.take_report_back(report=row, by=actor, now=timezone.now())
    return "결재를 회수했습니다. 다시 고칠 수 있습니다."


def _step(request: HttpRequest, row: SituationReport) -> ApprovalStep:
    return get_object_or_404(ApprovalStep, pk=sent.key(request, "step"), approval=row.approval_id)


def _sign(request: HttpRequest, actor: Actor, row: SituationReport) -> str:
    step, shown = _step(request, row), request.POST.get("content_hash", "")
    told = {"step": step, "content_hash": shown, "memo": _memo(request)}
    signed = confirming.sign_report(**told, by=actor, now=timezone.now())
    if signed.status == ReportStatus.CONFIRMED and signed.version:
        keep_papers(signed.version)
        return "서명했습니다. 상황보고가 확정되어 HWPX와 PDF를 보관했습니다."
    return f"서명했습니다({step.kind})."


def _send_back(request: HttpRequest, actor: Actor, row: SituationReport) -> str:
    confirming.send_report_back(step=_step(request, row), reason=_memo(request), by=actor, now=timezone.now())
    return "사유와 함께 돌려보냈습니다."


def _report_up(request: HttpRequest, actor: Actor, row: SituationReport) -> str:
    confirming.report_up(report=row, memo=_memo(request), by=actor, now=timezone.now())
    return "본부장에게 보고한 것으로 적었습니다."


def _correct(request: HttpRequest, actor: Actor, row: SituationReport) -> str:
    confirming.correct_report(report=row, reason=_memo(request), by=actor, now=timezone.now())
    return "정정을 시작했습니다. 확정된 판은 그대로 있고, 결재가 끝나면 새 판이 됩니다."


def _note_paper(request: HttpRequest, actor: Actor, row: SituationReport) -> str:
    if row.approval is None or not runs(actor):
        raise Refusal("결재를 올린 상황보고의 문서번호는 총괄부서나 총괄반이 기록합니다.")
    number = request.POST.get("paper_number", "")
    approvals.note_paper(approval=row.approval, number=number, by=actor, now=timezone.now())
    return "문서번호를 기록했습니다."


def _again(request: HttpRequest, actor: Actor, row: SituationReport) -> HttpResponse:
    return redirect("hq-report", row.pk)


act = Acting(visible, report_view, _again).named(
    {
        "recompute": _recompute,
        "ask": _ask,
        "put-up": _put_up,
        "take-back": _take_back,
        "sign": _sign,
        "send-back": _send_back,
        "report-up": _report_up,
        "correct": _correct,
        "number": _note_paper,
    }
)

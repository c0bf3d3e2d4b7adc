"""What is done on the page of a meeting: each does one act and shows the meeting again with what came of it."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from gongyak.approvals.models import ApprovalStep
from gongyak.desk.acting import Act, Acting
from gongyak.desk.meetings.typed import (
    day_of_form,
    presences_of,
    resolution_of,
    task_of,
    text,
    when_of,
)
from gongyak.desk.meetings.views import meeting_page, visible
from gongyak.desk.numbers import read_key, read_keys, read_revision
from gongyak.meetings import approving, calling, items, recording
from gongyak.meetings.items import NewProposal
from gongyak.meetings.models import AgendaItem, Meeting, MeetingItem, Resolution, Statement
from gongyak.meetings.recording import NewItem
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor


def _again(request: HttpRequest, actor: Actor, row: Meeting) -> HttpResponse:
    """The page again, at the part where one worked."""
    part = request.POST.get("part", "")
    made = redirect("desk-meeting", row.pk)
    if part.isascii() and part.replace("-", "").isalnum() and len(part) < 30:
        made.headers["Location"] += f"#{part}"
    return made


def _who(actor: Actor) -> dict[str, Any]:
    return {"by": actor, "now": timezone.now()}


def _agenda(request: HttpRequest, row: Meeting) -> AgendaItem:
    key = read_key(request.POST.get("item", "")) or 0
    return get_object_or_404(row.agenda.select_related("meeting"), pk=key)


def _plain(act: Callable[..., object], said: str) -> Act[Meeting]:
    """An act that asks for nothing but the meeting."""

    def do(request: HttpRequest, actor: Actor, row: Meeting) -> str:
        act(meeting=row, **_who(actor))
        return said

    return do


def _reasoned(act: Callable[..., object], said: str) -> Act[Meeting]:
    """An act that asks for a reason."""

    def do(request: HttpRequest, actor: Actor, row: Meeting) -> str:
        act(meeting=row, reason=text(request, "memo"), **_who(actor))
        return said

    return do


def _add_agenda(request: HttpRequest, actor: Actor, row: Meeting) -> str:
    told = (text(request, name) for name in ("kind", "title", "proposer", "text"))
    made = recording.add_agenda(meeting=row, item=NewItem(*told), **_who(actor))
    return f"{made.order}번 안건을 더했습니다."


def _drop_agenda(request: HttpRequest, actor: Actor, row: Meeting) -> str:
    recording.drop_agenda(item=_agenda(request, row), **_who(actor))
    return "안건을 뺐습니다."


def _raise_agenda(request: HttpRequest, actor: Actor, row: Meeting) -> str:
    recording.raise_agenda(item=_agenda(request, row), **_who(actor))
    return "안건을 한 자리 앞으로 옮겼습니다."


def _call(request: HttpRequest, actor: Actor, row: Meeting) -> str:
    made = calling.call_meeting(meeting=row, ground=text(request, "ground"), **_who(actor))
    return f"{made.number} {made.name}을(를) 소집했습니다. 예정 활동에도 올랐습니다."


def _change(request: HttpRequest, actor: Actor, row: Meeting) -> str:
    calling.change_meeting(
        meeting=row,
        when=when_of(request),
        reason=text(request, "memo"),
        subject=text(request, "subject"),
        is_public="is_public" in request.POST,
        with_mayor="with_mayor" in request.POST,
        **_who(actor),
    )
    return "일정을 고쳤습니다."


def _hold(request: HttpRequest, actor: Actor, row: Meeting) -> str:
    calling.hold_meeting(meeting=row, when=when_of(request), **_who(actor))
    return "개최를 기록했습니다. 출석과 발언, 결정을 적으십시오. 실적대장에 후보로 올랐습니다."


def _attend(request: HttpRequest, actor: Actor, row: Meeting) -> str:
    members = row.series.body.members.on(row.on)
    recording.record_attendance(meeting=row, presences=list(presences_of(request, members)), **_who(actor))
    return "출석을 기록했습니다."


def _say(request: HttpRequest, actor: Actor, row: Meeting) -> str:
    recording.record_statement(
        item=_agenda(request, row),
        text=text(request, "text"),
        speaker=text(request, "speaker"),
        post=text(request, "post"),
        is_withheld="is_withheld" in request.POST,
        **_who(actor),
    )
    return "발언의 요지를 적었습니다."


def _decide(request: HttpRequest, actor: Actor, row: Meeting) -> str:
    made = recording.record_resolution(
        item=_agenda(request, row), resolution=resolution_of(request), **_who(actor)
    )
    return f"결정을 적었습니다: {made.outcome}"


def _strike(request: HttpRequest, actor: Actor, row: Meeting) -> str:
    kind = {"statement": Statement, "resolution": Resolution}.get(request.POST.get("what", ""))
    if kind is None:
        raise Http404
    key = read_key(request.POST.get("line", "")) or 0
    line = get_object_or_404(kind.objects.select_related("item__meeting"), pk=key, item__meeting=row)
    recording.strike(line=line, **_who(actor))
    return "지웠습니다."


def _propose(request: HttpRequest, actor: Actor, row: Meeting) -> str:
    told = (text(request, name) for name in ("title", "content", "proposer", "company"))
    made = items.take_proposal(proposal=NewProposal(*told), meeting=row, **_who(actor))
    return f"{made.number}을(를) 접수했습니다. 주관부서와 기한을 정하십시오."


def _order(request: HttpRequest, actor: Actor, row: Meeting) -> str:
    made = items.give_directive(
        title=text(request, "title"),
        content=text(request, "content"),
        given_by=text(request, "given_by"),
        task=task_of(request),
        meeting=row,
        **_who(actor),
    )
    return f"{made.number}을(를) {made.department}에 지시했습니다."


def _report_back(request: HttpRequest, actor: Actor, row: Meeting) -> str:
    keys = read_keys(request.POST.getlist("told"))
    rows = list(MeetingItem.objects.filter(pk__in=keys))
    made = items.report_back(meeting=row, items=rows, **_who(actor))
    return f"건의 {len(made)}건의 처리결과를 이 회의에서 보고한 것으로 적었습니다."


def _write(request: HttpRequest, actor: Actor, row: Meeting) -> str:
    recording.write_minutes(
        meeting=row,
        proceedings=text(request, "proceedings"),
        remarks=text(request, "remarks"),
        silent="silent" in request.POST,
        undecided="undecided" in request.POST,
        revision=read_revision(request.POST.get("revision", "")),
        **_who(actor),
    )
    return "회의록 초안을 저장했습니다."


def _step(request: HttpRequest, row: Meeting) -> ApprovalStep:
    key = read_key(request.POST.get("step", "")) or 0
    return get_object_or_404(ApprovalStep, pk=key, approval=row.approval_id)


def _sign(request: HttpRequest, actor: Actor, row: Meeting) -> str:
    step, shown = _step(request, row), request.POST.get("content_hash", "")
    done = approving.sign_minutes(step=step, content_hash=shown, memo=text(request, "memo"), **_who(actor))
    if done.version and done.status == "회의록 확정":
        return "서명했습니다. 회의록이 확정되었습니다. 전자기록생산시스템에 등록하고 등록번호를 적으십시오."
    return f"서명했습니다({step.kind})."


def _send_back(request: HttpRequest, actor: Actor, row: Meeting) -> str:
    approving.send_minutes_back(step=_step(request, row), reason=text(request, "memo"), **_who(actor))
    return "사유와 함께 돌려보냈습니다."


def _register(request: HttpRequest, actor: Actor, row: Meeting) -> str:
    if not text(request, "registration"):
        raise Refusal("전자기록생산시스템이 준 생산등록번호를 적으십시오.")
    approving.register_minutes(
        meeting=row,
        registration=text(request, "registration"),
        registered_on=day_of_form(request, "registered_on", "등록일"),
        **_who(actor),
    )
    return "등록번호를 적었습니다."


ACTS: Mapping[str, Act[Meeting]] = {
    "agenda": _add_agenda,
    "agenda-drop": _drop_agenda,
    "agenda-raise": _raise_agenda,
    "call": _call,
    "change": _change,
    "cancel": _reasoned(calling.cancel_meeting, "회의를 취소했습니다. 번호는 그대로 남습니다."),
    "hold": _hold,
    "attend": _attend,
    "say": _say,
    "decide": _decide,
    "strike": _strike,
    "propose": _propose,
    "order": _order,
    "report-back": _report_back,
    "write": _write,
    "check": _plain(approving.check_minutes, "회의록이 빠짐없음을 확인했습니다. 결재를 올리십시오."),
    "reopen": _plain(approving.reopen_minutes, "회의록을 다시 고칠 수 있습니다."),
    "put-up": _plain(approving.put_minutes_up, "회의록의 결재를 올렸습니다."),
    "recall": _plain(approving.take_minutes_back, "결재를 회수했습니다."),
    "sign": _sign,
    "send-back": _send_back,
    "register": _register,
    "correct": _reasoned(approving.correct_minutes, "정정을 시작했습니다. 앞의 확정본은 그대로 남습니다."),
    "close": _plain(approving.close_meeting, "회의를 종결했습니다."),
}
acting = Acting(visible, meeting_page, _again)
do = acting.named(ACTS)

"""What is done on the page of a change: each view does one act and shows the change again with what came of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from gongyak.approvals import actions as approvals
from gongyak.approvals.models import ApprovalStep
from gongyak.desk.acting import Acting
from gongyak.desk.changes.form import read_form
from gongyak.desk.changes.views import change_page, visible
from gongyak.desk.numbers import read_key
from gongyak.pledges.changes import deciding, panel
from gongyak.pledges.changes.permissions import may_handle, may_write
from gongyak.pledges.changes.writing import save_change, submit_change, withdraw_change
from gongyak.pledges.models import Advice, Change, PanelSession
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor


def _again(request: HttpRequest, actor: Actor, row: Change) -> HttpResponse:
    return redirect("desk-change", row.pk)


def _memo(request: HttpRequest) -> str:
    return request.POST.get("memo", "")


def _count(request: HttpRequest, name: str) -> int:
    text = request.POST.get(name, "").strip() or "0"
    if not (text.isascii() and text.isdigit() and len(text) < 5):
        raise Refusal("찬성·반대·기권은 사람 수로 적으십시오.")
    return int(text)


def _key(request: HttpRequest, name: str) -> int:
    return read_key(request.POST.get(name, "")) or 0


def _save(request: HttpRequest, actor: Actor, row: Change) -> str:
    written, revision = read_form(request.POST.dict())
    now = timezone.now()
    saved = save_change(change=row, written=written, revision=revision, by=actor, now=now)
    if "submit" in request.POST:
        submit_change(change=saved, by=actor, now=now)
        return "변경을 총괄부서에 제출했습니다."
    return f"저장했습니다. 바뀌는 것 {saved.items.count()}가지"


def _withdraw(request: HttpRequest, actor: Actor, row: Change) -> str:
    withdraw_change(change=row, by=actor, now=timezone.now(), reason=_memo(request))
    return "변경을 철회했습니다."


def _return(request: HttpRequest, actor: Actor, row: Change) -> str:
    deciding.return_change(change=row, by=actor, now=timezone.now(), reason=_memo(request))
    return "보완할 것을 적어 부서에 돌려보냈습니다."


def _refer(request: HttpRequest, actor: Actor, row: Change) -> str:
    deciding.refer_change(change=row, by=actor, now=timezone.now())
    return "평가단의 심의에 부쳤습니다. 회의가 끝나면 결과를 기록하십시오."


def _deliberate(request: HttpRequest, actor: Actor, row: Change) -> str:
    session = get_object_or_404(PanelSession, pk=_key(request, "session"))
    told = {name: _count(request, name) for name in ("ayes", "nays", "abstained")}
    made = deciding.deliberate(change=row, session=session, by=actor, now=timezone.now(), **told)
    if advice := request.POST.get("advice", "").strip():
        panel.advise(session=session, text=advice, by=actor, now=timezone.now(), change=row)
    return f"심의 결과를 기록했습니다: {'가결' if made.carried else '부결'}"


def _reply(request: HttpRequest, actor: Actor, row: Change) -> str:
    advice = get_object_or_404(Advice, pk=_key(request, "advice"), change=row)
    outcome, text = request.POST.get("outcome", ""), request.POST.get("reply", "")
    panel.reply_to_advice(advice=advice, outcome=outcome, reply=text, by=actor, now=timezone.now())
    return "평가단의 건의에 답했습니다."


def _put_up(request: HttpRequest, actor: Actor, row: Change) -> str:
    deciding.put_up(change=row, by=actor, now=timezone.now(), memo=_memo(request))
    return "결재를 올렸습니다."


def _step(request: HttpRequest, row: Change) -> ApprovalStep:
    return get_object_or_404(ApprovalStep, pk=_key(request, "step"), approval=row.approval_id)


def _sign(request: HttpRequest, actor: Actor, row: Change) -> str:
    step, shown = _step(request, row), request.POST.get("content_hash", "")
    deciding.sign_change(step=step, content_hash=shown, by=actor, now=timezone.now(), memo=_memo(request))
    return f"서명했습니다({step.kind})."


def _send_back(request: HttpRequest, actor: Actor, row: Change) -> str:
    step = _step(request, row)
    deciding.send_change_back(step=step, by=actor, now=timezone.now(), reason=_memo(request))
    return "사유와 함께 돌려보냈습니다."


def _recall(request: HttpRequest, actor: Actor, row: Change) -> str:
    deciding.recall_change(change=row, by=actor, now=timezone.now())
    return "결재를 회수했습니다."


def _publish(request: HttpRequest, actor: Actor, row: Change) -> str:
    deciding.publish_change(change=row, by=actor, now=timezone.now())
    return "변경을 공개했습니다. 누리집의 변경 내역과 공약 카드에서 볼 수 있습니다."


def _note_paper(request: HttpRequest, actor: Actor, row: Change) -> str:
    if row.approval is None or not (may_write(actor, row) or may_handle(actor)):
        raise Refusal("주관부서나 총괄부서가 결재가 있는 변경에 문서번호를 기록합니다.")
    number = request.POST.get("paper_number", "")
    approvals.note_paper(approval=row.approval, number=number, by=actor, now=timezone.now())
    return "문서번호를 기록했습니다."


_acting = Acting(visible, change_page, _again)
save, withdraw, give_back, refer = map(_acting.view, (_save, _withdraw, _return, _refer))
deliberate, reply, put_up, sign = map(_acting.view, (_deliberate, _reply, _put_up, _sign))
send_back, recall, publish, note_paper = map(_acting.view, (_send_back, _recall, _publish, _note_paper))

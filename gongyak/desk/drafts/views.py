"""The page of a draft, and the acts that stand on it: submit, take back, sign, send back, correct."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from gongyak.approvals import actions as approvals
from gongyak.approvals.models import ApprovalStep
from gongyak.desk.acting import Acting
from gongyak.desk.doors import office
from gongyak.desk.drafts.page import make_page
from gongyak.desk.drafts.waiting import next_for
from gongyak.desk.frame import make_frame
from gongyak.desk.looking import looked, people_of
from gongyak.desk.numbers import read_key, read_keys
from gongyak.pledges.models import Draft
from gongyak.pledges.rounds.approving import send_draft_back, sign_draft
from gongyak.pledges.rounds.assigning import assign
from gongyak.pledges.rounds.cards import card_of
from gongyak.pledges.rounds.publishing import correct, take_down
from gongyak.pledges.rounds.writing import submit, take_back
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department


@office()
def draft(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """One card of a quarter. Whose turn it is has seen it from then on."""
    row = _visible(actor, pk)
    now = timezone.now()
    if row.approval:
        approvals.see(approval=row.approval, by=actor, now=now)
    return _render(request, actor, row)


def _visible(actor: Actor, pk: int) -> Draft:
    asked = Draft.objects.visible_to(actor).distinct()
    return get_object_or_404(
        asked.select_related(
            "round", "pledge__document", "department", "approval", "base__internal", "version__internal"
        ),
        pk=pk,
    )


def _render(request: HttpRequest, actor: Actor, row: Draft, refused: Refusal | None = None) -> HttpResponse:
    looked(request, actor, people_of(card_of(row), str(row.pledge.document)), row.key)
    shown = {
        "frame": make_frame(actor, "rounds"),
        "draft": row,
        "page": make_page(row, actor, timezone.now()),
        "refused": refused,
        "typed": request.POST.get("memo", ""),
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/drafts/draft.jinja", shown, status=409 if refused else 200)


def _onward(request: HttpRequest, actor: Actor, row: Draft) -> HttpResponse:
    """The next card that waits for a signature, where the person goes from one to the next; else this one."""
    if "then_next" in request.POST and (address := next_for(actor, timezone.now(), after=row)):
        return redirect(address)
    return redirect("draft", row.pk)


def _submit(request: HttpRequest, actor: Actor, row: Draft) -> str:
    chosen = Department.objects.filter(pk__in=read_keys(request.POST.getlist("cooperating")))
    shown = read_key(request.POST.get("revision", ""))
    shown = row.revision if shown is None else shown
    submit(draft=row, revision=shown, by=actor, now=timezone.now(), cooperating=tuple(chosen))
    return f"{row.pledge.number} 카드를 제출했습니다. 결재선의 다음 사람에게 갔습니다."


def _take_back(request: HttpRequest, actor: Actor, row: Draft) -> str:
    take_back(draft=row, by=actor, now=timezone.now())
    return f"{row.pledge.number} 카드를 회수했습니다. 다시 고칠 수 있습니다."


def _step(request: HttpRequest, row: Draft) -> ApprovalStep:
    """The step that the page showed, be it of an approval that has ended meanwhile."""
    key = request.POST.get("step", "")
    return get_object_or_404(ApprovalStep, pk=read_key(key) or 0, approval__object=row.key)


def _sign(request: HttpRequest, actor: Actor, row: Draft) -> str:
    step = _step(request, row)
    shown, memo = request.POST.get("content_hash", ""), request.POST.get("memo", "")
    sign_draft(step=step, content_hash=shown, by=actor, now=timezone.now(), memo=memo)
    return f"{row.pledge.number} 카드에 서명했습니다({step.kind})."


def _send_back(request: HttpRequest, actor: Actor, row: Draft) -> str:
    step = _step(request, row)
    send_draft_back(step=step, by=actor, now=timezone.now(), reason=request.POST.get("memo", ""))
    return f"{row.pledge.number} 카드를 사유와 함께 돌려보냈습니다."


def _correct(request: HttpRequest, actor: Actor, row: Draft) -> str:
    correct(draft=row, by=actor, now=timezone.now(), reason=request.POST.get("memo", ""))
    return f"{row.pledge.number} 카드의 정정을 시작했습니다. 고친 뒤 다시 제출하십시오."


def _take_down(request: HttpRequest, actor: Actor, row: Draft) -> str:
    take_down(draft=row, by=actor, now=timezone.now(), reason=request.POST.get("memo", ""))
    return f"{row.pledge.number} 카드를 내리고 나머지를 다시 공개했습니다."


def _note_paper(request: HttpRequest, actor: Actor, row: Draft) -> str:
    if row.approval is None:
        raise Refusal("결재가 없어 문서번호를 기록할 수 없습니다.")
    number = request.POST.get("paper_number", "")
    approvals.note_paper(approval=row.approval, number=number, by=actor, now=timezone.now())
    return "문서번호를 기록했습니다."


def _assign(request: HttpRequest, actor: Actor, row: Draft) -> str:
    key = request.POST.get("department", "")
    today = day_of(timezone.now())
    department = get_object_or_404(Department.objects.on(today), pk=read_key(key) or 0)
    assign(draft=row, department=department, by=actor, now=timezone.now())
    return f"{row.pledge.number} 카드를 {department.name}에 맡겼습니다."


_acting = Acting(_visible, _render, _onward)
hand_in, recall, sign, send_back = map(_acting.view, (_submit, _take_back, _sign, _send_back))
amend, note_paper, give, down = map(_acting.view, (_correct, _note_paper, _assign, _take_down))

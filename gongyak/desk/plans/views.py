"""The page of a plan, its editor, the acts that stand on it, and the publication of all plans."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from gongyak.approvals import actions as approvals
from gongyak.approvals.models import ApprovalStep
from gongyak.desk.acting import Act, Acting
from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.desk.plans.editor import make_editor, read
from gongyak.desk.plans.page import TONES, WRITABLE, make_page
from gongyak.desk.registry import sent
from gongyak.desk.registry.whose import whose
from gongyak.pledges.models import ActionPlan
from gongyak.pledges.plans.approving import send_plan_back, sign_plan
from gongyak.pledges.plans.permissions import may_run_plans, may_write_plan
from gongyak.pledges.plans.publishing import publish_plans
from gongyak.pledges.plans.results import record_results
from gongyak.pledges.plans.writing import reopen_plan, save_plan, submit_plan, take_plan_back
from gongyak.rules.findings import Finding
from gongyak.rules.plans.typed import read_number
from gongyak.rules.refusal import Conflict, Refusal
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department


def visible(actor: Actor, pk: int) -> ActionPlan:
    """A plan that the person may know of; 404 otherwise."""
    asked = ActionPlan.objects.visible_to(actor).distinct()
    return get_object_or_404(
        asked.select_related(
            "pledge__officeholder__term",
            "pledge__document",
            "department",
            "approval",
            "version",
            "changed_by",
        ),
        pk=pk,
    )


@office()
def plan(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """One plan. Whose turn it is has seen it from then on."""
    row = visible(actor, pk)
    if row.approval:
        approvals.see(approval=row.approval, by=actor, now=timezone.now())
    return _render(request, actor, row)


def _render(
    request: HttpRequest, actor: Actor, row: ActionPlan, refused: Refusal | None = None
) -> HttpResponse:
    shown = {
        "frame": make_frame(actor, "desk-registry"),
        "plan": row,
        "page": make_page(row, actor, timezone.now()),
        "tone": TONES.get(row.status, "going"),
        "typed": request.POST if refused else {},
        "refused": refused,
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/plans/plan.jinja", shown, status=409 if refused else 200)


@office()
def edit(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """The editor, for its department while the plan is open; nothing that was typed is lost."""
    row = visible(actor, pk)
    if not may_write_plan(actor, row) or row.status not in WRITABLE:
        raise Http404
    found, refused, status = None, "", 200
    if request.method == "POST":
        found = read(row, request)
        if found.wrong:
            refused, status = (
                f"읽을 수 없는 칸이 {len(found.wrong)}곳 있습니다. 붉은 글씨를 보고 고쳐 주십시오.",
                400,
            )
        elif "save" in request.POST:
            try:
                revision = sent.key(request, "revision")
                save_plan(plan=row, content=found.plan, revision=revision, by=actor, now=timezone.now())
                messages.success(request, "실천계획을 저장했습니다.")
                return redirect("plan", row.pk)
            except Conflict as conflict:
                refused, status = str(conflict), 409
                row = visible(actor, pk)
    editor = make_editor(row, request, found)
    shown = {
        "frame": make_frame(actor, "desk-registry"),
        "plan": row,
        "form": editor,
        "revision": row.revision if status == 409 else editor.revision,
        "kept": make_page(row, actor, timezone.now()) if status == 409 else None,
        "refused": refused,
    }
    return render(request, "desk/plans/edit.jinja", shown, status=status)


def _submit(request: HttpRequest, actor: Actor, row: ActionPlan) -> str:
    chosen = Department.objects.filter(pk__in=sent.keys(request, "cooperating"))
    revision = sent.key(request, "revision")
    submit_plan(plan=row, revision=revision, by=actor, now=timezone.now(), cooperating=tuple(chosen))
    return "실천계획을 제출했습니다. 결재선의 다음 사람에게 갔습니다."


def _take_back(request: HttpRequest, actor: Actor, row: ActionPlan) -> str:
    take_plan_back(plan=row, by=actor, now=timezone.now())
    return "실천계획을 회수했습니다. 다시 고칠 수 있습니다."


def _step(request: HttpRequest, row: ActionPlan) -> ApprovalStep:
    return get_object_or_404(ApprovalStep, pk=sent.key(request, "step"), approval=row.approval_id)


def _sign(request: HttpRequest, actor: Actor, row: ActionPlan) -> str:
    step, shown = _step(request, row), request.POST.get("content_hash", "")
    memo = request.POST.get("memo", "")
    sign_plan(step=step, content_hash=shown, by=actor, now=timezone.now(), memo=memo)
    return f"실천계획에 서명했습니다({step.kind})."


def _send_back(request: HttpRequest, actor: Actor, row: ActionPlan) -> str:
    memo = request.POST.get("memo", "")
    send_plan_back(step=_step(request, row), by=actor, now=timezone.now(), reason=memo)
    return "실천계획을 사유와 함께 돌려보냈습니다."


def _note_paper(request: HttpRequest, actor: Actor, row: ActionPlan) -> str:
    if row.approval is None or not (may_write_plan(actor, row) or may_run_plans(actor)):
        raise Refusal("문서번호는 결재를 올린 부서나 총괄부서가 기록합니다.")
    number = request.POST.get("paper_number", "")
    approvals.note_paper(approval=row.approval, number=number, by=actor, now=timezone.now())
    return "문서번호를 기록했습니다."


def _report(request: HttpRequest, actor: Actor, row: ActionPlan) -> str:
    names = request.POST.getlist("indicator")
    reached = {}
    for name, text in zip(names, request.POST.getlist("reached"), strict=False):
        value = read_number(text)
        if isinstance(value, Finding):
            raise Refusal(f"{name}: {value.message}")
        if value is not None:
            reached[name] = value
    as_of, note = sent.day(request, "as_of", "기준일"), request.POST.get("note", "")
    made = record_results(plan=row, as_of=as_of, reached=reached, note=note, by=actor, now=timezone.now())
    return f"목표 실적 {len(made)}건을 적었습니다."


def _reopen(request: HttpRequest, actor: Actor, row: ActionPlan) -> str:
    reopen_plan(plan=row, by=actor, now=timezone.now())
    return "실천계획을 다시 열었습니다. 결정된 변경에 맞추어 고친 뒤 제출하십시오."


ACTS: dict[str, Act[ActionPlan]] = {
    "submit": _submit,
    "take-back": _take_back,
    "sign": _sign,
    "send-back": _send_back,
    "paper": _note_paper,
    "results": _report,
    "reopen": _reopen,
}


def _again(request: HttpRequest, actor: Actor, row: ActionPlan) -> HttpResponse:
    return redirect("plan", row.pk)


act = Acting(visible, _render, _again).named(ACTS)


@office(may_run_plans)
def publish(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What the publication would hold, and the act."""
    chosen, refused = whose(request), ""
    if request.method == "POST":
        try:
            if chosen.holder is None:
                raise Refusal("단체장을 먼저 등록하십시오.")
            reason = request.POST.get("reason", "")
            publish_plans(officeholder=chosen.holder, by=actor, now=timezone.now(), reason=reason)
            messages.success(request, "실천계획을 공개했습니다.")
            return redirect(reverse("plans-publish") + chosen.query)
        except Refusal as refusal:
            refused = str(refusal)
    rows = ActionPlan.objects.filter(pledge__officeholder=chosen.holder).select_related(
        "pledge", "department"
    )
    holder = chosen.holder
    shown = {
        "frame": make_frame(actor, "desk-registry"),
        "whose": chosen,
        "inside": [row for row in rows if row.version_id],
        "waiting": [row for row in rows if not row.version_id],
        "without": holder.pledges.filter(plan=None) if holder else (),
        "published": holder.plan_publications.all() if holder else (),
        "tones": TONES,
        "reason": request.POST.get("reason", ""),
        "may_keep": True,
        "refused": refused,
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/plans/publish.jinja", shown, status=409 if refused else 200)

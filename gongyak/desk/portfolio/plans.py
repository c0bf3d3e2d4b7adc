"""Plans at the desk: the list, a new one, the director's page, its head and fields, the acts on it."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from gongyak.approvals import actions as approvals
from gongyak.approvals.models import ApprovalStep
from gongyak.desk.acting import Act, Acting
from gongyak.desk.dates import read_day
from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.desk.numbers import read_key
from gongyak.desk.portfolio.approval import TONES, WRITABLE, make_way
from gongyak.desk.portfolio.director import make_director
from gongyak.desk.portfolio.money import UNITS, unit_asked
from gongyak.desk.portfolio.typed import read_head, read_paper
from gongyak.desk.registry import sent
from gongyak.plans.approving import send_plan_back, sign_plan, submit_plan, take_plan_back
from gongyak.plans.models import YearPlan
from gongyak.plans.permissions import may_begin_plan, may_begin_some, may_run_plan, may_see_plans
from gongyak.plans.planning import begin_plan, name_fields, note_plan_paper, reopen_plan, write_plan
from gongyak.plans.reading import situation
from gongyak.rules.dates import format_day
from gongyak.rules.moments import day_of
from gongyak.rules.records.spans import span_words
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department

PART = "desk-portfolio"


def visible(actor: Actor, pk: int) -> YearPlan:
    """A plan, for whoever reads plans; 404 where there is none."""
    if not may_see_plans(actor):
        raise Http404
    rows = YearPlan.objects.select_related("department", "approval", "version", "changed_by")
    return get_object_or_404(rows, pk=pk)


@office(may_see_plans)
def plans(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Every plan, the newest year first, with how it stands today."""
    today = day_of(timezone.now())
    rows = YearPlan.objects.select_related("department")
    shown = {
        "frame": make_frame(actor, PART),
        "rows": [(row, situation(row, today), TONES.get(row.status, "going")) for row in rows],
        "may_begin": may_begin_some(actor),
        "today": format_day(today),
    }
    return render(request, "desk/portfolio/plans.jinja", shown)


@office(may_begin_some)
def new_plan(request: HttpRequest, actor: Actor) -> HttpResponse:
    """A new plan of a year."""
    now, refused = timezone.now(), ""
    if request.method == "POST":
        try:
            made = begin_plan(head=read_head(request), by=actor, now=now)
            return redirect("portfolio-write", made.pk)
        except Refusal as refusal:
            refused = str(refusal)
    today = day_of(now)
    departments = [one for one in Department.objects.on(today) if may_begin_plan(actor, one)]
    typed = (
        request.POST if refused else {"year": today.year, "title": f"{today.year}년 지역경제 활성화 종합계획"}
    )
    shown = {
        "frame": make_frame(actor, PART),
        "departments": departments,
        "typed": typed,
        "refused": refused,
    }
    return render(request, "desk/portfolio/new.jinja", shown, status=409 if refused else 200)


@office()
def plan(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """The director's page. Whose turn it is to sign has seen it from then on."""
    row = visible(actor, pk)
    if row.approval:
        approvals.see(approval=row.approval, by=actor, now=timezone.now())
    return _render(request, actor, row)


def _render(
    request: HttpRequest, actor: Actor, row: YearPlan, refused: Refusal | None = None
) -> HttpResponse:
    now = timezone.now()
    day, unit = _day(request, row, day_of(now)), unit_asked(request.GET.get("unit", ""))
    shown = {
        "frame": make_frame(actor, PART),
        "plan": row,
        "period": span_words(row.span),
        "tone": TONES.get(row.status, "going"),
        "day_words": format_day(day),
        "units": UNITS,
        "page": make_director(row, day, unit),
        "way": make_way(row, actor, now),
        "events": row.events.filter(project=None).select_related("by").order_by("-pk")[:20],
        "typed": request.POST if refused else {},
        "refused": refused,
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/portfolio/plan.jinja", shown, status=409 if refused else 200)


def _day(request: HttpRequest, row: YearPlan, today: date) -> date:
    """The day that is asked for, today where none is; a year that is past is told as of its end."""
    asked = read_day(request.GET.get("day", ""))
    return min(asked or today, date(row.year, 12, 31)) if row.year < today.year else asked or today


@office()
def write(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """The head of a plan and its fields, for who runs it while it is written."""
    row, now, refused = visible(actor, pk), timezone.now(), ""
    if not may_run_plan(actor, row) or row.status not in WRITABLE:
        raise Http404
    if request.method == "POST":
        try:
            if "fields" in request.POST:
                names = request.POST.get("fields", "").splitlines()
                name_fields(plan=row, names=names, by=actor, now=now)
                messages.success(request, "분야를 저장했습니다.")
            else:
                head = read_head(request)
                write_plan(plan=row, head=head, revision=sent.key(request, "revision"), by=actor, now=now)
                messages.success(request, "계획을 저장했습니다.")
            return redirect("portfolio-write", pk)
        except Refusal as refusal:
            refused, row = str(refusal), visible(actor, pk)
    kept = {
        "year": row.year,
        "title": row.title,
        "department": row.department_id,
        "period": span_words(row.span),
        "purpose": row.purpose,
    }
    fields = "\n".join(field.name for field in row.fields.all())
    shown = {
        "frame": make_frame(actor, PART),
        "plan": row,
        "departments": [one for one in Department.objects.on(day_of(now)) if may_begin_plan(actor, one)],
        "typed": request.POST if refused and "title" in request.POST else kept,
        "fields": request.POST.get("fields", fields) if refused else fields,
        "refused": refused,
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/portfolio/write.jinja", shown, status=409 if refused else 200)


def _submit(request: HttpRequest, actor: Actor, row: YearPlan) -> str:
    chosen = tuple(Department.objects.filter(pk__in=sent.keys(request, "cooperating")))
    revision = sent.key(request, "revision")
    submit_plan(plan=row, revision=revision, by=actor, now=timezone.now(), cooperating=chosen)
    return "종합계획을 올렸습니다. 결재선의 다음 사람에게 갔습니다."


def _take_back(request: HttpRequest, actor: Actor, row: YearPlan) -> str:
    take_plan_back(plan=row, by=actor, now=timezone.now())
    return "종합계획을 회수했습니다. 다시 고칠 수 있습니다."


def _step(request: HttpRequest, row: YearPlan) -> ApprovalStep:
    key = read_key(request.POST.get("step", "")) or 0
    return get_object_or_404(ApprovalStep, pk=key, approval=row.approval_id)


def _sign(request: HttpRequest, actor: Actor, row: YearPlan) -> str:
    step, shown = _step(request, row), request.POST.get("content_hash", "")
    memo = request.POST.get("memo", "")
    sign_plan(step=step, content_hash=shown, by=actor, now=timezone.now(), memo=memo)
    return f"종합계획에 서명했습니다({step.kind})."


def _send_back(request: HttpRequest, actor: Actor, row: YearPlan) -> str:
    memo = request.POST.get("memo", "")
    send_plan_back(step=_step(request, row), by=actor, now=timezone.now(), reason=memo)
    return "종합계획을 사유와 함께 돌려보냈습니다."


def _reopen(request: HttpRequest, actor: Actor, row: YearPlan) -> str:
    reopen_plan(plan=row, by=actor, now=timezone.now(), reason=request.POST.get("reason", ""))
    return (
        "종합계획을 다시 열었습니다. 고친 뒤 결재를 받으면 바뀝니다. 그때까지는 확정된 것이 그대로 쓰입니다."
    )


def _paper(request: HttpRequest, actor: Actor, row: YearPlan) -> str:
    note_plan_paper(plan=row, paper=read_paper(request), by=actor, now=timezone.now())
    return "문서번호를 기록했습니다."


ACTS: dict[str, Act[YearPlan]] = {
    "submit": _submit,
    "take-back": _take_back,
    "sign": _sign,
    "send-back": _send_back,
    "reopen": _reopen,
    "paper": _paper,
}
_acting = Acting(visible, _render, lambda request, actor, row: redirect("portfolio-plan", row.pk))
act = _acting.named(ACTS)

"""What is done on the pages of retention."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from gongyak.desk.acting import Acting
from gongyak.desk.dates import read_day
from gongyak.desk.doors import office
from gongyak.desk.numbers import read_key, read_keys, read_revision
from gongyak.desk.retention.views import show_batch, show_overview, visible
from gongyak.retention import actions
from gongyak.retention.models import PurgeBatch, PurgeHold
from gongyak.retention.permissions import may_propose, may_see_retention
from gongyak.rules.dates import format_day
from gongyak.rules.refusal import Refusal
from gongyak.rules.retention import kinds, period_words
from gongyak.staff.actors import Actor


@office(may_propose)
@require_POST
def of_kind(request: HttpRequest, actor: Actor, kind: str, act: str) -> HttpResponse:
    """What is done with a kind: its period is set, or what is due of it is proposed."""
    if act not in ("rule", "propose") or kind not in {one.code for one in kinds()}:
        raise Http404
    try:
        if act == "propose":
            return _propose(request, actor, kind)
        messages.success(request, _set_rule(request, actor, kind))
    except Refusal as refusal:
        return show_overview(request, actor, refused=str(refusal), kind=kind, act=act)
    return redirect("desk-retention")


def _propose(request: HttpRequest, actor: Actor, kind: str) -> HttpResponse:
    review = request.POST.get("review", "")
    made = actions.propose(kind=kind, review=review, by=actor, now=timezone.now())
    messages.success(
        request, f"{made.counted:,}건의 파기를 제안했습니다. 다른 사람이 내일부터 확인할 수 있습니다."
    )
    return redirect("desk-purge", made.pk)


def _set_rule(request: HttpRequest, actor: Actor, kind: str) -> str:
    sent = request.POST
    made = actions.set_rule(
        kind=kind,
        months=read_key(sent.get("months", "")) or 0,
        from_year=sent.get("from_year") == "yes",
        article=sent.get("article", ""),
        is_confirmed="is_confirmed" in sent,
        revision=read_revision(sent.get("revision", "")),
        by=actor,
        now=timezone.now(),
    )
    return f"보존기간을 {period_words(made.period)}으로 정했습니다."


@office(may_propose)
@require_POST
def release(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """보류 풀기."""
    actions.release(hold=get_object_or_404(PurgeHold, pk=pk), by=actor, now=timezone.now())
    messages.success(request, "보류를 풀었습니다.")
    return redirect("desk-retention")


def _confirm(request: HttpRequest, actor: Actor, row: PurgeBatch) -> str:
    if "sure" not in request.POST:
        raise Refusal("대상과 근거를 보았다는 것을 표시하십시오. 파기하면 되돌릴 수 없습니다.")
    made = actions.confirm(batch=row, by=actor, now=timezone.now())
    return f"{made.counted:,}건의 파기를 확인했습니다. 곧 지워집니다."


def _drop(request: HttpRequest, actor: Actor, row: PurgeBatch) -> str:
    actions.drop(batch=row, reason=request.POST.get("reason", ""), by=actor, now=timezone.now())
    return "파기를 취소했습니다. 아무것도 지우지 않았습니다."


def _hold(request: HttpRequest, actor: Actor, row: PurgeBatch) -> str:
    lines = list(row.lines.filter(pk__in=read_keys(request.POST.getlist("line"))))
    until = read_day(request.POST.get("until", ""))
    if not lines:
        raise Refusal("보류할 기록을 표에서 고르십시오.")
    if until is None:
        raise Refusal("언제까지 보류하는지 2027. 12. 31.처럼 적으십시오.")
    told = {"until": until, "reason": request.POST.get("why", ""), "by": actor, "now": timezone.now()}
    actions.hold_all(lines=lines, **told)
    return f"{len(lines)}건을 {format_day(until)}까지 보류했습니다."


def _again(request: HttpRequest, actor: Actor, row: PurgeBatch) -> HttpResponse:
    return redirect("desk-purge", row.pk)


#: What is done with a batch: it is confirmed or dropped, or rows of it are held back.
of_batch = Acting(visible, show_batch, _again).named(
    {"confirm": _confirm, "drop": _drop, "hold": _hold}, may_see_retention
)

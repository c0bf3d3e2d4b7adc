"""중복 살피기: companies that may be one, side by side; put together and parted by people."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongyak.companies import reading
from gongyak.companies.actions import fields_of, merge, part
from gongyak.companies.knowing import tell_apart
from gongyak.companies.models import ApartCompanies, Company
from gongyak.desk.companies.page import show
from gongyak.desk.companies.permissions import may_merge_companies
from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.desk.numbers import read_key
from gongyak.rules.companies import written
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor

_SHOWN = 100


@office(may_merge_companies)
@require_safe
def duplicates(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The pairs that are proposed, each with its reason."""
    pairs = reading.duplicates()
    shown_pairs = pairs[:_SHOWN]
    rows = Company.objects.in_bulk({key for pair in shown_pairs for key in (pair.one, pair.other)})
    shown = {
        "frame": make_frame(actor, "desk-companies"),
        "pairs": [(rows[pair.one], rows[pair.other], pair.why) for pair in shown_pairs],
        "count": len(pairs),
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/companies/duplicates.jinja", shown)


@office(may_merge_companies)
@require_http_methods(["GET", "HEAD", "POST"])
def merging(request: HttpRequest, actor: Actor, one: int, other: int) -> HttpResponse:
    """Two companies side by side; the one that is chosen stays."""
    rows = _two(one, other)
    if request.method != "POST":
        return _side_by_side(request, actor, rows)
    chosen = read_key(request.POST.get("kept", ""))
    kept, gone = (rows[1], rows[0]) if chosen == rows[1].pk else (rows[0], rows[1])
    try:
        merge(kept=kept, gone=gone, reason=request.POST.get("reason", ""), by=actor.key, now=timezone.now())
    except Refusal as refusal:
        return _side_by_side(request, actor, rows, refused=str(refusal), form="merge")
    messages.success(request, f"{gone.name}: {kept.name}에 합쳤습니다.")
    return redirect("desk-company", kept.pk)


@office(may_merge_companies)
@require_POST
def apart(request: HttpRequest, actor: Actor, one: int, other: int) -> HttpResponse:
    """다른 기업: the two are two, and are proposed no more."""
    rows = _two(one, other)
    try:
        reason = request.POST.get("reason", "")
        tell_apart(one=rows[0], other=rows[1], reason=reason, by=actor.key, now=timezone.now())
    except Refusal as refusal:
        return _side_by_side(request, actor, rows, refused=str(refusal), form="apart")
    messages.success(request, f"{rows[0].name}, {rows[1].name}: 다른 기업으로 정했습니다.")
    return redirect("desk-company-duplicates")


def _two(one: int, other: int) -> list[Company]:
    return [get_object_or_404(Company.objects.standing(), pk=pk) for pk in (one, other)]


def _side_by_side(
    request: HttpRequest, actor: Actor, rows: list[Company], *, refused: str = "", form: str = ""
) -> HttpResponse:
    told = [written(fields_of(row)) for row in rows]
    first, second = sorted(row.pk for row in rows)
    shown = {
        "frame": make_frame(actor, "desk-companies"),
        "rows": rows,
        "labels": list({**told[0], **told[1]}),
        "told": told,
        "apart": ApartCompanies.objects.filter(one=first, other=second).first(),
        "refused": refused,
        "form": form,
        "reason": request.POST.get("reason", ""),
    }
    return render(request, "desk/companies/merge.jinja", shown, status=409 if refused else 200)


@office(may_merge_companies)
@require_POST
def parting(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """나눔: a row that was put together is a company of its own again."""
    gone = get_object_or_404(Company.objects.exclude(merged_into=None).select_related("merged_into"), pk=pk)
    kept = gone.merged_into
    try:
        part(gone=gone, reason=request.POST.get("reason", ""), by=actor.key, now=timezone.now())
    except Refusal as refusal:
        return show(request, actor, kept, refused=str(refusal), form=f"part-{pk}")
    messages.success(request, f"{gone.name}: 다시 나누었습니다.")
    return redirect("desk-company", pk)

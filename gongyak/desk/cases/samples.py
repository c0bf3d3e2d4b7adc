"""답변 문안: texts to begin an answer with."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from gongyak.cases.models import AnswerSample
from gongyak.cases.permissions import may_keep_samples
from gongyak.cases.setting import keep_sample, put_sample_away
from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.desk.numbers import read_key
from gongyak.rules.cases import groups
from gongyak.rules.cases.macros import ANSWER, USES, WORDS
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor


@office(may_keep_samples)
def samples(request: HttpRequest, actor: Actor) -> HttpResponse:
    """All samples in use, by where they are used; write one, or put one away."""
    refused = ""
    chosen = AnswerSample.objects.filter(pk=read_key(request.GET.get("sample", "")) or 0).first()
    if request.method == "POST":
        try:
            messages.success(request, _done(request, actor))
            return redirect("desk-case-samples")
        except Refusal as refusal:
            refused = str(refusal)
    shown = {
        "frame": make_frame(actor, "desk-cases"),
        "samples": AnswerSample.objects.filter(is_used=True)
        .order_by("use", "sort", "title")
        .select_related("changed_by"),
        "chosen": chosen,
        "groups": groups(),
        "uses": {name: label for name, (label, _) in USES.items()},
        "words": WORDS,
        "refused": refused,
        "typed": request.POST if refused else {},
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/cases/samples.jinja", shown, status=409 if refused else 200)


def _done(request: HttpRequest, actor: Actor) -> str:
    now, key = timezone.now(), read_key(request.POST.get("sample", ""))
    row = get_object_or_404(AnswerSample, pk=key) if key else None
    if "away" in request.POST and row:
        put_sample_away(sample=row, by=actor, now=now)
        return "문안을 넣어 두었습니다."
    told = {name: request.POST.get(name, "") for name in ("title", "text", "sort", "use")}
    told["use"] = told["use"] or ANSWER
    keep_sample(**told, by=actor, now=now, sample=row)
    return "문안을 저장했습니다."

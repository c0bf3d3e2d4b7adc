"""Pages of promises: all of them with how far they are, taking some in, the map, and one with what is done to it."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from gongyak.desk.acting import Act, Acting
from gongyak.desk.dates import d_day
from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.desk.registry import sent
from gongyak.desk.registry.whose import whose
from gongyak.pledges.models import (
    Decision,
    Pledge,
    Promise,
    PromiseSource,
    Proposal,
    ReviewOpinion,
    ReviewStatus,
)
from gongyak.pledges.registry.matching import matching
from gongyak.pledges.registry.opinions import (
    PARTS,
    check_opinion,
    return_opinion,
    submit_opinion,
    write_opinion,
)
from gongyak.pledges.registry.permissions import may_keep_registry, may_see_registry, may_write_opinion
from gongyak.pledges.registry.promises import Origin, assign, decide, register_promises
from gongyak.rules.card.compare.words import Words, compare_words
from gongyak.rules.dates import format_day
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department

#: What a promise is before anybody was asked.
TAKEN_IN = "접수"
#: How long a department has for its opinion unless the coordinating office says otherwise.
DAYS = 14
_TONES = {ReviewStatus.SUBMITTED: "going", ReviewStatus.WRITING: "going", ReviewStatus.CHECKED: "done"}
STAGES = (TAKEN_IN, *ReviewStatus.values, "결정")


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """One promise in a list."""

    promise: Promise
    department: str
    stage: str
    tone: str
    due: str
    is_late: bool
    address: str


def row_of(promise: Promise) -> PromiseRow:
    """A promise (with its opinion and department) as lists show it today."""
    opinion, today = opinion_of(promise), day_of(timezone.now())
    stage = promise.decision or (opinion.status if opinion else TAKEN_IN)
    waits = opinion is not None and opinion.status in (ReviewStatus.ASSIGNED, ReviewStatus.WRITING)
    tone = "done" if promise.decision else _TONES.get(ReviewStatus(stage), "plain") if opinion else "plain"
    return PromiseRow(
        promise=promise,
        department=opinion.department.name if opinion else "",
        stage=stage,
        tone=tone,
        due=f"{format_day(opinion.due_on)} ({d_day(opinion.due_on, today)})" if opinion and waits else "",
        is_late=bool(opinion and waits and opinion.due_on < today),
        address=reverse("registry-promise", args=[promise.pk]),
    )


def opinion_of(promise: Promise) -> ReviewOpinion | None:
    """The opinion of a promise, None while no department was asked."""
    return getattr(promise, "opinion", None)


@office(may_see_registry)
def promises(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The promises of an officeholder that the person may see."""
    chosen = whose(request)
    asked = Promise.objects.visible_to(actor).filter(officeholder=chosen.holder)
    rows = [row_of(one) for one in asked.select_related("opinion__department")]
    counts = Counter("결정" if row.promise.decision else row.stage for row in rows)
    shown = {
        "frame": make_frame(actor, "desk-registry"),
        "whose": chosen,
        "rows": rows,
        "counts": [(stage, counts[stage]) for stage in STAGES],
        "may_keep": may_keep_registry(actor),
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/registry/promises.jinja", shown)


@office(may_keep_registry)
def new(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Take sentences in, one a line, all of one page of one document."""
    chosen, refused = whose(request), ""
    if request.method == "POST":
        typed = sent.texts(request, ("source", "document", "page"))
        try:
            if chosen.holder is None:
                raise Refusal("단체장을 먼저 등록하십시오.")
            if typed["source"] not in PromiseSource.values:
                raise Refusal("어떤 문서인지 고르십시오.")
            lines = request.POST.get("texts", "").splitlines()
            made = register_promises(
                officeholder=chosen.holder, texts=lines, origin=Origin(**typed), by=actor, now=timezone.now()
            )
            messages.success(request, f"공약 문장 {len(made)}건을 등록했습니다({made[0]} ~ {made[-1]}).")
            return redirect(reverse("desk-registry") + chosen.query)
        except Refusal as refusal:
            refused = str(refusal)
    shown = {
        "frame": make_frame(actor, "desk-registry"),
        "whose": chosen,
        "sources": PromiseSource.values,
        "typed": sent.texts(request, ("source", "document", "page", "texts")),
        "refused": refused,
    }
    return render(request, "desk/registry/new.jinja", shown, status=400 if refused else 200)


@dataclass(frozen=True, slots=True)
class Beside:
    """A pledge as it is worded today beside the sentence that it carries on, word by word."""

    pledge: Pledge
    words: Words


@office(may_see_registry)
def match(request: HttpRequest, actor: Actor) -> HttpResponse:
    """일치도: every sentence of an officeholder beside the pledges that carry it on."""
    chosen = whose(request)
    found = matching(chosen.holder, day_of(timezone.now())) if chosen.holder else None
    lines = [
        (
            line.promise,
            [Beside(one.pledge, compare_words(line.promise.text, one.title)) for one in line.pledges],
        )
        for line in (found.lines if found else ())
    ]
    shown = {
        "frame": make_frame(actor, "desk-registry"),
        "whose": chosen,
        "found": found,
        "lines": lines,
        "decisions": [(name, found.count(name)) for name in Decision.values] if found else [],
        "may_keep": may_keep_registry(actor),
    }
    return render(request, "desk/registry/match.jinja", shown)


def visible(actor: Actor, pk: int) -> Promise:
    """A promise that the person may know of; 404 otherwise."""
    asked = Promise.objects.visible_to(actor).select_related("opinion__department", "opinion__changed_by")
    return get_object_or_404(asked.select_related("officeholder__term"), pk=pk)


@office()
def promise(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """One promise: its text, the department's opinion, what became of it."""
    return _render(request, actor, visible(actor, pk))


def _render(request: HttpRequest, actor: Actor, row: Promise, refused: Refusal | None = None) -> HttpResponse:
    opinion, today = opinion_of(row), day_of(timezone.now())
    keeps = may_keep_registry(actor)
    writes = opinion is not None and may_write_opinion(actor, opinion)
    open_stages = (ReviewStatus.ASSIGNED, ReviewStatus.WRITING)
    may_edit = writes and opinion is not None and opinion.status in open_stages
    typed = request.POST if refused else {}
    told = {name: (getattr(opinion, name) or "") if opinion else "" for name in PARTS}
    shown = {
        "frame": make_frame(actor, "desk-registry"),
        "promise": row,
        "opinion": opinion,
        "row": row_of(row),
        "parts": PARTS,
        "told": told,
        "values": {name: typed.get(name, told[name]) for name in PARTS},
        "proposals": Proposal.values,
        "decisions": Decision.values,
        "departments": Department.objects.on(today) if keeps else (),
        "due_on": format_day(opinion.due_on if opinion else today + timedelta(days=DAYS)),
        "pledges": row.officeholder.pledges.all() if keeps else (),
        "links": [link.pledge for link in row.links.select_related("pledge")],
        "may_assign": keeps and (opinion is None or opinion.status in open_stages),
        "may_edit": may_edit,
        "may_check": keeps and opinion is not None and opinion.status == ReviewStatus.SUBMITTED,
        "may_decide": keeps and opinion is not None and opinion.status == ReviewStatus.CHECKED,
        "typed": typed,
        "refused": refused,
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/registry/promise.jinja", shown, status=409 if refused else 200)


def _assign(request: HttpRequest, actor: Actor, row: Promise) -> str:
    department = get_object_or_404(Department, pk=sent.key(request, "department"))
    due_on = sent.day(request, "due_on", "제출 마감")
    assign(promise=row, department=department, due_on=due_on, by=actor, now=timezone.now())
    return f"{row}의 검토를 {department}에 맡겼습니다."


def _opinion(row: Promise) -> ReviewOpinion:
    opinion = opinion_of(row)
    if opinion is None:
        raise Refusal("아직 검토 부서를 정하지 않았습니다.")
    return opinion


def _write(request: HttpRequest, actor: Actor, row: Promise) -> str:
    opinion, now = _opinion(row), timezone.now()
    saved = write_opinion(
        opinion=opinion,
        said=sent.texts(request, PARTS),
        revision=sent.key(request, "revision"),
        by=actor,
        now=now,
    )
    if "submit" in request.POST:
        submit_opinion(opinion=saved, by=actor, now=now)
        return f"{row}의 검토의견서를 제출했습니다."
    return f"{row}의 검토의견서를 저장했습니다. 다 쓴 뒤 제출하십시오."


def _check(request: HttpRequest, actor: Actor, row: Promise) -> str:
    check_opinion(opinion=_opinion(row), by=actor, now=timezone.now())
    return f"{row}의 검토의견서를 확인했습니다. 이제 결정할 수 있습니다."


def _return(request: HttpRequest, actor: Actor, row: Promise) -> str:
    memo = request.POST.get("memo", "")
    return_opinion(opinion=_opinion(row), reason=memo, by=actor, now=timezone.now())
    return f"{row}의 검토의견서를 사유와 함께 돌려보냈습니다."


def _decide(request: HttpRequest, actor: Actor, row: Promise) -> str:
    pledges = list(Pledge.objects.filter(pk__in=sent.keys(request, "pledges")))
    decision, memo = request.POST.get("decision", ""), request.POST.get("memo", "")
    decide(promise=row, decision=decision, pledges=pledges, reason=memo, by=actor, now=timezone.now())
    return f"{row}: {decision}(으)로 결정했습니다."


ACTS: dict[str, Act[Promise]] = {
    "assign": _assign,
    "opinion": _write,
    "check": _check,
    "return": _return,
    "decide": _decide,
}


def _again(request: HttpRequest, actor: Actor, row: Promise) -> HttpResponse:
    return redirect("registry-promise", row.pk)


act = Acting(visible, _render, _again).named(ACTS)

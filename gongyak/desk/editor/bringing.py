"""What comes into a card from outside: a copied table, a file. Both are shown before they are taken."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from gongyak import documents
from gongyak.desk.editor import asked as form
from gongyak.desk.editor.conflict import Change, Choice, changes, make_choice
from gongyak.desk.editor.grid import Grid, make_grid
from gongyak.desk.editor.page import Question
from gongyak.desk.editor.texts import Open, on_draft
from gongyak.desk.editor.views import typed_page, written
from gongyak.desk.frame import make_frame
from gongyak.documents import Refused, pasted
from gongyak.documents.gate import LARGEST
from gongyak.documents.plain import plain
from gongyak.pledges.models import Saving
from gongyak.pledges.rounds.writing import save_draft
from gongyak.rules import card as cards
from gongyak.rules.card import Card, accept, to_json
from gongyak.rules.card.compare import compare
from gongyak.rules.card.merge import Merged, Side, merge
from gongyak.rules.card.pasted import recognised, taken
from gongyak.rules.card.typed import form_of
from gongyak.rules.findings import Finding, Severity
from gongyak.rules.refusal import Conflict, Refusal
from gongyak.staff.actors import Actor

_OWN = ("csrfmiddlewaretoken", "act", "revision")


@dataclass(frozen=True, slots=True)
class Preview:
    """A copied table as it was recognised, and the form that it is to go into."""

    number: str
    title: str
    address: str
    grid: Grid | None
    questions: tuple[Question, ...]
    findings: tuple[Finding, ...]
    problem: str
    hidden: tuple[tuple[str, str], ...]
    revision: int
    can_write: bool = False
    told: tuple[()] = ()


@partial(on_draft, form=True)
def paste(request: HttpRequest, actor: Actor, opened: Open) -> HttpResponse:
    """The table that was pasted as it was recognised; with `take` it goes into the card, which is saved."""
    now = timezone.now()
    asked = form.read(request.POST, actor, now)
    card, _ = written(opened, asked)
    plan, findings, problem = None, [], ""
    try:
        html, text = request.POST.get("paste-html", ""), request.POST.get("paste-text", "")
        plan, findings = recognised(pasted.read(html, text), card, asked.answers)
    except Refused as refused:
        problem = str(refused)
    if asked.act == "take" and plan and plan.amounts():
        try:
            return _take(request, actor, opened, taken(card, plan), asked.revision, now)
        except Refusal as refusal:
            told = f"표를 넣지 못했습니다. {refusal}"
            return typed_page(request, actor, opened, asked, now, told=told, status=409)
    shown = taken(card, plan) if plan and plan.amounts() else None
    page = Preview(
        number=opened.draft.pledge.number,
        title=card.title or "",
        address=reverse("draft-write", args=[opened.draft.pk]),
        grid=make_grid(shown, form_of(shown).cells, compare(card, shown), findings) if shown else None,
        questions=tuple(Question(f.code, f.message, f.choices) for f in findings if f.choices),
        findings=tuple(f for f in findings if not f.choices),
        problem=problem,
        hidden=tuple((name, value) for name, value in request.POST.items() if name not in _OWN),
        revision=asked.revision,
    )
    shown_with = {"frame": make_frame(actor, "rounds"), "page": page}
    return render(request, "desk/editor/paste.jinja", shown_with, status=400 if problem else 200)


def _take(
    request: HttpRequest, actor: Actor, opened: Open, card: Card, revision: int, now: datetime
) -> HttpResponse:
    save_draft(draft=opened.draft, card=card, revision=revision, by=actor, now=now)
    messages.success(request, "붙인 표를 카드에 넣고 저장했습니다.")
    return redirect("draft-write", opened.draft.pk)


# A file


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file's card beside the draft: what it changes, what both changed, what it asks."""

    number: str
    title: str
    address: str
    problem: str
    text: str
    revision: int
    questions: tuple[Question, ...]
    findings: tuple[Finding, ...]
    choices: tuple[Choice, ...]
    changes: tuple[Change, ...]
    is_other: str


@on_draft
def bring(request: HttpRequest, actor: Actor, opened: Open) -> HttpResponse:
    """A file into the draft: read, its questions answered, put together field by field, looked at, taken."""
    now = timezone.now()
    if not opened.can_write:
        raise Refusal("지금은 고칠 수 없는 카드이므로 파일을 들여올 수 없습니다.")
    asked = form.read(request.POST, actor, now)
    problem, card, findings = "", None, []
    if request.method == "POST":
        try:
            card = _incoming(request)
            card, findings = cards.reconsider(card, asked.answers)
        except (Refused, ValueError) as refused:
            problem = str(refused)
        except RecursionError:
            problem = "카드의 JSON이 아닙니다. 파일을 다시 골라 주십시오."
    merged = _merged(opened, card, asked.choices) if card and not _open(findings) else None
    revision = asked.revision if "incoming" in request.POST else opened.draft.revision
    if asked.act == "take" and merged and card and not merged.open:
        try:
            save_draft(
                draft=opened.draft, card=merged.card, revision=revision, by=actor, now=now,
                saving=Saving.IMPORTED, incoming=card,
            )  # fmt: skip
        except Conflict as conflict:
            problem, revision = (
                f"{conflict} 아래는 새로 저장된 글과 다시 견준 것입니다.",
                conflict.there.revision,
            )
        else:
            messages.success(request, "파일의 내용을 카드와 합쳐 저장했습니다.")
            return redirect("draft-write", opened.draft.pk)
    page = _shown(opened, card, findings, merged, problem, revision)
    shown = {"frame": make_frame(actor, "rounds"), "page": page}
    return render(request, "desk/editor/bring.jinja", shown, status=400 if problem else 200)


def _incoming(request: HttpRequest) -> Card:
    """The card in the file that was sent, or in the text that a page before kept of it."""
    if kept := request.POST.get("incoming"):
        return accept(json.loads(plain(kept)))
    file = request.FILES.get("file")
    if file is None:
        raise Refused("들여올 파일을 고르십시오.")
    if file.size and file.size > LARGEST:
        raise Refused(f"파일이 너무 크니 {LARGEST // 1024**2} MB 이하로 줄여 주십시오.")
    return cards.read(documents.read(file.name or "", file.read()).blocks)[0]


def _open(findings: list[Finding]) -> list[Finding]:
    """The questions that must be answered before anything can be compared."""
    return [f for f in findings if f.severity is Severity.QUESTION and not f.deferrable]


def _merged(opened: Open, card: Card, choices: Mapping[str, Side]) -> Merged:
    """The draft and the file over what the last file said; the 기준일 and the number are the draft's own."""
    mine = opened.card
    theirs = replace(card, as_of=mine.as_of, number=mine.number, title=mine.title)
    return merge(opened.last_import, mine, theirs, scope=opened.scope, choices=choices)


def _shown(
    opened: Open,
    card: Card | None,
    findings: list[Finding],
    merged: Merged | None,
    problem: str,
    revision: int,
) -> Incoming:
    mine = opened.card
    conflicts = merged.conflicts if merged else ()
    other = card is not None and card.number not in (None, mine.number)
    return Incoming(
        number=opened.draft.pledge.number,
        title=mine.title or "",
        address=reverse("draft-write", args=[opened.draft.pk]),
        problem=problem,
        text=json.dumps(to_json(card), ensure_ascii=False) if card else "",
        revision=revision,
        questions=tuple(Question(f.code, f.message, f.choices) for f in _open(findings)),
        findings=tuple(f for f in findings if f.severity is Severity.ERROR),
        choices=tuple(make_choice(one, mine) for one in conflicts),
        changes=changes(mine, merged.card, without={one.where for one in conflicts}) if merged else (),
        is_other=f"{card.number} {card.title or ''}" if other and card else "",
    )

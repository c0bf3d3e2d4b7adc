"""The pages of the editor: the card to write on, its check, its autosave, and two texts to put together."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone

from gongyak.desk.editor import asked as form
from gongyak.desk.editor.asked import Asked
from gongyak.desk.editor.conflict import make_conflict, put_together
from gongyak.desk.editor.lines import last_quarter
from gongyak.desk.editor.page import FIXED, make_page
from gongyak.desk.editor.texts import Open, on_draft
from gongyak.desk.formview import make_pieces
from gongyak.desk.frame import make_frame
from gongyak.pledges.models import Draft, Saving
from gongyak.pledges.rounds.linting import linted
from gongyak.pledges.rounds.promises import Reply, answer_promises
from gongyak.pledges.rounds.writing import save_draft, submit
from gongyak.rules.card import Card, outline, write
from gongyak.rules.card.model import TREES
from gongyak.rules.card.typed import Form, examined, typed, with_sums, with_table
from gongyak.rules.findings import Finding
from gongyak.rules.moments import day_of, time_words
from gongyak.rules.refusal import Conflict, Refusal
from gongyak.rules.term import term_on
from gongyak.staff.actors import Actor

_TITLE = "카드 작성"


@on_draft
def edit(request: HttpRequest, actor: Actor, opened: Open) -> HttpResponse:
    """The card: shown, and kept, checked or changed as the button says that was pressed."""
    now = timezone.now()
    if request.method == "POST":
        return _done(request, actor, opened, request.POST, now)
    card = opened.card
    return _page(request, actor, opened, card, linted(card, opened.draft, opened.before), now)


def _done(request: HttpRequest, actor: Actor, opened: Open, post: QueryDict, now: datetime) -> HttpResponse:
    asked = form.read(post, actor, now)
    try:
        if asked.act in ("save", "submit", "merge"):
            return _kept(request, actor, opened, asked, now)
        return typed_page(request, actor, opened, _changed(asked), now)
    except Refusal as refusal:
        return typed_page(request, actor, opened, asked, now, told=str(refusal), status=409)


def _changed(asked: Asked) -> Asked:
    """What a button asks for that only changes what is typed: lines set in by their marks."""
    act, _, name = asked.act.partition(":")
    if act != "marks" or name not in asked.form.sections:
        return asked
    sections = {**asked.form.sections, name: outline.by_marks(asked.form.sections[name])}
    changed = Form(asked.form.fields, sections, asked.form.cells, asked.form.unit)
    return Asked(changed, asked.answers, asked.replies, asked.choices, asked.revision, asked.onto, asked.act)


def written(opened: Open, asked: Asked) -> tuple[Card, list[Finding]]:
    """The card that was typed, over the text that the form showed; what a change alone may alter stays."""
    before = opened.card_at(asked.revision)
    fields = {name: text for name, text in asked.form.fields.items() if name not in FIXED}
    given = Form(fields, asked.form.sections, asked.form.cells, asked.form.unit)
    act, _, blocks = asked.act.partition(":")
    if act == "table":
        day = opened.draft.round.as_of
        term = term_on(day)
        years = term.years if term else (day.year,)
        before = with_table(before, years, blocks.split(",") if blocks else ("plan", "spent"))
    card, findings = typed(given, before, scope=opened.scope, answers=asked.answers)
    if act == "sums":
        card = with_sums(card)
        return card, examined(card)
    return card, findings


def _kept(request: HttpRequest, actor: Actor, opened: Open, asked: Asked, now: datetime) -> HttpResponse:
    """Save the card; with another text kept meanwhile, the page on which the two are put together."""
    card, _ = written(opened, asked)
    revision = asked.revision
    if asked.onto is not None:
        merged = put_together(opened, card, asked)
        if merged.open:
            return _conflict(request, actor, opened, card, asked, status=200)
        card, revision = merged.card, asked.onto
    whole = {key: reply for key, reply in asked.replies.items() if reply.is_whole}
    answer_promises(draft=opened.draft, replies=whole, by=actor, now=now)
    try:
        saved = save_draft(draft=opened.draft, card=card, revision=revision, by=actor, now=now)
    except Conflict as conflict:
        newer = Open(conflict.there, opened.before, opened.can_write)
        return _conflict(request, actor, newer, written(opened, asked)[0], asked, status=409)
    if len(whole) < len(asked.replies):
        told = "카드는 저장했습니다. 까닭을 적지 않은 약속의 답은 저장하지 않았습니다."
        return _page(
            request,
            actor,
            replace(opened, draft=saved),
            card,
            linted(card, opened.draft, opened.before),
            now,
            told,
            asked.replies,
        )
    if asked.act == "submit":
        try:
            submit(draft=saved, revision=saved.revision, by=actor, now=now)
        except Refusal as refusal:  # the card is kept, and the page goes on from that text
            told = f"저장했지만 제출하지 못했습니다. {refusal}"
            kept = replace(opened, draft=saved)
            found = linted(kept.card, kept.draft, kept.before)
            return _page(request, actor, kept, kept.card, found, now, told, status=409)
        messages.success(
            request, f"{saved.pledge.number} 카드를 제출했습니다. 결재선의 다음 사람에게 갔습니다."
        )
        return redirect("draft", saved.pk)
    messages.success(request, f"저장됨 {time_words(now, day_of(now))}")
    return redirect("draft-write", saved.pk)


def _conflict(
    request: HttpRequest, actor: Actor, opened: Open, mine: Card, asked: Asked, *, status: int
) -> HttpResponse:
    shown = {
        "frame": make_frame(actor, "rounds"),
        "page": make_conflict(opened, mine, asked, request.POST),
    }
    return render(request, "desk/editor/conflict.jinja", shown, status=status)


def typed_page(
    request: HttpRequest,
    actor: Actor,
    opened: Open,
    asked: Asked,
    now: datetime,
    *,
    told: str = "",
    status: int = 200,
) -> HttpResponse:
    """The page with what was typed, which is not kept."""
    card, findings = written(opened, asked)
    return _page(
        request,
        actor,
        opened,
        card,
        linted(card, opened.draft, opened.before, findings),
        now,
        told,
        asked.replies,
        revision=asked.revision,
        status=status,
    )


def _page(
    request: HttpRequest,
    actor: Actor,
    opened: Open,
    card: Card,
    findings: Any,
    now: datetime,
    told: str = "",
    replies: Mapping[int, Reply] | None = None,
    *,
    revision: int | None = None,
    status: int = 200,
) -> HttpResponse:
    page = make_page(
        opened.draft, card, findings, opened.before, today=day_of(now), can_write=opened.can_write,
        replies=replies, revision=revision,
    )  # fmt: skip
    shown = {
        "frame": make_frame(actor, "rounds"),
        "page": page,
        "told": told,
        "is_unsaved": revision is not None,
        "messages": list(messages.get_messages(request)),
        "trees": TREES,
    }
    return render(request, "desk/editor/edit.jinja", shown, status=status)


@partial(on_draft, form=True)
def check(request: HttpRequest, actor: Actor, opened: Open) -> HttpResponse:
    """What there is to say about what is typed so far, for the parts of the page that say it."""
    now = timezone.now()
    asked = form.read(request.POST, actor, now)
    card, findings = written(opened, asked)
    found = linted(card, opened.draft, opened.before, findings)
    page = make_page(
        opened.draft, card, found, opened.before, today=day_of(now), can_write=opened.can_write,
        replies=asked.replies, revision=asked.revision,
    )  # fmt: skip
    return render(request, "desk/editor/checked.jinja", {"page": page})


@partial(on_draft, form=True)
def autosave(request: HttpRequest, actor: Actor, opened: Open) -> HttpResponse:
    """Keep what is typed so far, and say when; where that cannot be, say what to do. Never a page of its own."""
    now = timezone.now()
    shown: dict[str, Any] = {"saved": None, "told": ""}
    try:
        asked = form.read(request.POST, actor, now)
        saved = _autosaved(opened, asked, actor, now)
        shown |= {"saved": saved, "at": time_words(now, day_of(now))}
    except Refusal as refusal:
        shown |= {"told": str(refusal), "is_conflict": isinstance(refusal, Conflict)}
    return render(request, "desk/editor/saved.jinja", shown)


def _autosaved(opened: Open, asked: Asked, actor: Actor, now: datetime) -> Draft:
    card, _ = written(opened, asked)
    saved = save_draft(
        draft=opened.draft, card=card, revision=asked.revision, by=actor, now=now, saving=Saving.AUTOSAVED
    )
    whole = {key: reply for key, reply in asked.replies.items() if reply.is_whole}
    answer_promises(draft=saved, replies=whole, by=actor, now=now)
    return saved


@on_draft
def before(request: HttpRequest, actor: Actor, opened: Open) -> HttpResponse:
    """Last quarter's card in its official form, to read beside this one."""
    card = opened.before or opened.card_at(0)
    shown = {
        "frame": make_frame(actor, "rounds"),
        "draft": opened.draft,
        "name": last_quarter(opened.draft),
        "pieces": tuple(make_pieces(write(card))),
    }
    return render(request, "desk/editor/before.jinja", shown)

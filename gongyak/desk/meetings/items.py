"""Proposals and directives: their boards with D-day, one with everything that is done to it, a new directive."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from gongyak.desk.acting import Act, Acting
from gongyak.desk.dates import d_day
from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.desk.looking import looked
from gongyak.desk.meetings.page import ITEM_TONES
from gongyak.desk.meetings.typed import day_of_form, task_of, text
from gongyak.desk.numbers import read_key, read_revision
from gongyak.meetings import items as acts
from gongyak.meetings.models import Body, ItemKind, ItemQuerySet, ItemStatus, MeetingItem
from gongyak.meetings.permissions import (
    may_assign,
    may_confirm,
    may_handle,
    may_order,
    may_see_meetings,
)
from gongyak.meetings.reading import item_counts
from gongyak.meetings.workflow import may_step
from gongyak.rules.dates import format_day
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department

_PAGE = 40
#: What the board is limited to, and how that reads.
_SHOWN = {
    "open": "처리할 것",
    "late": "기한 지남",
    "to-tell": "회신·보고됨",
    "closed": "끝난 것",
    "all": "모두",
}

#: Acts that are folded away.
_SELDOM = frozenset({"보완", "기한 연장", "이관", "고침", "배정"})


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a board was asked to show."""

    show: str
    department: int | None
    body: int | None
    rows: Page


def _choose(request: HttpRequest, rows: ItemQuerySet, today: date) -> Chosen:
    show = request.GET.get("show", "open")
    show = show if show in _SHOWN else "open"
    department, body = (read_key(request.GET.get(name, "")) for name in ("department", "body"))
    limited = {
        "open": rows.open(),
        "late": rows.overdue(today),
        "to-tell": rows.filter(status__in=[ItemStatus.ANSWERED, ItemStatus.REPORTED]),
        "closed": rows.exclude(pk__in=rows.open().values("pk")),
        "all": rows,
    }[show]
    if department:
        limited = limited.of_departments(frozenset([department]))
    if body:
        limited = limited.filter(body=body)
    ordered = limited.select_related("department", "body", "meeting").prefetch_related("cooperating")
    pages = Paginator(ordered.order_by("due_on", "-asked_on", "-pk"), _PAGE)
    return Chosen(show, department, body, pages.get_page(request.GET.get("page")))


def _board(kind: str, name: str, label: str) -> Callable[..., HttpResponse]:
    @office(may_see_meetings)
    def board(request: HttpRequest, actor: Actor) -> HttpResponse:
        today = day_of(timezone.now())
        chosen = _choose(request, MeetingItem.objects.visible_to(actor).filter(kind=kind), today)
        shown = {
            "frame": make_frame(actor, name),
            "address": name,
            "label": label,
            "kind": kind,
            "chosen": chosen,
            "shown": _SHOWN,
            "counts": item_counts(kind, today),
            "departments": Department.objects.on(today),
            "bodies": Body.objects.all(),
            "tones": ITEM_TONES,
            "today": today,
            "d_day": d_day,
            "may_order": kind == ItemKind.DIRECTIVE and may_order(actor),
            "said": list(messages.get_messages(request)),
        }
        return render(request, "desk/meetings/board.jinja", shown)

    return board


proposals = _board(ItemKind.PROPOSAL, "desk-proposals", "건의")
directives = _board(ItemKind.DIRECTIVE, "desk-directives", "지시사항")


@office(may_order)
def new_directive(request: HttpRequest, actor: Actor) -> HttpResponse:
    """지시 outside a meeting."""
    now, refused = timezone.now(), ""
    if request.method == "POST":
        try:
            made = acts.give_directive(
                title=text(request, "title"),
                content=text(request, "content"),
                given_by=text(request, "given_by"),
                task=task_of(request),
                asked_on=day_of_form(request, "asked_on", "지시한 날"),
                by=actor,
                now=now,
            )
            messages.success(request, f"{made.number}을(를) {made.department}에 지시했습니다.")
            return redirect("desk-item", made.pk)
        except Refusal as refusal:
            refused = str(refusal)
    today = day_of(now)
    shown = {
        "frame": make_frame(actor, "desk-directives"),
        "departments": Department.objects.on(today),
        "typed": request.POST,
        "chosen": request.POST.getlist("cooperating"),
        "refused": refused,
        "today": format_day(today),
    }
    return render(request, "desk/meetings/directive.jinja", shown, status=409 if refused else 200)


def visible(actor: Actor, pk: int) -> MeetingItem:
    """A proposal or directive that the person may know of; 404 otherwise."""
    if not may_see_meetings(actor):
        raise Http404
    rows = MeetingItem.objects.visible_to(actor).select_related(
        "body", "meeting__series__body", "department", "asked_by", "reported_at__series__body"
    )
    return get_object_or_404(rows, pk=pk)


@office()
def item(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """One proposal or directive."""
    return item_page(request, actor, visible(actor, pk))


def item_page(
    request: HttpRequest, actor: Actor, row: MeetingItem, refused: Refusal | None = None
) -> HttpResponse:
    """The page of an item; what was typed stays in it where an act was refused."""
    today = day_of(timezone.now())
    if row.proposer:
        looked(request, actor, [row.key], row.key)
    match, offered = request.resolver_match, _offered(row, actor)
    shown = {
        "frame": make_frame(actor, "desk-proposals" if row.is_proposal else "desk-directives"),
        "item": row,
        "offered": offered,
        "has_more": bool(offered & _SELDOM),
        "cooperating": list(row.cooperating.all()),
        "events": row.events.select_related("by").order_by("-pk"),
        "extensions": row.extensions.select_related("by"),
        "next": acts.next_meeting(row, today) if row.is_proposal and row.body_id else None,
        "departments": Department.objects.on(today),
        "tones": ITEM_TONES,
        "today": today,
        "d_day": d_day,
        "typed": request.POST if refused else {},
        "act": match.kwargs.get("act", "") if refused and match else "",
        "refused": refused,
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/meetings/item.jinja", shown, status=409 if refused else 200)


def _offered(row: MeetingItem, actor: Actor) -> frozenset[str]:
    """The acts that the person may do with an item now."""
    assigns, handles, confirms = may_assign(actor, row), may_handle(actor, row), may_confirm(actor, row)
    who = {
        "배정": assigns,
        "접수": handles,
        "착수": handles,
        "경과": handles,
        "기한 연장": handles or assigns,
        "회신": handles,
        "완료보고": handles,
        "보완": confirms,
        "확인": confirms,
        "종결": assigns,
        "이관": assigns,
    }
    offered = {act for act, may in who.items() if may and may_step(row.kind, row.status, act)}
    return frozenset(offered | ({"고침"} if assigns and row.is_open else set()))


def _who(actor: Actor) -> dict[str, Any]:
    return {"by": actor, "now": timezone.now()}


def _told(act: Callable[..., object], name: str, said: str) -> Act[MeetingItem]:
    """An act with one text; `name` is what it calls the text."""

    def do(request: HttpRequest, actor: Actor, row: MeetingItem) -> str:
        act(item=row, **{name: text(request, "memo")}, **_who(actor))
        return said

    return do


def _assign(request: HttpRequest, actor: Actor, row: MeetingItem) -> str:
    made = acts.assign_item(item=row, task=task_of(request), **_who(actor))
    return f"{made.department}에 배정했습니다."


def _receive(request: HttpRequest, actor: Actor, row: MeetingItem) -> str:
    acts.receive_item(item=row, **_who(actor))
    return "접수했습니다."


def _extend(request: HttpRequest, actor: Actor, row: MeetingItem) -> str:
    day = day_of_form(request, "due_on", "새 기한")
    acts.extend_item(item=row, due_on=day, reason=text(request, "memo"), **_who(actor))
    return f"기한을 {format_day(day)}까지 늘렸습니다."


def _reword(request: HttpRequest, actor: Actor, row: MeetingItem) -> str:
    told = {name: text(request, name) for name in ("title", "content")}
    revision = read_revision(request.POST.get("revision", ""))
    acts.reword_item(item=row, revision=revision, **told, **_who(actor))
    return "고쳤습니다."


ACTS: Mapping[str, Act[MeetingItem]] = {
    "assign": _assign,
    "receive": _receive,
    "begin": _told(acts.begin_item, "memo", "착수를 적었습니다."),
    "progress": _told(acts.note_progress, "memo", "경과를 적었습니다."),
    "extend": _extend,
    "answer": _told(
        acts.answer_item, "result", "처리결과를 적었습니다. 회신은 끝이 아니라 보고와 종결이 남았습니다."
    ),
    "return": _told(acts.return_item, "reason", "보완을 요구했습니다."),
    "confirm": _told(acts.confirm_directive, "memo", "확인했습니다."),
    "close": _told(acts.close_item, "memo", "종결했습니다."),
    "transfer": _told(acts.transfer_item, "where", "다른 기관으로 이관했습니다."),
    "reword": _reword,
}


def _again(request: HttpRequest, actor: Actor, row: MeetingItem) -> HttpResponse:
    return redirect("desk-item", row.pk)


acting = Acting(visible, item_page, _again)
do = acting.named(ACTS)

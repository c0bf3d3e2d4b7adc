"""Who saw whom between two days (누가 누구를 보았나): one line for each pair, to tell a leak by within 72 hours."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from gongyak.audit.models import Look, LookKind
from gongyak.audit.reading import Seen, recent, who_saw_whom
from gongyak.desk.audit.choosing import Choice, chosen, options
from gongyak.desk.audit.looks import ALL
from gongyak.desk.audit.names import named
from gongyak.desk.audit.page import make_page, when
from gongyak.desk.audit.permissions import may_audit
from gongyak.desk.doors import office
from gongyak.desk.exporting import MOST, Sheet, take_out
from gongyak.desk.looking import looked
from gongyak.desk.paging import paged
from gongyak.staff.actors import Actor

_FIELDS = ("actor", "subject")
COLUMNS = (
    ("본 사람", 22, False),
    ("본 사람의 계정", 18, False),
    ("누구의 자료", 24, False),
    ("자료의 열쇠", 20, False),
    ("본 횟수", 10, True),
    ("내려받기·출력", 14, True),
    ("처음 본 때", 20, False),
    ("마지막으로 본 때", 20, False),
)


@office(may_audit)
@require_safe
def seen(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Pairs, who saw most first, 50 on a page; to look through them is a look itself."""
    choice = chosen(request, *_FIELDS)
    page = paged(_found(choice), request)
    rows = [Seen(**row) for row in page]
    actors, subjects = recent(Look, "actor"), recent(Look, "subject")
    names = named([*actors, *subjects, *(key for row in rows for key in (row.actor, row.subject))])
    words = {key: one.words for key, one in names.items()}
    looked(request, actor, [choice.values["subject"] or ALL], _object(choice), kind=LookKind.SEARCH)
    shown = make_page(
        actor,
        "desk-seen",
        choice=choice,
        page=page,
        rows=rows,
        names=names,
        actors=options(actors, words, choice.values["actor"]),
        subjects=options(subjects, words, choice.values["subject"]),
    )
    return render(request, "desk/audit/seen.jinja", shown)


@office(may_audit)
@require_POST
def export(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The same as a file, after the reason was recorded."""
    choice = chosen(request, *_FIELDS)
    rows = [Seen(**row) for row in _found(choice)[: MOST + 1]]
    names = named([key for row in rows for key in (row.actor, row.subject)])
    lines = [
        [
            names[row.actor].words,
            row.actor,
            names[row.subject].words,
            row.subject,
            str(row.count),
            str(row.taken),
            when(row.first_at),
            when(row.last_at),
        ]
        for row in rows
    ]
    sheet = Sheet(f"누가 누구를 보았나 {_days(choice)}".strip(), "who-saw-whom", COLUMNS, lines)
    told = {"subjects": [choice.values["subject"] or ALL], "object": _object(choice), "now": timezone.now()}
    return take_out(request, actor, sheet, format="xlsx", **told)


def _found(choice: Choice) -> Any:
    return who_saw_whom(choice.days, **choice.values_of(*_FIELDS))


def _days(choice: Choice) -> str:
    since, until = choice.values["since"], choice.values["until"]
    return f"{since} ~ {until}" if since or until else ""


def _object(choice: Choice) -> str:
    return f"audit/seen?{choice.query()}".rstrip("?")

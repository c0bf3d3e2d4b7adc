"""Who saw whose personal data (누가 누구의 자료를 보았나), one click from either; exported with a reason."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from gongyak import documents
from gongyak.audit.models import Look, LookKind
from gongyak.audit.reading import find_looks, recent
from gongyak.blocks import Block, Cell, Paragraph, Table
from gongyak.desk.audit.choosing import chosen, options
from gongyak.desk.audit.names import Named, named
from gongyak.desk.audit.page import make_page
from gongyak.desk.audit.permissions import may_audit
from gongyak.desk.doors import office
from gongyak.desk.looking import looked
from gongyak.desk.paging import paged
from gongyak.district.models import District
from gongyak.rules.moments import SEOUL, day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor

#: The key of the records as a whole, where somebody looks through them.
ALL = "looks"
#: A file holds so many rows; more are asked for by shorter periods.
MOST = 20_000
_FIELDS = ("actor", "subject", "kind")
_HEADS = ("차례", "때", "본 사람", "계정", "접속지", "정보주체", "정보주체 열쇠", "본 곳", "수행업무", "사유")


@office(may_audit)
@require_safe
def looks(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Looks, the newest first, 50 on a page; to look through them is a look itself."""
    choice = chosen(request, *_FIELDS)
    page = paged(find_looks(**choice.values_of(*_FIELDS), days=choice.days), request)
    actors = recent(Look, "actor")
    subjects = recent(Look, "subject")
    shown_keys = (key for row in page for key in (row.actor, row.subject, row.object))
    names = named([*actors, *subjects, choice.values["actor"], choice.values["subject"], *shown_keys])
    words = {key: one.words for key, one in names.items()}
    looked(
        request,
        actor,
        [choice.values["subject"] or ALL],
        f"audit/looks?{choice.query()}".rstrip("?"),
        kind=LookKind.SEARCH,
    )
    shown = make_page(
        actor,
        "desk-looks",
        choice=choice,
        page=page,
        names=names,
        actors=options(actors, words, choice.values["actor"]),
        subjects=options(subjects, words, choice.values["subject"]),
        years=District.objects.current().looks_years,
        kinds=options(LookKind.values, dict(LookKind.choices), choice.values["kind"]),
    )
    return render(request, "desk/audit/looks.jinja", shown)


@office(may_audit)
@require_POST
def export(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The looks that were asked for as a file, after the reason was recorded."""
    choice = chosen(request, *_FIELDS)
    rows = find_looks(**choice.values_of(*_FIELDS), days=choice.days)
    count = rows.count()
    if count > MOST:
        raise Refusal(f"접속기록이 {count:,}건이라 한 파일에 담을 수 없습니다. 기간을 나누어 내려받으십시오.")
    now = timezone.now()
    found = list(rows)
    looked(
        request,
        actor,
        [choice.values["subject"] or ALL],
        f"audit/looks?{choice.query()}".rstrip("?"),
        kind=LookKind.DOWNLOAD,
        reason=request.POST.get("reason", ""),
    )
    names = named([*(row.actor for row in found), *(row.subject for row in found)])
    body = documents.write("xlsx", _blocks(found, names, now), title="접속기록")
    answer = HttpResponse(
        body, content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    )
    answer["Content-Disposition"] = f'attachment; filename="looks-{day_of(now)}.xlsx"'
    return answer


def _blocks(rows: list[Look], names: dict[str, Named], now: datetime) -> list[Block]:
    lines = [_HEADS, *(_line(row, names) for row in rows)]
    cells = [
        Cell(down, across, text, header=down == 0)
        for down, line in enumerate(lines)
        for across, text in enumerate(line)
    ]
    made = f"접속기록 {len(rows):,}건, {now.astimezone(SEOUL):%Y-%m-%d %H:%M} 내려받음"
    return [Paragraph(made), Table(tuple(cells))]


def _line(row: Look, names: dict[str, Named]) -> tuple[str, ...]:
    return (
        str(row.seq),
        f"{row.at.astimezone(SEOUL):%Y-%m-%d %H:%M:%S}",
        names[row.actor].words,
        row.actor,
        row.place,
        names[row.subject].words,
        row.subject,
        row.object,
        row.get_kind_display(),
        row.reason,
    )

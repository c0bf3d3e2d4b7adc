"""The page that makes documents, and the documents."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongyak import documents
from gongyak.desk.dates import read_day
from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.pledges import published
from gongyak.pledges.manifesto import pack, plans_of
from gongyak.pledges.packing import archive, pack_file
from gongyak.pledges.sheets import Asked, sheet, sheet_file
from gongyak.rules.dates import format_day
from gongyak.rules.manifesto import file_name
from gongyak.rules.manifesto.plan_review import PLAN_TITLE, plan_document
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.rules.sheets import COLUMNS, forms
from gongyak.staff.actors import Actor

_MEDIA = {
    "hwpx": "application/hwp+zip",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}
_FACETS = {"department": "주관부서", "field": "분야", "status": "전국 분류"}


@office()
@require_safe
def papers(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What can be made, and the choices that there are in the cards that are published now."""
    return _page(request, actor)


def _page(request: HttpRequest, actor: Actor, refused: str = "") -> HttpResponse:
    found = published.listed()
    days = published.days()
    rows = found.rows if found else ()
    choices = {
        name: sorted({published.said(name, row) for row in rows} - {published.UNSAID}) for name in _FACETS
    }
    shown = {
        "frame": make_frame(actor, "desk-papers"),
        "as_of": request.GET.get("as_of") or (format_day(found.as_of) if found else ""),
        "days": [format_day(day) for day in days],
        "facets": _FACETS,
        "choices": choices,
        "forms": forms(),
        "columns": COLUMNS,
        "usual": forms()["answer"].columns,
        "years": list(dict.fromkeys(day.year for day in days)),
        "refused": refused,
        "asked": request.GET,
    }
    return render(request, "desk/papers/papers.jinja", shown, status=409 if refused else 200)


def _made(act: Callable[[HttpRequest], HttpResponse]) -> Callable[..., HttpResponse]:
    """A view that makes a document; what cannot be made is said on the page that asked for it."""

    @office()
    @require_safe
    def make(request: HttpRequest, actor: Actor) -> HttpResponse:
        try:
            return act(request)
        except Refusal as refusal:
            return _page(request, actor, str(refusal))

    return make


def _sheet(request: HttpRequest) -> HttpResponse:
    as_of, known_at = _day(request, "as_of"), _day(request, "known_at")
    values = {name: [one for one in request.GET.getlist(name) if one] for name in _FACETS}
    values["number"] = [one for one in re.split(r"[\s,]+", request.GET.get("number", "")) if one]
    title = request.GET.get("title", "").strip()
    form = request.GET.get("form", "answer")
    columns = tuple(request.GET.getlist("column")) if form == "answer" else ()
    try:
        made = sheet(Asked(form, values, columns, title), as_of, known_at)
    except ValueError as error:
        raise Refusal(str(error)) from error
    if made is None:
        raise Refusal("그날까지 공개한 카드가 없습니다. 기준일을 확인하십시오.")
    format = _format(request, ("hwpx", "xlsx"))
    name = f"{made.sheet.title}_{made.found.as_of.isoformat()}.{format}"
    return _download(name, format, sheet_file(made, format))


def _pack(request: HttpRequest) -> HttpResponse:
    text = request.GET.get("year", "")
    year = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else 0
    made = pack(year) if 1990 < year <= 2100 else None
    if made is None or made.found.as_of.year != year:
        raise Refusal(f"{text}년의 기준일로 공개한 카드가 없습니다. 다른 해를 고르십시오.")
    format = _format(request, ("hwpx", "xlsx", "zip"))
    body = archive(made) if format == "zip" else pack_file(made, format)
    return _download(file_name(made.found.holder.key, made.found.as_of, format), format, body)


def _plans(request: HttpRequest) -> HttpResponse:
    told = plans_of(day_of(timezone.now()).year)
    if told is None:
        raise Refusal("공개한 실천계획이 없습니다. 실천계획을 확정해 공개한 뒤에 만드십시오.")
    format = _format(request, ("hwpx", "xlsx"))
    body = documents.write(format, plan_document(told), title=PLAN_TITLE)
    return _download(f"{PLAN_TITLE}_{told.published_on.isoformat()}.{format}", format, body)


def _day(request: HttpRequest, name: str) -> date | None:
    text = request.GET.get(name, "").strip()
    day = read_day(text) if text else None
    if text and day is None:
        raise Refusal(f"‘{text[:40]}’을(를) 날짜로 읽을 수 없습니다. 2026. 11. 23.처럼 적어 주십시오.")
    return day


def _format(request: HttpRequest, known: tuple[str, ...]) -> str:
    asked = request.GET.get("format", "")
    return asked if asked in known else known[0]


def _download(name: str, format: str, body: bytes) -> HttpResponse:
    plain = Path(re.sub(r'[\\/:*?"<>|\s]+', "_", name)).name
    answer = HttpResponse(body, content_type=_MEDIA[format])
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(plain)}"
    return answer


make_sheet, make_pack, make_plans = _made(_sheet), _made(_pack), _made(_plans)

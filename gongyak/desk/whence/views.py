"""The page of a card's figures, and the 숫자 근거표 with every row."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header

from gongyak import documents
from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.desk.whence.page import lineage, make_page
from gongyak.desk.whence.records import Records
from gongyak.district.published import district
from gongyak.pledges.models import Draft
from gongyak.rules.whence import About, inside_document
from gongyak.staff.actors import Actor

_MEDIA = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "hwpx": "application/hwp+zip",
    "pdf": "application/pdf",
}

_READING = ("GET", "HEAD")


@office()
def figures(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Every figure of a card with the rows that it was counted from."""
    draft = _visible(actor, pk)
    if request.method not in _READING:
        return HttpResponseNotAllowed(_READING)
    shown = {"frame": make_frame(actor, "rounds"), "draft": draft, "page": make_page(draft)}
    return render(request, "desk/whence/figures.jinja", shown)


@office()
def file(request: HttpRequest, actor: Actor, pk: int, format: str) -> HttpResponse:
    """The 숫자 근거표 of a card with every row."""
    draft = _visible(actor, pk)
    if request.method not in _READING:
        return HttpResponseNotAllowed(_READING)
    if format not in _MEDIA:
        raise Http404
    made, settings = lineage(draft), district()
    records = Records(made.traces)
    today = {
        (row.number, row.hash): records.then(row.number, row.hash).state
        for trace in made.traces
        for figure in trace.figures
        for row in figure.rows
    }
    about = About.of(made.card, draft.round.as_of, settings.name, notice=settings.notice)
    body = documents.write(format, inside_document(made.found, about, today), title="숫자 근거표")
    response = HttpResponse(body, content_type=_MEDIA[format])
    name = f"숫자근거표_내부용-{draft.pledge.number}-{draft.round.as_of}.{format}"
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response


def _visible(actor: Actor, pk: int) -> Draft:
    asked = Draft.objects.visible_to(actor).distinct()
    rows = asked.select_related("round", "pledge", "department", "version__internal", "base__internal")
    return get_object_or_404(rows, pk=pk)

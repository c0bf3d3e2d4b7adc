"""People from a file: what would become of each row first, then all of them or none."""

from collections import Counter
from collections.abc import Sequence

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from gongyak.desk.frame import make_frame
from gongyak.desk.people.sheet import read_sheet
from gongyak.desk.people.views import managers
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor
from gongyak.staff.importing import COLUMNS, WRONG, Row, plan, read_rows, take_in

_SALT = "gongyak.desk.people.import"
_OLDEST = 60 * 60  # s


@managers
@require_http_methods(["GET", "HEAD", "POST"])
def importing(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Choose a file, and see what it would do."""
    if request.method != "POST":
        return _page(request, actor)
    given = request.FILES.get("file")
    try:
        if given is None:
            raise Refusal("파일을 고르십시오.")
        rows = read_rows(read_sheet(given.name or "", given.read()))
        return _page(request, actor, rows=rows)
    except Refusal as refusal:
        return _page(request, actor, wrong=str(refusal))


@managers
@require_POST
def apply(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Do what was shown; what was shown comes back signed."""
    try:
        told = signing.loads(request.POST.get("rows", ""), salt=_SALT, max_age=_OLDEST)
    except signing.BadSignature as error:
        raise Refusal("미리 본 지 오래되었습니다. 파일을 다시 올려 주십시오.") from error
    rows = [Row(line, cells) for line, cells in told]
    made = take_in(rows, by=actor, now=timezone.now())
    shown = {"frame": make_frame(actor, "people"), "made": made, "count": len(rows)}
    return render(request, "desk/people/imported.jinja", shown)


def _page(
    request: HttpRequest, actor: Actor, *, rows: Sequence[Row] | None = None, wrong: str = ""
) -> HttpResponse:
    planned = plan(rows, by=actor, day=day_of(timezone.now())) if rows else []
    counts = Counter(one.outcome for one in planned)
    shown = {
        "frame": make_frame(actor, "people"),
        "columns": COLUMNS,
        "planned": planned,
        "counts": counts,
        "can": bool(planned) and not counts[WRONG],
        "rows": signing.dumps([[r.line, r.cells] for r in rows], salt=_SALT, compress=True) if rows else "",
        "wrong": wrong,
    }
    return render(request, "desk/people/import.jinja", shown, status=409 if wrong else 200)

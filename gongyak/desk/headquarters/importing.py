"""Values of indicators from a file: what would become of each row first, then all of them or none."""

from collections import Counter
from collections.abc import Sequence

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.desk.headquarters.asking import enters
from gongyak.desk.people.sheet import read_sheet
from gongyak.headquarters.importing import COLUMNS, NEW, REVISED, SAME, WRONG, Row, plan, read_rows, take_in
from gongyak.headquarters.models import Indicator
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor

_SALT = "gongyak.desk.headquarters.import"
_OLDEST = 60 * 60  # s


@office(enters)
def importing(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Choose a file, and see what it would do."""
    if request.method != "POST":
        return _page(request, actor)
    given = request.FILES.get("file")
    try:
        if given is None:
            raise Refusal("파일을 고르십시오.")
        return _page(request, actor, rows=read_rows(read_sheet(given.name or "", given.read())))
    except Refusal as refusal:
        return _page(request, actor, wrong=str(refusal))


@office(enters)
@require_POST
def apply(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Do what was shown; what was shown comes back signed."""
    try:
        told = signing.loads(request.POST.get("rows", ""), salt=_SALT, max_age=_OLDEST)
    except signing.BadSignature as error:
        raise Refusal("미리 본 지 오래되었습니다. 파일을 다시 올려 주십시오.") from error
    made = take_in([Row(line, cells) for line, cells in told], by=actor, now=timezone.now())
    messages.success(request, f"{len(told)}줄 가운데 달라진 값 {len(made)}건을 넣었습니다.")
    return redirect("hq-indicators")


def _page(
    request: HttpRequest, actor: Actor, *, rows: Sequence[Row] | None = None, wrong: str = ""
) -> HttpResponse:
    planned = plan(rows, by=actor, day=day_of(timezone.now())) if rows else []
    counts = Counter(one.outcome for one in planned)
    shown = {
        "frame": make_frame(actor, "hq-indicators"),
        "columns": COLUMNS,
        "outcomes": (NEW, REVISED, SAME, WRONG),
        "planned": planned,
        "wrong_rows": [one for one in planned if one.outcome == WRONG],
        "counts": counts,
        "can": bool(planned) and not counts[WRONG],
        "names": Indicator.objects.filter(retired_on=None).values_list("name", flat=True),
        "rows": signing.dumps([[r.line, dict(r.cells)] for r in rows], salt=_SALT, compress=True)
        if rows
        else "",
        "refused": wrong,
    }
    return render(request, "desk/headquarters/import.jinja", shown, status=409 if wrong else 200)

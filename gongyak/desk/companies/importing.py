"""Companies from a file: what would become of each row first, then all of them or none."""

from collections import Counter
from collections.abc import Sequence

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from gongyak.companies.importing import COLUMNS, WRONG, Row, Sheet, plan, read_rows, take_in
from gongyak.companies.models import LawfulBasis
from gongyak.desk.companies.permissions import may_merge_companies
from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.desk.people.sheet import read_sheet
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor

_SALT = "gongyak.desk.companies.import"
_OLDEST = 60 * 60  # s
#: The grounds that are typed once for all people of a file, by name of the field.
_GROUNDS = {"basis": "근거", "purpose": "목적", "items": "항목", "given_on": "받은 날", "until": "보유기한"}


@office(may_merge_companies)
@require_http_methods(["GET", "HEAD", "POST"])
def importing(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Choose a file, and see what it would do."""
    if request.method != "POST":
        return _page(request, actor)
    given = request.FILES.get("file")
    try:
        if given is None:
            raise Refusal("파일을 고르십시오.")
        table = read_sheet(given.name or "", given.read())
        grounds = {label: request.POST.get(name, "").strip() for name, label in _GROUNDS.items()}
        sheet = read_rows(table, people=request.POST.get("people") != "no", grounds=grounds)
        return _page(request, actor, sheet=sheet)
    except Refusal as refusal:
        return _page(request, actor, wrong=str(refusal))


@office(may_merge_companies)
@require_POST
def apply(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Do what was shown; what was shown comes back signed."""
    try:
        told = signing.loads(request.POST.get("rows", ""), salt=_SALT, max_age=_OLDEST)
    except signing.BadSignature as error:
        raise Refusal("미리 본 지 오래되었습니다. 파일을 다시 올려 주십시오.") from error
    made, people = take_in([Row(line, cells) for line, cells in told], by=actor.key, now=timezone.now())
    messages.success(request, f"기업 {made}곳과 연락처 {people}명을 넣었습니다.")
    return redirect("desk-companies")


def _page(request: HttpRequest, actor: Actor, *, sheet: Sheet | None = None, wrong: str = "") -> HttpResponse:
    rows: Sequence[Row] = sheet.rows if sheet else ()
    planned = plan(rows, day_of(timezone.now()))
    counts = Counter(one.outcome for one in planned)
    signed = signing.dumps([[row.line, dict(row.cells)] for row in rows], salt=_SALT, compress=True)
    shown = {
        "frame": make_frame(actor, "desk-companies"),
        "columns": COLUMNS,
        "sheet": sheet,
        "planned": planned,
        "counts": counts,
        "can": bool(planned) and not counts[WRONG],
        "rows": signed,
        "wrong": wrong,
        "bases": LawfulBasis.values,
        "typed": request.POST,
    }
    return render(request, "desk/companies/import.jinja", shown, status=409 if wrong else 200)

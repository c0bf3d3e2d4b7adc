"""The list of companies, one of them, and the form of a company."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from gongyak.audit.models import LookKind
from gongyak.companies.actions import change_company, fields_of, register_company
from gongyak.companies.models import Company, Dong
from gongyak.companies.placing import place
from gongyak.companies.reading import FoundCompany, find, similar
from gongyak.desk.companies.page import show
from gongyak.desk.companies.permissions import (
    may_merge_companies,
    may_see_companies,
    may_write_companies,
)
from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.desk.looking import looked
from gongyak.desk.numbers import read_revision
from gongyak.desk.paging import PER_PAGE, paged
from gongyak.rules.companies import LABELS, REVISIONS, CompanyText, read_company, section_name
from gongyak.rules.companies.typed import STANDINGS
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor

_MOST_DONGS = 300


@office(may_see_companies)
@require_http_methods(["GET", "HEAD", "POST"])
def companies(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Companies, a page at a time, or those that were looked for. What is looked for is sent as a form: a telephone
    number of a person must not stand in an address. Whom it found is recorded."""
    asked = request.POST.get("asked", "").strip()
    standing = Company.objects.standing()
    page = None if asked else paged(standing, request)
    found = [FoundCompany(one, ()) for one in page] if page else find(asked, timezone.now(), PER_PAGE)
    people = [key for one in found for key in one.people]
    looked(request, actor, people, "companies", kind=LookKind.SEARCH)
    shown = {
        "frame": make_frame(actor, "desk-companies"),
        "asked": asked,
        "found": found,
        "page": page,
        "most": PER_PAGE,
        "count": page.paginator.count if page else standing.count(),
        "may_write": may_write_companies(actor),
        "may_merge": may_merge_companies(actor),
        "section": section_name,
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/companies/list.jinja", shown)


@office(may_see_companies)
@require_safe
def company(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """One company, its people masked; one that was put together with another leads there."""
    row = get_object_or_404(Company.objects.select_related("merged_into"), pk=pk)
    return redirect("desk-company", row.merged_into_id) if row.merged_into_id else show(request, actor, row)


@office(may_write_companies)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Register a company; where it may be one that is known, whoever registers it looks at that first."""
    typed = request.POST.dict()
    if request.method != "POST":
        name = request.GET.get("name", "")[:100]
        return _form(request, actor, None, read_company({"name": "x"}), typed={"name": name})
    told = read_company(typed)
    alike = [] if typed.get("differs") or told.wrong else similar(typed)
    if alike:
        return _form(request, actor, None, told, typed=typed, alike=alike)
    placed = place(typed)
    try:
        made = register_company(typed=typed, by=actor.key, now=timezone.now())
    except Refusal as refusal:
        return _form(request, actor, None, told, typed=typed, refused=str(refusal))
    messages.success(request, " ".join([f"{made.name}: 등록했습니다.", *placed.said, *told.warned.values()]))
    return redirect("desk-company", made.pk)


@office(may_write_companies)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Change what is known of a company."""
    row = get_object_or_404(Company.objects.standing(), pk=pk)
    if request.method != "POST":
        typed = fields_of(row)
        return _form(request, actor, row, read_company(typed), typed=typed)
    typed = request.POST.dict()
    revision = read_revision(typed.get("revision", ""))
    try:
        change_company(company=row, typed=typed, revision=revision, by=actor.key, now=timezone.now())
    except Refusal as refusal:
        return _form(request, actor, row, read_company(typed), typed=typed, refused=str(refusal))
    messages.success(request, f"{row.name}: 고쳤습니다.")
    return redirect("desk-company", row.pk)


def _form(
    request: HttpRequest,
    actor: Actor,
    row: Company | None,
    told: CompanyText,
    *,
    typed: dict[str, str],
    refused: str = "",
    alike: Sequence[tuple[Company, str]] = (),
) -> HttpResponse:
    shown = {
        "frame": make_frame(actor, "desk-companies"),
        "company": row,
        "labels": LABELS,
        "typed": typed,
        "wrong": told.wrong if refused else {},
        "warned": told.warned,
        "refused": "" if refused and told.wrong else refused,
        "revisions": REVISIONS[::-1],
        "standings": STANDINGS,
        "alike": alike,
        "dongs": _dongs(),
        "now": fields_of(Company.objects.get(pk=row.pk)) if row and refused else {},
    }
    return render(request, "desk/companies/form.jinja", shown, status=409 if refused or alike else 200)


def _dongs() -> list[Dong]:
    """The 법정동 that a person may choose from while typing; none where the whole country is loaded."""
    rows = Dong.objects.legal().filter(is_ended=False).exclude(code__endswith="00000")
    return list(rows[:_MOST_DONGS]) if rows.count() <= _MOST_DONGS else []

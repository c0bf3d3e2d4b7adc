"""The list of cases as a file, as it is narrowed on the page: no person stands in it, yet a reason is asked and kept."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from gongyak.cases.models import Case
from gongyak.cases.permissions import may_see_cases, receiving
from gongyak.desk.cases import listing
from gongyak.desk.doors import office
from gongyak.desk.exporting import MOST, Sheet, take_out
from gongyak.rules.cases import sort_of
from gongyak.rules.dates import format_day
from gongyak.rules.moments import day_of, moment_words
from gongyak.staff.actors import Actor

COLUMNS = (
    ("접수번호", 20, False),
    ("접수한 날", 14, False),
    ("단계", 12, False),
    ("민원구분", 12, False),
    ("유형", 26, False),
    ("소관", 12, False),
    ("제목", 44, False),
    ("기업", 24, False),
    ("주무부서", 18, False),
    ("처리기한", 20, False),
    ("회신한 날", 14, False),
    ("결과", 14, False),
    ("기업이 확인함", 14, False),
)


@office(may_see_cases)
@require_POST
def export(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The cases that the person may see and the list is narrowed to, as XLSX or CSV."""
    now = timezone.now()
    chosen = listing.read_chosen(request.POST.dict())
    seen = Case.objects.visible_to(actor, receiving())
    found = list(listing.found(seen, chosen, now)[: MOST + 1])
    sheet = Sheet("기업애로 목록", "cases", COLUMNS, [_row(one) for one in found])
    # what was searched for may be a name, and looks are never erased
    told = {"subjects": ["cases"], "object": f"desk/cases?view={chosen.view}", "now": now}
    return take_out(request, actor, sheet, format=request.POST.get("format", ""), **told)


def _row(case: Case) -> list[str]:
    return [
        case.number or "접수 전",
        _day(case.received_at),
        case.status,
        case.kind,
        sort_of(case.sort).words,
        case.authority,
        case.title,
        case.company_name,
        str(case.department or ""),
        moment_words(case.due_at) if case.due_at else "",
        _day(case.first_replied_at),
        case.outcome,
        "예" if case.is_confirmed else "",
    ]


def _day(moment: datetime | None) -> str:
    return format_day(day_of(moment)) if moment else ""

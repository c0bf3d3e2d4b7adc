"""The ledger: what waits, what was asked for, and the same as a file."""

from datetime import datetime

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from gongyak import documents
from gongyak.achievements.models import Achievement
from gongyak.achievements.models.results import SEE_ALL
from gongyak.achievements.permissions import may_see_ledger, may_write_somewhere
from gongyak.desk.achievements.asked import LACKS, asked_for
from gongyak.desk.achievements.listing import TONES, counts, make_rows, waiting
from gongyak.desk.achievements.sheet import MOST, blocks
from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.district.published import district
from gongyak.rules.compiling import kinds
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department

PER_PAGE = 30
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@office(may_see_ledger)
@require_safe
def ledger(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What waits for the reader, then the results that were asked for, a page at a time."""
    asked = asked_for(request.GET)
    visible = Achievement.objects.visible_to(actor)
    chosen = asked.choose(visible).select_related("department")
    page = Paginator(chosen, PER_PAGE).get_page(request.GET.get("page"))
    waits, rows = waiting(actor, list(page.object_list))
    shown = {
        "frame": make_frame(actor, "desk-ledger"),
        "waiting": () if asked.is_any else waits,
        "counts": counts(visible),
        "tones": TONES,
        "rows": rows,
        "page": page,
        "asked": asked,
        "kinds": tuple(kinds()),
        "lacks": LACKS,
        "departments": Department.objects.on(day_of(timezone.now())) if actor.has(*SEE_ALL) else (),
        "may_write": may_write_somewhere(actor),
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/achievements/ledger.jinja", shown)


@office(may_see_ledger)
@require_safe
def export(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The results that were asked for as XLSX, with who took them when."""
    now, asked = timezone.now(), asked_for(request.GET)
    rows = list(asked.choose(Achievement.objects.visible_to(actor)).told()[: MOST + 1])
    if len(rows) > MOST:
        raise Refusal(f"실적이 {MOST:,}건을 넘어 한 파일에 담을 수 없습니다. 기간을 나누어 내려받으십시오.")
    body = documents.write("xlsx", blocks(make_rows(rows), district().name, asked, now), title="실적대장")
    return _download(body, now)


def _download(body: bytes, now: datetime) -> HttpResponse:
    answer = HttpResponse(body, content_type=_XLSX)
    answer["Content-Disposition"] = content_disposition_header(True, f"실적대장_{day_of(now)}.xlsx")
    return answer

"""The page of one company: what is known of it, its people, its zones, what was put together, its history."""

import re
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from gongyak.cases.permissions import may_take_in
from gongyak.companies.actions import fields_of
from gongyak.companies.events import MERGED_ONE, PARTED_ONE, REGISTERED
from gongyak.companies.models import (
    Company,
    CompanyEvent,
    ContactRole,
    Dong,
    LawfulBasis,
    ZoneStay,
)
from gongyak.companies.reading import people_of
from gongyak.desk.audit.names import named
from gongyak.desk.companies.dealings import dealings_of
from gongyak.desk.companies.permissions import may_merge_companies, may_write_companies
from gongyak.desk.frame import make_frame
from gongyak.desk.sessions import settings_of
from gongyak.rules.companies import section_name, written
from gongyak.rules.dates import format_day
from gongyak.rules.moments import day_of
from gongyak.staff.actors import Actor

_EVENTS = 30
#: How the history names a company beside its name.
_KEY = re.compile(r"\(company/(\d+)\)$")
#: How long data is kept where nobody says otherwise; 미확인: the district's own rule (개인정보 처리방침).
_KEPT = timedelta(days=3 * 365)


def show(
    request: HttpRequest,
    actor: Actor,
    row: Company,
    *,
    refused: str = "",
    form: str = "",
    opened: Iterable[int] = (),
) -> HttpResponse:
    """The page, with what was refused and typed, and with the people in `opened` open."""
    now = timezone.now()
    today = day_of(now)
    merged = list(row.merged.all())
    rows = [row, *merged]
    events = list(CompanyEvent.objects.filter(company__in=rows).order_by("-pk")[:_EVENTS])
    shown: dict[str, Any] = {
        "frame": make_frame(actor, "desk-companies", settings_of(request)),
        "company": row,
        "fields": _fields(row),
        "people": people_of(row, today, now, opened),
        "zones": [(one, one.holds_on(today)) for one in ZoneStay.objects.filter(company__in=rows)],
        "dealings": dealings_of(actor, rows, now),
        "merged": merged,
        "events": [(event, _told(event)) for event in events],
        "names": named(event.by for event in events),
        "roles": ContactRole.values,
        "bases": LawfulBasis.values,
        "today": format_day(today),
        "until": format_day(today + _KEPT),
        "may_take_in": may_take_in(actor),
        "may_write": may_write_companies(actor) and row.merged_into_id is None,
        "may_merge": may_merge_companies(actor),
        "refused": refused,
        "form": form,
        "typed": request.POST if refused else {},
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/companies/company.jinja", shown, status=409 if refused else 200)


def _told(event: CompanyEvent) -> list[str]:
    """What an event tells in words; a company that is registered stands above with all of it."""
    return [] if event.act == REGISTERED else [_line(*one) for one in event.told]


def _line(label: str, before: str, after: str) -> str:
    if label == "연락처":
        return f"연락처 {after.removeprefix('contact/')}번"
    was, is_ = (_KEY.sub(r"(\1번)", text) for text in (before, after))
    if label in (MERGED_ONE, PARTED_ONE):
        return f"{label}: {was or is_}"
    return f"{label}: {was} → {is_ or '(없음)'}" if was else f"{label}: {is_ or '(없음)'}"


def _fields(row: Company) -> dict[str, str]:
    told = written(fields_of(row))
    told.pop("상호")
    revision = told.pop("업종 차수", "")
    if row.industry:
        told["업종코드"] += f" ({revision}차) {section_name(row.industry)}"
    if row.legal_dong and (dong := Dong.objects.legal().filter(code=row.legal_dong).first()):
        told["법정동코드"] += f" {dong.name}{' (폐지)' if dong.is_ended else ''}"
    return told

"""The acts by which the office knows a company better: a visit there, and that it is not the same as another."""

from datetime import date, datetime

from django.db import transaction

from gongyak.companies import events
from gongyak.companies.models import ApartCompanies, Company, CompanyVisit
from gongyak.rules import personal
from gongyak.rules.companies import NO_RESIDENT
from gongyak.rules.dates import format_day
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal


@transaction.atomic
def record_visit(
    *, company: Company, visited_on: date, purpose: str, visitors: str, found: str, by: str, now: datetime
) -> CompanyVisit:
    """Write down that somebody of the office was at a company.

    Refused: a day to come, nothing said, 주민등록번호, a company that was put together with another.
    """
    row = _standing(company)
    told = {
        "purpose": " ".join(purpose.split()),
        "visitors": " ".join(visitors.split()),
        "found": found.strip(),
    }
    if visited_on > day_of(now):
        raise Refusal("다녀온 날이 오늘보다 뒤입니다. 날짜를 확인하십시오.")
    if not all(told.values()):
        raise Refusal("방문한 목적과 간 직원과 본 것을 모두 적으십시오.")
    if len(told["purpose"]) > 100 or len(told["visitors"]) > 200:
        raise Refusal("방문 목적은 100자, 간 직원은 200자까지 적을 수 있습니다.")
    if any(personal.Kind.RESIDENT in personal.kinds(text) for text in told.values()):
        raise Refusal(NO_RESIDENT)
    visit = CompanyVisit.objects.create(company=row, visited_on=visited_on, by=by, at=now, **told)
    said = [["방문", "", f"{format_day(visited_on)} {told['purpose']}"]]
    events.happened(company=row, act=events.VISITED, by=by, now=now, told=said)
    return visit


@transaction.atomic
def tell_apart(*, one: Company, other: Company, reason: str, by: str, now: datetime) -> ApartCompanies:
    """다른 기업: two companies that may be one are two; they are proposed no more.

    Refused: no reason, a company and itself, one that was put together, a pair that was told apart already.
    """
    reason = " ".join(reason.split())
    if not reason or len(reason) > 200:
        raise Refusal("두 기업이 왜 다른지 200자 안으로 적으십시오.")
    first, second = sorted((one.pk, other.pk))
    if first == second:
        raise Refusal("기업을 그 자신과 견줄 수 없습니다. 다른 기업을 고르십시오.")
    rows = Company.objects.select_for_update().order_by("pk").in_bulk([first, second])
    if any(row.merged_into_id for row in rows.values()):
        raise Refusal("이미 다른 기업에 합쳐진 기업입니다. 화면을 새로 열어 확인하십시오.")
    if ApartCompanies.objects.filter(one=first, other=second).exists():
        raise Refusal("이미 다른 기업으로 정했습니다.")
    row = ApartCompanies.objects.create(one_id=first, other_id=second, reason=reason, by=by, at=now)
    told = [["다른 기업", "", f"{rows[second].name} ({rows[second].key})"]]
    events.happened(company=rows[first], act=events.APART, by=by, now=now, reason=reason, told=told)
    return row


def _standing(company: Company) -> Company:
    row = Company.objects.select_for_update().get(pk=company.pk)
    if row.merged_into_id:
        raise Refusal("다른 기업에 합쳐진 기업입니다. 합친 기업에서 적으십시오.")
    return row

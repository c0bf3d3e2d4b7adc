"""What happens to a company is told twice in one transaction: in its history, and in the chain of acts."""

from collections.abc import Sequence
from datetime import datetime

from gongyak.audit.actions import record_act
from gongyak.companies.models import Company, CompanyEvent
from gongyak.rules import personal
from gongyak.rules.canonical import canonical, sha256
from gongyak.rules.companies import NO_RESIDENT
from gongyak.rules.refusal import Refusal

REGISTERED, CHANGED, MERGED, PARTED = "기업 등록", "기업 고침", "기업 합침", "기업 나눔"
ZONE_IN, ZONE_OUT = "지역 입주", "지역 종료"
CONTACT_ADDED, CONTACT_CHANGED, CONTACT_DESTROYED = "연락처 등록", "연락처 고침", "연락처 파기"
CONSENTED, WITHDRAWN = "처리 근거 등록", "동의 철회"
VISITED, APART = "기업 방문", "다른 기업으로 정함"
#: Under which words the history tells of the other company.
MERGED_ONE, PARTED_ONE = "합친 기업", "나눈 기업"
ACTS = (REGISTERED, CHANGED, MERGED, PARTED, ZONE_IN, ZONE_OUT, VISITED, APART)
ACTS += (CONTACT_ADDED, CONTACT_CHANGED, CONTACT_DESTROYED, CONSENTED, WITHDRAWN)


def happened(
    *,
    company: Company,
    act: str,
    by: str,
    now: datetime,
    reason: str = "",
    told: Sequence[Sequence[str]] = (),
) -> CompanyEvent:
    """Tell an act; the last thing that a transaction does. `told` and `reason` hold no personal value."""
    if personal.Kind.RESIDENT in personal.kinds(reason):
        raise Refusal(NO_RESIDENT)
    kept = [[*each] for each in told]
    row = CompanyEvent.objects.create(company=company, act=act, at=now, by=by, reason=reason, told=kept)
    record_act(by=by, action=act, object=company.key, now=now, reason=reason, after=print_of(row))
    return row


def print_of(row: CompanyEvent) -> str:
    """The hash of what an event tells; empty where it tells nothing."""
    return sha256(canonical(row.told)) if row.told else ""

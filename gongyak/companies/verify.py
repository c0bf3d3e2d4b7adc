"""Verify: every event of a company is an act, sealed values open and are found, what is over is destroyed."""

from collections.abc import Iterator

from gongyak.audit.matching import unmatched
from gongyak.audit.models import Act
from gongyak.companies import dongs
from gongyak.companies.contacts import SEALED
from gongyak.companies.events import ACTS, print_of
from gongyak.companies.models import CompanyEvent, Contact, DongLoading, SealKey
from gongyak.companies.sealing import Sealer
from gongyak.companies.sealing.ciphers import Damaged
from gongyak.companies.sealing.keys import Unreadable, kept
from gongyak.companies.sealing.values import KeyMissing, place
from gongyak.rules.findings import Finding, Severity

_CHUNK = 1_000


def verify() -> list[Finding]:
    """Every broken promise as a finding of severity error; keys that are elsewhere are a warning."""
    return [*_events(), *_loadings(), *_values()]


def _events() -> Iterator[Finding]:
    acts = Act.objects.filter(action__in=ACTS).values_list("actor", "action", "object", "reason", "after")
    rows = CompanyEvent.objects.order_by("pk").iterator(_CHUNK)
    told = ((row, (row.by, row.act, f"company/{row.company_id}", row.reason, print_of(row))) for row in rows)
    alone, gone = unmatched(told, acts)
    for row in alone:
        said = "기업 이력에 맞는 행위의 기록이 없습니다."
        yield Finding("company-differs", Severity.ERROR, f"company.{row.company_id}.{row.pk}", said)
    for _, _, object, *_ in gone:
        said = "행위로 남은 기업 이력이 사라졌습니다."
        yield Finding("company-missing", Severity.ERROR, object.replace("/", "."), said)


def _loadings() -> Iterator[Finding]:
    acts = Act.objects.filter(action=dongs.LOADED).values_list("actor", "reason", "after")
    rows = DongLoading.objects.order_by("pk").iterator(_CHUNK)
    alone, gone = unmatched(((row, (row.by, row.source, dongs.print_of(row))) for row in rows), acts)
    for row in alone:
        said = "행정구역 코드를 적재한 기록에 맞는 행위의 기록이 없습니다."
        yield Finding("dongs-differ", Severity.ERROR, f"dongs.{row.pk}", said)
    for _ in gone:
        said = "행위로 남은 행정구역 코드의 적재 기록이 사라졌습니다."
        yield Finding("dongs-missing", Severity.ERROR, "dongs", said)


def _values() -> Iterator[Finding]:
    row = SealKey.objects.filter(retired_at=None).first()
    if row is None:
        return
    try:
        known = kept(place())
    except Unreadable as error:
        yield Finding("keys-unreadable", Severity.ERROR, "keys", str(error))
        return
    if row.name not in known:
        said = "열쇠 파일이 없거나 지금 쓰는 열쇠가 없어, 암호로 둔 개인정보를 확인하지 못했습니다."
        yield Finding("keys-missing", Severity.WARNING, f"keys.{row.name}", said)
        return
    if known[row.name].print != row.print:
        said = "열쇠 파일의 열쇠가 보관소가 아는 열쇠와 다릅니다."
        yield Finding("keys-differ", Severity.ERROR, f"keys.{row.name}", said)
        return
    with_ = Sealer(known[row.name], known)
    for contact in Contact.objects.filter(destroyed_at=None).iterator(_CHUNK):
        yield from _contact(contact, with_)


def _contact(contact: Contact, with_: Sealer) -> Iterator[Finding]:
    for field in SEALED:
        where = f"contact.{contact.pk}.{field}"
        try:
            text = with_.open(getattr(contact, field), contact.about(field))
        except (Damaged, KeyMissing):
            yield Finding(
                "sealed-changed", Severity.ERROR, where, "암호로 둔 개인정보가 바뀌었거나 열리지 않습니다."
            )
            continue
        if with_.mark(field, text) != getattr(contact, f"{field}_mark"):
            yield Finding("mark-differs", Severity.ERROR, where, "찾는 표식이 개인정보와 다릅니다.")

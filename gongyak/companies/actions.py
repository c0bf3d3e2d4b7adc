"""The acts on companies. Who may is asked at the door of the desk; `by` is the key of an account."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from gongyak.companies import events
from gongyak.companies.models import Company, CompanyEvent, ZoneStay
from gongyak.companies.placing import Places, place
from gongyak.rules.companies import CompanyText, business_text, read_company, written
from gongyak.rules.dates import format_day
from gongyak.rules.particles import quoted
from gongyak.rules.refusal import Refusal


@transaction.atomic
def register_company(
    *, typed: Mapping[str, str], by: str, now: datetime, among: Places | None = None
) -> Company:
    """Register a company as it was typed, at the place that its address tells where no 법정동 was typed (`among`: the
    places, where they were read already). Refused: a field that is wrong, a number that another company has."""
    told = _readable(typed, among)
    _refuse_taken(told.fields["business_number"])
    company = Company(registered_at=now)
    _put(company, told)
    company.save()
    _told(company, {}, events.REGISTERED, by, now)
    return company


@transaction.atomic
def change_company(
    *, company: Company, typed: Mapping[str, str], revision: int, by: str, now: datetime
) -> Company:
    """Change what is known of a company; nothing where it says the same.

    Refused: a wrong field, a number of another company, one that was put together with another, and where
    somebody else changed it since `revision` was read.
    """
    row = _locked(company)
    if row.revision != revision:
        raise Refusal("그사이 다른 사람이 이 기업을 고쳤습니다. 지금 내용을 확인하고 다시 고치십시오.")
    told = _readable(typed)
    _refuse_taken(told.fields["business_number"], but=row)
    before = fields_of(row)
    _put(row, told)
    if fields_of(row) == before:
        return row
    row.revision += 1
    row.save()
    _told(row, before, events.CHANGED, by, now)
    return row


@transaction.atomic
def merge(*, kept: Company, gone: Company, reason: str, by: str, now: datetime) -> Company:
    """합침: two rows are one company. Nothing moves and nothing is lost: the gone row stays as it is and points to
    the kept one, which takes over what it did not know itself. `part` takes it back.

    Refused: a company with itself, one that was put together already, no reason.
    """
    if not reason.strip():
        raise Refusal("두 기업이 왜 하나인지 적으십시오.")
    if kept.pk == gone.pk:
        raise Refusal("기업을 그 자신에 합칠 수 없습니다. 다른 기업을 고르십시오.")
    rows = {row.pk: row for row in Company.objects.select_for_update().filter(pk__in=[kept.pk, gone.pk])}
    one, other = rows[kept.pk], rows[gone.pk]
    if one.merged_into_id or other.merged_into_id:
        raise Refusal("이미 다른 기업에 합쳐진 기업입니다. 화면을 새로 열어 확인하십시오.")
    before = fields_of(one)
    other.merged_into = one
    other.save(update_fields=["merged_into"])
    other.merged.update(merged_into=one)  # what was put together with it before is the same company too
    _put(one, read_company(fields_of(other) | {name: text for name, text in before.items() if text}))
    one.revision += 1
    one.save()
    taken = CompanyEvent.between(written(before), written(fields_of(one)))
    told = [[events.MERGED_ONE, "", f"{other.name} ({other.key})"], *taken]
    events.happened(company=one, act=events.MERGED, by=by, now=now, reason=reason.strip(), told=told)
    return one


@transaction.atomic
def part(*, gone: Company, reason: str, by: str, now: datetime) -> Company:
    """나눔: a row that was put together with another is a company of its own again, as it was.

    Refused: one that stands for itself, no reason, a number that the other one took over.
    """
    if not reason.strip():
        raise Refusal("두 기업이 왜 하나가 아닌지 적으십시오.")
    row = Company.objects.select_for_update().get(pk=gone.pk)
    if row.merged_into_id is None:
        raise Refusal("합쳐진 기업이 아닙니다. 화면을 새로 열어 확인하십시오.")
    other = row.merged_into
    if row.business_number and other.business_number == row.business_number:
        raise Refusal("합친 기업이 이 사업자등록번호를 씁니다. 합친 기업에서 먼저 번호를 지우고 나누십시오.")
    _refuse_taken(row.business_number)
    row.merged_into = None
    row.save(update_fields=["merged_into"])
    told = [[events.PARTED_ONE, f"{row.name} ({row.key})", ""]]
    events.happened(company=other, act=events.PARTED, by=by, now=now, reason=reason.strip(), told=told)
    return row


@transaction.atomic
def join_zone(*, company: Company, zone: str, began_on: date, by: str, now: datetime) -> ZoneStay:
    """A company belongs to a zone from a day on. Refused: no zone, one that it belongs to already."""
    row = _locked(company)
    zone = " ".join(zone.split())
    if not zone or len(zone) > 100:
        raise Refusal("지역의 이름을 100자 안으로 적으십시오.")
    if row.zones.filter(zone=zone, ended_on=None).exists():
        raise Refusal(f"이미 {zone}에 들어 있는 기업입니다.")
    stay = ZoneStay.objects.create(company=row, zone=zone, began_on=began_on)
    told = [["지역", "", f"{zone}, {format_day(began_on)}부터"]]
    events.happened(company=row, act=events.ZONE_IN, by=by, now=now, told=told)
    return stay


@transaction.atomic
def leave_zone(*, stay: ZoneStay, ended_on: date, by: str, now: datetime) -> ZoneStay:
    """A company no longer belongs to a zone after a day. Refused: one that has left, a day before it came."""
    row = ZoneStay.objects.select_for_update().get(pk=stay.pk)
    if row.ended_on is not None or ended_on < row.began_on:
        raise Refusal("이미 끝났거나, 종료일이 시작일보다 앞섭니다. 날짜를 확인하십시오.")
    row.ended_on = ended_on
    row.save(update_fields=["ended_on"])
    told = [["지역", row.zone, f"{format_day(ended_on)}까지"]]
    events.happened(company=row.company, act=events.ZONE_OUT, by=by, now=now, told=told)
    return row


def fields_of(company: Company) -> dict[str, str]:
    """A company as it would be typed, by name of the field."""
    told = {name: str(getattr(company, name) or "") for name in read_company({}).fields}
    return told | {"phone": company.phone_words}


def _put(company: Company, told: CompanyText) -> None:
    fields = dict(told.fields)
    revision = fields.pop("industry_revision")
    company.industry_revision = int(revision) if revision else None
    company.phone, company.extension = told.phone.digits, told.phone.extension
    company.name_key = told.key
    for name, text in fields.items():
        if name != "phone":
            setattr(company, name, text)


def _readable(typed: Mapping[str, str], among: Places | None = None) -> CompanyText:
    placed = place(typed, among)
    told = read_company(placed.typed)
    if placed.wrong or told.wrong:
        raise Refusal(" ".join(filter(None, [placed.wrong, *told.wrong.values()])))
    return told


def _refuse_taken(number: str, but: Company | None = None) -> None:
    same = Company.objects.standing().filter(business_number=number) if number else Company.objects.none()
    other = same.exclude(pk=but.pk if but else None).first()
    if other is not None:
        raise Refusal(
            f"사업자등록번호 {business_text(number)}의 기업은 {quoted(other.name, '으로로')} 이미 있습니다."
        )


def _locked(company: Company) -> Company:
    row = Company.objects.select_for_update().get(pk=company.pk)
    if row.merged_into_id:
        raise Refusal("다른 기업에 합쳐진 기업입니다. 합친 기업에서 고치십시오.")
    return row


def _told(company: Company, before: Mapping[str, str], act: str, by: str, now: datetime) -> None:
    told = CompanyEvent.between(written(before) if before else {}, written(fields_of(company)))
    events.happened(company=company, act=act, by=by, now=now, told=told)

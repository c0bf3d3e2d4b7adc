"""The acts that stand on the page of a company: on its people, its zones and the visits there."""

from collections.abc import Callable, Mapping
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from gongyak.companies import contacts as acts
from gongyak.companies.actions import join_zone, leave_zone
from gongyak.companies.contacts import Grounds, Person
from gongyak.companies.knowing import record_visit
from gongyak.companies.models import Company, Consent, Contact, ZoneStay
from gongyak.companies.sealing import KeyMissing
from gongyak.desk.companies.page import show
from gongyak.desk.companies.permissions import may_write_companies
from gongyak.desk.dates import read_day
from gongyak.desk.doors import office
from gongyak.desk.looking import looked
from gongyak.desk.numbers import read_key
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor

Done = Callable[[HttpRequest, Actor, Company], str]


@office(may_write_companies)
@require_POST
def act(request: HttpRequest, actor: Actor, pk: int, act: str) -> HttpResponse:
    """Do the act that the address names; `show` shows one person open, on the page that answers and on no other."""
    row = get_object_or_404(Company.objects.standing(), pk=pk)
    if act != "show" and act not in _ACTS:
        raise Http404
    try:
        if act == "show":
            return _open(request, actor, row)
        said = _ACTS[act](request, actor, row)
    except KeyMissing:
        raise  # the page itself could not show its people either
    except Refusal as refusal:
        opened = _still_open(request, actor, row) if act == "correct" else ()
        form = request.POST.get("form", act)
        return show(request, actor, row, refused=str(refusal), form=form, opened=opened)
    messages.success(request, said)
    return redirect("desk-company", row.pk)


def _open(request: HttpRequest, actor: Actor, row: Company) -> HttpResponse:
    """열람: the look is recorded with its reason before anything is shown."""
    one, reason = _contact(request, row), request.POST.get("reason", "").strip()
    if not reason:
        raise Refusal("연락처를 보는 까닭을 적으십시오. 누가 언제 왜 보았는지 접속기록에 남습니다.")
    looked(request, actor, [one.key], row.key, reason=reason)
    return show(request, actor, row, opened=[one.pk])


def _still_open(request: HttpRequest, actor: Actor, row: Company) -> list[int]:
    """Whose values are on the page again because they could not be corrected as they were typed."""
    one = _contact(request, row)
    looked(request, actor, [one.key], row.key, reason="고치던 연락처를 다시 봄")
    return [one.pk]


def _contact(request: HttpRequest, row: Company) -> Contact:
    rows = Contact.objects.filter(company__in=Company.objects.all().of(row))
    return get_object_or_404(rows, pk=read_key(request.POST.get("contact", "")) or 0)


def _text(request: HttpRequest, name: str) -> str:
    return request.POST.get(name, "")


def _day(request: HttpRequest, name: str, label: str) -> date:
    day = read_day(_text(request, name))
    if day is None:
        raise Refusal(f"{label}: 날짜를 2026. 9. 1.처럼 적으십시오.")
    return day


def _person(request: HttpRequest) -> Person:
    return Person(*(_text(request, name) for name in ("role", "name", "phone", "mail", "position")))


def _grounds(request: HttpRequest) -> Grounds:
    given, until = _day(request, "given_on", "받은 날"), _day(request, "until", "보유기한")
    basis, purpose, items = (_text(request, name) for name in ("basis", "purpose", "items"))
    return Grounds(basis, purpose, items, given, until, _text(request, "way"))


def _add(request: HttpRequest, actor: Actor, row: Company) -> str:
    told = {"person": _person(request), "grounds": _grounds(request)}
    acts.add_contact(company=row, **told, by=actor.key, now=timezone.now())
    return "연락처를 등록했습니다."


def _correct(request: HttpRequest, actor: Actor, row: Company) -> str:
    told = {"person": _person(request), "reason": _text(request, "reason")}
    acts.correct_contact(contact=_contact(request, row), **told, by=actor.key, now=timezone.now())
    return "연락처를 고쳤습니다."


def _consent(request: HttpRequest, actor: Actor, row: Company) -> str:
    grounds = _grounds(request)
    acts.give_grounds(contact=_contact(request, row), grounds=grounds, by=actor.key, now=timezone.now())
    return "처리 근거를 더했습니다."


def _withdraw(request: HttpRequest, actor: Actor, row: Company) -> str:
    rows = Consent.objects.filter(contact__company__in=Company.objects.all().of(row))
    consent = get_object_or_404(rows, pk=read_key(_text(request, "consent")) or 0)
    acts.withdraw(consent=consent, by=actor.key, now=timezone.now())
    gone = Contact.objects.get(pk=consent.contact_id).destroyed_at is not None
    return "동의를 거두었습니다." + (" 남은 근거가 없어 연락처를 파기했습니다." if gone else "")


def _destroy(request: HttpRequest, actor: Actor, row: Company) -> str:
    reason = _text(request, "reason")
    acts.destroy(contact=_contact(request, row), reason=reason, by=actor.key, now=timezone.now())
    return "연락처를 파기했습니다. 되돌릴 수 없습니다."


def _zone(request: HttpRequest, actor: Actor, row: Company) -> str:
    zone, began_on = _text(request, "zone"), _day(request, "began_on", "시작일")
    join_zone(company=row, zone=zone, began_on=began_on, by=actor.key, now=timezone.now())
    return "지역을 적었습니다."


def _leave(request: HttpRequest, actor: Actor, row: Company) -> str:
    rows = ZoneStay.objects.filter(company__in=Company.objects.all().of(row))
    stay = get_object_or_404(rows, pk=read_key(_text(request, "stay")) or 0)
    leave_zone(stay=stay, ended_on=_day(request, "ended_on", "종료일"), by=actor.key, now=timezone.now())
    return "지역의 종료일을 적었습니다."


def _visit(request: HttpRequest, actor: Actor, row: Company) -> str:
    told = {name: _text(request, name) for name in ("purpose", "visitors", "found")}
    day = _day(request, "visited_on", "다녀온 날")
    record_visit(company=row, visited_on=day, by=actor.key, now=timezone.now(), **told)
    return "방문을 적었습니다."


_ACTS: Mapping[str, Done] = {
    "contact": _add,
    "correct": _correct,
    "consent": _consent,
    "withdraw": _withdraw,
    "destroy": _destroy,
    "zone": _zone,
    "leave": _leave,
    "visit": _visit,
}

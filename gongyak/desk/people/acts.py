"""What is done to one person: each is one form of the person's page, and one act."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from gongyak.desk.dates import read_day
from gongyak.desk.numbers import read_key
from gongyak.desk.people.views import managers, person_page
from gongyak.rules.refusal import Refusal
from gongyak.staff import managing
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department, Duty, Staff


@managers
@require_POST
def correct(request: HttpRequest, actor: Actor, staff: int) -> HttpResponse:
    """Name, extension, mail."""
    told = {name: request.POST.get(name, "")[:100] for name in ("name", "phone", "email")}
    managing.correct_person(staff=_person(staff), by=actor, now=timezone.now(), **told)
    return redirect("person", staff)


@managers
@require_POST
def give(request: HttpRequest, actor: Actor, staff: int) -> HttpResponse:
    """A role from a day on."""
    chosen = read_key(request.POST.get("department", ""))
    managing.give_duty(
        staff=_person(staff),
        role=request.POST.get("role", ""),
        department=get_object_or_404(Department, pk=chosen) if chosen else None,
        rank=request.POST.get("rank", "")[:30],
        began_on=day_in(request, "began_on"),
        by=actor,
        now=timezone.now(),
    )
    return redirect("person", staff)


@managers
@require_POST
def end(request: HttpRequest, actor: Actor, staff: int, duty: int) -> HttpResponse:
    """The end of a role."""
    managing.take_duty(
        duty=get_object_or_404(Duty, pk=duty, staff=staff),
        last_day=day_in(request, "last_day"),
        reason=request.POST.get("reason", ""),
        by=actor,
        now=timezone.now(),
    )
    return redirect("person", staff)


@managers
@require_POST
def password(request: HttpRequest, actor: Actor, staff: int) -> HttpResponse:
    """A new initial password, shown this once."""
    person = _person(staff)
    initial = managing.reset_password(staff=person, by=actor, now=timezone.now())
    return person_page(request, actor, person, initial=initial)


@managers
@require_POST
def factors(request: HttpRequest, actor: Actor, staff: int) -> HttpResponse:
    """Second factors that were lost."""
    managing.reset_factors(staff=_person(staff), by=actor, now=timezone.now())
    return redirect("person", staff)


@managers
@require_POST
def stop(request: HttpRequest, actor: Actor, staff: int) -> HttpResponse:
    """An account that is not used any more."""
    reason = request.POST.get("reason", "")
    managing.stop_account(staff=_person(staff), by=actor, now=timezone.now(), reason=reason)
    return redirect("person", staff)


@managers
@require_POST
def resume(request: HttpRequest, actor: Actor, staff: int) -> HttpResponse:
    """An account that is used again."""
    managing.resume_account(staff=_person(staff), by=actor, now=timezone.now())
    return redirect("person", staff)


def day_in(request: HttpRequest, name: str) -> date:
    """The day typed into a field; Refusal where it is none."""
    day = read_day(request.POST.get(name, "")[:30])
    if day is None:
        raise Refusal("날짜를 2026. 7. 1. 또는 2026-07-01처럼 적으십시오.")
    return day


def _person(staff: int) -> Staff:
    return get_object_or_404(Staff, pk=staff)

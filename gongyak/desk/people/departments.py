"""Departments in the order of the 직제, today's and those that are gone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from gongyak.desk.frame import make_frame
from gongyak.desk.numbers import read_key
from gongyak.desk.people.acts import day_in
from gongyak.desk.people.views import managers
from gongyak.rules.moments import day_of
from gongyak.staff import departments as acts
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department, Duty


@managers
@require_safe
def departments(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The list with its forms. Three queries."""
    today = day_of(timezone.now())
    held: dict[int, int] = {}
    for department in Duty.objects.on(today).exclude(department=None).values_list("department", flat=True):
        held[department] = held.get(department, 0) + 1
    rows = list(Department.objects.select_related("successor"))
    shown = {
        "frame": make_frame(actor, "people"),
        "rows": [row for row in rows if row.ended_on is None or row.ended_on >= today],
        "gone": [row for row in rows if row.ended_on is not None and row.ended_on < today],
        "held": held,
        "today": today.isoformat(),
    }
    return render(request, "desk/people/departments.jinja", shown)


@managers
@require_POST
def open(request: HttpRequest, actor: Actor) -> HttpResponse:
    """A new department."""
    acts.open_department(name=_name(request), began_on=day_in(request, "day"), by=actor, now=timezone.now())
    return redirect("departments")


@managers
@require_POST
def rename(request: HttpRequest, actor: Actor, department: int) -> HttpResponse:
    """Another name from a day on."""
    acts.rename_department(
        department=_department(department),
        name=_name(request),
        from_day=day_in(request, "day"),
        by=actor,
        now=timezone.now(),
    )
    return redirect("departments")


@managers
@require_POST
def close(request: HttpRequest, actor: Actor, department: int) -> HttpResponse:
    """No more after a day."""
    chosen = read_key(request.POST.get("successor", ""))
    acts.close_department(
        department=_department(department),
        last_day=day_in(request, "day"),
        successor=_department(chosen) if chosen else None,
        by=actor,
        now=timezone.now(),
    )
    return redirect("departments")


@managers
@require_POST
def move(request: HttpRequest, actor: Actor, department: int) -> HttpResponse:
    """One place up or down."""
    now = timezone.now()
    is_up = request.POST.get("way") == "up"
    acts.move_department(department=_department(department), up=is_up, day=day_of(now), by=actor, now=now)
    return redirect("departments")


def _name(request: HttpRequest) -> str:
    return request.POST.get("name", "")[:50]


def _department(number: int) -> Department:
    return get_object_or_404(Department, pk=number)

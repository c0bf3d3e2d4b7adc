"""Settings by part, public lines of departments, and what was changed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from gongyak.desk.audit.names import named
from gongyak.desk.audit.page import when
from gongyak.desk.doors import office
from gongyak.desk.settings.forms import PARTS, LineForm, form_of, part_of
from gongyak.desk.settings.page import make_page
from gongyak.desk.settings.permissions import may_see_changes, may_set
from gongyak.district.actions import change_settings, remove_line, set_line
from gongyak.district.models import DepartmentLine, District, SettingChange
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department

_SHOWN = 100


@office(may_set)
def settings(request: HttpRequest, actor: Actor, part: str = PARTS[0].name) -> HttpResponse:
    """One part of the settings as a form; what is wrong with it stands beside the field, and nothing is lost."""
    found = part_of(part)
    if found is None:
        raise Http404
    row = District.objects.current()
    form = form_of(found)(request.POST if request.method == "POST" else None, instance=row)
    if request.method == "POST" and form.is_valid():
        done = change_settings(values=form.cleaned_data, by=actor.key, now=timezone.now())
        return redirect(f"{request.path}?{'saved' if done else 'same'}")
    shown = make_page(
        actor,
        found.name,
        part=found,
        form=form,
        said=_said(request),
    )
    return render(request, "desk/settings/part.jinja", shown, status=409 if form.is_bound else 200)


@office(may_set)
def lines(request: HttpRequest, actor: Actor, number: int | None = None) -> HttpResponse:
    """The public lines; one of them, or a new one, is set by the form of its row."""
    row = get_object_or_404(DepartmentLine, pk=number) if number else None
    form = LineForm(request.POST if request.method == "POST" else None, instance=row, auto_id="new-%s")
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        stored = DepartmentLine.objects.get(pk=row.pk) if row else None
        set_line(**told, by=actor.key, now=timezone.now(), row=stored)
        return redirect("desk-lines")
    rows = DepartmentLine.objects.order_by("place", "department")
    named_already = {each.department for each in rows}
    shown = make_page(
        actor,
        "lines",
        rows=rows,
        form=form,
        wrong=number,
        missing=[
            each
            for each in Department.objects.filter(ended_on=None).values_list("name", flat=True)
            if each not in named_already
        ],
        said=_said(request),
    )
    return render(request, "desk/settings/lines.jinja", shown, status=409 if form.is_bound else 200)


@office(may_set)
@require_POST
def remove(request: HttpRequest, actor: Actor, number: int) -> HttpResponse:
    """Remove a public line."""
    remove_line(row=get_object_or_404(DepartmentLine, pk=number), by=actor.key, now=timezone.now())
    return redirect("desk-lines")


@office(may_see_changes)
@require_safe
def changes(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What was changed, the newest first, with the words before and after."""
    rows = list(SettingChange.objects.order_by("-pk")[:_SHOWN])
    shown = make_page(actor, "changes", rows=rows, names=named([row.by for row in rows]), when=when)
    return render(request, "desk/settings/changes.jinja", shown)


def _said(request: HttpRequest) -> str:
    if "saved" in request.GET:
        return "저장했습니다. 누리집에도 곧 보입니다."
    return "바뀐 것이 없습니다." if "same" in request.GET else ""

"""Every act of the office, by person, object and days."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongyak.audit.models import Act
from gongyak.audit.reading import find_acts, recent
from gongyak.desk.audit.choosing import chosen, options
from gongyak.desk.audit.names import named
from gongyak.desk.audit.page import make_page
from gongyak.desk.audit.permissions import may_audit
from gongyak.desk.doors import office
from gongyak.desk.paging import paged
from gongyak.staff.actors import Actor


@office(may_audit)
@require_safe
def acts(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Acts, the newest first, 50 on a page."""
    choice = chosen(request, "actor", "action", "object")
    page = paged(find_acts(**choice.values_of("actor", "action", "object"), days=choice.days), request)
    actors = recent(Act, "actor")
    actions = recent(Act, "action")
    shown_keys = (key for row in page for key in (row.actor, row.object))
    names = named([*actors, choice.values["actor"], *shown_keys])
    shown = make_page(
        actor,
        "desk-acts",
        choice=choice,
        page=page,
        names=names,
        actors=options(actors, {key: one.words for key, one in names.items()}, choice.values["actor"]),
        actions=options(actions, {}, choice.values["action"]),
    )
    return render(request, "desk/audit/acts.jinja", shown)

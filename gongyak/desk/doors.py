"""Who may open a page of the desk: every view stands behind `office`.

The table of every address and every person in `tests/desk` fails for a view that does not.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from gongyak.desk.messages import refuse
from gongyak.desk.parts import everybody
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor, actor_of
from gongyak.staff.models import Staff

View = Callable[..., HttpResponse]
May = Callable[[Actor], bool]


def office(may: May = everybody) -> Callable[[View], View]:
    """Let in who is logged in, has a duty today and `may`; the view gets the `Actor` after the request.

    A `Refusal` of an act becomes a page with its sentence. Pages of the desk are never kept.
    """

    def guarded(view: View) -> View:
        @wraps(view)
        @never_cache
        @login_required
        def open_door(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            actor = actor_of(cast(Staff, request.user), day_of(timezone.now()))
            if not may(actor):
                return refuse(request, actor, 403, "이 화면을 볼 수 있는 역할이 아닙니다.")
            try:
                return view(request, actor, *args, **kwargs)
            except Refusal as refusal:
                return refuse(request, actor, 409, str(refusal), refusal.findings)

        open_door.may = may  # type: ignore[attr-defined]  # the table of addresses and people reads it
        return open_door

    return guarded

"""Who may open a page of the desk: every view stands behind `office`.

The table of every address and every person (`tests/desk/test_doors.py`) fails for a view that does not. Nothing
is lost where a session has ended: what was sent is kept by the log-in page and sent again after it.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from gongyak.desk.login.kept import keep
from gongyak.desk.login.page import log_in_page
from gongyak.desk.mending import mend_first
from gongyak.desk.messages import refuse
from gongyak.desk.parts import everybody
from gongyak.desk.sessions import find
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor, actor_of
from gongyak.staff.models import LoginSession

View = Callable[..., HttpResponse]
May = Callable[[Actor], bool]
#: Where one goes first who has something to do before anything else.
_FIRST = {LoginSession.CHANGE_PASSWORD: "account-password", LoginSession.ADD_FACTOR: "account"}


def office(may: May = everybody, *, even_pending: bool = False) -> Callable[[View], View]:
    """Let in who is logged in, has a duty today and `may`; the view gets the `Actor` after the request.

    Whoever must first change a password or add a second factor gets no further than pages that are
    `even_pending`. What comes with a 주민등록번호 in it comes no further either. A `Refusal` of an act becomes a page
    with its sentence. Pages of the desk are never kept.
    """

    def guarded(view: View) -> View:
        @wraps(view)
        @never_cache
        def open_door(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            now, who = timezone.now(), request.user.pk
            at_work = find(request, now)
            if at_work is None:
                return _log_in_first(request, who)
            if at_work.session.pending and not even_pending:
                return redirect(_FIRST[at_work.session.pending])
            request.desk = at_work  # type: ignore[attr-defined]  # the frame shows how long it may rest
            actor = actor_of(at_work.staff, day_of(now))
            if not may(actor):
                return refuse(request, actor, 403, "이 화면을 볼 수 있는 역할이 아닙니다.")
            if to_mend := mend_first(request, actor):
                return to_mend
            try:
                return view(request, actor, *args, **kwargs)
            except Refusal as refusal:
                return refuse(request, actor, 409, str(refusal), refusal.findings)

        open_door.may = may  # type: ignore[attr-defined]  # the table of addresses and people reads it
        return open_door

    return guarded


def _log_in_first(request: HttpRequest, who: int | None) -> HttpResponse:
    """The way to the log-in page; 401 and the page itself where something was sent, which it keeps.

    A script that saves by itself knows by the 401 that the session is over.
    """
    if request.method == "POST":
        return log_in_page(request, kept=keep(request, who), status=401)
    return HttpResponseRedirect(f"{reverse('login')}?next={quote(request.get_full_path(), safe='/')}")

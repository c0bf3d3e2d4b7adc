"""The pages before anybody is in: id and password, then the second factor, then what was kept is sent again."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from gongyak.desk.frame import make_frame
from gongyak.desk.login.kept import Kept
from gongyak.rules.moments import day_of
from gongyak.staff.invented import PASSWORD, to_try


def log_in_page(
    request: HttpRequest, *, kept: str = "", status: int = 200, username: str = "", wrong: str = ""
) -> HttpResponse:
    """The log-in page; `kept` is what it carries along, `wrong` why the last try was not taken."""
    frame = make_frame(None)
    shown = {
        "frame": frame,
        "next": next_of(request),
        "kept": kept,
        "username": username,
        "wrong": wrong,
        "to_try": to_try(day_of(timezone.now())) if frame.notice else [],
        "their_password": PASSWORD,
        "elsewhere": bool(settings.OIDC),
    }
    return render(request, "desk/login/login.jinja", shown, status=status)


def next_of(request: HttpRequest) -> str:
    """Where one wanted to go: an address of the desk, never of another site."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) and wanted.isprintable()
    return wanted if is_ours and wanted.startswith(reverse("desk")) else reverse("desk")


def send_again_page(request: HttpRequest, kept: Kept, sentence: str) -> HttpResponse:
    """A form with everything that was sent before, and a button: nothing goes out unseen."""
    shown = {"frame": make_frame(None), "kept": kept, "sentence": sentence}
    return render(request, "desk/login/again.jinja", shown)

"""Pages of the desk that say why something was not done; what was typed is kept by the page that sent it."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gongyak.desk.frame import make_frame
from gongyak.rules.findings import Finding
from gongyak.staff.actors import Actor


def refuse(
    request: HttpRequest, actor: Actor | None, status: int, sentence: str, findings: Iterable[Finding] = ()
) -> HttpResponse:
    """A page of one sentence, with the findings behind it and the way back."""
    shown = {"frame": make_frame(actor), "sentence": sentence, "findings": tuple(findings)}
    return render(request, "desk/refused.jinja", shown, status=status)

"""The first page of the desk."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.staff.actors import Actor


@office()
def desk(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What waits for the person who works."""
    return render(request, "desk/home.jinja", {"frame": make_frame(actor, "desk")})

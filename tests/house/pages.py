"""Pages that meet trouble, for the tests of what stands around every page."""

from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path

from config.urls import urlpatterns as ours


def write(request: HttpRequest) -> HttpResponse:
    """Write a row of 100 kB."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO house_probe (body) VALUES (%s)", ["가" * 33_000])
    return HttpResponse("ok")


def echo(request: HttpRequest) -> HttpResponse:
    """Give back what came in."""
    return HttpResponse(request.GET.get("q", "") + request.POST.get("q", "") + str(request.body[:0]))


def lone_surrogate(request: HttpRequest) -> HttpResponse:
    """Give back a text that no encoding has."""
    return HttpResponse("\ud800")


def nul(request: HttpRequest) -> HttpResponse:
    """Ask the database for a text with NUL in it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s", ["a\0b"])
        return JsonResponse({"found": cursor.fetchone()[0]})


urlpatterns = [
    path("write", write),
    path("echo", echo),
    path("surrogate", lone_surrogate),
    path("nul", nul),
    *ours,
]

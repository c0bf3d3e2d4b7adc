"""Addresses with one view that does nothing, to see what the framework itself costs."""

from django.http import HttpResponse
from django.urls import path

urlpatterns = [path("", lambda _request: HttpResponse("hello"))]

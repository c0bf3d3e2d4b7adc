"""Addresses: each face brings its own."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = []
if find_spec("gongyak.portal") and find_spec("gongyak.portal.urls"):  # until it has landed
    urlpatterns.append(path("", include("gongyak.portal.urls")))

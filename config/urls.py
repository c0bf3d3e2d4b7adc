"""Addresses: each face brings its own."""

from django.urls import include, path

urlpatterns = [path("", include("gongyak.portal.urls"))]

handler400 = "gongyak.portal.errors.bad_request"
handler404 = "gongyak.portal.errors.not_found"
handler500 = "gongyak.portal.errors.failed"

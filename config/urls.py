"""Addresses: each face brings its own."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from config.health import alive, ready
from gongyak.portal.urls import files, pages

urlpatterns = [
    path("healthz", alive),
    path("readyz", ready),
    path("", include("gongyak.api.urls")),
    path("desk/", include("gongyak.desk.urls")),
    path("", include(files)),
    # Korean pages stand at the plain address, English ones below /en/
    *i18n_patterns(path("", include(pages)), prefix_default_language=False),
]

handler400 = "config.faces.bad_request"
handler404 = "config.faces.not_found"
handler500 = "config.faces.failed"

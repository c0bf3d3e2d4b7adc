"""Addresses of the auditor's part, and of the outbox."""

from django.urls import path

from gongyak.desk.audit import acts, anchors, looks, outbox, overview, reviews, seen

urlpatterns = [
    path("audit/", overview.overview, name="desk-audit"),
    path("audit/check/", overview.check, name="desk-check"),
    path("audit/acts/", acts.acts, name="desk-acts"),
    path("audit/looks/", looks.looks, name="desk-looks"),
    path("audit/looks/export/", looks.export, name="desk-looks-export"),
    path("audit/seen/", seen.seen, name="desk-seen"),
    path("audit/seen/export/", seen.export, name="desk-seen-export"),
    path("audit/anchors/", anchors.anchors, name="desk-anchors"),
    path("audit/anchors/<str:day>.txt", anchors.text, name="desk-anchor"),
    path("audit/reviews/", reviews.reviews, name="desk-reviews"),
    path("mail/", outbox.outbox, name="desk-outbox"),
    path("mail/<int:number>/again/", outbox.again, name="desk-outbox-again"),
]

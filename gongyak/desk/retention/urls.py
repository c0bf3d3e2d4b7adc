"""Addresses of retention."""

from django.urls import path

from gongyak.desk.retention import acts, views

urlpatterns = [
    path("", views.overview, name="desk-retention"),
    path("ledger/", views.ledger, name="desk-purge-ledger"),
    path("ledger/export/", views.export, name="desk-purge-export"),
    path("batches/<int:pk>/", views.batch, name="desk-purge"),
    path("batches/<int:pk>/<slug:act>/", acts.of_batch, name="desk-purge-act"),
    path("holds/<int:pk>/release/", acts.release, name="desk-purge-release"),
    path("kinds/<slug:kind>/<slug:act>/", acts.of_kind, name="desk-retention-kind"),
]

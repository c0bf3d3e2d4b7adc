"""Addresses of the ledger and of what is planned."""

from django.urls import path

from gongyak.desk.achievements import ledger, planning, result, writing

urlpatterns = [
    path("ledger/", ledger.ledger, name="desk-ledger"),
    path("ledger/new/", writing.new, name="desk-result-new"),
    path("ledger/export/", ledger.export, name="desk-ledger-export"),
    path("ledger/<int:pk>/", result.result, name="desk-result"),
    path("ledger/<int:pk>/edit/", writing.edit, name="desk-result-edit"),
    path("ledger/<int:pk>/files/<int:proof>/", result.file, name="desk-result-file"),
    path("ledger/<int:pk>/<slug:act>/", result.act, name="desk-result-act"),
    path("activities/", planning.activities, name="desk-activities"),
    path("activities/new/", planning.new, name="desk-activity-new"),
    path("activities/<int:pk>/", planning.activity, name="desk-activity"),
    path("activities/<int:pk>/<slug:act>/", planning.act, name="desk-activity-act"),
]

"""Addresses of the headquarters."""

from django.urls import path

from gongyak.desk.headquarters import importing, indicators, office, report_acts, reports, situation

urlpatterns = [
    path("", situation.situation, name="hq-situation"),
    path("delays/", situation.delays, name="hq-delays"),
    path("rows/<slug:code>/", situation.rows, name="hq-situation-rows"),
    path("office/", office.office_page, name="hq-office"),
    path("office/new/", office.new, name="hq-office-new"),
    path("office/<int:pk>/edit/", office.edit, name="hq-office-edit"),
    path("office/<int:pk>/<slug:act>/", office.act, name="hq-office-act"),
    path("indicators/", indicators.indicators, name="hq-indicators"),
    path("indicators/new/", indicators.new, name="hq-indicator-new"),
    path("indicators/usual/", indicators.usual, name="hq-indicators-usual"),
    path("indicators/import/", importing.importing, name="hq-indicators-import"),
    path("indicators/import/apply/", importing.apply, name="hq-indicators-import-apply"),
    path("indicators/<int:pk>/", indicators.indicator, name="hq-indicator"),
    path("indicators/<int:pk>/<slug:act>/", indicators.act, name="hq-indicator-act"),
    path("reports/", reports.reports, name="hq-reports"),
    path("reports/draft/", reports.draft, name="hq-report-draft"),
    path("reports/rhythm/", reports.rhythm, name="hq-report-rhythm"),
    path("reports/<int:pk>/", reports.report, name="hq-report"),
    path("reports/<int:pk>/edit/", reports.edit, name="hq-report-edit"),
    path("reports/<int:pk>/teams/<int:asked>/", reports.team, name="hq-report-team"),
    path("reports/<int:pk>/file.<slug:format>", reports.file, name="hq-report-file"),
    path("reports/<int:pk>/versions/<int:seq>.<slug:format>", reports.past, name="hq-report-past"),
    path("reports/<int:pk>/<slug:act>/", report_acts.act, name="hq-report-act"),
]

"""Addresses of the headquarters."""

from django.urls import path

from gongyak.desk.headquarters import importing, indicators, office, situation

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
]

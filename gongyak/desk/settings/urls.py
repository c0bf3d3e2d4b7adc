"""Addresses of the settings."""

from django.urls import path

from gongyak.desk.settings import linting, views, words

urlpatterns = [
    path("", views.settings, name="desk-settings"),
    path("part/<slug:part>/", views.settings, name="desk-settings-part"),
    path("lines/", views.lines, name="desk-lines"),
    path("lines/<int:number>/", views.lines, name="desk-line"),
    path("lines/<int:number>/remove/", views.remove, name="desk-line-remove"),
    path("statuses/", words.statuses, name="desk-statuses"),
    path("statuses/confirmed/", words.confirm, name="desk-statuses-confirmed"),
    path("rules/", linting.page, name="desk-rules"),
    path("rules/set/", linting.rules, name="desk-rules-set"),
    path("rules/slip/", linting.slip, name="desk-rules-slip"),
    path("rules/election/", linting.election, name="desk-rules-election"),
    path("changes/", views.changes, name="desk-setting-changes"),
]

"""Addresses of business difficulties."""

from django.urls import path

from gongyak.desk.cases import (
    access,
    acts,
    checking,
    export,
    figures,
    files,
    items,
    letters,
    notices,
    requests,
    samples,
    setting,
    stories,
    taking,
    views,
)

urlpatterns = [
    path("", views.cases, name="desk-cases"),
    path("new/", taking.new, name="desk-case-new"),
    path("known/", taking.known, name="desk-case-known"),
    path("items/", items.items, name="desk-case-items"),
    path("export/", export.export, name="desk-cases-export"),
    path("check/", checking.check, name="desk-case-check"),
    path("settings/", setting.settings, name="desk-case-settings"),
    path("notices/", notices.page, name="desk-notices"),
    path("notices/<slug:step>/", notices.template, name="desk-notice"),
    path("samples/", samples.samples, name="desk-case-samples"),
    path("stories/", stories.listed, name="desk-stories"),
    path("stories/<int:pk>/", stories.story, name="desk-story"),
    path("stories/<int:pk>/<slug:act>/", stories.act, name="desk-story-act"),
    path("figures/", figures.figures, name="desk-case-figures"),
    path("requests/<int:pk>/", requests.request_page, name="desk-case-request"),
    path("requests/<int:pk>/<slug:act>/", requests.act, name="desk-case-request-act"),
    path("files/<int:pk>/", files.file, name="desk-case-file"),
    path("letters/<int:pk>/", letters.letter, name="desk-case-letter"),
    path("letters/<int:pk>/<slug:format>/", letters.download, name="desk-case-letter-file"),
    path("upstream/<int:pk>/<slug:format>/", letters.upstream, name="desk-case-upstream-file"),
    path("<int:pk>/story/", stories.of_case, name="desk-case-story"),
    path("lost/", access.lost, name="desk-case-lost"),
    path("<int:pk>/access/", access.access, name="desk-case-access"),
    path("<int:pk>/", views.case, name="desk-case"),
    path("<int:pk>/<slug:act>/", acts.act, name="desk-case-act"),
]

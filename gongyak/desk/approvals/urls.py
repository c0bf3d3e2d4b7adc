"""Addresses of how things are approved."""

from django.urls import path

from gongyak.desk.approvals import views

urlpatterns = [
    path("lines/", views.all_lines, name="approval-lines"),
    path("line/", views.line, name="approval-line"),
    path("substitutes/", views.substitutes, name="substitutes"),
    path("substitutes/<int:pk>/end/", views.end_substitute, name="substitute-end"),
]

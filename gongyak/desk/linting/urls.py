"""Addresses of the linter."""

from django.urls import path

from gongyak.desk.linting import views

urlpatterns = [
    path("", views.quarter, name="linting"),
    path("ledger/", views.ledger, name="linting-ledger"),
]

"""Addresses of the regulation."""

from django.urls import path

from gongyak.desk.regulation import views

urlpatterns = [
    path("", views.regulations, name="desk-regulations"),
    path("new/", views.new, name="desk-regulation-new"),
]

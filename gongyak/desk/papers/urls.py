"""Addresses of documents."""

from django.urls import path

from gongyak.desk.papers import views

urlpatterns = [
    path("", views.papers, name="desk-papers"),
    path("sheet/", views.make_sheet, name="desk-sheet"),
    path("manifesto/", views.make_pack, name="desk-manifesto"),
    path("plans/", views.make_plans, name="desk-plan-review"),
]

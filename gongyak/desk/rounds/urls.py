"""Addresses of rounds."""

from django.urls import path

from gongyak.desk.rounds import views

urlpatterns = [
    path("", views.rounds, name="rounds"),
    path("new/", views.new, name="round-new"),
    path("<int:pk>/", views.board, name="round"),
    path("<int:pk>/remind/", views.reminder, name="round-remind"),
    path("<int:pk>/publish/", views.publish, name="round-publish"),
]

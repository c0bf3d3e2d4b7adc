"""Addresses of the figures of a card."""

from django.urls import path

from gongyak.desk.whence import views

urlpatterns = [
    path("<int:pk>/figures/", views.figures, name="draft-figures"),
    path("<int:pk>/figures.<str:format>", views.file, name="draft-figures-file"),
]

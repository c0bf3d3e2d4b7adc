"""Addresses of opinions."""

from django.urls import path

from gongyak.desk.opinions import views

urlpatterns = [
    path("", views.opinions, name="desk-opinions"),
    path("<int:pk>/", views.opinion, name="desk-opinion"),
    path("<int:pk>/assign/", views.assign, name="desk-opinion-assign"),
    path("<int:pk>/answer/", views.answer, name="desk-opinion-answer"),
    path("<int:pk>/give/", views.give, name="desk-opinion-give"),
    path("<int:pk>/again/", views.again, name="desk-opinion-again"),
    path("<int:pk>/close/", views.close, name="desk-opinion-close"),
]

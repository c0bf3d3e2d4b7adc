"""Addresses of filling a card, and of what belongs to a pledge."""

from django.urls import path

from gongyak.desk.filling import links, views

urlpatterns = [
    path("cards/<int:pk>/write/records/", views.fill_page, name="draft-fill"),
    path("pledge-records/", links.pledges, name="pledge-links"),
    path("pledge-records/<int:pk>/", links.page, name="pledge-link"),
    path("pledge-records/<int:pk>/<slug:act>/", links.act, name="pledge-link-act"),
]

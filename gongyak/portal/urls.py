"""Addresses of the public pages."""

from django.urls import path

from gongyak.portal.cards import views as cards
from gongyak.portal.home import views as home

urlpatterns = [
    path("", home.home, name="home"),
    path("cards/<str:number>/", cards.card, name="card"),
    path("cards/<str:number>/card.<str:format>", cards.file, name="card-file"),
    path("cards/<str:number>/form.json", cards.form, name="card-form"),
    path("publication.json", cards.public_list, name="public-list"),
    path("robots.txt", home.robots, name="robots"),
]

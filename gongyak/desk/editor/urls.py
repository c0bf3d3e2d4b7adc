"""Addresses of the editor."""

from django.urls import path

from gongyak.desk.editor import bringing, history, views

urlpatterns = [
    path("<int:pk>/write/", views.edit, name="draft-write"),
    path("<int:pk>/write/check/", views.check, name="draft-check"),
    path("<int:pk>/write/autosave/", views.autosave, name="draft-autosave"),
    path("<int:pk>/write/paste/", bringing.paste, name="draft-paste"),
    path("<int:pk>/write/import/", bringing.bring, name="draft-import"),
    path("<int:pk>/write/texts/", history.texts, name="draft-texts"),
    path("<int:pk>/write/before/", views.before, name="draft-before"),
]

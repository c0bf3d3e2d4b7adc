"""Addresses of drafts."""

from django.urls import path

from gongyak.desk.drafts import views

urlpatterns = [
    path("<int:pk>/", views.draft, name="draft"),
    path("<int:pk>/submit/", views.hand_in, name="draft-submit"),
    path("<int:pk>/take-back/", views.recall, name="draft-take-back"),
    path("<int:pk>/sign/", views.sign, name="draft-sign"),
    path("<int:pk>/send-back/", views.send_back, name="draft-send-back"),
    path("<int:pk>/correct/", views.amend, name="draft-correct"),
    path("<int:pk>/take-down/", views.down, name="draft-take-down"),
    path("<int:pk>/assign/", views.give, name="draft-assign"),
    path("<int:pk>/paper/", views.note_paper, name="draft-paper"),
]

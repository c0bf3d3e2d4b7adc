"""Addresses of the panel."""

from django.urls import path

from gongyak.desk.panel import views

urlpatterns = [
    path("", views.panel, name="desk-panel"),
    path("members/", views.appoint, name="desk-panel-appoint"),
    path("members/<int:pk>/dismiss/", views.dismiss, name="desk-panel-dismiss"),
    path("sessions/new/", views.new_session, name="desk-panel-session-new"),
    path("sessions/<int:pk>/", views.session, name="desk-panel-session"),
    path("sessions/<int:pk>/minutes/", views.minutes, name="desk-panel-minutes"),
    path("sessions/<int:pk>/publish/", views.publish, name="desk-panel-publish"),
    path("sessions/<int:pk>/advise/", views.advise, name="desk-panel-advise"),
    path("sessions/<int:pk>/reply/", views.reply, name="desk-panel-reply"),
]

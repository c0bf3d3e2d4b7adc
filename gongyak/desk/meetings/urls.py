"""Addresses of meetings, bodies, proposals and directives."""

from django.urls import path

from gongyak.desk.meetings import acts, bodies, items, subscription, views

urlpatterns = [
    path("meetings/", views.meetings, name="desk-meetings"),
    path("meetings/new/", views.new, name="desk-meeting-new"),
    path("meetings/subscription/", subscription.subscription, name="desk-meetings-subscription"),
    path("meetings/bodies/new/", bodies.new, name="desk-body-new"),
    path("meetings/bodies/<int:pk>/", bodies.body, name="desk-body"),
    path("meetings/bodies/<int:pk>/<str:act>/", bodies.do, name="desk-body-act"),
    path("meetings/<int:pk>/", views.meeting, name="desk-meeting"),
    path("meetings/<int:pk>/minutes.<str:format>", views.file, name="desk-meeting-file"),
    path("meetings/<int:pk>/<str:act>/", acts.do, name="desk-meeting-act"),
    path("proposals/", items.proposals, name="desk-proposals"),
    path("directives/", items.directives, name="desk-directives"),
    path("directives/new/", items.new_directive, name="desk-directive-new"),
    path("meeting-items/<int:pk>/", items.item, name="desk-item"),
    path("meeting-items/<int:pk>/<str:act>/", items.do, name="desk-item-act"),
    path("calendar-feed/<str:secret>/meetings.ics", subscription.feed, name="desk-meetings-feed"),
]

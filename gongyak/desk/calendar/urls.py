"""Addresses of the calendar and of the clock."""

from django.urls import path

from gongyak.desk.calendar import reckoning, views

urlpatterns = [
    path("calendar/", views.calendar_page, name="desk-calendar"),
    path("calendar/<int:year>/", views.calendar_page, name="desk-calendar-year"),
    path("calendar/override/", views.override, name="desk-calendar-override"),
    path("calendar/check/", views.check, name="desk-calendar-check"),
    path("calendar/choose/", views.choose, name="desk-calendar-choose"),
    path("deadline/", reckoning.deadline, name="desk-deadline"),
]

"""The app of calendar."""

from django.apps import AppConfig


class CalendarConfig(AppConfig):
    """휴일."""

    name = "gongyak.calendar"
    verbose_name = "휴일"

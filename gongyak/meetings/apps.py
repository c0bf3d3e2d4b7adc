"""The app of meetings."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """회의."""

    name = "gongyak.meetings"
    verbose_name = "회의"

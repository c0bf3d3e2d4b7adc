"""The app of the office's pages."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """직원 업무."""

    name = "gongyak.desk"
    verbose_name = "직원 업무"

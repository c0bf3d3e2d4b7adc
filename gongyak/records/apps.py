"""The app of records."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """대장기록."""

    name = "gongyak.records"
    verbose_name = "대장기록"

"""The app of departments and people."""

from django.apps import AppConfig


class StaffConfig(AppConfig):
    """조직·직원."""

    name = "gongyak.staff"
    verbose_name = "조직·직원"

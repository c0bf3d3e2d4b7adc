"""The app of jobs and of mail."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """작업."""

    name = "gongyak.jobs"
    verbose_name = "작업"

"""The app of cases."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """기업애로."""

    name = "gongyak.cases"
    verbose_name = "기업애로"

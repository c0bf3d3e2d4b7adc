"""The app of companies."""

from django.apps import AppConfig


class CompaniesConfig(AppConfig):
    """기업·단체."""

    name = "gongyak.companies"
    verbose_name = "기업·단체"

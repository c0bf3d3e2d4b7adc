"""The app of plans."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """종합계획·사업."""

    name = "gongyak.plans"
    verbose_name = "종합계획·사업"

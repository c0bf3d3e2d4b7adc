"""The app of headquarters."""

from django.apps import AppConfig


class HeadquartersConfig(AppConfig):
    """종합대책본부."""

    name = "gongyak.headquarters"
    verbose_name = "종합대책본부"

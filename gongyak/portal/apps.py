"""The app of the public pages."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """공개 누리집."""

    name = "gongyak.portal"
    verbose_name = "공개 누리집"

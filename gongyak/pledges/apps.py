"""The app of pledges and their cards."""

from django.apps import AppConfig


class PledgesConfig(AppConfig):
    """공약."""

    name = "gongyak.pledges"
    verbose_name = "공약"

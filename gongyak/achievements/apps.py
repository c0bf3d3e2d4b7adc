"""The app of achievements."""

from django.apps import AppConfig


class AchievementsConfig(AppConfig):
    """실적대장."""

    name = "gongyak.achievements"
    verbose_name = "실적대장"

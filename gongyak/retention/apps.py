"""The app of retention."""

from django.apps import AppConfig


class RetentionConfig(AppConfig):
    """보존과 파기."""

    name = "gongyak.retention"
    verbose_name = "보존과 파기"

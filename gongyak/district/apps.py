"""The app of one district's settings."""

from django.apps import AppConfig


class DistrictConfig(AppConfig):
    """자치구 설정."""

    name = "gongyak.district"
    verbose_name = "자치구 설정"

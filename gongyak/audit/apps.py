"""The app of the record of acts."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """감사기록."""

    name = "gongyak.audit"
    verbose_name = "감사기록"

"""The app of approvals."""

from django.apps import AppConfig


class ApprovalsConfig(AppConfig):
    """결재."""

    name = "gongyak.approvals"
    verbose_name = "결재"

"""The app of frozen versions and publications."""

from django.apps import AppConfig


class SnapshotsConfig(AppConfig):
    """확정본."""

    name = "gongyak.snapshots"
    verbose_name = "확정본"

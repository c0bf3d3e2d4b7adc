"""The app of files."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """첨부."""

    name = "gongyak.files"
    verbose_name = "첨부"

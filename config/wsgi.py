"""What the server calls: Django, and around it the pages kept in memory."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django = get_wsgi_application()

# Django must be set up before anything of it is imported
from gongyak.portal.cache.revision import read_revision  # noqa: E402
from gongyak.portal.cache.wrapper import PageCache  # noqa: E402

application = PageCache(django, read_revision)

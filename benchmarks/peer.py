"""A public site of somebody else's: django-helpdesk, its public list of questions and answers and its public form.

    .venv/bin/pip install --require-hashes --target var/peer -r requirements/peer.txt   # once

Settings, addresses and application in one file, as its documentation has them; nothing is switched on that its
public pages do not need; its mail goes nowhere, as ours waits in the outbox. `fill` makes a store with fifty entries,
as many as our list has on one page, and a queue that the public may write to.
"""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "var" / "peer"))

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.urls import include, path

STORE = Path(os.environ.get("PEER_STORE", "peer.sqlite3"))
ENTRIES = 50
PAGE, FORM = "/kb/questions/", "/tickets/submit/"

settings.configure(
    SECRET_KEY="of no use",
    ALLOWED_HOSTS=["127.0.0.1", "localhost"],
    ROOT_URLCONF="peer",
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": STORE}},
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
    INSTALLED_APPS=[
        *(
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "django.contrib.sites",
        ),
        *("django.contrib.humanize", "django.contrib.messages", "django.contrib.staticfiles"),
        *("rest_framework", "helpdesk"),
    ],
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "APP_DIRS": True,
            "OPTIONS": {
                "context_processors": [
                    "django.template.context_processors.request",
                    "django.contrib.auth.context_processors.auth",
                    "django.contrib.messages.context_processors.messages",
                ]
            },
        }
    ],
    STATIC_URL="/static/",
    SITE_ID=1,
    EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend",
    HELPDESK_TEAMS_MODE_ENABLED=False,
    USE_TZ=True,
)
django.setup()

urlpatterns = [path("", include("helpdesk.urls", namespace="helpdesk"))]
application = WSGIHandler()


def fill() -> None:
    """A category with so many entries as a page of our list has rows."""
    from django.core.management import call_command
    from django.utils.timezone import now
    from helpdesk.models import KBCategory, KBItem, Queue

    call_command("migrate", verbosity=0)
    call_command("loaddata", "emailtemplate.json", verbosity=0)
    Queue.objects.create(title="기업애로", slug="cases", allow_public_submission=True)
    category = KBCategory.objects.create(
        name="공약", title="공약", slug="questions", description="구청장 공약"
    )
    KBItem.objects.bulk_create(
        KBItem(
            category=category,
            title=f"1-{number} 지역경제활성화 종합대책본부 설치",
            question="일자리경제과 · 추진중 · 50%",
            answer="계획 예산 19백만원",
            order=number,
            last_updated=now(),
        )
        for number in range(ENTRIES)
    )


if __name__ == "__main__":
    fill()

"""Settings of one installation (one district). Everything changeable is an environment variable."""

from pathlib import Path
from typing import Any

from config import env

ROOT = Path(__file__).resolve().parent.parent
VAR = env.folder("GONGYAK_VAR", ROOT / "var")

DEBUG = env.flag("GONGYAK_DEBUG")
HTTPS = env.flag("GONGYAK_HTTPS")
SECRET_KEY = env.secret("GONGYAK_SECRET_KEY", VAR / "secret-key")
ALLOWED_HOSTS = env.listed("GONGYAK_HOSTS", "localhost, 127.0.0.1, [::1]")

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "gongyak.audit",
    "gongyak.records",
    "gongyak.district",
    "gongyak.calendar",
    "gongyak.jobs",
    "gongyak.staff",
    "gongyak.companies",
    "gongyak.files",
    "gongyak.snapshots",
    "gongyak.approvals",
    "gongyak.achievements",
    "gongyak.plans",
    "gongyak.meetings",
    "gongyak.cases",
    "gongyak.pledges",
    "gongyak.headquarters",
    "gongyak.retention",
    "gongyak.ui",
    "gongyak.portal",
    "gongyak.desk",
    "django.contrib.admin",  # to look only, for 시스템관리 only: gongyak/desk/admin
]

MIDDLEWARE = [
    "config.middleware.headers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # what is not kept; kept pages are compressed once
    "csp.middleware.CSPMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "config.middleware.language",
    "config.middleware.wrong_method",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "config.middleware.Unavailable",
    "config.middleware.UnreadableAddress",
    "config.middleware.BadText",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,  # templates live in the folder `jinja2` of each app
        "OPTIONS": {"environment": "config.jinja.environment"},
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",  # of Django's own pages
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]

SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": VAR / "gongyak.sqlite3",
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 5,  # seconds to wait for another writer
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    },
}
POSTGRESQL = {
    "ENGINE": "django.db.backends.postgresql",
    "CONN_HEALTH_CHECKS": True,
    "OPTIONS": {
        "pool": {"min_size": 1, "max_size": 8, "timeout": 5},
        "options": "-c statement_timeout=15000 -c lock_timeout=2000",
        "connect_timeout": "5",
    },
}
DATABASES = {"default": {**env.database("DATABASE_URL", SQLITE, POSTGRESQL), "ATOMIC_REQUESTS": False}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "ko"
LANGUAGES = [("ko", "한국어"), ("en", "English")]
TIME_ZONE = "Asia/Seoul"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = ROOT / "var" / "static"  # made from the code by scripts/setup, so it is not where the data is
STATICFILES_DIRS = [("front", ROOT / "var" / "front")]  # what scripts/front-end picked
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = VAR / "files"

#: The keys of personal values: in no database and in no backup. Made the first time that something is sealed.
PERSONAL_KEYS = env.text("GONGYAK_PERSONAL_KEYS", str(VAR / "personal-keys.json"))
PERSONAL_CIPHER = env.chosen("GONGYAK_CIPHER", "aes-256-gcm", ("aes-256-gcm", "aria-256-gcm"))

DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1_000
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_PERMISSIONS = 0o600

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "style-src": ["'self'"],
        "script-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
CSRF_COOKIE_SECURE = SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "config.faces.not_from_here"
CSRF_COOKIE_SAMESITE = "Lax"

AUTH_USER_MODEL = "staff.Staff"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "desk"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
OIDC = env.openid()  # the district's own log-in service, None where there is none
SESSION_COOKIE_NAME = "gongyak-session"
SESSION_COOKIE_PATH = "/desk/"  # public pages are the same for everybody and never see it
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 9  # seconds: a working day; the idle limit is the district's setting
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

globals().update(env.mail("GONGYAK_MAIL", VAR / "mail"))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.mail_address("GONGYAK_MAIL_FROM", "gongyak@localhost")

ANCHORS_ROOT = VAR / "anchors"
#: Who does which jobs, and which are done once a day.
# networks inside the office that a webhook may go to, parted by commas, and the authority of its certificate
HOOK_NETWORKS = env.networks("GONGYAK_HOOK_NETWORKS")
HOOK_CA = env.text("GONGYAK_HOOK_CA", "")

JOBS = {
    "mail": "gongyak.jobs.mail.deliver",
    "anchor": "gongyak.jobs.anchoring.anchor_day",
    "check": "gongyak.cli.checking.check",
    "remind": "gongyak.pledges.rounds.reminding.remind_in_time",
    "sweep": "gongyak.jobs.daily.sweep",
    "sessions": "gongyak.staff.sweeping.sweep",
    "forget": "gongyak.pledges.opinions.keeping.forget",
    "destroy": "gongyak.companies.keeping.forget",
    "case-drafts": "gongyak.cases.intake.drafts.forget",
    "notice": "gongyak.cases.notices.sending.deliver",
    "case-urge": "gongyak.cases.escalating.mind_in_time",
    "case-recount": "gongyak.cases.recounting.recount_daily",
    "case-follow": "gongyak.cases.following.follow_departments",
    "purge": "gongyak.retention.destroying.destroy",
    "scrub": "gongyak.retention.scrubbing.scrub_nightly",
    "case-ask": "gongyak.cases.links.ask_in_time",
    "case-link": "gongyak.cases.links.deliver",
    "case-lost": "gongyak.cases.losing.look_for",
}
DAILY_JOBS = ["anchor", "remind", "check", "sweep", "sessions", "forget", "destroy", "scrub"]
DAILY_JOBS += ["case-follow", "case-recount", "case-urge", "case-drafts", "case-ask"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "django.request": {"level": "ERROR"},  # a mistyped address is no event
    },
}

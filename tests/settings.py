"""Settings of the tests: those of the product, with a folder of their own and unhashed static files."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

if "GONGYAK_VAR" not in os.environ:
    os.environ["GONGYAK_VAR"] = tempfile.mkdtemp(prefix="gongyak-test-")
    atexit.register(shutil.rmtree, os.environ["GONGYAK_VAR"], ignore_errors=True)

from config.settings import *  # noqa: F403
from config.settings import DATABASES, PASSWORD_HASHERS, STORAGES, VAR

STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
STATIC_ROOT = VAR / "static"
STATIC_ROOT.mkdir(exist_ok=True)
if "sqlite3" in DATABASES["default"]["ENGINE"]:
    # a file, so that tests see the same locks and journal as an office does
    DATABASES["default"]["TEST"] = {"NAME": str(Path(VAR) / "test.sqlite3")}
    # rows come backwards where no order was asked for, as PostgreSQL may give them: what needs one has to say it
    DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA reverse_unordered_selects=ON;"
else:
    # writers at once start together: on a busy machine the last connection may take its time, and none may be refused
    DATABASES["default"]["OPTIONS"]["pool"] |= {"max_size": 20, "timeout": 60}
# a hash that is meant to be slow would be most of the tests' time; `tests/staff/test_passwords.py` uses the real one
PASSWORD_HASHERS.insert(0, "django.contrib.auth.hashers.MD5PasswordHasher")

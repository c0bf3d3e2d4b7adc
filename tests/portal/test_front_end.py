"""The served style sheets: nothing from elsewhere, nothing broken, and not too heavy."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.test import Client, override_settings

SHEETS = {"/": "home.css", "/cards/1-2-2/": "card.css"}


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All static files as an office serves them: names with hashes, compressed."""
    root = tmp_path_factory.mktemp("static")
    storage = "whitenoise.storage.CompressedManifestStaticFilesStorage"
    with override_settings(STATIC_ROOT=root, STORAGES={"staticfiles": {"BACKEND": storage}}):
        call_command("collectstatic", interactive=False, verbosity=0)
        assert staticfiles_storage.manifest_hash
    return root


def test_no_sheet_asks_another_host(collected: Path) -> None:
    sheets = list(collected.rglob("*.css"))
    assert {sheet.name.split(".")[0] for sheet in sheets} >= {"ui", "home", "card"}
    for sheet in sheets:
        text = sheet.read_text(encoding="utf-8")
        # the pages of Django's admin bring a sheet in from beside themselves
        text = re.sub(r"@import url\([\"'][\w.-]+\.css[\"']\);", "", text)
        assert not re.search(r"@import|url\([\"']?(?:https?:|//|data:)", text), sheet.name


@pytest.mark.usefixtures("real_card")
@pytest.mark.parametrize("address", SHEETS)
def test_a_first_view_weighs_less_than_a_third_of_what_it_may(
    client: Client, collected: Path, address: str
) -> None:
    """All bytes of an empty cache: 300 KB are allowed."""
    html = client.get(address).content
    files = re.findall(r'(?:href|src)="/static/([^"]+)"', html.decode())
    assert f"portal/{SHEETS[address]}" in files
    weight = len(gzip.compress(html)) + sum(
        len(gzip.compress((collected / name).read_bytes())) for name in set(files)
    )
    assert weight < 100_000


def test_every_size_is_a_class() -> None:
    from django.contrib.staticfiles import finders

    sheet = Path(finders.find("ui/sizes.css")).read_text(encoding="utf-8")
    assert all(f".size-{n} {{ --size: {n / 100:g}; }}" in sheet for n in range(101))

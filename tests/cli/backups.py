"""Backups for tests: made, opened, taken apart and put together again."""

import json
import zipfile
from collections.abc import Callable, Mapping
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.db import connection
from django.db.migrations.loader import MigrationLoader

from gongyak.cli.backup import make
from gongyak.cli.backups.archive import SEAL, reading
from gongyak.cli.backups.manifest import Manifest
from gongyak.cli.backups.progress import bar
from gongyak.cli.backups.tables import tables_after
from gongyak.cli.restore import restore
from gongyak.pledges import search
from gongyak.pledges.lines import keep_lines
from gongyak.pledges.rendering import MEDIA_TYPES, rendered
from gongyak.snapshots.actions import keep_file, publish
from gongyak.snapshots.models import Version
from tests.pledges.files import DAY, NOW, take
from tests.pledges.quarters import pledge

#: Two cards, published on 2026-11-26 with the tables of that day, on SQLite.
KEPT = Path(__file__).with_name("backup-2026-11-26.zip")
#: Tables that a restore itself adds to.
GROWING = {"audit_act", "district_siterevision"}


def publish_a_quarter() -> None:
    """Two cards published with all that a publication keeps, but for the files that take long to make."""
    take()
    take(pledge("1-2-3", "상점가 정비"))
    versions = Version.objects.all()
    keep_lines(versions)
    search.keep(versions)
    for version in versions:
        body = rendered("json", json.loads(bytes(version.public.body))["card"])
        keep_file(version=version, format="json", media_type=MEDIA_TYPES["json"], body=body)
    publish(as_of=DAY, by="총괄부서", now=NOW + timedelta(hours=1), reason="분기 공개")


def backed_up(path: Path) -> Path:
    """A backup of the test's database."""
    make(path, by="총괄부서")
    return path


def restored(path: Path, **options: Any) -> list[Any]:
    """Restore it over the test's database; what `verify` found."""
    with reading(path, bar) as reader:
        return restore(reader, **options)


def manifest_of(path: Path) -> Manifest:
    """What a backup tells of itself."""
    with reading(path, bar) as reader:
        return reader.manifest


def contents() -> dict[str, list[bytes]]:
    """Every row of every table of today, as a backup writes it."""
    loader = MigrationLoader(connection)
    return {
        table.name: list(table.lines(connection)) for table in tables_after(loader, loader.applied_migrations)
    }


def hashes(found: Mapping[str, list[bytes]]) -> dict[str, str]:
    """SHA-256 of each table but those that a restore adds to."""
    return {name: sha256(b"".join(rows)).hexdigest() for name, rows in found.items() if name not in GROWING}


def hashes_told(manifest: Manifest) -> dict[str, str]:
    """The same, as a manifest has them."""
    told = {part.name.removeprefix("tables/").removesuffix(".jsonl"): part.sha256 for part in manifest.tables}
    return {name: hash for name, hash in told.items() if name not in GROWING}


def rewritten(source: Path, target: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """A backup with other members, sealed as if it were whole."""
    with zipfile.ZipFile(source) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in members.items():
            archive.writestr(name, body)
        archive.comment = b"0" * SEAL
    body = target.read_bytes()[:-SEAL]
    target.write_bytes(body + sha256(body).hexdigest().encode())
    return target

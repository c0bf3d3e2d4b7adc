"""Out of the store: everything of one moment, while others go on writing."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from gongyak.cli.backups.archive import MANIFEST, README, Writer
from gongyak.cli.backups.heads import heads
from gongyak.cli.backups.manifest import Manifest, Part, Refused
from gongyak.cli.backups.progress import Bar, bar
from gongyak.cli.backups.tables import Table, tables_after, unknown_to
from gongyak.district.models import District
from gongyak.rules.moments import moment_text

_PIECE = 1 << 20
_README = """이 ZIP 파일은 공약관리(gongyak) 보관소 한 벌의 백업입니다. 되살리기: gongyak restore 이파일

tables/*.jsonl   표마다 한 줄에 한 행(JSON, UTF-8). 열의 종류는 manifest.json의 columns에 있습니다.
                 bytes는 base64, moment는 UTC 시각, day는 날짜, 돈은 원 단위 정수입니다.
files/           첨부 파일
manifest.json    판, 표와 파일마다 크기와 SHA-256, 공개와 행위 사슬의 머리 해시
파일의 마지막 64바이트는 그 앞 모든 바이트의 SHA-256입니다: head -c -64 이파일 | sha256sum

개인정보가 들어 있으니 원본 대장처럼 보관하십시오. 비밀 열쇠(secret-key)는 들어 있지 않습니다.

A backup of gongyak: one JSON Lines file per table, columns and SHA-256 in manifest.json.
"""


@contextmanager
def snapshot() -> Iterator[None]:
    """All reads inside see one moment of the store; nobody waits for them."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        # a transaction that only reads: IMMEDIATE would make every writer wait to the end
        mode, connection.transaction_mode = connection.transaction_mode, None
        try:
            with transaction.atomic():
                yield
        finally:
            connection.transaction_mode = mode
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute("SET LOCAL statement_timeout = 0")
        yield


def dump(writer: Writer, now: datetime) -> Manifest:
    """Write the whole store; files after the rows, so that every file that a row names is there."""
    writer.add(README, [_README.encode()])
    with snapshot():
        loader = MigrationExecutor(connection).loader
        done = {key for key in loader.applied_migrations if key[0] in loader.migrated_apps}
        if unknown_to(loader, done):
            raise Refused(
                "자료 보관소가 이 프로그램보다 새 판이니, 프로그램을 새 판으로 올린 뒤 다시 하십시오."
            )
        found = tables_after(loader, done)
        with bar(sum(table.count(connection) for table in found), "행", "백업하는 중") as shown:
            tables = tuple(_table(writer, table, shown) for table in found)
        told = District.objects.values_list("name", flat=True).first() or District().name
        chains = heads()
    manifest = Manifest(
        product_version=version("gongyak"),
        created_at=moment_text(now),
        engine=connection.vendor,
        district=told,
        heads=chains,
        migrations=tuple(sorted(done)),
        tables=tables,
        files=tuple(_files(writer, Path(settings.MEDIA_ROOT))),
    )
    writer.add(MANIFEST, [manifest.to_bytes()])
    return manifest


def _table(writer: Writer, table: Table, shown: Bar) -> Part:
    def lines() -> Iterator[bytes]:
        for line in table.lines(connection):
            yield line
            shown.update(1)

    return replace(writer.add(f"tables/{table.name}.jsonl", lines()), columns=table.kinds)


def _files(writer: Writer, root: Path) -> Iterator[Part]:
    """The files below the folder, in order; one that was erased meanwhile is no longer asked for."""
    for path in list_files(root):
        try:
            file = path.open("rb")
        except FileNotFoundError:
            continue
        with file:
            pieces = iter(partial(file.read, _PIECE), b"")
            name = f"files/{path.relative_to(root).as_posix()}"
            yield replace(writer.add(name, pieces, packed=False), rows=0)


def list_files(root: Path) -> list[Path]:
    """The regular files below a folder, none through a link that leads elsewhere."""
    found = (Path(folder, name) for folder, _, names in os.walk(root) for name in names)
    return sorted(path for path in found if path.is_file() and not path.is_symlink())

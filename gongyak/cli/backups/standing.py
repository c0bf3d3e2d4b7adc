"""What stands where a backup is to be restored, whatever version made it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from gongyak.cli.backups.manifest import Refused
from gongyak.cli.backups.tables import tables_after, unknown_to

#: What a mere `migrate` fills.
_MADE_BY_ITSELF = {"django_migrations", "django_content_type", "auth_permission"}


@dataclass(frozen=True, slots=True)
class Standing:
    """A store: the tables that are ours, whether one has a row, the head of its acts, its site's revision."""

    tables: tuple[str, ...] = ()
    has_rows: bool = False
    head: str = ""
    revision: int = 0


def standing() -> Standing:
    """What the database holds; nothing where there is none, and `Refused` where it cannot be read."""
    if connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).exists():
        return Standing()  # to connect would make the file
    try:
        loader = MigrationExecutor(connection).loader
        done = {key for key in loader.applied_migrations if key[0] in loader.migrated_apps}
        if unknown_to(loader, done):
            raise Refused("지금 자료 보관소가 이 프로그램보다 새 판이라 되살리지 않았습니다.")
        there = set(connection.introspection.table_names())
        ours = there & ({table.name for table in tables_after(loader, done)} | {"django_migrations"})
        return Standing(
            tables=tuple(sorted(ours)),
            has_rows=any(_first(f"SELECT 1 FROM {table} LIMIT 1") for table in ours - _MADE_BY_ITSELF),  # noqa: S608
            head=_first("SELECT hash FROM audit_act ORDER BY seq DESC LIMIT 1") or ""
            if "audit_act" in ours
            else "",
            revision=_first("SELECT number FROM district_siterevision") or 0
            if "district_siterevision" in ours
            else 0,
        )
    except DatabaseError as error:
        place = connection.settings_dict["NAME"]
        raise Refused(
            f"지금 자료 보관소({place})를 읽을 수 없어 되살리지 않았으니({str(error).splitlines()[0]}), "
            "망가진 파일이면 이름이 같은 -wal, -shm 파일과 함께 다른 곳으로 옮긴 뒤 다시 하십시오."
        ) from error


def _first(question: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(question)
        row = cursor.fetchone()
    return row[0] if row else None

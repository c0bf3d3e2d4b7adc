"""Into a store: the tables of the backup's version, its rows, then forward to the version of today."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256

from django.core.management import call_command
from django.core.management.color import no_style
from django.db import DataError, IntegrityError, InterfaceError, ProgrammingError, connection, transaction
from django.db.migrations.loader import MigrationLoader

from gongyak.audit.actions import record_act
from gongyak.cli.backups.archive import Reader, damaged
from gongyak.cli.backups.heads import heads
from gongyak.cli.backups.manifest import Head, Manifest, Part, Refused
from gongyak.cli.backups.progress import Bar, bar
from gongyak.cli.backups.standing import Standing
from gongyak.cli.backups.tables import Table, last_of, tables_after, unknown_to
from gongyak.cli.backups.values import read_line
from gongyak.cli.making import make_tables
from gongyak.district.models import SiteRevision
from gongyak.rules.findings import Finding

_ROWS, _BYTES = 500, 4_000_000
#: What values and rows raise that do not belong there; a full disk is another matter.
_UNFIT = (IntegrityError, DataError, InterfaceError, ProgrammingError)
_UNFIT += (ValueError, TypeError, LookupError, AttributeError, ArithmeticError)


def refuse_newer(manifest: Manifest) -> None:
    """`Refused` where a migration of the backup is not known here."""
    if unknown_to(MigrationLoader(None), manifest.migrations):  # asks no database
        raise Refused(
            f"이 백업은 더 새 판({manifest.product_version})의 것이니, 프로그램을 새 판으로 올린 뒤 다시 하십시오."
        )


def load(reader: Reader) -> None:
    """Make the tables, empty of all, and fill them; compare what is in them with the manifest; migrate."""
    manifest = reader.manifest
    loader = MigrationLoader(connection)
    make_tables(last_of(loader, manifest.migrations))
    tables = tables_after(loader, manifest.migrations)
    parts = {part.name.removeprefix("tables/").removesuffix(".jsonl"): part for part in manifest.tables}
    if {table.name: table.kinds for table in tables} != {name: part.columns for name, part in parts.items()}:
        raise damaged("표나 열이 그 판의 것과 다름")
    try:
        with transaction.atomic(), bar(manifest.rows * 2, "행", "되살리는 중") as shown:
            connection.check_constraints()  # leaves them deferred, which migrations do not
            _fill(reader, tables, shown)
            connection.check_constraints()
            for table in tables:
                _compare(table, parts[table.name], shown)
    except _UNFIT as error:
        raise damaged(
            f"행을 넣을 수 없음: {str(error).splitlines()[0] if str(error) else error!r}"
        ) from error
    call_command("migrate", verbosity=0, interactive=False)


def _fill(reader: Reader, tables: Iterable[Table], shown: Bar) -> None:
    with connection.cursor() as cursor:
        for table in tables:  # what migrations put in themselves is in the backup as it was then
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(table.name)}")  # noqa: S608
        for table in tables:
            columns = ", ".join(connection.ops.quote_name(column) for column in table.kinds)
            places = ", ".join(["%s"] * len(table.kinds))
            name = connection.ops.quote_name(table.name)
            for batch in _batches(reader.lines(table.name)):
                rows = [_row(table, line) for line in batch]
                cursor.executemany(f"INSERT INTO {name} ({columns}) VALUES ({places})", rows)  # noqa: S608
                shown.update(len(rows))
        # new rows go on from the greatest number
        for statement in connection.ops.sequence_reset_sql(no_style(), [table.model for table in tables]):
            cursor.execute(statement)


def _row(table: Table, line: bytes) -> list[object]:
    values = zip(table.fields, read_line(table.kinds, line), strict=True)
    return [field.get_db_prep_save(value, connection) for field, value in values]


def _batches(lines: Iterator[bytes]) -> Iterator[list[bytes]]:
    batch: list[bytes] = []
    size = 0
    for line in lines:
        batch.append(line)
        size += len(line)
        if len(batch) >= _ROWS or size >= _BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _compare(table: Table, part: Part, shown: Bar) -> None:
    """Read the rows out again: they are the lines of the backup, byte for byte."""
    digest, rows = sha256(), 0
    for line in table.lines(connection):
        digest.update(line)
        rows += 1
        shown.update(1)
    if (rows, digest.hexdigest()) != (part.rows, part.sha256):
        raise damaged(f"{table.name}의 행이 백업과 다르게 들어감")


def prove(manifest: Manifest, found: list[Finding]) -> None:
    """`Refused` where the chains end elsewhere than the manifest says, or `verify` found something wrong."""
    if heads() != {"looks": Head(), **manifest.heads}:  # older backups knew of no looks
        raise damaged("사슬의 머리가 목록과 다름")
    if wrong := sum(finding.blocks for finding in found):
        raise Refused(
            f"되살린 자료를 확인하니 어긋난 것이 {wrong}건 있어 지금 자료를 그대로 두었습니다. "
            "알면서도 되살리려면 --despite-findings를 붙이십시오."
        )


def record(reader: Reader, before: Standing, *, by: str, now: datetime) -> None:
    """Say in the record of acts that the store was restored, over which one; and renew all kept pages."""
    with transaction.atomic():
        SiteRevision.objects.get_or_create(id=1)
        newest = max(before.revision, SiteRevision.objects.get(id=1).number)
        SiteRevision.objects.filter(id=1).update(number=newest + 1)
        record_act(
            by=by,
            action="되살림",
            object="store",
            now=now,
            reason=f"{reader.manifest.created_at}의 백업",
            before=before.head,
            after=reader.seal,
        )

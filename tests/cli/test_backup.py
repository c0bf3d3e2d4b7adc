"""`gongyak backup` and `gongyak restore` on the database of the run, SQLite or PostgreSQL."""

from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from threading import Thread

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import DatabaseError, connection

from gongyak.audit.models import Act
from gongyak.cli.backups import dump
from gongyak.cli.backups.archive import Writer, writing
from gongyak.cli.backups.heads import heads
from gongyak.cli.backups.manifest import Refused
from gongyak.cli.backups.values import kind_of
from gongyak.cli.verify import findings
from gongyak.district.models import District, SiteRevision
from gongyak.pledges.models import ImportedFile, Pledge, Term
from gongyak.pledges.search import find
from gongyak.snapshots.models import Version
from tests.cli.backups import (
    KEPT,
    backed_up,
    contents,
    hashes,
    hashes_told,
    manifest_of,
    publish_a_quarter,
    restored,
)
from tests.guards import guards_down
from tests.pledges.files import NOW, take
from tests.pledges.quarters import pledge

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def files(settings, tmp_path: Path) -> Path:
    """The folder of the store's files."""
    settings.MEDIA_ROOT = tmp_path / "var" / "files"
    return settings.MEDIA_ROOT


@pytest.fixture
def district() -> None:
    publish_a_quarter()
    District.objects.create(name="가나구", notice="‘따옴표’\n\t\u2028😀")
    ImportedFile.objects.create(
        sha256=sha256(bytes(range(256))).hexdigest(),
        name="모든 바이트",
        format="txt",
        body=bytes(range(256)),
        imported_at=datetime(2024, 6, 30, 14, 59, 59, 999_999, tzinfo=UTC),
        by="총괄부서",
    )


def test_what_is_restored_is_what_was_backed_up(district, files, tmp_path):
    (files / "2024").mkdir(parents=True)
    (files / "2024" / "사진.bin").write_bytes(bytes(range(256)) * 9000)
    before, reached = contents(), heads()
    kept = backed_up(tmp_path / "kept.zip")
    take(pledge("3-1-1", "나중에 들어온 공약"), now=NOW)
    (files / "2024" / "사진.bin").write_bytes(b"other")
    (files / "later.txt").write_text("later")
    assert restored(kept, replace=True) == []
    assert hashes(contents()) == hashes(before) == hashes_told(manifest_of(kept))
    assert manifest_of(kept).heads == reached
    assert contents()["audit_act"][:-1] == before["audit_act"]
    assert [path.relative_to(files).as_posix() for path in dump.list_files(files)] == ["2024/사진.bin"]
    assert (files / "2024" / "사진.bin").read_bytes() == bytes(range(256)) * 9000
    assert ImportedFile.objects.get(name="모든 바이트").imported_at.microsecond == 999_999
    assert findings() == []


def test_what_is_restored_works_as_before(district, tmp_path):
    kept = backed_up(tmp_path / "kept.zip")
    greatest = Pledge.objects.order_by("-pk").values_list("pk", flat=True)[0]
    restored(kept, replace=True)
    with pytest.raises(DatabaseError):
        Version.objects.update(title="고침")
    with pytest.raises(DatabaseError):
        Act.objects.all().delete()
    assert [hit.version for hit in find("상점가 정비", Version.objects.all())] == [
        Version.objects.get(title="상점가 정비").pk
    ]
    assert take(pledge("3-1-1", "그 뒤의 공약"), now=NOW).is_new
    assert Pledge.objects.get(number="3-1-1").pk > greatest
    assert Term.objects.create(number=9, start_on="2026-07-01", end_on="2030-06-30").pk > 1


def test_a_backup_is_an_act_after_it_and_so_is_a_restore(district, tmp_path):
    before = Act.objects.count()
    kept = backed_up(tmp_path / "kept.zip")
    made = Act.objects.order_by("-seq")[0]
    seal = kept.read_bytes()[-64:].decode()
    assert (made.action, made.object, made.after) == ("백업", "store", seal)
    assert manifest_of(kept).heads["acts"].count == before
    restored(kept, replace=True, by="시연")
    act = Act.objects.order_by("-seq")[0]
    assert (act.seq, act.action, act.actor) == (before + 1, "되살림", "시연")
    assert (act.before, act.after) == (made.hash, seal)


@pytest.mark.parametrize("number", [3, 90])
def test_kept_pages_are_renewed(number, tmp_path):
    SiteRevision.objects.create(number=40)
    kept = backed_up(tmp_path / "kept.zip")
    SiteRevision.objects.update(number=number)
    restored(kept, replace=True)
    assert SiteRevision.objects.get().number == max(40, number) + 1


def test_a_store_that_is_not_empty_stays(district, tmp_path):
    kept = backed_up(tmp_path / "kept.zip")
    before = contents()
    with pytest.raises(Refused, match="비어 있지 않아"):
        restored(kept)
    assert contents() == before


def test_files_alone_are_a_store_that_is_not_empty(files):
    files.mkdir(parents=True)
    (files / "only.txt").write_text("only")
    with pytest.raises(Refused, match="비어 있지 않아"):
        restored(KEPT)
    assert contents()["pledges_pledge"] == []


def test_a_writer_is_neither_stopped_nor_half_seen(district, tmp_path):
    """After the first table another writes; the backup still shows one moment."""

    class Beside(Writer):
        wrote = False

        def add(self, name, pieces, **options):
            made = super().add(name, pieces, **options)
            if name == "tables/audit_act.jsonl":
                thread = Thread(target=self._write)
                thread.start()
                thread.join(20)
                assert not thread.is_alive()
            return made

        def _write(self):
            take(pledge("3-1-1", "그 사이의 공약"), now=NOW)
            Beside.wrote = True
            connection.close()

    before = contents()
    writer = Beside(tmp_path / "kept.zip", NOW)
    manifest = dump.dump(writer, NOW)
    writer.seal()
    writer.put()
    assert Beside.wrote
    assert hashes_told(manifest) == hashes(before)
    assert Pledge.objects.filter(number="3-1-1").exists()
    assert restored(tmp_path / "kept.zip", replace=True) == []
    assert contents()["audit_act"][:-1] == before["audit_act"]


def test_a_backup_of_sqlite_from_an_earlier_day_is_taken_in_on_any_engine():
    assert restored(KEPT) == []
    told = manifest_of(KEPT)
    assert told.engine == "sqlite"
    assert [each.number for each in Pledge.objects.all()] == ["1-2-2", "1-2-3"]
    assert heads()["publications"] == told.heads["publications"]
    frozen = {"snapshots_blob", "snapshots_version", "snapshots_publication", "snapshots_personalvalue"}
    now, then = hashes(contents()), hashes_told(told)
    assert {name: now[name] for name in frozen} == {name: then[name] for name in frozen}


def test_a_backup_of_an_older_version_is_brought_up_to_date(district, tmp_path):
    call_command("migrate", "district", "0002", verbosity=0)
    try:
        with writing(tmp_path / "old.zip", NOW) as writer:
            manifest = dump.dump(writer, NOW)
            writer.seal()
            writer.put()
    finally:
        call_command("migrate", verbosity=0)
    [part] = [part for part in manifest.tables if part.name == "tables/district_departmentline.jsonl"]
    assert "place" not in part.columns
    assert restored(tmp_path / "old.zip", replace=True) == []
    assert contents()["snapshots_version"]
    call_command("migrate", check_unapplied=True, verbosity=0)


def test_a_store_that_was_altered_before_is_restored_only_knowingly(district, tmp_path):
    with guards_down():
        Version.objects.filter(seq=1).update(reason="고침")
    kept = backed_up(tmp_path / "kept.zip")
    before = contents()
    with pytest.raises(Refused, match="어긋난 것이"):
        restored(kept, replace=True)
    assert contents() == before
    found = restored(kept, replace=True, despite_findings=True)
    assert {finding.code for finding in found} == {"version-changed"}


def test_every_column_of_today_has_a_word():
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.local_concrete_fields:
            assert kind_of(field)

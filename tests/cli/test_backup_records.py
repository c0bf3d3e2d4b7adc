"""A backup takes the looks, anchors, reviews, settings and jobs along, and the restored copy proves itself."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction

from gongyak.audit.actions import record_check, record_looks, review
from gongyak.audit.models import Act, Look
from gongyak.cli.backups.heads import heads
from gongyak.cli.backups.manifest import Refused
from gongyak.cli.verify import anchored, findings
from gongyak.district.actions import change_settings
from gongyak.jobs.actions import enqueue
from gongyak.jobs.anchoring import anchor
from gongyak.jobs.models import Job
from gongyak.rules.findings import Severity
from gongyak.rules.moments import day_of
from tests.audit.test_acts import altered
from tests.cli.backups import KEPT, backed_up, contents, hashes, hashes_told, manifest_of, restored, rewritten
from tests.cli.test_backup_contents import _replace as replace_lines
from tests.pledges.files import NOW, take

pytestmark = pytest.mark.django_db(transaction=True)
TODAY = day_of(NOW)


@pytest.fixture(autouse=True)
def folders(settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "var" / "files"
    settings.ANCHORS_ROOT = tmp_path / "anchors"


def work(days: int = 0) -> None:
    """A day of the office."""
    now = NOW + timedelta(days)
    record_looks(by="staff/1", place="192.0.2.7", subjects=["staff/2", "staff/3"], object="draft/1", now=now)
    change_settings(values={"notice": f"{days}일째"}, by="staff/4", now=now)
    record_check(found=[], by="program/work", now=now)
    anchor(day=day_of(now), now=now)
    with transaction.atomic():
        enqueue(kind="시험", key=f"{days}", now=now)


@pytest.fixture
def office() -> None:
    take()
    work()
    review(began_on=TODAY, ended_on=TODAY, is_clean=True, found="이상 없음", by="staff/9", now=NOW)


def test_everything_comes_back_and_proves_itself(office, tmp_path: Path) -> None:
    kept = backed_up(tmp_path / "kept.zip")
    told = manifest_of(kept)
    assert told.heads["looks"].count == 2
    assert restored(kept, replace=True) == []
    assert hashes(contents()) == hashes_told(told)
    assert heads()["looks"] == told.heads["looks"]
    assert (anchored(), Job.objects.count()) == ([], 1)


def test_a_restore_of_yesterday_is_told_apart_from_a_record_that_was_cut(office, tmp_path: Path) -> None:
    kept = backed_up(tmp_path / "kept.zip")
    work(days=1)
    restored(kept, replace=True)
    assert findings() == []
    found = anchored()
    assert {finding.code for finding in found} == {"anchor-restored"}
    assert all(finding.severity is Severity.WARNING for finding in found)
    restore = Act.objects.get(action="되살림")
    assert f"행위 {restore.seq}번" in found[0].message


def test_an_old_copy_put_back_by_hand_is_found_by_the_anchors(office) -> None:
    """R41: replay. Whoever copies yesterday's file back leaves no act of it."""
    count = {"audit_act": Act.objects.count(), "audit_look": Look.objects.count()}
    work(days=1)
    altered("DELETE FROM audit_anchor WHERE day > (SELECT min(day) FROM audit_anchor)")
    for table, seq in count.items():
        altered(f"DELETE FROM {table} WHERE seq > {seq}")
    altered("DELETE FROM district_settingchange WHERE id > (SELECT min(id) FROM district_settingchange)")
    found = anchored()
    assert findings() == []
    assert {(finding.code, finding.where) for finding in found} == {
        ("anchor-differs", f"anchor-file.{TODAY + timedelta(1)}.txt")
    }
    assert len(found) == 2  # acts and looks


def test_a_backup_whose_looks_were_cut_is_refused(office, tmp_path: Path) -> None:
    kept = backed_up(tmp_path / "kept.zip")
    before = contents()

    def cut(members: dict[str, bytes]) -> None:
        name = "tables/audit_look.jsonl"
        lines = members[name].splitlines(keepends=True)
        replace_lines(members, name, b"".join(lines[:-1]), len(lines) - 1)

    with pytest.raises(Refused, match="사슬의 머리"):
        restored(rewritten(kept, tmp_path / "cut.zip", cut), replace=True)
    assert contents() == before


def test_a_backup_from_before_there_were_looks_is_taken_in() -> None:
    assert "looks" not in manifest_of(KEPT).heads
    assert restored(KEPT) == []
    assert heads()["looks"].count == 0

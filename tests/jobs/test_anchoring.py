"""Anchors: made once a day, kept in a file and mailed, and telling when the records were altered after (R41)."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction

from gongyak.audit import anchors
from gongyak.audit.actions import record_act, record_looks
from gongyak.audit.models import Act, Anchor, Check
from gongyak.cli.verify import anchored
from gongyak.district.models import District
from gongyak.jobs import daily, worker
from gongyak.jobs.anchoring import anchor
from gongyak.jobs.models import Job, JobState
from gongyak.rules.findings import Severity
from gongyak.rules.moments import day_of
from tests.audit.test_acts import acts, altered
from tests.audit.test_acts import codes as broken
from tests.pledges.files import NOW

pytestmark = pytest.mark.django_db(transaction=True)
TODAY = day_of(NOW)


@pytest.fixture(autouse=True)
def folder(settings, tmp_path: Path) -> Path:
    settings.ANCHORS_ROOT = tmp_path / "anchors"
    return settings.ANCHORS_ROOT


def looks(count: int) -> None:
    for number in range(count):
        record_looks(
            by="staff/1", place="192.0.2.7", subjects=[f"staff/{number + 2}"], object="카드", now=NOW
        )


def codes() -> list[str]:
    return [finding.code for finding in anchored()]


def test_anchor_whole(refused) -> None:
    refused(
        Anchor(day=TODAY, made_at=NOW, acts_seq=1, acts_hash="", looks_seq=0, looks_hash=""), "함께 있어야"
    )


def test_the_worker_anchors_each_day_once_in_a_file_and_by_mail(folder, mailoutbox) -> None:
    District.objects.create(name="가온구", audit_mail="auditor@example.kr")
    acts(3)
    looks(2)
    for hours in (0, 1, 24):
        now = NOW + timedelta(hours=hours)
        daily.plan(now)
        worker.work_off(lambda now=now: now)
    assert [path.name for path in sorted(folder.iterdir())] == [f"{TODAY}.txt", f"{TODAY + timedelta(1)}.txt"]
    assert len(mailoutbox) == 2
    assert mailoutbox[0].to == ["auditor@example.kr"]
    assert "행위 3번, 접속 2번" in mailoutbox[0].subject
    claim = anchors.claim_of(Anchor.objects.get(day=TODAY))
    assert anchors.read(mailoutbox[0].body) == claim
    assert anchors.read((folder / f"{TODAY}.txt").read_text()) == claim
    assert not Job.objects.exclude(state=JobState.DONE).exists()
    assert codes() == []


def test_an_interrupted_anchor_is_completed_without_another(folder) -> None:
    acts(1)
    made = anchors.make(day=TODAY, now=NOW)
    acts(1)
    assert anchor(day=TODAY, now=NOW + timedelta(hours=1)) == made
    assert (folder / f"{TODAY}.txt").read_text().count(made.acts_hash) == 2


@pytest.mark.parametrize(
    ("statement", "in_chain", "by_anchor"),
    [
        ("UPDATE audit_act SET actor = 'x' WHERE seq = 2", ["act-changed"], []),
        ("DELETE FROM audit_act WHERE seq = 2", ["act-missing"], []),
        ("DELETE FROM audit_act WHERE seq > 2", [], ["anchor-differs"]),
        ("DELETE FROM audit_act", [], ["anchor-differs"]),
        ("UPDATE audit_look SET subject = 'x' WHERE seq = 1", ["look-changed"], []),
        ("DELETE FROM audit_look WHERE seq = 1", ["look-missing"], []),
        ("DELETE FROM audit_look WHERE seq > 1", [], ["anchor-differs"]),
        (
            "UPDATE audit_look SET seq = seq + 100 WHERE seq > 1; UPDATE audit_look SET seq = 105 - seq WHERE seq > 1",
            ["look-chain-broken", "look-changed"] * 2,
            ["anchor-differs"],
        ),
    ],
    ids=[
        "act edited", "act deleted", "acts cut off", "all acts gone",
        "look edited", "look deleted", "looks cut off", "looks in another order",
    ],
)  # fmt: skip
def test_what_was_altered_after_an_anchor_is_found(folder, statement, in_chain, by_anchor) -> None:
    acts(4)
    looks(3)
    anchor(day=TODAY, now=NOW)
    assert (broken(), codes()) == ([], [])
    for each in statement.split(";"):
        altered(each)
    assert broken() == in_chain
    # once by the table, once by the file
    assert codes() == by_anchor * 2


def test_a_chain_that_was_written_anew_from_an_old_copy_is_found_even_where_it_is_as_long() -> None:
    acts(2)
    anchor(day=TODAY, now=NOW)
    acts(2)
    anchor(day=TODAY + timedelta(1), now=NOW + timedelta(1))
    altered("DELETE FROM audit_act WHERE seq > 2")
    with transaction.atomic():
        for number in (3, 4, 5):
            record_act(by="총괄부서", action="다른 일", object=f"test/{number}", now=NOW)
    assert broken() == []
    found = anchored()
    assert [finding.where for finding in found] == [
        f"anchor.{TODAY + timedelta(1)}",
        f"anchor-file.{TODAY + timedelta(1)}.txt",
    ]
    assert "4번이 다릅니다" in found[0].message


def test_anchors_removed_from_the_store_are_still_held_against_it_by_the_auditors_copy(
    folder, tmp_path
) -> None:
    acts(4)
    anchor(day=TODAY, now=NOW)
    kept = (folder / f"{TODAY}.txt").rename(tmp_path / "kept.txt")
    altered("DELETE FROM audit_anchor")
    altered("DELETE FROM audit_act WHERE seq > 1")
    assert codes() == []
    [finding] = anchored(kept)
    assert (finding.code, finding.where) == ("anchor-differs", "anchor-file.kept.txt")
    assert "1번에서 끊겼습니다" in finding.message


def test_the_worker_recomputes_everything_each_day_and_tells_the_auditors_what_is_wrong(mailoutbox) -> None:
    District.objects.create(name="가온구", audit_mail="auditor@example.kr")
    acts(3)
    anchor(day=TODAY, now=NOW)
    for day in (0, 1):
        daily.plan(NOW + timedelta(day))
        worker.work_off(lambda day=day: NOW + timedelta(day))
        altered("UPDATE audit_act SET actor = 'x' WHERE seq = 2")
    whole, broken_later = Check.objects.order_by("pk")
    assert (whole.wrong, whole.told, whole.by) == (0, [], "program/work")
    assert (broken_later.wrong, broken_later.told[0]["code"]) == (1, "act-changed")
    assert Act.objects.get(object=f"check/{broken_later.pk}").reason == "어긋난 것 1건"
    [alarm] = [letter for letter in mailoutbox if "어긋난" in letter.subject]
    assert alarm.to == ["auditor@example.kr"]
    assert "act.2" not in alarm.body


def test_a_restore_on_the_record_explains_what_it_left_behind() -> None:
    acts(4)
    anchor(day=TODAY, now=NOW)
    altered("DELETE FROM audit_act WHERE seq > 2")
    with transaction.atomic():
        record_act(by="총괄부서", action="되살림", object="store", now=NOW + timedelta(hours=1))
    found = anchored()
    assert {(finding.code, finding.severity) for finding in found} == {("anchor-restored", Severity.WARNING)}
    assert "행위 3번" in found[0].message


@pytest.mark.parametrize("text", ["", "기록 고정", '{"format":"gongyak-anchor-1"}', "\udcff"])
def test_a_text_that_is_no_anchor_is_named(folder, text: str) -> None:
    folder.mkdir()
    (folder / "x.txt").write_bytes(text.encode("utf-8", "surrogateescape"))
    assert codes() == ["anchor-unreadable"]

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection

from gongyak.rules.canonical import sha256
from gongyak.snapshots.actions import Refusal, Summary, keep_file, publish
from gongyak.snapshots.models import Document, Publication, Version
from gongyak.snapshots.verify import verify
from tests.snapshots.records import DAY, NOW, document, record

pytestmark = pytest.mark.django_db
PUBLISH = {"as_of": DAY, "by": "총괄부서", "now": NOW, "reason": "분기 공개"}


def test_versions_of_a_document_form_a_chain():
    first, second = record(), record(summary=Summary("제목", "추진중", 5_000, 9_600_000, 4_800_000))
    assert (first.seq, first.previous_hash) == (1, "")
    assert (second.seq, second.previous_hash) == (2, first.hash)
    assert record("other").seq == 1
    assert verify() == []


def test_a_row_read_back_has_the_hash_it_was_given():
    """Microseconds, time zones and money come back as they were hashed."""
    version = record(
        now=NOW.astimezone().replace(microsecond=123_456), summary=Summary(plan_won=86_092_000_000)
    )
    assert Version.objects.get() == version
    assert verify() == []


@pytest.mark.parametrize(
    "changes", [{"by": " "}, {"by": "김연주"}, {"by": "총괄부서 김연주"}, {"by": "총괄부서 "}, {"reason": ""}]
)
def test_an_act_needs_a_role_and_a_reason(changes):
    with pytest.raises(Refusal, match="적으십시오"):
        record(**changes)
    with pytest.raises(Refusal, match="적으십시오"):
        publish(**PUBLISH | changes)


def test_the_past_is_not_rewritten_by_a_slow_clock():
    record()
    with pytest.raises(Refusal, match="시계"):
        record(now=NOW - timedelta(microseconds=1))
    publish(**PUBLISH)
    record("other", effective_on=date(2024, 6, 1), now=NOW - timedelta(days=2))
    with pytest.raises(Refusal, match="시계"):
        publish(**PUBLISH | {"now": NOW - timedelta(days=1), "as_of": date(2024, 6, 1)})


def test_a_file_is_kept_once():
    version = record()
    file = keep_file(version=version, format="md", media_type="text/markdown", body=b"# 1")
    again = keep_file(version=version, format="md", media_type="text/markdown", body=b"# 2")
    assert again == file
    assert file.sha256 == sha256(b"# 1")


def test_a_publication_is_the_complete_set_and_can_be_checked_by_anybody():
    for key in ("1-2", "1-1"):
        keep_file(version=record(key), format="md", media_type="text/markdown", body=key.encode())
    record("late", effective_on=date(2024, 9, 30))
    publication = publish(**PUBLISH)
    body = bytes(publication.manifest.body)
    listed = json.loads(body)
    assert sha256(body) == publication.hash
    assert [item["document"] for item in listed["items"]] == ["pledge/1-1", "pledge/1-2"]
    assert listed["items"][0]["files"] == {"md": sha256(b"1-1")}
    assert listed["items"][0]["public_hash"] == document("1-1").versions.get().public_hash
    assert {item.version.document.key for item in publication.items.all()} == {"1-1", "1-2"}


def test_a_publication_holds_the_hash_of_the_one_before():
    record()
    first = publish(**PUBLISH)
    record()
    second = publish(**PUBLISH)
    assert (second.seq, second.previous_hash) == (2, first.hash)
    assert verify() == []


def test_publishing_the_same_set_again_changes_nothing():
    record()
    first = publish(**PUBLISH)
    assert publish(**PUBLISH | {"now": NOW + timedelta(days=1)}) == first
    assert Publication.objects.count() == 1


def test_the_same_set_for_another_day_is_another_publication():
    record()
    publish(**PUBLISH)
    assert publish(**PUBLISH | {"as_of": date(2024, 7, 10)}).seq == 2


def test_a_day_still_to_come_is_not_published():
    record()
    eve = datetime(2024, 7, 10, 14, 59, tzinfo=UTC)  # 23:59 in Seoul
    with pytest.raises(Refusal, match=r"2024\. 7\. 11\.은 아직"):
        publish(**PUBLISH | {"as_of": date(2024, 7, 11), "now": eve})
    assert publish(**PUBLISH | {"as_of": date(2024, 7, 11), "now": eve + timedelta(minutes=1)}).seq == 1


def test_only_what_was_prepared_is_published():
    prepared = [record("1-1"), record("1-2")]
    later = record("1-2")
    with pytest.raises(Refusal, match="다시 공개"):
        publish(**PUBLISH, prepared=prepared)
    assert publish(**PUBLISH, prepared=[prepared[0], later]).items.count() == 2


def test_a_set_of_one_kind_holds_no_other_and_is_what_it_was():
    """What else is frozen beside the cards neither joins their sets nor makes a new one of the same cards."""
    record()
    pledges = Document.objects.filter(kind="pledge")
    alone = publish(as_of=DAY, by="총괄부서", now=NOW, reason="공개", documents=pledges)
    plan = Document.objects.create(kind="plan", key="1-2-2")
    record(document=plan)
    assert publish(as_of=DAY, by="총괄부서", now=NOW, reason="공개", documents=pledges) == alone
    assert [str(one.document) for one in alone.versions.all()] == ["pledge/1-2-2"]
    every = publish(as_of=DAY, by="총괄부서", now=NOW, reason="공개")
    assert {one.document.kind for one in every.versions.all()} == {"pledge", "plan"}


def test_what_was_recorded_later_is_not_published_earlier():
    record(now=NOW + timedelta(days=1))
    with pytest.raises(Refusal, match="공개할 확정본이 없습니다"):
        publish(**PUBLISH)


def test_a_file_rendered_after_a_publication_leaves_its_list_valid():
    version = record()
    publish(**PUBLISH)
    keep_file(version=version, format="odt", media_type="application/x", body=b"new")
    assert verify() == []


def test_publishing_costs_the_same_number_of_queries_for_any_number_of_cards(django_assert_num_queries):
    for key in ("1-1", "1-2", "1-3"):
        record(key)
    publish(**PUBLISH)
    for key in ("1-4", "1-5", "1-6"):
        record(key)
    with django_assert_num_queries(17 + (connection.vendor == "postgresql")):  # which asks for a lock
        publish(**PUBLISH)

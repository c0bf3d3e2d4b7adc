from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from gongyak.snapshots.actions import publish
from gongyak.snapshots.models import Blob, Document, Publication, Version
from tests.snapshots.records import DAY, NOW, document, record

pytestmark = pytest.mark.django_db


def refused(row, sentence):
    """The database refuses the row, and its form says why in Korean."""
    with pytest.raises(ValidationError) as said:
        row.validate_constraints()
    assert sentence in " ".join(said.value.messages)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def another(version: Version, **changes):
    fields = {f.attname: getattr(version, f.attname) for f in Version._meta.concrete_fields if f.name != "id"}
    return Version(**(fields | {"seq": 2, "hash": "b" * 64, "previous_hash": version.hash} | changes))


def test_document_once():
    document("1-1")
    refused(Document(kind="pledge", key="1-1"), "이미 있는 문서")


def test_document_named():
    row = Document(kind="", key="1-1")
    with pytest.raises(ValidationError, match="종류와 열쇠"):
        row.validate_constraints()
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_version_seq_once():
    refused(another(record(), seq=1, previous_hash=""), "같은 차수")


@pytest.mark.parametrize(
    "changes", [{"seq": 2, "previous_hash": ""}, {"seq": 1}, {"seq": 0, "previous_hash": ""}]
)
def test_version_chained(changes):
    version = record()
    refused(
        another(version, **{"document": document("other"), "previous_hash": version.hash} | changes),
        "해시를 이어야",
    )


@pytest.mark.parametrize("hundredths", [-1, 10_001])
def test_version_progress(hundredths):
    refused(another(record(), progress_hundredths=hundredths), "0에서 100")


@pytest.mark.parametrize("changes", [{"plan_won": -1}, {"spent_won": -1}])
def test_version_money(changes):
    refused(another(record(), **changes), "0원보다")


def test_version_keeps_more_won_than_fit_32_bits():
    version = another(record(), plan_won=86_092_000_000)
    version.save()
    assert Version.objects.get(pk=version.pk).plan_won == 86_092_000_000


def test_rendered_file_once():
    version = record()
    made = {"format": "md", "media_type": "text/markdown", "sha256": "0" * 64, "body": b"x"}
    version.files.create(**made)
    refused(version.files.model(version=version, **made), "같은 형식")


def test_publication_chained():
    blob = Blob.objects.keep({})
    row = {"as_of": DAY, "published_at": NOW, "by": "총괄부서", "reason": "공개", "manifest": blob}
    refused(Publication(seq=2, previous_hash="", **row), "앞 공개의 해시")


def test_publication_item_once():
    record()
    item = publish(as_of=DAY, by="총괄부서", now=NOW, reason="분기 공개").items.get()
    refused(type(item)(publication=item.publication, version=item.version), "두 번")


def test_a_content_is_stored_once():
    first = Blob.objects.keep({"나": 1, "가": [None, True]})
    assert Blob.objects.keep({"가": (None, True), "나": 1}) == first
    assert bytes(first.body).decode() == '{"가":[null,true],"나":1}'


def test_as_of_a_card_and_of_a_list_is_one_query(django_assert_num_queries):
    for key in ("1-1", "1-2"):
        record(key)
        record(key, effective_on=date(2024, 9, 30), now=NOW + timedelta(days=90))
    one = Document.objects.filter(key="1-1")
    with django_assert_num_queries(1):
        assert len(Version.objects.as_of(DAY)) == 2
    with django_assert_num_queries(1):
        assert [v.seq for v in Version.objects.as_of(DAY, documents=one)] == [1]
    with django_assert_num_queries(1):
        assert {v.seq for v in Version.objects.as_of(date(2024, 9, 30))} == {2}
    with django_assert_num_queries(1):
        assert not Version.objects.as_of(date(2024, 6, 29))


def test_a_version_recorded_late_is_unknown_before():
    record(now=NOW)
    correction = record(now=NOW + timedelta(days=1))
    assert Version.objects.as_of(DAY).get() == correction
    assert Version.objects.as_of(DAY, "2024-07-10").get().seq == 1
    assert Version.objects.as_of(DAY, NOW + timedelta(days=1)).get() == correction
    assert not Version.objects.as_of(DAY, "2024-07-09")


def test_publication_in_force(django_assert_num_queries):
    record()
    first = publish(as_of=DAY, by="총괄부서", now=NOW, reason="2분기 공개")
    autumn = NOW + timedelta(days=90)
    record(effective_on=date(2024, 9, 30), now=autumn)
    third = publish(as_of=date(2024, 9, 30), by="총괄부서", now=autumn, reason="3분기 공개")
    later = autumn + timedelta(days=1)
    record(now=later, public={"title": "고침"})
    corrected = publish(as_of=DAY, by="총괄부서", now=later, reason="2분기 정정")
    in_force = Publication.objects.in_force
    assert in_force() == in_force(date(2024, 12, 31)) == third
    assert in_force(DAY) == corrected
    assert in_force(DAY, autumn) == in_force(known_at="2024-07-10") == first
    assert in_force(date(2024, 6, 29)) is None and in_force(known_at="2024-07-09") is None
    with django_assert_num_queries(1):
        in_force(DAY, autumn)

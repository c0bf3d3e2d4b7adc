"""Whoever owns the database can take the guards down; verify names what was done underneath."""

from datetime import timedelta

import pytest
from django.db import connection, transaction

from gongyak.snapshots.actions import keep_file, publish
from gongyak.snapshots.guards import drop_guards
from gongyak.snapshots.models import Blob, PersonalValue, Publication, PublicationItem, RenderedFile, Version
from gongyak.snapshots.sealing import Personal
from gongyak.snapshots.verify import verify
from tests.guards import GUARDED, guards_down
from tests.snapshots.records import DAY, NOW, record

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def two_quarters():
    """Cards 1-1 (three versions) and 1-2, published twice, files kept."""
    for n, key in enumerate(["1-1", "1-2", "1-1", "1-1"]):
        made = {"internal": {"n": n, "name": Personal("홍길동")}, "public": {"n": n}}
        version = record(key, now=NOW + timedelta(hours=n), **made)
        keep_file(version=version, format="md", media_type="text/markdown", body=b"# %d" % n)
        if n == 1:
            publish(as_of=DAY, by="총괄부서", now=NOW + timedelta(hours=n), reason="첫 공개")
    publish(as_of=DAY, by="총괄부서", now=NOW + timedelta(days=1), reason="정정")


def edit(model, where, **changes):
    model.objects.filter(**where).update(**changes)


def remove(model, **where):
    model.objects.filter(**where)._raw_delete("default")


def edit_blob():
    edit(Blob, {"pk": Version.objects.get(document__key="1-2").public_id}, body=b"{}")


def swap_items():
    """The second publication shows an older version of 1-1."""
    item = PublicationItem.objects.get(publication__seq=2, version__document__key="1-1")
    edit(PublicationItem, {"pk": item.pk}, version=Version.objects.get(document__key="1-1", seq=2))


def swap_seqs():
    """Two versions of a card change places."""
    two, three = Version.objects.filter(document__key="1-1", seq__gt=1).order_by("seq")
    edit(Version, {"pk": two.pk}, seq=9)
    edit(Version, {"pk": three.pk}, seq=2)
    edit(Version, {"pk": two.pk}, seq=3)


def swap_contents():
    """A version points to the content of another."""
    edit(Version, {"document__key": "1-2"}, public=Version.objects.filter(document__key="1-1").first().public)


def remove_version():
    remove(RenderedFile, version__seq=2)
    remove(Version, seq=2)


def cut_publication():
    remove(PublicationItem, publication__seq=1)
    remove(Publication, seq=1)


SHA_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
TAMPERING = {
    "blob edited": (edit_blob, {"blob-changed"}),
    "personal value edited": (lambda: edit(PersonalValue, {}, value="김철수"), {"personal-changed"}),
    "file edited": (lambda: edit(RenderedFile, {"version__seq": 3}, body=b"x"), {"file-changed"}),
    "file and its hash edited": (
        lambda: edit(RenderedFile, {"version__seq": 3}, body=b"abc", sha256=SHA_ABC),
        {"publication-changed"},
    ),
    "file removed": (lambda: remove(RenderedFile, version__seq=3), {"publication-changed"}),
    "title edited": (lambda: edit(Version, {"seq": 2}, title="x"), {"version-changed"}),
    "money edited": (lambda: edit(Version, {"seq": 2}, plan_won=1), {"version-changed"}),
    "day edited": (lambda: edit(Version, {"seq": 2}, effective_on=DAY + timedelta(1)), {"version-changed"}),
    "moment edited": (
        lambda: edit(Version, {"seq": 2}, recorded_at=NOW - timedelta(days=9)),
        {"version-changed", "version-clock"},
    ),
    "retroactive mark edited": (lambda: edit(Version, {"seq": 2}, retroactive=True), {"version-changed"}),
    "version removed from the middle": (remove_version, {"chain-gap"}),
    "versions swapped": (
        swap_seqs,
        {"version-changed", "chain-broken", "publication-changed", "version-clock"},
    ),
    "contents swapped": (swap_contents, {"version-changed", "publication-changed"}),
    "hash edited": (lambda: edit(Version, {"seq": 2}, hash="f" * 64), {"version-changed", "chain-broken"}),
    "item swapped": (swap_items, {"publication-changed"}),
    "item removed": (lambda: remove(PublicationItem, publication__seq=1), {"publication-changed"}),
    "publication removed": (cut_publication, {"chain-gap"}),
    "publication reason edited": (lambda: edit(Publication, {"seq": 1}, reason="x"), {"publication-changed"}),
    "publication day edited": (
        lambda: edit(Publication, {"seq": 1}, as_of=DAY + timedelta(1)),
        {"publication-changed"},
    ),
    "publication unchained": (
        lambda: edit(Publication, {"seq": 2}, previous_hash="f" * 64),
        {"chain-broken", "publication-changed"},
    ),
}


def test_all_holds():
    assert verify() == []


@pytest.mark.parametrize("name", TAMPERING)
def test_names_what_was_changed(name):
    tamper, codes = TAMPERING[name]
    with guards_down():
        tamper()
    found = verify()
    assert {finding.code for finding in found} == codes
    assert all(finding.blocks and finding.where and finding.message for finding in found)


@pytest.mark.parametrize(
    "body",
    [b"no json", b"[1]", b"7", b'{"items": 7}', b'{"items": [{}]}', b'{"items": ["x"]}', b"[" * 99_999],
)
def test_a_broken_list_is_a_finding_not_a_crash(body):
    with guards_down():
        edit(Blob, {"pk": Publication.objects.get(seq=1).hash}, body=body)
    assert {finding.code for finding in verify()} == {"blob-changed", "publication-changed"}


@pytest.mark.parametrize("of", ["internal", "public", "manifest"])
def test_a_content_that_is_gone(of):
    row = Publication.objects.get(seq=2) if of == "manifest" else Version.objects.get(document__key="1-2")
    with transaction.atomic():
        connection.check_constraints()
        drop_guards(connection, GUARDED)
        remove(Blob, pk=getattr(row, f"{of}_id"))
        assert "blob-missing" in {finding.code for finding in verify()}
        transaction.set_rollback(True)


def test_a_text_in_the_place_of_bytes_is_a_finding_not_a_crash():
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite keeps a text in a column of bytes")
    with guards_down(), connection.cursor() as cursor:
        cursor.execute("UPDATE snapshots_blob SET body = 'x'")
        cursor.execute("UPDATE snapshots_renderedfile SET body = 'x'")
    assert {finding.code for finding in verify()} == {"blob-changed", "file-changed", "publication-changed"}


def test_the_number_of_queries_does_not_grow_with_the_versions(django_assert_num_queries):
    with django_assert_num_queries(12):
        verify()

"""The record of acts: complete, in order, in the transaction of what it tells, and telling when altered."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from gongyak.audit import actions, verify
from gongyak.audit.actions import Head, head, record_act
from gongyak.audit.models import Act
from gongyak.pledges.models import CardImport
from gongyak.snapshots import verify as snapshots
from gongyak.snapshots.actions import publish
from gongyak.snapshots.models import Version
from tests.guards import guards_down
from tests.pledges.files import DAY, NOW, take
from tests.together import WRITERS, together


def acts(count: int) -> None:
    """So many acts, one after the other."""
    for number in range(count):
        with transaction.atomic():
            record_act(by="총괄부서", action="시험", object=f"test/{number}", now=NOW + timedelta(number))


def codes() -> list[str]:
    return [finding.code for finding in verify.verify()]


def altered(statement: str) -> None:
    """Do what only an owner of the database could."""
    with guards_down(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.django_db
def test_act_chained() -> None:
    act = Act(seq=2, at=NOW, actor="a", action="b", object="c", hash="x")
    with pytest.raises(ValidationError, match="이어야"):
        act.validate_constraints()
    with pytest.raises(IntegrityError), transaction.atomic():
        act.save()


@pytest.mark.django_db
def test_act_named() -> None:
    act = Act(seq=1, at=NOW, actor="", action="b", object="c", hash="x")
    with pytest.raises(ValidationError, match="있어야"):
        act.validate_constraints()
    with pytest.raises(IntegrityError), transaction.atomic():
        act.save()


@pytest.mark.django_db
def test_each_act_holds_the_hash_of_the_one_before() -> None:
    assert head() == Head()
    acts(3)
    first, second, third = Act.objects.order_by("seq")
    assert (first.previous_hash, second.previous_hash, third.previous_hash) == ("", first.hash, second.hash)
    assert head() == Head(3, third.hash)
    assert codes() == []


@pytest.mark.django_db(transaction=True)
def test_an_act_is_recorded_only_in_a_transaction() -> None:
    with pytest.raises(RuntimeError, match="transaction"):
        record_act(by="총괄부서", action="시험", object="test", now=NOW)
    assert not Act.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_acts_at_once_make_one_chain() -> None:
    for _ in range(5):
        together(lambda _: acts(1))
    assert list(Act.objects.order_by("seq").values_list("seq", flat=True)) == list(range(1, 5 * WRITERS + 1))
    assert codes() == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE audit_act SET actor = '다른 부서' WHERE seq = 2", ["act-changed"]),
        ("DELETE FROM audit_act WHERE seq = 2", ["act-missing"]),
        ("DELETE FROM audit_act WHERE seq = 1", ["act-missing"]),
        (
            "UPDATE audit_act SET seq = CASE seq WHEN 2 THEN 103 ELSE 102 END WHERE seq IN (2, 3);"
            "UPDATE audit_act SET seq = seq - 100 WHERE seq > 100",
            ["act-chain-broken", "act-changed", "act-chain-broken", "act-changed", "act-chain-broken"],
        ),
    ],
    ids=["edited", "deleted", "deleted at the beginning", "swapped"],
)
def test_what_was_altered_is_found(statement: str, found: list[str]) -> None:
    acts(4)
    for each in statement.split(";"):
        altered(each)
    assert codes() == found


@pytest.mark.django_db(transaction=True)
def test_an_act_that_was_rewritten_with_its_hash_breaks_the_next() -> None:
    acts(3)
    act = Act.objects.get(seq=2)
    act.actor = "다른 부서"
    altered(f"UPDATE audit_act SET actor = '다른 부서', hash = '{act.computed_hash()}' WHERE seq = 2")
    assert codes() == ["act-chain-broken"]


@pytest.mark.django_db(transaction=True)
def test_acts_cut_off_at_the_end_or_replaced_by_an_older_copy_are_missed_by_the_public_list() -> None:
    take()
    acts(2)
    publish(as_of=DAY, by="총괄부서", now=NOW, reason="분기 공개")
    assert snapshots.verify() == []
    altered("DELETE FROM audit_act WHERE seq >= 3")
    assert codes() == []
    assert [finding.code for finding in snapshots.verify()] == ["acts-differ"]


@pytest.mark.django_db
def test_to_freeze_and_to_publish_are_acts() -> None:
    take()
    publish(as_of=DAY, by="총괄부서", now=NOW, reason="분기 공개")
    told = list(Act.objects.order_by("seq").values_list("action", "object", "actor", "reason"))
    assert told == [
        ("확정", "pledge/8-1/1-2-2", "총괄부서", "파일에서 들여옴"),
        ("공개", "publication/1", "총괄부서", "분기 공개"),
    ]
    assert Act.objects.first().after == Version.objects.get().hash


@pytest.mark.django_db(transaction=True)
def test_what_cannot_be_recorded_does_not_happen(monkeypatch: pytest.MonkeyPatch) -> None:
    acts(1)
    last = head()
    with connection.cursor() as cursor:  # the next act will find its number taken
        monkeypatch.setattr(actions, "head", lambda: Head(0, ""))
        with pytest.raises(IntegrityError):
            take()
        cursor.execute("SELECT count(*) FROM snapshots_version")
        assert cursor.fetchone()[0] == 0
    assert not CardImport.objects.exists()
    monkeypatch.undo()
    assert head() == last
    assert take().is_new

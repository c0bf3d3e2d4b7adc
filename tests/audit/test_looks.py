"""Looks at personal data: complete, in order, before anything is shown, and telling when altered."""

from datetime import timedelta

import pytest
from django.db import IntegrityError

from gongyak.audit import actions, verify
from gongyak.audit.actions import Head, head, record_looks, review
from gongyak.audit.models import Act, Look, LookKind, Review
from gongyak.audit.reading import find_acts, find_looks
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from tests.audit.test_acts import altered
from tests.pledges.files import NOW
from tests.snapshots.test_concurrency import WRITERS, together

pytestmark = pytest.mark.django_db
TODAY = day_of(NOW)


def look(subjects=("staff/2",), now=NOW, **told) -> list[Look]:
    told = {"by": "staff/1", "place": "192.0.2.7", "object": "draft/1"} | told
    return record_looks(subjects=subjects, now=now, **told)


def codes() -> list[str]:
    return [finding.code for finding in verify.verify()]


def test_look_chained(refused) -> None:
    refused(Look(seq=2, at=NOW, actor="a", place="b", subject="c", object="d", hash="x"), "이어야")


def test_look_named(refused) -> None:
    refused(Look(seq=1, at=NOW, actor="a", place="", subject="c", object="d", hash="x"), "접속지")


def test_look_reasoned(refused) -> None:
    told = {"seq": 1, "at": NOW, "actor": "a", "place": "b", "subject": "c", "object": "d", "hash": "x"}
    refused(Look(kind=LookKind.DOWNLOAD, **told), "사유를")


def test_review_period(refused) -> None:
    refused(
        Review(
            began_on=TODAY, ended_on=TODAY - timedelta(1), by="a", at=NOW, looks=0, found="x", is_clean=True
        ),
        "앞설",
    )


def test_review_told(refused) -> None:
    refused(
        Review(began_on=TODAY, ended_on=TODAY, by="a", at=NOW, looks=0, found="", is_clean=True), "적으십시오"
    )


def test_each_person_whose_data_is_shown_is_told_once() -> None:
    first, second = look(["staff/2", "staff/3", "staff/2"])
    assert (first.seq, second.seq, second.previous_hash) == (1, 2, first.hash)
    assert look([]) == []
    assert head(Look) == Head(2, second.hash)
    assert codes() == []


@pytest.mark.parametrize("kind", [LookKind.DOWNLOAD, LookKind.PRINT])
def test_what_leaves_the_screen_needs_a_reason(kind) -> None:
    with pytest.raises(Refusal, match="사유를"):
        look(kind=kind, reason=" ")
    look(kind=kind, reason="월별 점검")
    assert Look.objects.get().reason == "월별 점검"


@pytest.mark.django_db(transaction=True)
def test_what_cannot_be_recorded_is_not_seen(monkeypatch) -> None:
    """R42 for looks: the page would be shown only after this."""
    look()
    monkeypatch.setattr(actions, "head", lambda _=None: Head())  # the next will find its number taken
    with pytest.raises(IntegrityError):
        look(["staff/3", "staff/4"])
    assert Look.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_looks_at_once_make_one_chain() -> None:
    for _ in range(3):
        together(lambda n: look([f"staff/{n}", "staff/9"]))
    assert list(Look.objects.order_by("seq").values_list("seq", flat=True)) == list(range(1, 6 * WRITERS + 1))
    assert codes() == []


def test_whose_data_was_seen_by_whom_in_which_days() -> None:
    look(["staff/2", "staff/3"])
    look(["staff/2"], now=NOW + timedelta(1), by="staff/5", kind=LookKind.SEARCH)
    assert [each.actor for each in find_looks(subject="staff/2")] == ["staff/5", "staff/1"]
    assert [each.actor for each in find_looks(subject="staff/2", days=(TODAY, TODAY))] == ["staff/1"]
    assert [each.subject for each in find_looks(actor="staff/5")] == ["staff/2"]
    assert not find_looks(subject="staff/2", kind=LookKind.PRINT)


def test_a_review_is_signed_and_is_an_act() -> None:
    look(["staff/2", "staff/3"])
    made = review(
        began_on=TODAY, ended_on=TODAY, is_clean=False, found="야간 접속 2건 소명 받음", by="staff/9", now=NOW
    )
    assert (made.looks, made.looks_hash) == (2, head(Look).hash)
    [act] = find_acts(object="review")
    assert (act.action, act.reason, act.after) == ("접속기록 점검", "조치함", made.looks_hash)
    assert codes() == []


@pytest.mark.parametrize(("began", "ended", "found"), [(1, 0, "x"), (0, 1, "x"), (0, 0, " ")])
def test_a_review_of_nothing_is_refused(began: int, ended: int, found: str) -> None:
    days = {"began_on": TODAY + timedelta(began), "ended_on": TODAY + timedelta(ended)}
    with pytest.raises(Refusal):
        review(**days, is_clean=True, found=found, by="staff/9", now=NOW)
    assert not Act.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE audit_review SET looks_hash = 'x'", ["review-differs"]),
        ("DELETE FROM audit_review", ["review-missing"]),
    ],
)
def test_a_review_that_was_altered_is_found(statement: str, found: list[str]) -> None:
    review(began_on=TODAY, ended_on=TODAY, is_clean=True, found="이상 없음", by="staff/9", now=NOW)
    altered(statement)
    assert codes() == found

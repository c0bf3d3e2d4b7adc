"""The promises of the tables of retention, and of an erased case."""

from datetime import date

import pytest

from gongyak.cases.erasing import ERASED
from gongyak.retention.models import PurgeBatch, PurgeHold, PurgeLine, PurgeStatus, RetentionRule
from tests.cases.test_models import numbered
from tests.people import People
from tests.retention.archive import at

pytestmark = pytest.mark.django_db
NOW, DAY = at(2028, 1, 3), date(2028, 1, 3)


def made(people: People, **changed: object) -> PurgeBatch:
    told = {"kind": "case", "as_of": DAY, "months": 36, "article": "공공기록물법", "counted": 1}
    told |= {"proposed_at": NOW, "proposed_by": people["총괄"]}
    return PurgeBatch(**(told | changed))


def test_retention_rule_bounds(refused, people: People) -> None:
    rule = {"kind": "case", "changed_at": NOW, "changed_by": people["총괄"]}
    refused(RetentionRule(**rule, months=0, article="법"), "100년 사이")
    refused(RetentionRule(**rule, months=12, article=""), "100년 사이")


def test_purge_batch_one_open(refused, people: People) -> None:
    made(people).save()
    refused(made(people), "끝나지 않은 파기")
    made(people, status=PurgeStatus.DROPPED).save()


def test_purge_batch_two_people(refused, people: People) -> None:
    same = {"confirmed_by": people["총괄"], "confirmed_at": NOW, "lines_hash": "0"}
    refused(made(people, status=PurgeStatus.CONFIRMED, **same), "다른 사람이 확인")


def test_purge_batch_whole(refused, people: People) -> None:
    refused(made(people, status=PurgeStatus.CONFIRMED), "확인한 사람과 때")
    other = {"confirmed_by": people["감사"], "confirmed_at": NOW, "lines_hash": "0"}
    refused(made(people, status=PurgeStatus.DONE, **other), "마친 때")
    refused(made(people, status=PurgeStatus.DONE, **other, ended_at=NOW, erased=2), "마친 때")
    made(people, status=PurgeStatus.DONE, **other, ended_at=NOW, erased=1).save()


def test_purge_line_once_and_purge_line_erased_or_spared(refused, people: People) -> None:
    batch = made(people)
    batch.save()
    told = {"batch": batch, "kind": "case", "row": 1, "key": "case/1", "kept_until": DAY}
    PurgeLine.objects.create(**told, is_spared=True)
    refused(PurgeLine(**told, is_spared=True, erased_at=NOW), "남긴 기록은")
    PurgeLine.objects.create(**told)
    refused(PurgeLine(**told), "이미 파기 묶음에")


def test_purge_hold_says_why(refused, people: People) -> None:
    told = {
        "kind": "case",
        "row": 1,
        "key": "case/1",
        "until": DAY,
        "held_at": NOW,
        "held_by": people["감사"],
    }
    refused(PurgeHold(**told, reason=""), "미루는 사유")


def test_case_erased_whole(refused, people: People) -> None:
    over = {"status": "취하", "closed_at": NOW, "next_at": None, "erased_on": DAY}
    gone = {"title": ERASED, "content": ERASED}
    refused(numbered(**over), "글도 기업도")
    refused(numbered(**over, **gone, wish="자리"), "글도 기업도")
    refused(numbered(**gone, erased_on=DAY), "글도 기업도")

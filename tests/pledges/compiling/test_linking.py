"""What belongs to a pledge, since when and until when."""

from datetime import timedelta

import pytest

from gongyak.audit.models import Act
from gongyak.pledges.compiling.reading import links_of
from gongyak.pledges.models import RecordLink
from gongyak.rules.compiling import Link
from gongyak.rules.refusal import Refusal
from tests.pledges.compiling.office import Office, office


@pytest.fixture
def at(db) -> Office:
    return office()


def test_links_stand_in_the_order_in_which_they_came(at):
    first, second = at.result(), at.result(title="간담회")
    at.link(first.key)
    at.link(second.key)

    assert links_of(at.pledge) == (Link(first.key, 1), Link(second.key, 2))


def test_a_link_twice_is_one(at):
    row = at.result()
    at.link(row.key)
    at.link(row.key)

    assert RecordLink.objects.count() == 1
    assert Act.objects.filter(action="기록 이음").count() == 1


def test_the_order_by_hand_is_known_since_it_was_set(at):
    keys = [at.result(title=title).key for title in ("가", "나", "다")]
    for key in keys:
        at.link(key)
    before = at.quarter.now
    at.order(keys[2], keys[0])

    assert [link.record for link in links_of(at.pledge)] == [keys[2], keys[0], keys[1]]
    assert [link.record for link in links_of(at.pledge, before)] == keys
    acts = Act.objects.count()
    at.order(keys[2], keys[0])
    assert Act.objects.count() == acts


def test_what_was_unlinked_stays_known(at):
    row = at.result()
    at.link(row.key)
    linked = at.quarter.now
    at.unlink(row.key)
    at.unlink(row.key)

    assert links_of(at.pledge) == ()
    assert links_of(at.pledge, linked) == (Link(row.key, 1),)
    assert links_of(at.pledge, linked - timedelta(seconds=1)) == ()


def test_own_money_is_said_anew(at):
    at.spend()
    at.link("project/900")
    before = at.quarter.now
    at.link("project/900", own_money=True)

    assert links_of(at.pledge) == (Link("project/900", 1, own_money=True),)
    assert links_of(at.pledge, before) == (Link("project/900", 1),)


def test_a_series_can_be_linked_before_its_next_meeting(at):
    at.link("series/협의회 정기회의")
    assert links_of(at.pledge) == (Link("series/협의회 정기회의", 1),)


@pytest.mark.parametrize("who", ["과장", "타부서담당", "총괄", "감사"])
def test_only_who_writes_the_card_links(at, who):
    row = at.result()
    with pytest.raises(Refusal, match="담당자나 팀장만"):
        at.link(row.key, who)
    at.link(row.key, "팀장")
    with pytest.raises(Refusal, match="담당자나 팀장만"):
        at.unlink(row.key, who)
    with pytest.raises(Refusal, match="담당자나 팀장만"):
        at.order(row.key, who=who)


@pytest.mark.parametrize("record", ["achievement/99999", "year-plan/1", "series/", ""])
def test_what_is_no_record_is_refused(at, record):
    with pytest.raises(Refusal, match="그런 기록이 없습니다"):
        at.link(record)


def test_only_the_money_of_a_project_is_the_pledges_own(at):
    row = at.result()
    with pytest.raises(Refusal, match="사업을 고르십시오"):
        at.link(row.key, own_money=True)


def test_record_link_once(at, refused):
    row = at.result()
    at.link(row.key)
    copy = RecordLink.objects.get()
    copy.pk = None
    refused(copy, "이미 이 공약에")


def test_record_link_named(at, refused):
    refused(_link(at, record=""), "기록을 고르십시오")


def test_record_link_ended(at, refused):
    refused(_link(at, ended_at=at.quarter.now), "끝낸 시각과 사람")


def _link(at, **told) -> RecordLink:
    values = {
        "pledge": at.pledge,
        "record": "project/1",
        "since": at.quarter.now,
        "by": at.quarter.people["담당"],
    }
    return RecordLink(**{**values, **told})

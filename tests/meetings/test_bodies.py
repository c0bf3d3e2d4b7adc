"""Bodies: set up, joined, left, dissolved."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from gongyak.meetings import bodies, calling
from gongyak.meetings.bodies import NewBody, NewBodyMember
from gongyak.meetings.calling import When
from gongyak.meetings.models import Body, BodyMember, BodyPost, MeetingSeries
from gongyak.rules.refusal import Refusal
from tests.meetings.office import BEGAN, NAME, ON, Office, at, opened

pytestmark = pytest.mark.django_db
BODY = NewBody(NAME, "협의회", "조례 제7조", BEGAN)


@pytest.fixture
def office() -> Office:
    return opened()


def found(office: Office, body: NewBody = BODY, who: str = "담당") -> Body:
    return bodies.found_body(body=body, department=office.department(), by=office.who(who), now=office.then())


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"name": " "}, "이름"),
        ({"basis": ""}, "설치 근거"),
        ({"kind": "모임"}, "종류"),
        ({"quorum_rule": "모두"}, "정족수"),
        ({"vote_rule": "모두"}, "정족수"),
        ({"notice_days": 61}, "소집 통지"),
    ],
)
def test_what_is_no_body_is_refused(office: Office, change: dict, said: str) -> None:
    with pytest.raises(Refusal, match=said):
        found(office, replace(BODY, **change))


def test_a_body_begins_with_its_regular_meetings(office: Office) -> None:
    body = found(office, who="총괄")
    assert [str(one) for one in body.series.all()] == [f"{NAME} 정기회의"]
    with pytest.raises(Refusal, match="이미 있는"):
        found(office)


def test_other_series_are_counted_on_their_own(office: Office) -> None:
    body = found(office)
    told = {"body": body, "by": office.who("담당"), "now": office.then()}
    made = bodies.add_series(kind="실무", name="실무회의", rhythm="매월", **told)
    assert (made.kind, made.rhythm) == ("실무", "매월")
    for kind, name, said in (
        ("실무", "실무회의", "이미"),
        ("실무", "", "이름"),
        ("매주", "주간회의", "구분"),
    ):
        with pytest.raises(Refusal, match=said):
            bodies.add_series(kind=kind, name=name, **told)


def test_members_have_terms(office: Office) -> None:
    body = office.found(members=1)
    first = body.members.get()
    assert first.sits_on(BEGAN) and not first.sits_on(BEGAN - timedelta(days=1))
    told = {"member": first, "by": office.who("담당"), "now": office.then()}
    with pytest.raises(Refusal, match="앞설"):
        bodies.dismiss_member(ended_on=BEGAN - timedelta(days=1), reason="사임", **told)
    with pytest.raises(Refusal, match="사유"):
        bodies.dismiss_member(ended_on=date(2023, 1, 1), reason="", **told)
    bodies.dismiss_member(ended_on=date(2023, 1, 1), reason="사임", **told)
    with pytest.raises(Refusal, match="이미 해촉"):
        bodies.dismiss_member(ended_on=date(2023, 1, 1), reason="사임", **told)
    first.refresh_from_db()
    assert not first.sits_on(date(2023, 1, 2)) and body.members.on(date(2023, 1, 2)).count() == 0
    again = NewBodyMember(first.name, date(2024, 1, 1), organization=first.organization)
    bodies.appoint_member(body=body, member=again, by=office.who("담당"), now=office.then())
    assert body.members.count() == 2


def test_somebody_of_the_office_sits_by_account(office: Office) -> None:
    body = found(office)
    member = NewBodyMember("", BEGAN, staff=office.people["과장"], post=BodyPost.VICE_CHAIR)
    made = bodies.appoint_member(body=body, member=member, by=office.who("담당"), now=office.then())
    assert (made.name, made.key) == (office.people["과장"].name, f"body-member/{made.pk}")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"name": ""}, "성명"),
        ({"post": "고문"}, "직위"),
        ({"began_on": BEGAN - timedelta(days=1)}, "있는 동안"),
        ({"name": "김하나", "organization": "가온상공회의소"}, "이미 위원"),
    ],
)
def test_what_is_no_member_is_refused(office: Office, change: dict, said: str) -> None:
    body = office.found(members=1)
    member = replace(NewBodyMember("새사람", BEGAN), **change)
    with pytest.raises(Refusal, match=said):
        bodies.appoint_member(body=body, member=member, by=office.who("담당"), now=office.then())


def test_a_dissolved_body_keeps_its_meetings_and_holds_no_more(office: Office) -> None:
    body = office.found(members=2)
    office.plan()
    told = {"body": body, "by": office.who("담당"), "now": office.then()}
    with pytest.raises(Refusal, match="열리지 않은"):
        bodies.dissolve_body(ended_on=ON, **told)
    calling.cancel_meeting(meeting=office.meeting, reason="폐지", by=office.who("담당"), now=office.then())
    with pytest.raises(Refusal, match="앞설"):
        bodies.dissolve_body(ended_on=BEGAN - timedelta(days=1), **told)
    bodies.dissolve_body(ended_on=ON, **told)
    with pytest.raises(Refusal, match="이미 폐지"):
        bodies.dissolve_body(ended_on=ON, **told)
    assert set(body.members.values_list("ended_on", "end_reason")) == {(ON, "회의체 폐지")}
    with pytest.raises(Refusal, match="폐지된"):
        office.plan(ON + timedelta(days=1))
    with pytest.raises(Refusal, match="있는 동안"):
        office.appoint(body, "늦은이")


def test_a_meeting_does_not_end_before_it_begins(office: Office) -> None:
    body = office.found()
    with pytest.raises(Refusal, match="앞설"):
        calling.plan_meeting(
            series=body.series.get(),
            when=When(ON, at(ON, 14), at(ON, 13)),
            by=office.who("담당"),
            now=office.then(),
        )


@pytest.mark.parametrize(
    ("model", "change", "name"),
    [
        (Body, {"name": ""}, "body_named"),
        (Body, {"kind": "모임"}, "body_rules"),
        (Body, {"notice_days": 61}, "body_notice"),
        (Body, {"ended_on": BEGAN - timedelta(days=1)}, "body_ends_after_start"),
        (BodyMember, {"post": "고문"}, "body_member_named"),
        (BodyMember, {"ended_on": BEGAN - timedelta(days=1)}, "body_member_ends_after_start"),
        (MeetingSeries, {"kind": "매주"}, "meeting_series_named"),
    ],
)
def test_the_database_keeps_its_promises(office: Office, model, change: dict, name: str) -> None:
    office.found(members=1)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        model.objects.update(**change)


def test_the_database_lets_nothing_stand_twice(office: Office) -> None:
    office.found(members=1)
    for row, name in (
        (Body.objects.get(), "body_once|body.name"),
        (BodyMember.objects.get(), "body_member_once|bodymember.body_id"),
        (MeetingSeries.objects.get(), "meeting_series_once|meetingseries.body_id"),
    ):
        row.pk, row._state.adding = None, True
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            row.save()

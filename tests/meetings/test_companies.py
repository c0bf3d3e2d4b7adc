"""Companies known at meetings by their names."""

from importlib import import_module

import pytest
from django.apps import apps

from gongyak.meetings.companies import key_of, meetings_of, proposals_of
from gongyak.meetings.items import NewProposal, take_proposal
from gongyak.meetings.models import MeetingItem, Presence
from tests.meetings.office import Office, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return opened()


def test_what_a_company_proposed_and_where_it_came_is_found_by_its_name(office: Office) -> None:
    body = office.found()
    office.appoint(body, "한기업", "㈜한빛정밀")
    office.plan()
    office.add()
    office.call()
    office.hold()
    office.attend()
    told = NewProposal("진입로", "길이 좁음", "한기업", "한빛정밀 주식회사")
    made = take_proposal(proposal=told, meeting=office.meeting, by=office.who("담당"), now=office.then())
    assert [*proposals_of({"한빛정밀"})] == [made] and not proposals_of({"다른"})
    assert [*meetings_of({"한빛정밀"})] == [office.meeting]
    Presence.objects.filter(organization_key="한빛정밀").update(came="불참")
    assert not meetings_of({"한빛정밀"}) and key_of(" ") == ""


def test_names_that_were_there_before_are_known_too(office: Office) -> None:
    office.held()
    told = NewProposal("진입로", "길이 좁음", "", "㈜한빛정밀")
    take_proposal(proposal=told, meeting=office.meeting, by=office.who("담당"), now=office.then())
    MeetingItem.objects.update(company_key="")
    import_module("gongyak.meetings.migrations.0004_names_of_companies").fill(apps, None)
    assert MeetingItem.objects.filter(company_key="한빛정밀").count() == 1

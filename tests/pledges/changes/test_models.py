from datetime import date

import pytest

from gongyak.pledges.models import (
    Advice,
    Attendance,
    Change,
    ChangeItem,
    Deliberation,
    PanelMember,
    PanelSession,
)
from tests.pledges.changes.office import HELD, Office, opened


@pytest.fixture
def office(db: None) -> Office:
    return opened()


def change(office: Office, **told: object) -> Change:
    return Change(pledge=office.pledge, begun_at=office.now, begun_by=office.people["담당"], **told)


def session(office: Office, **told: object) -> PanelSession:
    row = {
        "officeholder": office.pledge.officeholder,
        "held_on": HELD,
        "members": 3,
        "present": 2,
        "name": "나",
    }
    return PanelSession(**(row | told))


def test_change_status(refused, office):
    refused(change(office, status="모름"), "정해진 말")


def test_change_confirmed_was_approved(refused, office):
    refused(change(office, status="확정"), "결재와 확정한 때")


def test_change_published_at(refused, office):
    refused(change(office, published_at=office.now), "공개한 때")


def test_change_item_once(refused, office):
    row = office.begin()
    ChangeItem.objects.create(change=row, kind="명칭")
    refused(ChangeItem(change=row, kind="명칭"), "하나만")


def test_change_item_kind(refused, office):
    refused(ChangeItem(change=office.begin(), kind="모름"), "정해진 말")


def test_panel_member_named(refused, office):
    refused(PanelMember(officeholder=office.pledge.officeholder, name="", began_on=HELD), "성명을 적으십시오")


def test_panel_member_ends_after_start(refused, office):
    row = {"officeholder": office.pledge.officeholder, "name": "가", "began_on": HELD}
    refused(PanelMember(**row, ended_on=date(2020, 1, 1)), "앞설 수 없습니다")


def test_panel_session_once(refused, office):
    refused(session(office, name=office.session().name), "이미 있습니다")


def test_panel_session_present(refused, office):
    refused(session(office, members=1), "많을 수 없습니다")


def test_attendance_once(refused, office):
    row = office.session()
    refused(Attendance(session=row, member=row.attended.first()), "한 번만 출석")


def test_deliberation_once(refused, office):
    row = {"change": office.begin(), "session": office.session(), "ayes": 3, "nays": 0, "abstained": 0}
    row |= {"carried": True, "content_hash": "0" * 64}
    Deliberation.objects.create(**row)
    refused(Deliberation(**row), "한 번만 심의")


def test_advice_answered(refused, office):
    refused(Advice(session=office.session(), text="가", outcome="반영"), "모두 있어야")


def test_advice_not_followed_says_why(refused, office):
    row = {"session": office.session(), "text": "가", "outcome": "미반영"}
    refused(Advice(**row, replied_at=office.now, replied_by=office.people["총괄"]), "사유를 적으십시오")


def test_change_past_names_its_document(refused, office):
    refused(change(office, is_past=True), "문서의 번호")

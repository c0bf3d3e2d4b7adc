"""The panel: who is on it, who came, its minutes, its advice and the answers."""

from datetime import date, timedelta

import pytest

from gongyak.pledges.changes import panel
from gongyak.pledges.changes.panel import NewMember
from gongyak.pledges.models import Advice, AdviceOutcome, PanelMember, PanelSession
from gongyak.rules.refusal import Refusal
from tests.pledges.changes.office import HELD, Office, opened


@pytest.fixture
def office(db: None) -> Office:
    return opened()


def member(
    office: Office, name: str = "위원", began_on: date = date(2022, 9, 1), who: str = "총괄"
) -> PanelMember:
    return panel.appoint_member(
        holder=office.pledge.officeholder, member=NewMember(name, "경제", True, began_on),
        by=office.who(who), now=office.then(),
    )  # fmt: skip


def test_members_come_and_go_with_their_days(office: Office) -> None:
    one = member(office)
    with pytest.raises(Refusal, match="성명"):
        member(office, " ")
    with pytest.raises(Refusal, match="앞설 수 없습니다"):
        panel.dismiss_member(member=one, ended_on=date(2022, 8, 1), by=office.who("총괄"), now=office.then())
    panel.dismiss_member(
        member=one, ended_on=HELD - timedelta(days=1), by=office.who("총괄"), now=office.then()
    )
    with pytest.raises(Refusal, match="이미 해촉"):
        panel.dismiss_member(member=one, ended_on=HELD, by=office.who("총괄"), now=office.then())
    with pytest.raises(Refusal, match="위원: 회의한 날에 평가단원이 아니었습니다"):
        hold(office, [one])
    assert list(PanelMember.objects.on(date(2023, 1, 1))) == [one]


def hold(office: Office, attended: list[PanelMember], **changes: object) -> PanelSession:
    told = {"name": "제1차", "held_on": HELD, "by": office.who("총괄"), "now": office.then()} | changes
    return panel.hold_session(holder=office.pledge.officeholder, attended=attended, **told)


def test_a_session_is_of_a_past_day_with_people_and_a_name(office: Office) -> None:
    one = member(office)
    for changes, said in (
        ({"held_on": office.now.date() + timedelta(days=9)}, "아직 열리지 않은"),
        ({"name": ""}, "이름을 적고"),
    ):
        with pytest.raises(Refusal, match=said):
            hold(office, [one], **changes)
    with pytest.raises(Refusal, match="이름을 적고"):
        hold(office, [])
    made = hold(office, [one])
    assert (made.members, made.present) == (1, 1)
    with pytest.raises(Refusal, match="이미 있습니다"):
        hold(office, [one])


def test_published_minutes_stay_as_they_are(office: Office) -> None:
    session = office.session()
    by = office.who("총괄")
    with pytest.raises(Refusal, match="회의록을 적은 뒤"):
        panel.publish_session(session=session, by=by, now=office.then())
    panel.write_minutes(session=session, minutes="변경안을 심의함", by=by, now=office.then())
    panel.publish_session(session=session, by=by, now=office.then())
    with pytest.raises(Refusal, match="이미 공개한 회의"):
        panel.write_minutes(session=session, minutes="다른 말", by=by, now=office.then())
    assert PanelSession.objects.get().minutes == "변경안을 심의함"


def test_advice_is_answered_once_and_with_a_reason_where_it_is_not_followed(office: Office) -> None:
    office.deliberated()
    session = office.change.deliberations.get().session
    by = office.who("총괄")
    with pytest.raises(Refusal, match="건의한 내용"):
        panel.advise(session=session, text=" ", by=by, now=office.then())
    advice = panel.advise(
        session=session, text="주민 설명회를 여십시오.", by=by, now=office.then(), change=office.change
    )
    with pytest.raises(Refusal, match="답하지 않은 평가단 건의"):
        office.put_up()

    def reply(outcome: str, text: str, who: str = "담당") -> Advice:
        return panel.reply_to_advice(
            advice=advice, outcome=outcome, reply=text, by=office.who(who), now=office.then()
        )

    with pytest.raises(Refusal, match="가운데 하나"):
        reply("모름", "")
    for outcome in (AdviceOutcome.NOT_FOLLOWED, AdviceOutcome.IN_PART):
        with pytest.raises(Refusal, match="사유를 적으십시오"):
            reply(outcome, " ")
    for who in ("타부서담당", "평가위원", "감사"):
        with pytest.raises(Refusal, match="주관부서가 답합니다"):
            reply(AdviceOutcome.FOLLOWED, "", who)
    assert reply(AdviceOutcome.FOLLOWED, "").replied_by == office.people["담당"]
    with pytest.raises(Refusal, match="이미 답한"):
        reply(AdviceOutcome.FOLLOWED, "")
    office.put_up()
    general = panel.advise(session=session, text="분기마다 알려 주십시오.", by=by, now=office.then())
    with pytest.raises(Refusal, match="주관부서가 답합니다"):
        panel.reply_to_advice(
            advice=general, outcome="반영", reply="", by=office.who("담당"), now=office.then()
        )
    assert panel.reply_to_advice(
        advice=general, outcome="미반영", reply="반기마다 알림", by=by, now=office.then()
    )

"""Changes and the panel as the public sees them: only what was published, with reason, vote and answer."""

import pytest
from django.test import Client

from gongyak.pledges import published
from gongyak.pledges.changes import panel
from gongyak.pledges.changes.panel import NewMember
from gongyak.pledges.manifesto import pack
from gongyak.pledges.models import Advice, PanelMember
from tests.pledges.changes.office import HELD, TITLE, Office, opened
from tests.portal.sites import publish_real_card, text_of

OLD = "지역경제활성화 종합대책본부 설치"


@pytest.fixture
def office(db: None) -> Office:
    return opened()


def shown(client: Client, path: str = "/decisions/") -> str:
    return client.get(path).content.decode()


def advised(office: Office) -> None:
    """A change voted down, with advice that is not followed, decided all the same."""
    office.begin()
    office.save()
    office.submit()
    office.refer()
    office.vote(1, 2)
    session = office.change.deliberations.get().session
    by = office.who("총괄")
    made = panel.advise(
        session=session, text="설명회를 여십시오.", by=by, now=office.then(), change=office.change
    )
    panel.reply_to_advice(advice=made, outcome="미반영", reply="이미 열었음", by=by, now=office.then())
    office.put_up(memo="법령이 바뀌어 불가피함")
    office.sign("팀장", "과장", "총괄", "구청장")


def test_before_anything_was_published_it_says_so(client: Client, office: Office) -> None:
    told = text_of(shown(client))
    assert "공개한 변경이 없습니다." in told and "아직 평가단이 꾸려지지 않았습니다." in told
    advised(office)
    told = text_of(shown(client))
    assert TITLE not in told and "공개한 회의가 없습니다." in told


def test_a_change_is_shown_with_all_that_decided_it(client: Client, office: Office) -> None:
    advised(office)
    publish_real_card()
    office.publish()
    told = text_of(shown(client))
    for said in (
        f"명칭 {OLD} {TITLE}", "운영까지 약속에 넣음", "일자리경제과-100호", "부결",
        "재적 5명 가운데 3명 출석, 찬성 1 · 반대 2 · 기권 0", "부결되었으나 추진한 사유 : 법령이 바뀌어 불가피함",
        "설명회를 여십시오.", "미반영 이미 열었음", "일자리경제과",
    ):  # fmt: skip
        assert said.replace(" :", ":") in told.replace(" :", ":"), said
    assert "담당이름" not in told and "구청장이름" not in told
    card = text_of(shown(client, "/cards/1-2-2/"))
    assert "공약의 변경" in card and TITLE in card
    english = text_of(shown(client, "/en/decisions/"))
    assert "Voted down" in english and "3 of 5 members attended" in english


def test_it_is_known_from_its_publication_on(client: Client, office: Office) -> None:
    office.decided()
    office.publish()
    before = office.now.replace(second=0).isoformat().replace("+00:00", "Z")
    assert TITLE in shown(client, f"/decisions/?known_at={before}")
    assert TITLE not in shown(client, "/decisions/?known_at=2020-01-01")
    assert TITLE not in shown(client, "/decisions/?holder=9-9")
    assert published.decisions(number="9-9") == ()
    assert client.get("/decisions/?known_at=x").status_code == 400


def test_the_panel_names_who_agreed_and_its_published_sessions(client: Client, office: Office) -> None:
    session = office.session()
    by = office.who("총괄")
    Advice.objects.create(session=session, text="분기마다 알려 주십시오.")
    told = text_of(shown(client))
    assert "지금 5명입니다." in told and "위원1" in told and "위원0" not in told
    assert "동의한 분만" in told and session.name not in told
    panel.write_minutes(session=session, minutes="첫 줄\n둘째 줄", by=by, now=office.then())
    panel.publish_session(session=session, by=by, now=office.then())
    told = text_of(shown(client))
    assert "둘째 줄" in told and "분기마다 알려 주십시오. 아직 답하지 않았습니다." in told
    member = NewMember("새위원", "", True, HELD)
    panel.appoint_member(holder=office.pledge.officeholder, member=member, by=by, now=office.then())
    assert "지금 6명입니다." in text_of(shown(client))
    PanelMember.objects.update(is_listed=True)
    assert "동의한 분만" not in text_of(shown(client))
    panel_then = published.panel(HELD, "2020-01-01")
    assert panel_then is not None and panel_then.sessions == ()
    assert published.panel(HELD, holder="9-9") is None


def test_it_costs_as_many_queries_however_many_changes(
    client: Client, office: Office, django_assert_num_queries
) -> None:
    office.decided()
    office.publish()
    with django_assert_num_queries(10):
        shown(client)
    session = office.change.deliberations.get().session
    panel.write_minutes(session=session, minutes="가", by=office.who("총괄"), now=office.then())
    panel.publish_session(session=session, by=office.who("총괄"), now=office.then())
    with django_assert_num_queries(11):
        shown(client)


def test_the_pack_tells_of_changes_and_sessions(office: Office) -> None:
    office.decided()
    office.publish()
    session = office.change.deliberations.get().session
    by = office.who("총괄")
    for text, outcome in (("설명회를 여십시오.", "반영"), ("자주 알리십시오.", "")):
        made = panel.advise(session=session, text=text, by=by, now=office.then())
        if outcome:
            panel.reply_to_advice(advice=made, outcome=outcome, reply="6월에 엶", by=by, now=office.then())
    panel.write_minutes(session=session, minutes="가", by=by, now=office.then())
    panel.publish_session(session=session, by=by, now=office.then())
    publish_real_card()
    made = pack(HELD.year)
    assert [(one.held_on, one.present, one.members) for one in made.pack.meetings] == [(HELD, 3, 5)]
    assert (
        made.pack.meetings[0].outcome
        == "설명회를 여십시오. → 반영 (6월에 엶)\n자주 알리십시오. → 답하지 않음"
    )
    site = {one.code: one.passed for one in made.pack.site}
    assert (site["changes"], site["panel"]) == (True, True)

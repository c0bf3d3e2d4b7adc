"""The pages of meetings at the desk: what is typed stays, names leave looks, nothing is asked of the store too often."""

import re
from collections.abc import Callable
from datetime import date, time, timedelta
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from gongyak import documents
from gongyak.audit.models import Look, LookKind
from gongyak.desk.meetings.acts import ACTS
from gongyak.desk.meetings.bodies import ACTS as BODY_ACTS
from gongyak.desk.meetings.items import ACTS as ITEM_ACTS
from gongyak.desk.meetings.listing import make_month, read_month
from gongyak.desk.meetings.typed import read_clock
from gongyak.desk.people.open_items import open_items
from gongyak.meetings.items import answer_item, assign_item
from gongyak.meetings.models import Body, MeetingStatus
from gongyak.rules.moments import day_of
from tests.meetings.office import Office, opened
from tests.people import People

pytestmark = pytest.mark.django_db
At = Callable[[str], Client]


@pytest.fixture
def office(people: People) -> Office:
    return opened(people)


def address(office: Office, act: str = "") -> str:
    names = ("desk-meeting-act", [office.meeting.pk, act]) if act else ("desk-meeting", [office.meeting.pk])
    return reverse(names[0], args=names[1])


def send(client: Client, office: Office, act: str, **typed: object):
    return client.post(address(office, act), typed, follow=True)


def shown(page) -> str:
    """The hash of what a page offers to sign."""
    return re.search(r'name="content_hash" value="([0-9a-f]{64})"', page.text)[1]


def feed_of(page) -> str:
    """The secret address that a page shows."""
    return re.search(r"http://testserver(/desk/calendar-feed/[^<]+)", page.text)[1]


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("14:00", time(14)),
        ("1430", time(14, 30)),
        ("930", time(9, 30)),
        ("14시 30분", time(14, 30)),
        ("오후 2시", time(14)),
        ("오전 9:05", time(9, 5)),
        ("오후 12시", time(12)),
        ("25:00", None),
        ("14:60", None),
        ("", None),
        ("점심", None),
    ],
)
def test_hours_are_read_as_people_type_them(text: str, clock: time | None) -> None:
    assert read_clock(text) == clock


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("2024-06", date(2024, 6, 1)),
        ("2024-13", date(2026, 11, 1)),
        ("0000-06", date(2026, 11, 1)),
        ("", date(2026, 11, 1)),
        ("x" * 5000, date(2026, 11, 1)),
    ],
)
def test_a_month_is_read_or_is_this_one(text: str, first: date) -> None:
    assert read_month(text, date(2026, 11, 26)) == first


def test_a_month_has_whole_weeks_and_its_own_meetings(office: Office) -> None:
    office.found()
    office.plan(date(2024, 6, 28))
    office.plan(date(2024, 7, 2))
    month = make_month("2024-06", date(2024, 6, 28))
    assert [len(week) for week in month.weeks] == [7] * 6
    assert [one.on.day for one in month.meetings] == [28]
    assert (month.before, month.after, month.label) == ("2024-05", "2024-07", "2024년 6월")
    assert sum(len(one.meetings) for week in month.weeks for one in week) == 2


def test_every_act_is_offered_and_no_other_is_known(office: Office, at_work: At) -> None:
    office.held()
    client = at_work("담당")
    pages = client.get(address(office)).text
    assert client.post(address(office, "nothing")).status_code == 404
    assert {"attend", "say", "decide", "propose", "order", "write"} <= {
        act for act in ACTS if address(office, act) in pages
    }
    item, body = office.order(), office.body
    assert client.post(reverse("desk-item-act", args=[item.pk, "nothing"])).status_code == 404
    assert client.post(reverse("desk-body-act", args=[body.pk, "nothing"])).status_code == 404
    assert (len(ACTS), len(ITEM_ACTS), len(BODY_ACTS)) == (24, 11, 4)


def test_a_meeting_is_held_on_its_page(office: Office, at_work: At) -> None:
    client = at_work("담당")
    found = client.post(
        reverse("desk-body-new"),
        {
            "name": "가온협의회", "kind": "협의회", "basis": "조례 제7조", "notice_days": "7",
            "department": office.department().pk, "quorum_rule": "재적 과반수", "vote_rule": "출석 과반수",
            "counts_deputies": "1", "began_on": "2022. 9. 7.",
        },
        follow=True,
    )  # fmt: skip
    assert "만들었습니다" in found.text
    body = Body.objects.get()
    for name in ("김하나", "박세나"):
        told = {"name": name, "organization": "한빛", "post": "위원", "began_on": "2022. 9. 7."}
        answer = client.post(reverse("desk-body-act", args=[body.pk, "appoint"]), told, follow=True)
        assert f"{name} 님을" in answer.text
    soon = day_of(timezone.now()) + timedelta(days=9)
    told = {"series": body.series.get().pk, "on": f"{soon:%Y%m%d}", "starts": "14:00", "place": "회의실"}
    assert "계획했습니다" in client.post(reverse("desk-meeting-new"), told, follow=True).text
    assert "2번 안건" in send(client, office, "agenda", kind="심의", title="지원사업").text
    assert "소집했습니다" in send(client, office, "call", ground="정기회의").text
    yesterday = timezone.now() - timedelta(days=1)
    meeting = office.meeting
    meeting.set_time(yesterday, None)
    meeting.save()
    told = {"on": f"{day_of(yesterday):%Y. %m. %d.}", "starts": "10:00", "ends": "11:00", "place": "회의실"}
    assert "개최를 기록했습니다" in send(client, office, "hold", held="1", **told).text
    members = list(body.members.all())
    roster = {
        f"came-{members[0].pk}": "출석",
        f"came-{members[1].pk}": "대리",
        f"deputy-{members[1].pk}": "한다음",
    }
    guests = {"guest": ["나들이", ""], "guest-of": ["구청", ""], "guest-post": ["팀장", ""]}
    assert "출석을 기록했습니다" in send(client, office, "attend", **roster, **guests).text
    item = office.meeting.agenda.last().pk
    assert "적었습니다" in send(client, office, "say", item=item, text="금리가 높다", speaker="박세나").text
    assert "가결" in send(client, office, "decide", item=item, text="원안대로", ayes="2").text
    assert "접수했습니다" in send(client, office, "propose", title="한도 확대", content="늘려 달라").text
    due = {"department": office.department().pk, "due_on": f"{soon:%Y%m%d}", "given_by": "구청장"}
    assert "지시했습니다" in send(client, office, "order", title="점검", content="매주", **due).text
    assert "저장했습니다" in send(client, office, "write", proceedings="개회\n폐회", revision="0").text
    assert "빠짐없음" in send(client, office, "check").text
    assert "결재를 올렸습니다" in send(client, office, "put-up").text
    assert office.meeting.status == MeetingStatus.APPROVAL


def test_what_was_typed_stays_where_it_is_refused(office: Office, at_work: At) -> None:
    office.held()
    client = at_work("담당")
    item = office.meeting.agenda.last().pk
    for act, typed, kept in (
        ("agenda", {"title": "", "kind": "보고", "text": "긴 설명글"}, "긴 설명글"),
        ("decide", {"item": item, "text": "적어 둔 결정", "ayes": "많이"}, "적어 둔 결정"),
        ("propose", {"title": "010-1234-5678", "content": "적어 둔 건의"}, "적어 둔 건의"),
        ("order", {"title": "제목", "content": "적어 둔 지시", "due_on": "언젠가"}, "적어 둔 지시"),
        ("write", {"proceedings": "적어 둔 순서", "revision": "77"}, "적어 둔 순서"),
    ):
        answer = client.post(address(office, act), typed)
        assert answer.status_code == 409 and kept in answer.text and 'id="refused"' in answer.text
    typed = {"series": "0", "on": "2026. 13. 1.", "place": "적어 둔 곳"}
    answer = client.post(reverse("desk-meeting-new"), typed)
    assert answer.status_code == 409 and "적어 둔 곳" in answer.text
    typed = {"name": "", "basis": "적어 둔 근거", "notice_days": "일주일"}
    answer = client.post(reverse("desk-body-new"), typed)
    assert answer.status_code == 409 and "적어 둔 근거" in answer.text
    answer = client.post(reverse("desk-directive-new"), {"content": "적어 둔 지시"})
    assert answer.status_code == 409 and "적어 둔 지시" in answer.text


def test_the_election_is_told_before_it_is_refused(office: Office, at_work: At) -> None:
    office.found()
    office.plan(date(2028, 4, 1))
    client = at_work("담당")
    assert "제23대 국회의원선거" in client.get(address(office)).text
    answer = client.post(address(office, "call"))
    assert answer.status_code == 409 and "제86조제2항제4호" in answer.text
    assert "소집했습니다" in send(client, office, "call", ground="조례에 따른 정기회의").text
    assert office.meeting.election_ground == "조례에 따른 정기회의"


def test_whose_turn_it_is_signs_on_the_page(office: Office, at_work: At) -> None:
    office.drafted()
    office.check()
    office.put_up()
    lead = at_work("팀장")
    assert office.meeting.name in lead.get(reverse("desk-meetings")).text
    page = lead.get(address(office))
    assert "검토할 차례입니다" in page.text
    told = {"step": office.turn().pk, "content_hash": shown(page)}
    assert "서명했습니다" in send(lead, office, "sign", **told).text
    head = at_work("과장")
    told = {"step": office.turn().pk, "content_hash": shown(page)}
    answer = head.post(address(office, "send-back"), {"step": office.turn().pk, "memo": ""})
    assert answer.status_code == 409
    assert "확정되었습니다" in send(head, office, "sign", **told).text
    officer = at_work("담당")
    typed = {"registration": "일자리경제과-31001", "registered_on": f"{day_of(timezone.now()):%Y%m%d}"}
    assert "등록번호를 적었습니다" in send(officer, office, "register", **typed).text
    assert "종결했습니다" in send(officer, office, "close").text


def test_names_are_for_those_who_keep_the_records_and_leave_looks(office: Office, at_work: At) -> None:
    office.drafted()
    assert "이두리" not in at_work("타부서담당").get(address(office)).text
    assert not Look.objects.filter(object=office.meeting.key).exists()
    assert "이두리" in at_work("담당").get(address(office)).text
    looked = set(Look.objects.filter(object=office.meeting.key).values_list("subject", flat=True))
    assert {one.key for one in office.body.members.all()} <= looked and len(looked) == 6


def test_minutes_with_names_leave_with_a_reason_only(office: Office, at_work: At) -> None:
    office.frozen()
    client = at_work("담당")
    plain = reverse("desk-meeting-file", args=[office.meeting.pk, "hwpx"])

    def words(answer) -> str:
        return str(documents.read("회의록.hwpx", answer.content).blocks)

    given = client.get(plain)
    assert "이두리" not in words(given) and "가온신용보증" in words(given)
    assert "attachment" in given.headers["Content-Disposition"]
    assert not Look.objects.filter(kind=LookKind.DOWNLOAD).exists()
    assert "이두리" in words(client.get(f"{plain}?reason={quote('기록물 등록')}"))
    assert Look.objects.filter(kind=LookKind.DOWNLOAD, reason="기록물 등록").count() == 6
    assert at_work("타부서담당").get(f"{plain}?reason=x").status_code == 409
    assert client.get(plain.replace("hwpx", "exe")).status_code == 404


def test_no_minutes_before_a_meeting_was_held(office: Office, at_work: At) -> None:
    office.found()
    office.plan()
    place = reverse("desk-meeting-file", args=[office.meeting.pk, "pdf"])
    assert at_work("담당").get(place).status_code == 404


def test_a_proposal_goes_its_way_on_its_page(office: Office, at_work: At) -> None:
    office.held()
    office.propose()
    row, client = office.item, at_work("담당")
    page = reverse("desk-item", args=[row.pk])
    due = f"{day_of(timezone.now()) + timedelta(days=9):%Y%m%d}"

    def do(act: str, **typed: object) -> str:
        return client.post(reverse("desk-item-act", args=[row.pk, act]), typed, follow=True).text

    assert "배정했습니다" in do("assign", department=office.department().pk, due_on=due)
    assert "착수를" in do("begin", memo="")
    assert "경과를" in do("progress", memo="협의 중")
    later = f"{day_of(timezone.now()) + timedelta(days=19):%Y%m%d}"
    assert "늘렸습니다" in do("extend", due_on=later, memo="협의가 길어짐")
    assert "고쳤습니다" in do("reword", title="새 제목", content="새 내용", revision=office.item.revision)
    assert "적었습니다" in do("answer", memo="늘리기로 함")
    assert "보완을" in do("return", memo="언제인지 없음")
    refused = client.post(reverse("desk-item-act", args=[row.pk, "answer"]), {"memo": " "})
    assert refused.status_code == 409
    assert "이관" in do("transfer", memo="중소벤처기업부")
    text = client.get(page).text
    assert "당초" in text and "협의가 길어짐" in text and "박세나" in text
    assert Look.objects.filter(object=row.key, subject=row.key).exists()
    assert at_work("타부서담당").get(page).status_code == 404


def test_boards_are_limited_by_what_is_chosen(office: Office, at_work: At) -> None:
    office.held()
    office.propose("첫째 건의")
    office.propose("둘째 건의")
    office.do(assign_item, task=office.task("문화관광과", 3))
    office.do(answer_item, "타부서담당", result="함")
    client = at_work("총괄")
    board = reverse("desk-proposals")

    def titles(query: str) -> list[str]:
        text = client.get(f"{board}?{query}").text
        return [title for title in ("첫째 건의", "둘째 건의") if title in text]

    assert titles("") == titles("show=nonsense") == ["첫째 건의", "둘째 건의"]
    assert titles("show=to-tell") == ["둘째 건의"]
    assert titles("show=closed") == [] and titles("show=late") == []
    assert titles(f"show=all&department={office.department('문화관광과').pk}") == ["둘째 건의"]
    assert titles(f"body={office.body.pk}&page=99") == ["첫째 건의", "둘째 건의"]
    office.order("셋째 지시")
    assert "셋째 지시" in client.get(reverse("desk-directives")).text


@pytest.mark.parametrize("count", [1, 6])
def test_pages_ask_as_often_however_much_there_is(office: Office, at_work: At, count: int) -> None:
    office.held()
    for n in range(count):
        office.add(f"안건 {n}")
        office.speak(f"말 {n}")
        office.propose(f"건의 {n}")
        office.do(assign_item, task=office.task("일자리경제과", 9, "문화관광과"))
    client = at_work("담당")
    lock = 1 if connection.vendor == "postgresql" else 0  # the chain of looks waits for its lock there
    pinned = {
        reverse("desk-meetings"): 12,
        reverse("desk-body", args=[office.body.pk]): 20 + lock,
        address(office): 35 + lock,
        reverse("desk-proposals"): 13,
        reverse("desk-item", args=[office.item.pk]): 17 + lock,
    }
    asked = {}
    for place in pinned:
        client.get(place)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(place).status_code == 200
        asked[place] = len(queries)
    assert asked == pinned


def test_a_subscription_is_shown_once_and_ends(office: Office, at_work: At) -> None:
    office.held()
    client = at_work("담당")
    page = reverse("desk-meetings-subscription")
    made = client.post(page)
    feed = feed_of(made)
    assert feed in made.text and feed not in client.get(page).text
    given = Client().get(feed)
    assert given.status_code == 200 and given.headers["Content-Type"].startswith("text/calendar")
    assert "no-store" in given.headers["Cache-Control"]
    assert "박세나" not in given.text
    assert client.post(page, {"act": "end"}).status_code == 302
    assert Client().get(feed).status_code == 404
    assert client.post(page, {"act": "end"}).status_code == 409


def test_addresses_of_calendars_cannot_be_guessed_on_and_on(office: Office, at_work: At) -> None:
    made = at_work("담당").post(reverse("desk-meetings-subscription"))
    feed = feed_of(made)
    wrong = reverse("desk-meetings-feed", args=["x" * 32])
    told = {Client().get(wrong).status_code for _ in range(31)}
    assert told == {404} and Client().get(feed).status_code == 404


def test_a_right_address_is_never_used_up(office: Office, at_work: At) -> None:
    made = at_work("담당").post(reverse("desk-meetings-subscription"))
    feed = feed_of(made)
    assert {Client().get(feed).status_code for _ in range(35)} == {200}


def test_what_is_open_of_meetings_is_handed_over(office: Office) -> None:
    office.held()
    office.order(task=office.task())
    told = [(one.kind, one.title) for one in open_items(office.who("담당"), office.now.date())]
    assert told == [
        ("회의", "2024. 6. 28. 중소기업발전협의회 제1차 정기회의 (개최)"),
        ("지시", "지시-2024-0001 물가 점검 강화 (지시)"),
    ]
    assert open_items(office.who("타부서담당"), office.now.date()) == []

"""The auditor's pages: acts, looks, anchors, reviews; and mail that is late."""

import re
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from gongyak.audit import actions, reading
from gongyak.audit.actions import Head, record_check, record_looks
from gongyak.audit.models import Act, Anchor, Check, Look, LookKind, Review
from gongyak.desk.audit.looks import ALL
from gongyak.desk.audit.names import named
from gongyak.jobs import worker
from gongyak.jobs.actions import enqueue, fail, take
from gongyak.jobs.anchoring import anchor
from gongyak.jobs.mail import post
from gongyak.jobs.models import Job, JobState
from gongyak.pledges.models import PanelMember
from gongyak.rules.moments import day_of
from tests.audit.test_acts import altered
from tests.house.tree import python
from tests.people import People, logged_in
from tests.pledges.changes.office import opened as with_panel
from tests.pledges.rounds.quarter import opened

pytestmark = pytest.mark.django_db
AtWork = Callable[[str], Client]
NAMES = ("desk-audit", "desk-acts", "desk-looks", "desk-seen", "desk-anchors", "desk-reviews")


@pytest.fixture
def auditor(at_work: AtWork) -> Client:
    return at_work("감사")


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.ANCHORS_ROOT = tmp_path / "anchors"


def look(people: People, who: str, whose: str, **told) -> None:
    told = {"place": "192.0.2.7", "object": "draft/1", "now": timezone.now()} | told
    record_looks(by=people[who].key, subjects=[people[whose].key], **told)


def test_acts_by_person_object_and_day(auditor: Client, people: People) -> None:
    page = auditor.get(reverse("desk-acts"), {"object": people["담당"].key})
    assert "행위 1건" in page.text
    assert "직원 등록" in page.text
    assert "행위 0건" in auditor.get(reverse("desk-acts"), {"until": "2022-06-30"}).text
    assert "역할 부여" in auditor.get(reverse("desk-acts"), {"action": "역할 부여"}).text
    wrong = auditor.get(reverse("desk-acts"), {"since": "2023-02-30"})
    assert wrong.status_code == 409
    assert "날짜로 읽을 수 없습니다" in wrong.text


def test_old_rows_are_found_though_no_form_offers_them(auditor: Client, people: People, monkeypatch) -> None:
    look(people, "총괄", "담당")
    for number in range(5):
        look(people, "팀장", "과장" if number % 2 else "담당")
    monkeypatch.setattr(reading, "_RECENT", 3)
    page = auditor.get(reverse("desk-looks")).text
    assert f'<option value="{people["총괄"].key}"' not in page
    assert "총괄이름" in page
    asked = auditor.get(reverse("desk-looks"), {"actor": people["총괄"].key}).text
    assert "접속기록 1건" in asked
    assert f'<option value="{people["총괄"].key}" selected' in asked
    assert auditor.get(reverse("desk-acts"), {"actor": "시연", "action": "직원 등록"}).status_code == 200


def test_an_object_of_acts_takes_in_what_is_below_it(auditor: Client) -> None:
    assert "행위 11건" in auditor.get(reverse("desk-acts"), {"object": "duty"}).text


def test_who_saw_whose_data_one_click_from_either(auditor: Client, people: People) -> None:
    look(people, "총괄", "담당")
    look(people, "팀장", "과장")
    page = auditor.get(reverse("desk-looks")).text
    assert f'href="?subject=staff/{people["담당"].pk}"' in page
    of_one = auditor.get(reverse("desk-looks"), {"subject": people["담당"].key}).text
    assert "접속기록 1건" in of_one
    by_one = auditor.get(reverse("desk-looks"), {"actor": people["팀장"].key}).text
    assert "접속기록 1건" in by_one
    assert "과장이름" in by_one


def test_to_look_at_the_looks_is_a_look(auditor: Client, people: People) -> None:
    auditor.get(reverse("desk-looks"))
    auditor.get(reverse("desk-looks"), {"subject": people["담당"].key})
    told = list(Look.objects.order_by("seq").values_list("actor", "subject", "kind", "place"))
    own = people["감사"].key
    assert told == [
        (own, ALL, LookKind.SEARCH, "127.0.0.1"),
        (own, people["담당"].key, LookKind.SEARCH, "127.0.0.1"),
    ]


def test_behind_a_proxy_only_the_address_that_the_proxy_added_counts(auditor: Client, settings) -> None:
    auditor.get(reverse("desk-looks"), headers={"x-forwarded-for": "203.0.113.9"})
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    auditor.get(reverse("desk-looks"), headers={"x-forwarded-for": "203.0.113.9, 198.51.100.4"})
    auditor.get(reverse("desk-looks"), headers={"x-forwarded-for": "no address"})
    assert list(Look.objects.order_by("seq").values_list("place", flat=True)) == [
        "127.0.0.1",
        "198.51.100.4",
        "알 수 없음",
    ]


def test_the_export_is_refused_without_a_reason_and_logged_with_it(auditor: Client, people: People) -> None:
    look(people, "총괄", "담당", kind=LookKind.DOWNLOAD, reason="=1+1")
    refused = auditor.post(reverse("desk-looks-export"), {"reason": " "})
    assert refused.status_code == 409
    assert "사유를 적으십시오" in refused.text
    assert Look.objects.count() == 1
    answer = auditor.post(reverse("desk-looks-export"), {"reason": "6월 점검", "kind": "download"})
    cells = [cell for row in load_workbook(BytesIO(answer.content)).active.iter_rows() for cell in row]
    assert people["담당"].key in [cell.value for cell in cells]
    [reason] = [cell for cell in cells if cell.value == "=1+1"]
    assert reason.data_type == "s"  # a text, not a formula
    last = Look.objects.order_by("-seq")[0]
    assert (last.kind, last.reason, last.actor) == (LookKind.DOWNLOAD, "6월 점검", people["감사"].key)


@pytest.mark.django_db(transaction=True)
def test_who_saw_whom_between_two_days_in_one_line_a_pair(auditor: Client, people: People) -> None:
    now = timezone.now()
    for back, kind, reason in (
        (9, LookKind.VIEW, ""),
        (2, LookKind.VIEW, ""),
        (1, LookKind.DOWNLOAD, "취합"),
        (0, LookKind.VIEW, ""),
    ):
        look(people, "총괄", "담당", kind=kind, reason=reason, now=now - timedelta(days=back))
    look(people, "팀장", "담당", now=now - timedelta(days=1))
    since, until = (day_of(now - timedelta(days=back)).isoformat() for back in (3, 1))
    asked = {"since": since, "until": until}
    counted = [(row["actor"], row["count"], row["taken"]) for row in reading.who_saw_whom(
        (day_of(now - timedelta(days=3)), day_of(now - timedelta(days=1)))
    )]  # fmt: skip
    assert counted == [(people["총괄"].key, 2, 1), (people["팀장"].key, 1, 0)]
    said = auditor.get(reverse("desk-seen"), asked).content.decode()
    assert "2쌍" in said and people["팀장"].name in said
    assert auditor.post(reverse("desk-seen-export"), asked).status_code == 409
    file = auditor.post(reverse("desk-seen-export"), {**asked, "reason": "유출 신고"})
    rows = list(load_workbook(BytesIO(file.content)).active.values)
    assert "유출 신고" in rows[1][0] and people["감사"].name in rows[1][0]
    assert [(row[1], row[3], row[4], row[5]) for row in rows[3:]] == [
        (people["총괄"].key, people["담당"].key, 2, 1),
        (people["팀장"].key, people["담당"].key, 1, 0),
    ]
    last = Look.objects.last()
    assert (last.kind, last.subject, last.reason) == ("download", ALL, "유출 신고")


def test_a_kept_text_is_held_against_the_records(auditor: Client) -> None:
    made = anchor(day=day_of(timezone.now()), now=timezone.now())
    text = auditor.get(reverse("desk-anchor", args=[made.day])).text
    address = reverse("desk-anchors")
    assert "그대로입니다" in auditor.post(address, {"text": f"> 전달된 메일\r\n\r\n{text}"}).text
    altered(f"DELETE FROM audit_act WHERE seq > {made.acts_seq - 2}")
    assert "에서 끊겼습니다" in auditor.post(address, {"text": text}).text
    assert "확인서의 글이 아닙니다" in auditor.post(address, {"text": "아무 글"}).text
    assert auditor.get(reverse("desk-anchor", args=["2020-01-01"])).status_code == 404
    assert auditor.get("/desk/audit/anchors/x.txt").status_code == 404


def test_a_day_without_an_anchor_is_named(auditor: Client) -> None:
    now = timezone.now()
    for back in (2, 0):
        anchor(day=day_of(now) - timedelta(back), now=now)
    assert auditor.get(reverse("desk-anchors")).text.count("고정하지 못함") == 1
    assert Anchor.objects.count() == 2


def test_a_check_is_asked_for_once_and_done_by_the_worker(auditor: Client, people: People) -> None:
    for _ in range(2):
        assert auditor.post(reverse("desk-check")).status_code == 302
    assert Job.objects.filter(kind="check").count() == 1
    assert "확인하는 중입니다" in auditor.get(reverse("desk-audit")).text
    worker.work_off(timezone.now)
    page = auditor.get(reverse("desk-audit")).text
    assert "모두 맞음" in page
    assert (Check.objects.get().by, Act.objects.order_by("-seq")[0].actor) == (people["감사"].key,) * 2


def test_a_month_is_reviewed_and_signed(auditor: Client, people: People) -> None:
    last = timezone.localtime().replace(day=1) - timedelta(days=3)
    look(people, "총괄", "담당", now=last.replace(hour=0))
    look(people, "팀장", "과장", now=last, kind=LookKind.DOWNLOAD, reason="취합")
    month = f"{last:%Y-%m}"
    assert f"{last.year}년 {last.month}월 점검할 차례" in auditor.get(reverse("desk-audit")).text
    address = f"{reverse('desk-reviews')}?month={month}"
    page = auditor.get(address).text
    assert "취합" in page
    wrong = auditor.post(address, {"clean": "", "found": "야간 접속 확인"})
    assert (wrong.status_code, Review.objects.count()) == (409, 0)
    assert "야간 접속 확인" in wrong.text
    assert auditor.post(address, {"clean": "no", "found": "야간 접속 확인"}).status_code == 302
    signed = Review.objects.get()
    assert (signed.looks, signed.is_clean, signed.by) == (2, False, people["감사"].key)
    assert "밀린 점검 없음" in auditor.get(reverse("desk-audit")).text
    assert auditor.get(f"{reverse('desk-reviews')}?month=2999-01").status_code == 409
    assert auditor.get(f"{reverse('desk-reviews')}?month=x").status_code == 409


def test_mail_that_stopped_is_sent_once_more(at_work: AtWork, people: People) -> None:
    now = timezone.now()
    values = {"district": "가온구", "day": "2024-07-10", "wrong": "1"}
    with transaction.atomic():
        post(letter="alarm", to="auditor@example.kr", key="1", now=now, **values)
    fail(lease=take(now=now), now=now, error="메일 서버가 받지 않았습니다(SMTP 550).", for_good=True)
    system = at_work("시스템관리")
    assert "발송 지연" in system.get(reverse("desk")).text
    assert "발송 지연" not in at_work("담당").get(reverse("desk")).text
    page = system.get(reverse("desk-outbox")).text
    assert "발송 지연" in page
    assert "SMTP 550" in page
    assert "auditor@example.kr" not in page
    number = Job.objects.get().pk
    assert at_work("담당").post(reverse("desk-outbox-again", args=[number])).status_code == 403
    assert system.post(reverse("desk-outbox-again", args=[number])).status_code == 302
    assert Job.objects.get().state == JobState.READY
    assert Act.objects.order_by("-seq")[0].actor == people["시스템관리"].key


def test_every_kind_of_object_of_an_act_has_korean_words() -> None:
    """A new kind of key needs its words in `desk/audit/names.py`."""
    written = "".join(path.read_text() for path in python("gongyak"))
    keys = {
        *re.findall(r'object=f?"([a-z-]+)', written),
        *re.findall(r'return f"([a-z-]+)/\{self\.pk\}"', written),
    }
    assert keys
    assert [key for key in sorted(keys) if named([key])[key].words.split("/")[0].isascii()] == []


def test_a_check_that_is_old_and_work_that_stopped_show(auditor: Client, at_work: AtWork) -> None:
    now = timezone.now()
    record_check(found=[], by="program/work", now=now - timedelta(days=3))
    assert "하루 넘게 확인하지 못함" in auditor.get(reverse("desk-audit")).text
    with transaction.atomic():
        enqueue(kind="check", key="check/x", now=now)
    fail(lease=take(now=now), now=now, error="하다가 오류가 났습니다(ValueError).", for_good=True)
    page = at_work("시스템관리").get(reverse("desk-outbox")).text
    assert "기록 확인" in page
    assert "ValueError" in page


def test_whoever_opens_a_card_leaves_a_look_at_the_people_in_it(at_work: AtWork, people: People) -> None:
    quarter = opened(people)
    address = reverse("draft", args=[quarter.draft.pk])
    officer = at_work("담당").get(address)
    card = quarter.card
    assert card.team_lead.name in officer.text
    document = str(quarter.draft.pledge.document)
    told = list(Look.objects.order_by("seq").values_list("actor", "subject", "object"))
    own = people["담당"].key
    assert told == [
        (own, f"{document}/팀장", quarter.draft.key),
        (own, f"{document}/담당자", quarter.draft.key),
    ]
    page = at_work("감사").get(reverse("desk-looks")).text
    assert "공약 카드 8-1/1-2-2 팀장" in page
    assert f'href="{address}"' in page
    assert at_work("타부서담당").get(address).status_code == 404
    assert Look.objects.filter(actor=people["타부서담당"].key).count() == 0


def test_whoever_opens_the_panel_leaves_a_look_at_its_members(at_work: AtWork, people: People) -> None:
    session = with_panel(people).session()
    coordinator, own = at_work("총괄"), people["총괄"].key
    member = PanelMember.objects.first()
    assert member.name in coordinator.get(reverse("desk-panel")).text
    assert Look.objects.filter(actor=own, object="panel").count() == 5
    coordinator.get(reverse("desk-panel-session", args=[session.pk]))
    assert Look.objects.filter(actor=own, object=session.key).count() == 3
    page = at_work("감사").get(reverse("desk-looks"), {"subject": member.key}).text
    assert f"{member.name} (평가단)" in page


@pytest.mark.django_db(transaction=True)
def test_a_card_is_not_shown_where_the_look_cannot_be_recorded(people: People, monkeypatch) -> None:
    """R42 for looks: fail closed."""
    quarter = opened(people)
    name = quarter.card.team_lead.name
    client = logged_in(people["담당"])
    client.raise_request_exception = False
    record_looks(by="staff/1", place="x", subjects=["staff/2"], object="x", now=timezone.now())
    monkeypatch.setattr(actions, "head", lambda _=None: Head())  # the next will find its number taken
    answer = client.get(reverse("draft", args=[quarter.draft.pk]))
    assert answer.status_code == 500
    assert name not in answer.text


def test_pages_of_records_ask_few_questions(
    auditor: Client, people: People, django_assert_max_num_queries
) -> None:
    for number in range(60):
        look(people, "총괄", "담당" if number % 2 else "팀장")
    for name in NAMES:
        with django_assert_max_num_queries(25):
            auditor.get(reverse(name))
    assert "1 / 2쪽" in auditor.get(reverse("desk-looks")).text
    assert "2 / 2쪽" in auditor.get(reverse("desk-looks"), {"page": "99"}).text

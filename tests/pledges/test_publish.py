import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from gongyak import documents
from gongyak.district.models import DepartmentLine, District
from gongyak.pledges import actions, published
from gongyak.pledges.actions import publish_quarter
from gongyak.pledges.content import UNNAMED, public_role
from gongyak.pledges.models import Officeholder
from gongyak.pledges.rendering import MEDIA_TYPES
from gongyak.pledges.verify import verify
from gongyak.rules import card as cards
from gongyak.rules.canonical import sha256
from gongyak.rules.card import Answer
from gongyak.snapshots.actions import Refusal
from gongyak.snapshots.models import Blob, PersonalValue, Publication, RenderedFile, Version
from gongyak.snapshots.verify import verify as verify_snapshots
from tests.pledges.files import ANSWER, DAY, NOW, REAL, SECRET, changed, take

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quick_pdf(request, monkeypatch):
    """PDF is written once in this file, by the test that asks for every format; elsewhere it is left out."""
    if "every_format" not in request.fixturenames:
        monkeypatch.delitem(MEDIA_TYPES, "pdf")


@pytest.fixture
def every_format():
    return tuple(MEDIA_TYPES)


def publish(day=DAY, now=NOW, reason="2분기 공개"):
    return publish_quarter(as_of=day, by="총괄부서", now=now, reason=reason)


def test_a_published_card_is_the_public_form_with_its_record(every_format):
    take()
    publication = publish()
    card = published.card("1-2-2")
    version = Version.objects.get()
    assert card.card == cards.withhold(
        cards.read(documents.read("a.txt", REAL.read_bytes()).blocks, [ANSWER])[0]
    )
    assert (card.number, card.as_of, card.seq, card.hash) == ("1-2-2", DAY, 1, version.public_hash)
    assert (card.recorded_at, card.published_at, card.retroactive) == (NOW, NOW, True)
    assert (card.publication, card.publication_as_of, card.publication_hash) == (1, DAY, publication.hash)
    assert (card.source.name, card.source.sha256) == (None, sha256(REAL.read_bytes()))
    assert tuple(each.format for each in card.downloads) == every_format
    assert published.cards() == (card,)
    for each in card.downloads:
        file = published.file("1-2-2", each.format)
        assert (len(file.body), sha256(file.body), file.media_type) == (
            each.size,
            each.sha256,
            each.media_type,
        )
        assert file.name == f"공약사항관리카드-1-2-2-2024-06-30.{each.format}"
    assert verify() == verify_snapshots() == []


def test_no_file_and_no_form_shows_a_name_or_an_extension():
    take()
    publish()
    card = published.card("1-2-2")
    assert card.card.withheld == ("team_lead.name", "team_lead.phone", "officer.name", "officer.phone")
    assert not SECRET.search(repr(card))
    for each in ("json", "md"):
        text = published.file("1-2-2", each).body.decode()
        assert not SECRET.search(text)
    for each in ("hwpx", "xlsx"):
        blocks = documents.read(f"card.{each}", published.file("1-2-2", each).body).blocks
        assert not SECRET.search(repr(blocks))


def test_the_name_of_the_file_is_the_offices_and_can_be_erased():
    take(name="관리카드_홍길동.txt")
    publication = publish()
    rows = [bytes(blob.body) for blob in Blob.objects.all()]
    assert not any("홍길동" in row.decode() for row in rows)
    version = Version.objects.get()
    assert "홍길동" not in version.reason + publication.reason
    assert actions.content_of(version).source.name == "관리카드_홍길동.txt"
    PersonalValue.objects.filter(value="관리카드_홍길동.txt").delete()
    assert verify() == verify_snapshots() == []


def test_rows_of_money_keep_the_order_of_the_form():
    take()
    publish()
    card = published.card("1-2-2").card
    assert list(card.investment.plan) == ["총계", "국비", "시비", "구비", "기타"]
    given = cards.read(documents.read("a.txt", REAL.read_bytes()).blocks, [ANSWER])[0]
    assert cards.write(card) == cards.write(cards.withhold(given))


def test_the_json_file_is_the_card_of_the_public_list():
    take()
    publication = publish()
    body = published.file("1-2-2", "json").body
    [item] = json.loads(bytes(publication.manifest.body))["items"]
    assert sha256(body) == item["files"]["json"]
    assert cards.from_json(json.loads(body)) == published.card("1-2-2").card


def test_anybody_can_check_a_card_against_the_list(django_assert_num_queries):
    take()
    publish()
    card = published.card("1-2-2")
    with django_assert_num_queries(1):
        listed = published.public_list()
    form = published.form("1-2-2")
    assert sha256(listed.body) == listed.sha256 == card.publication_hash
    assert sha256(form.body) == form.sha256 == card.hash
    [item] = json.loads(listed.body)["items"]
    assert item["public_hash"] == card.hash
    assert item["files"] == {each.format: each.sha256 for each in card.downloads}
    assert json.loads(form.body)["card"] == json.loads(published.file("1-2-2", "json").body)
    assert not SECRET.search(form.body.decode())


def test_questions_are_public_with_their_answers_by_role():
    take(
        answers=[
            replace(ANSWER, by="주관부서 팀장"),
            Answer("status-national", "정상추진", by="총괄부서", why="협의함"),
        ]
    )
    publish()
    card = published.card("1-2-2")
    assert {question.code for question in card.questions} >= {"budget-missing-column", "status-national"}
    [budget] = [question for question in card.questions if question.code == "budget-missing-column"]
    assert len(budget.choices) == 5 and budget.choices[0].detail["grid"]
    told = {answer.code: (answer.value, answer.by, answer.at, answer.why) for answer in card.answers}
    assert told["budget-missing-column"] == ("기투자", "주관부서 팀장", NOW, ANSWER.why)
    assert told["status-national"] == ("정상추진", "총괄부서", NOW, "협의함")


@pytest.mark.parametrize("by", ["총괄부서", "주관부서 담당자", "총괄부서 팀장"])
def test_a_role_is_shown(by):
    assert public_role(by) == by


@pytest.mark.parametrize("by", ["김연주", "총괄부서 김연주", "kim", ""])
def test_what_may_be_a_name_is_not_shown(by):
    assert public_role(by) == UNNAMED


def test_the_department_is_shown_with_its_public_line():
    DepartmentLine.objects.create(department="일자리경제과", phone="051-000-4800")
    take()
    publish()
    card = published.card("1-2-2").card
    assert (card.lead_department, card.department_phone) == ("일자리경제과", "051-000-4800")


def test_a_change_of_settings_is_a_new_version_and_the_old_one_stays():
    take()
    publish()
    District.objects.create(name="가온구", shows_officers=True)
    later = NOW + timedelta(days=1)
    publish(now=later, reason="담당자 공개")
    card = published.card("1-2-2")
    assert (card.seq, card.card.officer.name, card.card.withheld) == (2, "김연주", ())
    assert published.card("1-2-2", known_at=NOW).card.officer.name is None
    assert verify() == verify_snapshots() == []


def meanwhile(monkeypatch, step, act):
    """Let `act` happen once, right after the first of these steps of a publication."""
    taking, waiting = getattr(actions, step), [act]

    def taken(*args, **options):
        result = taking(*args, **options)
        if waiting:
            waiting.pop()()
        return result

    monkeypatch.setattr(actions, step, taken)


def test_a_correction_taken_in_meanwhile_is_not_undone_by_a_change_of_settings(monkeypatch):
    for number in ("1-1", "1-2"):
        take(changed({"1-2-2": number}))
    District.objects.create(name="가온구", shows_officers=True)

    def correct():
        for number in ("1-1", "1-2"):
            take(changed({"1-2-2": number, "진 도\t50%": "진 도\t55%"}))

    meanwhile(monkeypatch, "_with_todays_mask", correct)
    with pytest.raises(Refusal, match="다시 공개"):
        publish()
    publish()
    assert [card.card.progress_percent for card in published.cards()] == [55, 55]


def test_a_version_taken_in_meanwhile_is_not_listed_without_its_files(monkeypatch):
    take()
    meanwhile(monkeypatch, "render_missing", lambda: take(changed({"1-2-2": "1-3"})))
    with pytest.raises(Refusal, match="다시 공개"):
        publish()
    assert not Publication.objects.exists()
    publish()
    assert all(card.downloads for card in published.cards())


def test_a_day_still_to_come_is_not_published_and_leaves_nothing_behind():
    take()
    with pytest.raises(Refusal, match=r"2026\. 11\. 24\.은 아직"):
        publish(date(2026, 11, 24))
    assert not RenderedFile.objects.exists()


def test_publishing_again_changes_nothing():
    take()
    first = publish()
    counts = (Version.objects.count(), RenderedFile.objects.count())
    assert publish(now=NOW + timedelta(days=1)) == first
    assert (Version.objects.count(), RenderedFile.objects.count()) == counts


def test_erasing_a_name_breaks_nothing():
    take()
    first = publish()
    PersonalValue.objects.all().delete()
    assert verify() == verify_snapshots() == []
    assert publish(now=NOW + timedelta(days=1)) == first


def test_nothing_to_publish_is_refused():
    with pytest.raises(Refusal, match="공개할 확정본이 없습니다"):
        publish()


def test_nothing_published_shows_nothing():
    take()
    assert published.cards() == ()
    assert published.card("1-2-2") is None and published.file("1-2-2", "md") is None
    assert published.form("1-2-2") is None and published.public_list() is None


def test_as_of_a_day_as_known_at_a_moment():
    take()
    publish()
    fix = changed({"진 도\t50%": "진 도\t55%"})
    take(fix, now=NOW + timedelta(days=1))
    publish(now=NOW + timedelta(days=1), reason="진도 정정")
    take(
        changed({"2024. 6. 30. 現在": "2024. 9. 30. 現在", "진 도\t50%": "진 도\t60%"}),
        now=NOW + timedelta(days=2),
    )
    publish(date(2024, 9, 30), NOW + timedelta(days=2), "3분기 공개")
    shown = {
        "today": published.card("1-2-2"),
        "june": published.card("1-2-2", DAY),
        "june as first known": published.card("1-2-2", DAY, "2026-11-23"),
        "as known on the second day": published.card("1-2-2", known_at="2026-11-24"),
    }
    assert {asked: card.card.progress_percent for asked, card in shown.items()} == {
        "today": 60,
        "june": 55,
        "june as first known": 50,
        "as known on the second day": 55,
    }
    assert published.card("1-2-2", date(2024, 6, 29)) is None
    assert published.card("1-2-2", known_at="2026-11-22") is None
    assert "60%" in published.file("1-2-2", "md").body.decode()
    assert "50%" in published.file("1-2-2", "md", DAY, "2026-11-23").body.decode()


def test_what_is_not_there():
    take()
    publish()
    assert published.card("9-9-9") is None
    assert published.file("9-9-9", "md") is None
    assert published.file("1-2-2", "exe") is None


def several():
    """Three cards of one quarter, taken in out of order."""
    for number in ("1-10", "1-2-2", "1-9"):
        take(changed({"1-2-2": number}))
    publish()


def test_cards_stand_in_natural_order_whatever_their_number_costs_no_query(django_assert_num_queries):
    several()
    with django_assert_num_queries(4):
        assert [card.number for card in published.cards()] == ["1-2-2", "1-9", "1-10"]
    with django_assert_num_queries(4):
        assert published.card(" 1-09 ").number == "1-9"
    with django_assert_num_queries(3):
        published.file("1-9", "md")


def test_a_number_in_two_sets_is_the_later_officeholders():
    take()
    first = Officeholder.objects.get()
    Officeholder.objects.filter(pk=first.pk).update(ended_on=date(2024, 7, 31))
    Officeholder.objects.create(term=first.term, sequence=2, began_on=date(2024, 8, 1))
    take(changed({"2024. 6. 30. 現在": "2024. 9. 30. 現在", "진 도\t50%": "진 도\t10%"}))
    publish(date(2024, 9, 30))
    assert [card.card.progress_percent for card in published.cards()] == [10, 50]
    assert published.card("1-2-2").card.progress_percent == 10
    assert Publication.objects.get().items.count() == 2

"""Taking frozen versions in and finding them, on the engine that the tests run on."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongyak.pledges.actions import publish_quarter
from gongyak.pledges.models import SearchText
from gongyak.pledges.search import find, keep, read_question
from gongyak.pledges.verify import verify
from gongyak.rules.card import Card, to_json
from gongyak.rules.card.model import Item, Person
from gongyak.snapshots.models import Version
from tests.pledges.files import DAY, NOW, take
from tests.snapshots.records import record

pytestmark = pytest.mark.django_db
NOTHING = "두 글자 이상"


def card(number: str = "1-2-2", **fields) -> dict:
    """A public form with a card of few words."""
    return {"card": to_json(Card(number=number, **({"title": "전통시장 활성화"} | fields)))}


def kept(number: str = "1-2-2", *, effective_on: date = DAY, now=NOW, **fields) -> Version:
    """A frozen version, taken in."""
    version = record(number, public=card(number, **fields), effective_on=effective_on, now=now)
    keep([version])
    return version


def found(ask: str, versions=None) -> list[int]:
    return [hit.version for hit in find(ask, Version.objects.all() if versions is None else versions)]


def test_a_card_is_found_by_every_part_of_it():
    version = kept(
        lead_department="일자리경제과",
        related_departments=("교통행정과",),
        status="추진중",
        achievements=(
            Item("간담회 개최", children=(Item("기업 애로 청취[일자리경제과-30932호(2024. 3.29.)]"),)),
        ),
        plans=(Item("현장지원센터 운영"),),
    )
    for ask in ("전통시장", "1-2-2", "1-2", "경제", "교통행정과", "추진중", "애로", "30932", "현장지원센터"):
        assert found(ask) == [version.pk], ask
    assert found("도서관") == []


def test_a_hit_tells_where_and_what_to_mark():
    kept(plans=(Item("하반기 전통 시장 점검"), Item("주차장 확보"), Item("새 전통시장 축제")))
    [hit] = find("전통시장", Version.objects.all())
    assert hit.fields == ("title", "plans")
    assert [passage.field for passage in hit.passages] == ["title", "plans", "plans"]
    parts = [passage.text[start:end] for passage in hit.passages for start, end in passage.marks]
    assert parts == ["전통시장", "전통 시장", "전통시장"]


def test_a_number_is_found_in_plain_figures_too():
    kept("III-①-1")
    kept("4-07-1")
    assert len(found("III-①-1")) == len(found("3-1-1")) == len(found("4-7-1")) == len(found("4-07-1")) == 1


def test_only_among_the_given_versions():
    first = kept(title="전통시장 활성화")
    second = kept(title="골목상권 활성화", effective_on=date(2024, 9, 30), now=NOW + timedelta(days=1))
    assert found("활성화") == [second.pk, first.pk]
    assert found("전통시장", Version.objects.as_of(DAY)) == [first.pk]
    assert found("전통시장", Version.objects.as_of(date(2024, 9, 30))) == []
    assert found("골목상권", Version.objects.as_of(DAY)) == []
    assert found("활성화", Version.objects.none()) == []


def test_newest_first_and_the_best_is_told():
    best = kept("1-1", title="전통시장 주차장")
    newest = kept("1-2", title="골목길", effective_on=date(2024, 9, 30), plans=(Item("전통시장 주차장"),))
    assert [(hit.version, hit.rank) for hit in find("전통시장", Version.objects.all())] == [
        (newest.pk, 2),
        (best.pk, 1),
    ]


def test_a_department_is_not_taken_for_a_word_with_a_particle():
    office = kept("1-1", lead_department="복지정책과")
    other = kept("1-2", plans=(Item("복지정책을 알림"),))
    assert found("복지정책과") == [office.pk]
    SearchText.objects.filter(version=office).delete()
    assert found("복지정책과") == [other.pk]


def test_what_no_card_says_closely_is_found_loosely():
    version = kept(title="청년 주택", plans=(Item("노인 일자리"),))
    assert found("노인 일자리") == [version.pk]
    assert found("일자리 주차장") == []
    other = kept("1-3", title="마을", goals=(Item("도서관"),), plans=(Item("체육관"),))
    assert found("도서관 체육관") == [other.pk]
    closer = kept("1-4", title="도서관과 체육관")
    assert found("도서관 체육관") == [closer.pk]


def test_no_officer_is_found_even_where_the_district_shows_them():
    kept(officer=Person(rank="행정6급", name="김연주", phone="4802"), team_lead=Person(name="신정미"))
    assert found("김연주") == found("신정미") == found("4802") == []


def test_of_a_real_card_only_what_is_public_is_taken_in():
    take()
    publish_quarter(as_of=DAY, by="총괄부서", now=NOW, reason="2분기 공개")
    version = Version.objects.get()
    text = SearchText.objects.get().text
    assert not any(secret in text for secret in ("김연주", "신정미", "4803", "4802"))
    for ask in (
        "종합대책본부",
        "지역경제활성화종합대책본부",
        "기업애로",
        "노사민정",
        "30932",
        "86092",
        "일구day",
    ):
        assert found(ask) == [version.pk], ask


def test_taking_in_again_changes_nothing():
    version = kept()
    keep([version, version])
    assert (found("전통시장"), SearchText.objects.count()) == ([version.pk], 1)


def test_the_index_follows_the_table():
    version = kept()
    SearchText.objects.all().delete()
    assert found("전통시장") == []
    keep([version])
    SearchText.objects.update(w="", j="")
    assert found("전통시장") == []


@pytest.mark.parametrize("column", ["fields", "text", "w", "j"])
def test_what_was_taken_in_is_verified(column):
    take()
    keep(Version.objects.all())
    assert verify() == []
    SearchText.objects.update(**{column: "전통시장"})
    assert [finding.code for finding in verify()] == ["search-differs"]


@pytest.mark.parametrize("ask", ["", " ", "\0", "!?·…", '""', "'", "(", "*", "-", "\ud800", "\n"])
def test_what_has_no_letters_finds_nothing(ask):
    kept()
    assert found(ask) == []
    assert (NOTHING in read_question(ask).note) == bool(ask.strip())


@pytest.mark.parametrize(
    "ask",
    [
        "전통시장 OR 1=1", '"전통시장', "w:전통", "전통*", "NEAR(전통 시장)", "전통 AND NOT 시장", "{w j}: 전통",
        "전통'; DROP TABLE x; --", "전통 | 시장", "!전통", "전통 <-> 시장", "전통:*", "%s %(a)s", "\\", "전\0통",
        "가" * 10_000_000, "가 나 " * 2_000_000, "1-" * 5_000_000, "a" * 5_000, " " * 10_000_000 + "가", "e\u0301" * 500,
    ],
)  # fmt: skip
def test_odd_questions_are_bounded(ask):
    kept()
    find(ask, Version.objects.all())


def test_who_asks_too_much_is_told():
    assert "앞의 200자" in read_question("전통시장 " * 100).note
    assert "앞의 200자" in read_question(" ".join(f"말{n}말" for n in range(9))).note
    assert read_question("전통시장").note == ""


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=30))
def test_no_question_is_an_error(ask):
    find(ask, Version.objects.all())


def test_very_long_and_very_odd_cards_are_taken_in():
    letters = "".join(chr(0xAC00 + (n * 7919) % 11172) for n in range(150_000))
    version = kept(
        title="긴 글", plans=(Item(letters), Item("뒤에 남은 글")), goals=(Item("x" * 5000 + "\0끝"),)
    )
    assert found(letters[500:540]) == [version.pk]
    assert found("긴 글") == [version.pk]
    assert kept("2", title="", plans=()) is not None

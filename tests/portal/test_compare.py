"""The page of two dates of one card: what changed, in words and marks; odd dates; what it costs."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from gongyak.district.models import District
from tests.pledges.files import NOW, changed, take
from tests.pledges.quarters import AUTUMN, SUMMER, pledge, publish, publish_three_quarters

pytestmark = pytest.mark.django_db
COMPARE = "/cards/1-2-2/compare/"


@pytest.fixture
def quarters(db: None) -> None:
    District.objects.create(name="부산광역시 금정구")
    publish_three_quarters()


def page(client: Client, query: str = "", number: str = "1-2-2") -> str:
    """The page with its blanks made single."""
    answer = client.get(f"/cards/{number}/compare/{query}")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def texts(html: str, pattern: str) -> list[str]:
    """What stands in each element, without tags and without what is for hearing only."""
    heard = re.compile(r'<span class="sr-only">[^<]*</span>')
    return [re.sub(r"<[^>]+>", "", heard.sub("", found)).strip() for found in re.findall(pattern, html)]


def sentences(html: str) -> list[str]:
    summary = re.search(r'<section class="summary".*?</section>', html)[0]
    return texts(summary, r"<li>(.*?)</li>")


@pytest.mark.usefixtures("quarters")
def test_the_last_two_quarters_are_told_in_words(client: Client) -> None:
    html = page(client)
    assert "2024. 6. 30.에서 2024. 9. 30. 사이에" in html
    assert sentences(html) == [
        "진도가 50%에서 62.5%로 12.5%p 올랐습니다.",
        "계획 총계가 9.6백만원에서 12백만원으로 2.4백만원 늘었습니다.",
        "투입 총계가 4.8백만원에서 6백만원으로 1.2백만원 늘었습니다.",
        "추진실적 1건이 향후계획에서 옮겨 오고 1건이 고쳐졌습니다.",
        "머리표에서 바뀐 것: 소요예산.",
    ]
    assert '<a href="/cards/1-2-2/?as_of=2024-06-30">' in html
    assert '<a href="/cards/1-2-2/?as_of=2024-09-30">' in html


@pytest.mark.usefixtures("quarters")
def test_words_and_cells_that_changed_are_marked_and_named_for_the_ear(client: Client) -> None:
    html = page(client)
    assert texts(html, r"<del>(.*?)</del>")[1:] == [
        "9.6백만원", "9.6", "2.4", "9.6", "2.4", "4.8", "2.4", "4.8", "2.4", "예정 112명", "2024.12.",
    ]  # fmt: skip
    assert "98명" in " ".join(texts(html, r"<ins>(.*?)</ins>"))
    assert '</del><span class="sr-only"> (지워짐)</span>' in html
    assert html.count('<td class="right sum changed">') == 4
    assert "<small>+2.4</small>" in html
    assert "계획의 다른 재원 3줄은 달라지지 않았습니다." in html


@pytest.mark.usefixtures("quarters")
def test_what_did_not_change_is_folded_and_what_moved_says_from_where(client: Client) -> None:
    html = page(client)
    assert "그대로인 16줄" in html and "향후계획에 있던 줄" in html
    assert re.search(r"<b>옮겨 감</b> <span>노사정화합 한마당 개최 : 2024.12.</span>", html)
    same = html[html.index('id="same"') :]
    assert texts(same, r"<summary>(.*?)</summary>") == [
        "공약목표 1줄",
        "추진과제 1줄",
        "추진개요 6줄",
        "문제점 및 대책 1줄",
    ]


@pytest.mark.usefixtures("quarters")
def test_lines_that_came_and_went_say_so(client: Client) -> None:
    html = page(client, "?from=2024-03-31&to=2024-06-30")
    assert "추진실적 1건이 늘고 2건이 고쳐졌습니다." in sentences(html)
    assert texts(html, r'<li class="beside added depth-\d"> <p class="outcome">(.*?)</p>') == ["더해짐"] * 2
    back = page(client, "?from=2024-06-30&to=2024-06-30")
    assert "같은 기준일(2024. 6. 30.)" in back


@pytest.mark.usefixtures("quarters")
def test_a_status_that_changed_is_the_first_thing_told(client: Client) -> None:
    told = sentences(page(client, number="1-2-3"))
    assert told[0] == "추진상황이 ‘추진중’에서 ‘완료’로 바뀌었습니다."
    assert told[1] == "진도가 50%에서 100%로 50%p 올랐습니다."


@pytest.mark.usefixtures("quarters")
def test_a_card_that_was_not_told_of_again_is_the_same(client: Client) -> None:
    html = page(client, number="1-2-10")
    assert "카드에 적힌 내용은 달라지지 않았습니다." in html
    assert html.count("<del") == 1  # that of the legend


@pytest.mark.usefixtures("quarters")
def test_the_days_are_chosen_by_a_plain_form(client: Client) -> None:
    html = page(client, "?holder=8-1&known_at=2026-12-01")
    form = re.search(r"<form class=\"choose\".*?</form>", html)[0]
    assert 'method="get"' in form and 'action="/cards/1-2-2/compare/"' in form
    assert re.findall(r'<option value="([^"]+)" selected', form) == ["2024-06-30", "2024-09-30"]
    assert '<input type="hidden" name="holder" value="8-1">' in form
    assert 'name="known_at" value="2026-12-01T15:00:00+00:00"' in form
    assert (
        "?from=2024-03-31&amp;to=2024-06-30&amp;known_at=2026-12-01T15%3A00%3A00%2B00%3A00&amp;holder=8-1"
        in html
    )


@pytest.mark.usefixtures("quarters")
@pytest.mark.parametrize(
    ("query", "said", "way"),
    [
        ("?from=2024-09-30&to=2024-06-30", "앞 기준일(2024. 9. 30.)이 뒤 기준일(2024. 6. 30.)보다 늦습니다.",
         "?from=2024-06-30&amp;to=2024-09-30"),
        ("?from=2024-06-30&to=2024-06-30", "같은 기준일(2024. 6. 30.)의 카드를 가리키고",
         "?from=2024-06-30&amp;to=2024-09-30"),
        ("?from=2024-07-01&to=2024-08-01", "같은 기준일(2024. 6. 30.)의 카드를 가리키고",
         "?from=2024-06-30&amp;to=2024-09-30"),
        ("?from=2020-01-01", "2020. 1. 1.에는 이 카드가 공개되어 있지 않았습니다. 처음 공개된 기준일은 2024. 3. 31.입니다.",
         "?from=2024-03-31&amp;to=2024-09-30"),
        ("?to=2020-01-01", "2020. 1. 1.에는 이 카드가 공개되어 있지 않았습니다.",
         "?from=2024-03-31&amp;to=2024-09-30"),
        ("?to=2024-03-31", "처음 공개된 기준일(2024. 3. 31.)보다 앞선 것이 없습니다.",
         "?from=2024-03-31&amp;to=2024-06-30"),
    ],
)  # fmt: skip
def test_odd_dates_get_a_sentence_and_a_way_on(client: Client, query: str, said: str, way: str) -> None:
    html = page(client, query)
    assert said in html
    assert f'<a href="{way}">' in html
    assert '<section class="summary"' not in html and '<form class="choose"' in html


@pytest.mark.usefixtures("quarters")
def test_a_quarter_without_the_card_is_said(client: Client) -> None:
    assert "2024. 3. 31.에는 이 카드가 공개되어 있지 않았습니다" in page(
        client, "?from=2024-03-31", number="1-2-10"
    )


def test_one_quarter_alone_is_said(client: Client) -> None:
    take()
    publish(SUMMER, 1)
    html = page(client)
    assert "이 카드는 아직 한 번만 공개되어(2024. 6. 30. 기준) 견줄 다른 기준일이 없습니다." in html
    assert '<a href="/cards/1-2-2/">그 카드 보기</a>' in html
    assert "그 카드 보기" in page(client, "?from=2024-06-30&to=2024-06-30")


@pytest.mark.usefixtures("quarters")
def test_a_correction_is_shown_where_one_day_is_asked_for_twice(client: Client) -> None:
    take(changed({"50%": "45%"}), now=NOW + timedelta(hours=8))
    publish(SUMMER, 9, "진도를 바로잡음")
    html = page(client, "?from=2024-06-30&to=2024-06-30")
    assert "다시 공개한 사유: 진도를 바로잡음" in html
    assert sentences(html) == ["진도가 50%에서 45%로 5%p 내렸습니다."]
    assert "?as_of=2024-06-30&amp;known_at=2026-11-23T03%3A00%3A00%2B00%3A00" in html
    before = page(client, "?from=2024-06-30&to=2024-09-30&known_at=2026-11-23T18:00")
    assert "진도가 50%에서 62.5%로 12.5%p 올랐습니다." in before


@pytest.mark.usefixtures("quarters")
def test_what_is_no_card_or_no_date_is_said(client: Client) -> None:
    missing = client.get("/cards/9-9-9/compare/")
    assert missing.status_code == 404 and "관리번호 9-9-9의 카드가 없습니다" in missing.content.decode()
    for query in ("?from=x", "?to=2024-13-45", "?known_at=never"):
        answer = client.get(COMPARE + query)
        assert answer.status_code == 400 and "읽을 수 없습니다" in answer.content.decode()
    other = client.get("/cards/01-2-2/compare/?from=2024-06-30")
    assert (other.status_code, other["Location"]) == (301, f"{COMPARE}?from=2024-06-30")


@pytest.mark.usefixtures("quarters")
def test_it_costs_six_queries_and_few_bytes(client: Client, django_assert_num_queries) -> None:
    with django_assert_num_queries(6):
        answer = client.get(COMPARE)
    assert len(answer.content) < 60_000


@pytest.mark.usefixtures("quarters")
def test_unknown_money_and_progress_are_told_as_unknown(client: Client) -> None:
    gone = {"(2024. 6. 30. 現在)": "(2024.12.31. 現在)", "진 도\t50%": "진 도\t", "추진중": "보류"}
    take(pledge("1-2-3", "상점가 정비", **gone), now=NOW + timedelta(hours=8))
    publish(AUTUMN.replace(month=12, day=31), 9)
    told = sentences(page(client, number="1-2-3"))
    assert told[:2] == [
        "추진상황이 ‘완료’에서 ‘보류’로 바뀌었습니다.",
        "진도가 100%에서 미기재(으)로 바뀌었습니다.",
    ]

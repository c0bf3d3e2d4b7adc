"""The page of what changed in the whole set, and its short form for the first page."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from gongyak.district.models import District
from gongyak.pledges import published
from gongyak.portal.asking import Span
from gongyak.portal.compare.whole import make_summary
from tests.pledges.files import NOW, changed, take
from tests.pledges.quarters import AFTER, AUTUMN, SUMMER, pledge, publish, publish_three_quarters
from tests.portal.test_compare import texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def quarters(db: None) -> None:
    District.objects.create(name="부산광역시 금정구")
    publish_three_quarters()


def page(client: Client, query: str = "") -> str:
    answer = client.get(f"/changes/{query}")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def told(html: str) -> dict[str, list[str]]:
    """The facts of each pledge by number."""
    articles = re.findall(r"<article>(.*?)</article>", html)
    return {
        texts(one, r'<p class="eyebrow"><b>(.*?)</b>')[0]: [
            f"{label}: {' · '.join(re.findall('<dd>(.*?)</dd>', words))}"
            for label, words in re.findall(r"<dt>(.*?)</dt>(.*?)</div>", one)
        ]
        for one in articles
    }


@pytest.mark.usefixtures("quarters")
def test_every_pledge_that_changed_is_listed_with_what_happened(client: Client) -> None:
    html = page(client)
    assert "공약 3건 가운데 2건이 달라졌습니다." in html
    assert told(html) == {
        "1-2-2": [
            "진도 오름: 50% → 62.5% (+12.5%p)",
            "계획 예산 바뀜: 9.6백만원 → 12백만원 (+2.4백만원)",
            "투입 예산 바뀜: 4.8백만원 → 6백만원 (+1.2백만원)",
            "내용 바뀜: 추진실적 1건이 향후계획에서 옮겨 오고 1건이 고쳐졌습니다",
        ],
        "1-2-3": [
            "완료됨: 추진중 → 완료",
            "진도 오름: 50% → 100% (+50%p)",
            "계획 예산 바뀜: 9.6백만원 → 12백만원 (+2.4백만원)",
            "투입 예산 바뀜: 4.8백만원 → 6백만원 (+1.2백만원)",
            "내용 바뀜: 추진실적 1건이 향후계획에서 옮겨 오고 1건이 고쳐졌습니다",
        ],
    }
    assert '<a href="/cards/1-2-3/compare/?from=2024-06-30&amp;to=2024-09-30">상점가 정비</a>' in html
    assert "그대로인 1건" in html and "소상공인 상담소 설치" in html


@pytest.mark.usefixtures("quarters")
def test_one_outcome_can_be_chosen(client: Client) -> None:
    whole = page(client)
    assert texts(whole, r'<li><a class="\w+" href="[^"]+">(.*?)</a>') == [
        "완료됨 1건", "진도 오름 2건", "계획 예산 바뀜 2건", "투입 예산 바뀜 2건", "내용 바뀜 2건",
    ]  # fmt: skip
    done = page(client, "?show=done")
    assert list(told(done)) == ["1-2-3"]
    assert 'aria-current="true"><b>완료됨</b>' in done
    assert 'href="/changes/?from=2024-06-30&amp;to=2024-09-30">달라진 공약 모두 보기' in done
    assert told(page(client, "?show=nothing")) == told(whole)


@pytest.mark.usefixtures("quarters")
def test_what_is_new_is_said_and_what_is_gone(client: Client) -> None:
    new = page(client, "?from=2024-03-31&to=2024-06-30")
    assert told(new)["1-2-10"] == ["새로 공개됨: 추진중"]
    assert '<a href="/cards/1-2-10/">소상공인 상담소 설치</a>' in new


@pytest.mark.usefixtures("quarters")
def test_corrections_lead_to_what_was_corrected(client: Client) -> None:
    take(changed({"50%": "45%"}), now=NOW + timedelta(hours=8))
    publish(SUMMER, 9, "진도를 바로잡음")
    html = page(client)
    assert "공개한 뒤에 고친 카드가 1건 있습니다." in html
    assert 'href="/cards/1-2-2/compare/?from=2024-06-30&amp;to=2024-06-30"' in html
    assert "사유: <span>진도를 바로잡음</span>" in html
    alone = page(client, "?from=2024-06-30&to=2024-06-30")
    assert "공약 3건이 모두 그대로입니다." in alone and "진도를 바로잡음" in alone


@pytest.mark.usefixtures("quarters")
def test_what_fell_stopped_or_is_no_longer_known_is_said(client: Client) -> None:
    later = AFTER | {"진 도\t50%": "진 도\t40%", "추진중": "보류"}
    del later["50%"]
    take(changed(later), now=NOW + timedelta(hours=8))
    publish(AUTUMN, 9, "다시 살펴 고침")
    assert told(page(client))["1-2-2"][:2] == ["추진상황 바뀜: 추진중 → 보류", "진도 내림: 50% → 40% (−10%p)"]


@pytest.mark.usefixtures("quarters")
@pytest.mark.parametrize(
    ("query", "said", "way"),
    [
        ("?from=2024-09-30&to=2024-06-30", "앞 기준일(2024. 9. 30.)이 뒤 기준일(2024. 6. 30.)보다 늦습니다.",
         "/changes/?from=2024-06-30&amp;to=2024-09-30"),
        ("?from=2024-06-30&to=2024-07-20", "같은 기준일(2024. 6. 30.)의 공개를 가리키고", "/changes/"),
        ("?from=2020-01-01", "2020. 1. 1.에는 이 단체장의 공약이 공개되어 있지 않았습니다.",
         "/changes/?from=2024-03-31&amp;to=2024-09-30"),
        ("?to=2024-03-31", "2024. 3. 31. 기준이 이 단체장의 첫 공개라서", "/cards/"),
    ],
)  # fmt: skip
def test_odd_dates_get_a_sentence_and_a_way_on(client: Client, query: str, said: str, way: str) -> None:
    html = page(client, query)
    assert said in html
    assert f'<p><a href="{way}">' in html
    assert '<section class="summary"' not in html


def test_nothing_published_and_bad_dates_are_said(client: Client) -> None:
    assert "아직 공개한 공약이 없습니다" in page(client)
    assert client.get("/changes/?from=x").status_code == 400
    take()
    publish(SUMMER, 1)
    assert "첫 공개라서" in page(client)
    assert "첫 공개라서" in page(client, "?from=2020-01-01")
    assert "아직 공개한 공약이 없습니다" in page(client, "?holder=9-9")


@pytest.mark.usefixtures("quarters")
def test_it_costs_as_many_queries_as_two_lists(client: Client, django_assert_num_queries) -> None:
    with django_assert_num_queries(15):
        client.get("/changes/")


@pytest.mark.usefixtures("quarters")
def test_the_short_form_tells_the_weightiest_first_and_reads_no_card(django_assert_num_queries) -> None:
    take(pledge("2-1", "새 공약", **AFTER), now=NOW + timedelta(hours=8))
    publish(AUTUMN, 9, "늦게 낸 카드를 더함")
    with django_assert_num_queries(13):
        summary = make_summary(published.changes(texts=False), Span(), most=2)
    assert [(one.number, one.facts[0].outcome) for one in summary.telling] == [
        ("2-1", "new"),
        ("1-2-3", "done"),
    ]
    assert (summary.changed, summary.address) == (3, "/changes/?from=2024-06-30&to=2024-09-30")
    assert {one.outcome: one.count for one in summary.tallies} == {
        "new": 1,
        "done": 1,
        "up": 2,
        "plan": 2,
        "spent": 2,
    }
    assert make_summary(published.changes(after=published.days()[-1]), Span()) is None

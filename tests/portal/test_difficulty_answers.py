"""Public answers and figures as the public sees them: only what was approved or told, found by words, as files too."""

import csv
import io
import json
from datetime import datetime

import pytest
from django.test import Client

from gongyak.cases import publishing, stories
from gongyak.rules.moments import SEOUL
from tests.cases.office import Counter, opened
from tests.cases.telling import WORDING, published, written
from tests.portal.sites import text_of


@pytest.fixture
def counter(db: None) -> Counter:
    return opened()


def shown(client: Client, path: str) -> str:
    return text_of(client.get(path).content.decode())


def test_before_anything_was_published_it_says_so(client: Client, counter: Counter) -> None:
    counter.replied()
    written(counter)
    assert "아직 공개한 사례가 없습니다." in shown(client, "/difficulties/answers/")
    assert "아직 공개한 통계가 없습니다." in shown(client, "/difficulties/figures/")
    assert client.get("/difficulties/answers/2024-0001/").status_code == 404
    ways = client.get("/difficulties/").content.decode()
    assert "/difficulties/answers/" in ways and "/difficulties/figures/" in ways


def test_a_story_is_found_and_read_without_the_business(client: Client, counter: Counter) -> None:
    counter.replied()
    counter.decide("해결")
    published(counter)
    listed = shown(client, "/difficulties/answers/?q=짐 내릴 자리&field=07&show=solved")
    assert WORDING.title in listed and "사례 1건" in listed
    assert "찾으시는 사례가 없습니다" in shown(client, "/difficulties/answers/?q=외국인")
    page = client.get("/difficulties/answers/2024-0001/").content.decode()
    told = text_of(page)
    for said in (WORDING.trouble, WORDING.answer, "해결", "2024. 3. 답변", "일자리경제과", "051-000-4801"):
        assert said in told
    assert "두구정밀" not in page and counter.case.number not in page
    assert "Solved" in client.get("/en/difficulties/answers/2024-0001/").content.decode()


def test_what_was_withdrawn_is_no_longer_read(client: Client, counter: Counter) -> None:
    counter.replied()
    story = published(counter)
    stories.withdraw_story(
        story=story, by=counter.who("팀장"), now=counter.then(days=1), reason="기업의 요청"
    )
    page = shown(client, "/difficulties/answers/2024-0001/")
    assert "2024. 3. 25. 공개, 2024. 3. 26. 철회" in page and "기업의 요청" in page
    assert WORDING.title not in page and WORDING.answer not in page
    listed = shown(client, "/difficulties/answers/")
    assert "공개를 철회한 사례 1건" in listed and WORDING.title not in listed


@pytest.mark.parametrize("query", ["?page=0", "?page=99", "?page=x", "?field=77", "?show=x", "?page=²"])
def test_odd_questions_are_answered(client: Client, counter: Counter, query: str) -> None:
    assert client.get("/difficulties/answers/" + query).status_code == 200


def test_figures_are_a_page_and_files_that_say_the_same(client: Client, counter: Counter) -> None:
    for place in range(6):
        counter.replied(company=f"상사{place}", sort="0702" if place else "0101")
        counter.decide("해결")
    for month in range(3, 7):
        counter.now = datetime(2024, month + 1, 1, 9, tzinfo=SEOUL)
        told = {"month": counter.now.date().replace(month=month), "by": counter.who("총괄")}
        publishing.publish_figures(**told, now=counter.then())
    page = shown(client, "/difficulties/figures/")
    assert "2024년 1분기에 접수한 애로" in page and "회신율 100.0% 6 / 6" in page
    assert "인프라·환경 가림" in page and "해결률 100.0% 6 / 6" in page
    assert "두구정밀" not in page

    answer = client.get("/difficulties/figures.csv")
    assert answer["Content-Type"].startswith("text/csv") and answer["ETag"]
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    values = json.loads(client.get("/difficulties/figures.json").content)
    assert len(rows) == len(values) > 30
    assert [row["code"] for row in rows] == [value["code"] for value in values]
    hidden = [row for row in rows if row["is_hidden"] == "true"]
    assert hidden and not any(row["value"] for row in hidden)
    assert rows[0] == {
        "period": "2024-03", "table": "month", "code": "received", "label": "접수", "unit": "건",
        "value": "6", "whole": "", "words": "", "is_hidden": "false",
    }  # fmt: skip

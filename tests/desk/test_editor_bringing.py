"""Tables and files that come into a card: looked at, put together, taken."""

import json
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from gongyak.rules.card import to_json
from tests.desk.editing import address, fields, send
from tests.people import logged_in
from tests.pledges.rounds.quarter import Quarter, opened
from tests.rules.card.seed import SEED


@pytest.fixture
def quarter(db: None) -> Quarter:
    return opened()


def test_a_table_that_was_copied_is_shown_before_it_is_taken(quarter: Quarter) -> None:
    start = SEED.index("구 분\t계")
    text = SEED[start : SEED.index("\n\n", start)]
    client = logged_in(quarter.people["담당"])
    form = fields(quarter) | {"paste-text": text, "paste-html": "", "act": "look"}
    page = client.post(address(quarter, "draft-paste"), form).text
    assert "모든 줄의 값이 7개입니다" in page and "이 표를 카드에 넣고 저장" not in page
    form |= {"answer-budget-missing-column": "기투자"}
    page = client.post(address(quarter, "draft-paste"), form).text
    assert "이렇게 알아보았습니다" in page
    wrong = text.replace("9.6", "9.7")
    page = client.post(address(quarter, "draft-paste"), form | {"paste-text": wrong}).text
    assert "투자계획 총계의 계 9.7백만원과" in page and "전 9.6" in page
    done = client.post(address(quarter, "draft-paste"), form | {"paste-text": wrong, "act": "take"})
    assert done.status_code == 302 and quarter.card.investment.plan["총계"].total == 9_700_000
    late = client.post(address(quarter, "draft-paste"), form | {"act": "take", "section-plans": "- 쓰던 글"})
    assert late.status_code == 409 and "표를 넣지 못했습니다" in late.text and "- 쓰던 글" in late.text


@pytest.mark.parametrize("text", ["", "표가 아닌 글", "가\t나\n다\t라"])
def test_what_is_no_table_of_money_is_said_so(quarter: Quarter, text: str) -> None:
    form = fields(quarter) | {"paste-text": text, "act": "take"}
    answer = logged_in(quarter.people["담당"]).post(address(quarter, "draft-paste"), form)
    assert answer.status_code in (200, 400)
    assert "제목 줄" in answer.text or "표가 없으니" in answer.text
    assert quarter.draft.revision == 0


def test_a_card_without_a_table_gets_one(quarter: Quarter) -> None:
    quarter.save(investment=None)
    page = logged_in(quarter.people["담당"]).get(address(quarter)).text
    assert "빈 표 만들기" in page
    page = send(quarter, act="table").text
    assert 'name="cell-plan.구비.2022" value=""' in page and 'name="cell-spent.총계.total"' in page


# Files


def bring(quarter: Quarter, **form: object) -> HttpResponse:
    return logged_in(quarter.people["담당"]).post(address(quarter, "draft-import"), form)


def test_a_file_is_put_together_with_what_was_typed_meanwhile(quarter: Quarter) -> None:
    quarter.save(status="부진", progress_percent=None)
    text = SEED.replace("50%", "75%").replace("추진중", "완료").replace("노사정화합 한마당", "노사정 한마당")
    answer = bring(quarter, file=SimpleUploadedFile("card.txt", text.encode()))
    assert "모든 줄의 값이 7개입니다" in answer.text
    incoming = html_value(answer.text, "incoming")
    form = {"incoming": incoming, "revision": "1", "answer-budget-missing-column": "기투자"}
    answer = bring(quarter, **form)
    assert "카드와 파일이 서로 다르게 고친 곳" in answer.text and 'name="choice-status"' in answer.text
    assert "노사정 한마당 개최" in answer.text
    form["incoming"] = html_value(answer.text, "incoming")
    assert bring(quarter, **form, act="take").status_code == 200
    chosen = {"choice-status": "mine", "choice-progress_percent": "theirs"}
    chosen |= {"choice-status_national": "mine"} if 'name="choice-status_national"' in answer.text else {}
    assert bring(quarter, **form, **chosen, act="take").status_code == 302
    card = quarter.card
    assert (card.status, card.progress_percent, card.as_of) == ("부진", 75, quarter.round.as_of)
    assert any("노사정 한마당" in item.text for item in card.plans)
    assert json.loads(quarter.draft.imported)["status"] == "완료"


def html_value(page: str, name: str) -> str:
    return unescape(page.partition(f'name="{name}" value="')[2].partition('"')[0])


def test_a_file_over_a_newer_text_is_compared_again(quarter: Quarter) -> None:
    incoming = json.dumps(to_json(quarter.card) | {"progress_percent": 75})
    form = {"incoming": incoming, "revision": "0", "act": "take"}
    quarter.save("팀장", status="부진")
    answer = bring(quarter, **form)
    assert answer.status_code == 400 and "다시 견준 것입니다" in answer.text
    assert bring(quarter, **form | {"revision": "1"}).status_code == 302
    assert (quarter.card.status, quarter.card.progress_percent) == ("부진", 75)


@pytest.mark.parametrize("incoming", ["{}", "[]", "no json", '{"title": 1}', "\ud7ff", "[" * 90_000])
def test_what_is_no_card_is_refused_with_a_sentence(quarter: Quarter, incoming: str) -> None:
    answer = bring(quarter, incoming=incoming, act="take")
    assert answer.status_code == 400 and quarter.draft.revision == 0


def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(quarter: Quarter) -> None:
    for file in (
        SimpleUploadedFile("card.exe", b"MZ"),
        SimpleUploadedFile("card.hwpx", b"PK\x03\x04broken"),
        "",
    ):
        answer = bring(quarter, file=file)
        assert answer.status_code == 400 and 'role="alert"' in answer.text


def test_a_card_that_is_being_signed_takes_no_file(quarter: Quarter) -> None:
    quarter.submit()
    assert logged_in(quarter.people["담당"]).get(address(quarter, "draft-import")).status_code == 409

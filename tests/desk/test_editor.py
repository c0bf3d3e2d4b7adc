"""The editor of a card, as a server sees it: kept, checked, met by another text, brought in from outside."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gongyak.pledges.models import Draft, DraftText, Outcome
from gongyak.pledges.rounds.cards import card_of
from gongyak.rules.card import Card
from gongyak.rules.card.typed import form_of
from gongyak.staff.models import LoginSession
from tests.desk.editing import MORE, address, fields, plans, send
from tests.people import PASSWORD, logged_in
from tests.pledges.rounds.quarter import Quarter, opened


@pytest.fixture
def quarter(db: None) -> Quarter:
    return opened()


def test_the_page_shows_the_card_with_everything_that_stands_in_its_way(quarter: Quarter) -> None:
    page = logged_in(quarter.people["담당"]).get(address(quarter)).text
    assert "1-2-2" in page and "제출하기 전에 1곳을 고치거나 답해야 합니다" in page
    assert f'href="#promise-{quarter.draft.follow_ups.get().pk}"' in page
    assert 'name="cell-plan.구비.2024" value="2.4"' in page
    assert "2024년 2분기 대비: 달라진 줄 없음" in page
    assert "일자리경제과-30932호(2024. 3.29.)" in page


def test_a_card_that_is_being_signed_is_only_shown(quarter: Quarter) -> None:
    form = fields(quarter, plans=MORE)
    quarter.submit()
    client = logged_in(quarter.people["담당"])
    page = client.get(address(quarter)).text
    assert "지금은 고칠 수 없는 카드입니다" in page and 'value="submit"' not in page
    answer = client.post(address(quarter), form)
    assert answer.status_code == 409 and MORE in answer.text
    assert quarter.draft.revision == 0


def test_what_was_typed_is_kept_and_marked_against_last_quarter(quarter: Quarter) -> None:
    answer = send(
        quarter, plans=form_of(quarter.card).sections["plans"] + "\n" + MORE, progress_percent="60%"
    )
    assert (answer.status_code, answer["Location"]) == (302, address(quarter))
    assert plans(quarter.card)[-1] == MORE[2:] and quarter.card.progress_percent == 60
    page = logged_in(quarter.people["담당"]).get(address(quarter)).text
    assert "2024년 2분기 대비: 새 줄 1" in page and "2024년 2분기: 50%" in page


def test_a_form_sent_twice_makes_one_text(quarter: Quarter) -> None:
    """R8: a double click without a script sends the same form twice."""
    form = fields(quarter, plans=MORE)
    client = logged_in(quarter.people["담당"])
    assert [client.post(address(quarter), form).status_code for _ in range(2)] == [302, 302]
    assert DraftText.objects.filter(revision__gt=0).count() == 1


def test_a_title_is_not_changed_here(quarter: Quarter) -> None:
    assert send(quarter, title="다른 이름", number="9-9-9", plans=MORE).status_code == 302
    assert (quarter.card.title, quarter.card.number) == ("지역경제활성화 종합대책본부 설치", "1-2-2")


def test_a_check_says_what_is_wrong_and_keeps_nothing(quarter: Quarter) -> None:
    form = fields(quarter, act="check") | {"cell-plan.구비.2024": "3.4"}
    page = logged_in(quarter.people["담당"]).post(address(quarter), form).text
    sentence = "소요예산(계획) 2024년의 총계: 국비·시비·구비·기타의 합은 3.4백만원이어야 하는데"
    assert sentence in page and 'href="#cell-plan.총계.2024"' in page
    assert 'value="3.4"' in page and 'aria-invalid="true"' in page
    part = logged_in(quarter.people["담당"]).post(address(quarter, "draft-check"), form).text
    assert sentence in part and "<html" not in part and 'hx-swap-oob="true"' in part
    assert quarter.draft.revision == 0


def test_lines_without_indents_are_set_in_when_asked(quarter: Quarter) -> None:
    flat = "○ 가\n- 나\n- 다"
    page = send(quarter, plans=flat, act="check").text
    assert "들여쓰기가 없어 모두 같은 단계로 보았습니다" in page
    page = send(quarter, plans=flat, act="marks:plans").text
    assert "○ 가\n  - 나\n  - 다</textarea>" in page


# Autosave


def test_an_autosave_says_when_and_gives_the_next_number(quarter: Quarter) -> None:
    part = send(quarter, part="draft-autosave", plans=MORE).text
    assert "저장됨 " in part and 'name="revision" id="revision" value="1"' in part and "작성중" in part
    assert DraftText.objects.get(revision=1).saving == "자동저장"


def test_an_autosave_over_another_text_keeps_neither_from_being_seen(quarter: Quarter) -> None:
    stale = fields(quarter, plans=MORE)
    quarter.save("팀장", status="부진")
    part = logged_in(quarter.people["담당"]).post(address(quarter, "draft-autosave"), stale).text
    assert "그사이 팀장이름 님이 이 카드를 고쳤습니다" in part and "두 글 비교" in part
    assert quarter.card.status == "부진"


def test_an_autosave_says_why_it_was_not_kept(quarter: Quarter) -> None:
    form = fields(quarter, plans=MORE)
    quarter.submit()
    part = logged_in(quarter.people["담당"]).post(address(quarter, "draft-autosave"), form).text
    assert "저장하지 못했습니다." in part


# Promises


def reply(quarter: Quarter, outcome: str, reason: str = "", **changed: str) -> HttpResponse:
    key = quarter.draft.follow_ups.get().pk
    form = fields(quarter, **changed) | {f"outcome-{key}": outcome, f"reason-{key}": reason}
    return logged_in(quarter.people["담당"]).post(address(quarter), form)


def test_promises_are_answered_with_the_card(quarter: Quarter) -> None:
    assert reply(quarter, Outcome.SLIPPED, "기업 사정").status_code == 302
    promise = quarter.draft.follow_ups.get()
    assert (promise.outcome, promise.reason) == (Outcome.SLIPPED, "기업 사정")


def test_an_answer_without_its_reason_stays_on_the_page(quarter: Quarter) -> None:
    answer = reply(quarter, Outcome.DROPPED, plans=MORE)
    assert answer.status_code == 200 and "까닭을 적어 주십시오" in answer.text
    assert quarter.draft.follow_ups.get().outcome is None
    assert plans(quarter.card) == [MORE[2:]]


def test_it_is_handed_in_once_nothing_stands_in_its_way(quarter: Quarter) -> None:
    answer = send(quarter, act="submit", plans=MORE)
    assert answer.status_code == 409 and "약속 1건" in answer.text and MORE in answer.text
    assert 'name="revision" id="revision" value="1"' in answer.text  # it goes on from what was saved
    assert reply(quarter, Outcome.DONE, act="submit", plans=MORE, status="부진").status_code == 302
    assert (quarter.draft.status, quarter.card.status) == ("검토", "부진")


# Two texts


def meet(quarter: Quarter, **mine: str) -> HttpResponse:
    """What the officer gets who saves over the text that the team lead saved meanwhile."""
    stale = fields(quarter, **mine)
    send(quarter, "팀장", progress_percent="70%", plans="- 팀장의 계획")
    return logged_in(quarter.people["담당"]).post(address(quarter), stale)


def test_who_comes_second_sees_both_texts_and_loses_none(quarter: Quarter) -> None:
    """R9, one after the other."""
    answer = meet(quarter, plans=MORE, status="부진", progress_percent="60%")
    assert answer.status_code == 409
    assert "그사이 팀장이름 님이 이 카드를 저장했습니다" in answer.text
    assert MORE in answer.text and "- 팀장의 계획" in answer.text
    assert "60%" in answer.text and "70%" in answer.text
    assert plans(quarter.card) == ["팀장의 계획"]


def test_texts_that_do_not_meet_are_put_together(quarter: Quarter) -> None:
    answer = meet(quarter, overview="- 새 개요", status="부진")
    assert "그대로 합칠 수 있습니다" in answer.text
    form = fields(quarter, overview="- 새 개요", status="부진", revision="0", onto="1", act="merge")
    form |= {"field-progress_percent": "50%", "section-plans": form_of(card_at(quarter, 0)).sections["plans"]}
    assert logged_in(quarter.people["담당"]).post(address(quarter), form).status_code == 302
    card = quarter.card
    assert (card.status, card.progress_percent, plans(card)) == ("부진", 70, ["팀장의 계획"])
    assert [item.text for item in card.overview] == ["새 개요"]


def card_at(quarter: Quarter, revision: int) -> Card:
    text = DraftText.objects.get(draft=quarter.draft, revision=revision).card
    return card_of(Draft(card=text))


def test_what_both_changed_must_be_chosen_and_a_third_text_is_met_again(quarter: Quarter) -> None:
    meet(quarter, progress_percent="60%")
    mine = fields(quarter, revision="0", onto="1", act="merge", progress_percent="60%")
    mine["section-plans"] = form_of(card_at(quarter, 0)).sections["plans"]
    client = logged_in(quarter.people["담당"])
    answer = client.post(address(quarter), mine)
    assert answer.status_code == 200 and 'name="choice-progress_percent"' in answer.text
    quarter.save("팀장", status="부진")
    third = client.post(address(quarter), mine | {"choice-progress_percent": "mine"})
    assert third.status_code == 409 and 'name="onto" value="2"' in third.text
    done = client.post(address(quarter), mine | {"choice-progress_percent": "mine", "onto": "2"})
    assert done.status_code == 302
    assert (quarter.card.progress_percent, quarter.card.status) == (60, "부진")


# The session ends


def test_what_was_typed_when_the_session_had_ended_is_kept_after_the_log_in(quarter: Quarter) -> None:
    client = logged_in(quarter.people["담당"])
    LoginSession.objects.update(seen_at=timezone.now() - timedelta(hours=1))
    answer = client.post(address(quarter), fields(quarter, plans=MORE))
    assert answer.status_code == 401 and "아직 저장하지 못했습니다." in answer.text
    kept = answer.text.partition('name="kept" value="')[2].partition('"')[0]
    entry = {"username": "officer", "password": PASSWORD, "kept": kept}
    again = client.post(reverse("login"), entry)
    assert MORE in again.text and f'action="{address(quarter)}"' in again.text
    assert client.post(address(quarter), fields(quarter, plans=MORE)).status_code == 302
    assert plans(quarter.card) == [MORE[2:]]


def test_what_only_a_change_may_alter_is_named_at_its_field_while_it_is_typed(quarter: Quarter) -> None:
    page = send(quarter, act="check", period="2022 ~ 2027 [임기 후 완료]", goals="○ 다른 목표").text
    assert "기간: 확정된 ‘2022 ~ 2026 [임기 내 완료]’" in page and 'href="#field-period"' in page
    assert 'href="#section-goals"' in page and "확정된 것은 공약 변경 절차로만 바꿉니다" in page
    form = fields(quarter, act="check") | {"cell-plan.총계.total": "10.6", "cell-plan.구비.total": "10.6"}
    page = logged_in(quarter.people["담당"]).post(address(quarter), form).text
    assert "사업비: 확정된 ‘9.6백만원’이" in page and 'href="#cell-plan.총계.total"' in page


def test_sums_are_filled_in_when_asked_and_not_before(quarter: Quarter) -> None:
    form = fields(quarter, act="sums") | {"cell-plan.구비.2024": "3.4"}
    page = logged_in(quarter.people["담당"]).post(address(quarter), form).text
    assert 'name="cell-plan.총계.total" value="10.6"' in page and "10.6백만원과 다릅니다" in page
    assert quarter.draft.revision == 0


def test_every_text_is_listed_and_one_comes_back_without_losing_another(quarter: Quarter) -> None:
    send(quarter, plans=MORE)
    send(quarter, plans="- 다른 계획")
    client = logged_in(quarter.people["담당"])
    page = client.get(address(quarter, "draft-texts")).text
    assert page.count("이 글로 되돌리기") == 2 and "다른 계획" in page and "처음 글" in page
    assert client.post(address(quarter, "draft-texts"), {"text": "1"}).status_code == 302
    assert plans(quarter.card) == [MORE[2:]] and quarter.draft.revision == 3
    assert client.post(address(quarter, "draft-texts"), {"text": "x"}).status_code == 302
    assert quarter.draft.revision == 3


def test_last_quarters_card_is_one_click_away(quarter: Quarter) -> None:
    client = logged_in(quarter.people["담당"])
    assert 'href="' + address(quarter, "draft-before") in client.get(address(quarter)).text
    page = client.get(address(quarter, "draft-before")).text
    assert "2024년 2분기 카드" in page and "(2024. 6. 30. 現在)" in page


def test_a_card_that_had_none_before_it_is_written_too(quarter: Quarter) -> None:
    Draft.objects.update(base=None)
    page = logged_in(quarter.people["담당"]).get(address(quarter)).text
    assert "대비:" not in page and "글 보기" not in page
    assert send(quarter, plans=MORE).status_code == 302


def test_what_was_promised_stands_on_the_page_of_the_card_with_its_answer(quarter: Quarter) -> None:
    reply(quarter, Outcome.SLIPPED, "기업 사정")
    page = logged_in(quarter.people["과장"]).get(reverse("draft", args=[quarter.draft.pk])).text
    assert "채용 예정 112명" in page and "미뤄짐" in page and "기업 사정" in page


def test_the_number_of_queries_does_not_grow_with_the_card(
    quarter: Quarter, django_assert_max_num_queries: Callable[..., object]
) -> None:
    client: Client = logged_in(quarter.people["담당"])
    client.get(address(quarter))
    with django_assert_max_num_queries(22):
        client.get(address(quarter))

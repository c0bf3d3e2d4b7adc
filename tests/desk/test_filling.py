"""기록에서 채우기 and the links of a pledge, as a browser sends and gets them."""

import re

import pytest
from django.urls import reverse

from gongyak.pledges.models import Filling, RecordLink
from gongyak.rules.records import Line
from tests.desk.editing import address
from tests.people import logged_in
from tests.pledges.compiling.office import Office, office
from tests.pledges.compiling.test_filling import JULY


@pytest.fixture
def at(db) -> Office:
    return office()


def _client(at: Office, who: str = "담당"):
    return logged_in(at.quarter.people[who])


def _linked(at: Office, title: str = "청년 창업 한마당", **told) -> str:
    row = at.result(title=title, span=JULY, **told)
    at.link(row.key)
    return row.key


def _hidden(page: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="(revision|seen)" value="([^"]*)">', page))


def _open(at: Office) -> tuple[str, dict[str, str]]:
    page = _client(at).get(address(at.quarter, "draft-fill")).content.decode()
    return page, _hidden(page)


def _send(at: Office, **chosen: str):
    return _client(at).post(address(at.quarter, "draft-fill"), {**_open(at)[1], **chosen})


def test_a_pledge_without_records_says_where_to_link_them(at):
    page, _ = _open(at)
    assert "딸린 기록이 없거나" in page
    assert reverse("pledge-link", args=[at.pledge.pk]) in page


def test_the_compiled_text_stands_beside_the_officers(at):
    key = _linked(at, lines=(Line("200명이 모임"),))
    page, _ = _open(at)
    assert "청년 창업 한마당 개최: 2024. 7.12." in page
    assert "200명이 모임" in page
    assert "새 줄" in page
    assert reverse("desk-result", args=[key.removeprefix("achievement/")]) in page


def test_what_is_proposed_is_kept_by_one_button(at):
    _linked(at)
    told = _send(at)
    assert (told.status_code, told["Location"]) == (302, address(at.quarter))
    assert "청년 창업 한마당 개최: 2024. 7.12." in at.texts()


def test_a_line_is_declined_or_written_otherwise(at):
    _linked(at)
    _linked(at, "상인 대회")
    first, second = at.row("창업 한마당").id, at.row("상인 대회").id
    _send(
        at,
        **{f"choice-{first}": "mine", f"choice-{second}": "theirs", f"text-{second}": "  상인   대회 열림 "},
    )
    assert "상인 대회 열림" in at.texts()
    assert not any("창업 한마당" in text for text in at.texts())


def test_a_text_that_was_typed_counts_without_its_choice(at):
    _linked(at)
    _send(at, **{f"text-{at.row('창업 한마당').id}": "창업 한마당 열림"})
    assert "창업 한마당 열림" in at.texts()


def test_records_that_change_meanwhile_are_shown_again_and_nothing_typed_is_lost(at):
    _linked(at)
    item = at.row("창업 한마당").id
    sent = {**_open(at)[1], f"choice-{item}": "theirs", f"text-{item}": "내가 적던 글"}
    _linked(at, "뒤늦은 한마당")
    told = _client(at).post(address(at.quarter, "draft-fill"), sent)
    page = told.content.decode()
    assert told.status_code == 409
    assert "그사이 기록이나 카드가 바뀌었습니다" in page
    assert 'value="내가 적던 글"' in page
    assert Filling.objects.count() == 0


def test_a_card_that_changes_meanwhile_is_shown_again(at):
    _linked(at)
    _, hidden = _open(at)
    at.quarter.save("팀장", status="정상추진")
    assert _client(at).post(address(at.quarter, "draft-fill"), hidden).status_code == 409


def test_a_second_click_is_no_second_filling(at):
    _linked(at)
    _, hidden = _open(at)
    for _ in range(2):
        assert _client(at).post(address(at.quarter, "draft-fill"), hidden)["Location"] == address(at.quarter)
    assert Filling.objects.count() == 1


def test_table_and_rate_are_offered_with_their_formulas(at):
    at.spend()
    at.link("project/900", own_money=True)
    page, _ = _open(at)
    assert "예산 집행률" in page
    assert "투입예산 총계 ÷ 소요예산(계획) 총계 = 3.6백만원 ÷ 9.6백만원" in page
    _send(at, table="theirs", rate="executed")
    assert str(at.quarter.card.progress_percent) == "37.5"
    assert "지금 카드의 표" not in _open(at)[0]


def test_a_confirmed_card_is_not_filled(at):
    at.quarter.confirm()
    told = _client(at).get(address(at.quarter, "draft-fill"))
    assert told.status_code in (403, 409)
    assert "고칠 수 없는 카드" in told.content.decode()


def test_the_editor_leads_to_it(at):
    page = _client(at).get(address(at.quarter)).content.decode()
    assert address(at.quarter, "draft-fill") in page


# Links


def _act(at: Office, act: str, who: str = "담당", **sent):
    return _client(at, who).post(reverse("pledge-link-act", args=[at.pledge.pk, act]), sent)


def _links(at: Office) -> list[str]:
    return [row.record for row in at.pledge.record_links.known()]


def test_records_are_linked_ordered_and_taken_off(at):
    first, second = at.result(title="가마당").key, at.result(title="나마당").key
    _act(at, "link", record=[first, second])
    assert _links(at) == [first, second]
    _act(at, "order", record=[first, second], place=["2", "1"])
    assert _links(at) == [second, first]
    _act(at, "unlink", record=second)
    assert _links(at) == [first]
    assert RecordLink.objects.count() > 1


def test_a_project_can_be_the_pledges_own_money(at):
    at.spend()
    _act(at, "link", record=["project/900"], own_money=["project/900"])
    assert at.pledge.record_links.get().own_money


def test_nothing_chosen_is_said(at):
    told = _act(at, "link")
    assert told.status_code == 409
    assert "이을 기록을 고르십시오" in told.content.decode()


def test_who_only_reads_sees_no_buttons_and_is_refused(at):
    key = _linked(at)
    page = _client(at, "감사").get(reverse("pledge-link", args=[at.pledge.pk])).content.decode()
    assert "청년 창업 한마당" in page
    assert "잇기" not in page
    assert _act(at, "unlink", "감사", record=key).status_code == 409
    assert _links(at) == [key]


def test_records_are_found_by_words(at):
    at.result(title="가마당", series="정기 마당")
    at.result(title="나대회")
    at.spend()
    at.ledger.planned()
    page = _client(at).get(reverse("pledge-link", args=[at.pledge.pk]), {"q": "가마당"}).content.decode()
    assert "가마당" in page
    assert "나대회" not in page
    whole = _client(at).get(reverse("pledge-link", args=[at.pledge.pk])).content.decode()
    assert all(word in whole for word in ("정기 마당", "나대회", "본부 운영", "유관기관 간담회"))


def test_a_linked_series_is_shown_by_its_name(at):
    at.link("series/정기 마당")
    page = _client(at).get(reverse("pledge-link", args=[at.pledge.pk])).content.decode()
    assert "정기 마당" in page
    assert "묶음 전체" in page


def test_the_list_of_pledges_leads_to_each(at):
    page = _client(at).get(reverse("pledge-links")).content.decode()
    assert reverse("pledge-link", args=[at.pledge.pk]) in page
    assert (
        reverse("pledge-link", args=[at.pledge.pk])
        not in _client(at, "타부서담당").get(reverse("pledge-links")).content.decode()
    )


def test_an_unknown_act_is_no_address(at):
    assert _act(at, "remove").status_code == 404

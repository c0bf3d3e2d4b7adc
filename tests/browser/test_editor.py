"""A card is brought up to date in a browser: with a mistake, mended, over a session's end, beside somebody else."""

import re
from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from gongyak.pledges.models import DraftText
from gongyak.staff.models import LoginSession
from tests.browser.checks import AXE, CONTROLS, TOO_WIDE, violations
from tests.browser.conftest import PICTURES
from tests.browser.test_desk_entry import log_in
from tests.pledges.rounds.quarter import Quarter, opened
from tests.rules.card.seed import SEED

Open = Callable[..., Page]
TABLE = SEED[SEED.index("구 분\t계") : SEED.index("\n\n", SEED.index("구 분\t계"))]
NEW = "일자리 박람회 개최: 2024. 9.12., 참여기업 31개"


@pytest.fixture
def quarter(empty_site: str) -> Quarter:
    return opened()


def look(page: Page, name: str, *, full: bool = True) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png", full_page=full)
    assert violations(page, AXE) == []
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate(CONTROLS) == []


def open_card(visit: Open, quarter: Quarter, who: str = "officer", **options: object) -> Page:
    page = visit(f"/desk/cards/{quarter.draft.pk}/write/", **options)
    log_in(page, who)
    page.wait_for_url("**/write/")
    page.wait_for_load_state()
    page.set_viewport_size({"width": page.viewport_size["width"], "height": 768})
    return page


@pytest.mark.parametrize("width", [1366, 390])
def test_the_editor_is_for_everybody(visit: Open, quarter: Quarter, width: int) -> None:
    page = open_card(visit, quarter, width=width)
    expect(page.get_by_role("heading", name="지역경제활성화 종합대책본부 설치")).to_be_visible()
    look(page, f"desk-editor-{width}")
    quarter.save(status="부진")
    address = page.url
    for part, heading in (
        ("import", "파일에서 들여오기"),
        ("texts", "앞서 저장한 글"),
        ("before", "2024년 2분기 카드"),
    ):
        page.goto(f"{address}{part}/")
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
        look(page, f"desk-editor-{part}-{width}")


def test_a_quarter_is_written_with_a_mistake_and_mended(visit: Open, quarter: Quarter) -> None:
    page = open_card(visit, quarter, width=1366)
    # the officer types a new amount and goes on with Enter; the page names the cells that no longer agree
    cell = page.get_by_label("계획 구비 2024년 (백만원)")
    cell.fill("3.4")
    cell.press("Enter")
    expect(page.get_by_label("계획 기타 2024년 (백만원)")).to_be_focused()
    wrong = page.locator("#grid-told").get_by_text("소요예산(계획) 2024년의 총계")
    expect(wrong).to_be_visible()
    expect(page.get_by_label("계획 총계 2024년 (백만원)")).to_have_attribute("aria-invalid", "true")
    page.evaluate("document.querySelector('#investment').scrollIntoView()")
    look(page, "desk-editor-mistake", full=False)
    cell.fill("2.4")
    cell.press("ArrowUp")
    expect(page.locator("#grid-told .fine")).to_be_visible()
    # a new line of 추진실적 goes on with the mark of the one before, and is understood beside
    outline = page.get_by_role("textbox", name="추진실적", exact=True)
    outline.press("Control+End")
    outline.press("Enter")
    page.keyboard.insert_text(NEW)
    understood = page.locator("#understood-achievements li[class^=d]").last
    expect(understood).to_contain_text("새 줄")
    expect(understood).to_contain_text("참여기업 31개")
    expect(page.locator("#counts-achievements")).to_have_text("2024년 2분기 대비: 새 줄 1")
    page.keyboard.press("Control+s")
    expect(page.locator("#saved")).to_have_text(re.compile(r"저장됨 \d\d:\d\d"))
    expect(page.locator("#status")).to_have_text("작성중")
    assert DraftText.objects.get(revision=1).saving == "자동저장"
    kept = DraftText.objects.values_list("at", flat=True)
    assert page.locator("#saved").inner_text() in [f"저장됨 {timezone.localtime(at):%H:%M}" for at in kept]
    page.evaluate("document.querySelector('#title-achievements').scrollIntoView()")
    look(page, "desk-editor-outline", full=False)
    # what was promised last quarter is asked before it can be handed in
    page.get_by_role("button", name="저장하고 제출").click()
    expect(page.get_by_role("alert")).to_contain_text("답하지 않은 지난 분기 약속 1건")
    page.get_by_role("link", name="지난 분기 약속 ‘채용 예정 112명’").click()
    page.get_by_label("늦어짐", exact=True).check()
    page.get_by_label("사유").fill("채용 결과를 11월에 집계합니다.")
    look(page, "desk-editor-promise", full=False)
    page.get_by_role("button", name="저장하고 제출").click()
    expect(page.get_by_text("카드를 제출했습니다.")).to_be_visible()
    assert quarter.draft.status == "검토"
    assert NEW in [item.text for item in quarter.card.achievements]


def test_two_write_at_once_and_the_second_puts_the_texts_together(visit: Open, quarter: Quarter) -> None:
    mine, theirs = (open_card(visit, quarter, who, width=1366) for who in ("officer", "lead"))
    theirs.get_by_role("textbox", name="진도").fill("70%")
    theirs.get_by_role("combobox", name="추진상황").fill("부진")
    theirs.get_by_role("button", name="저장", exact=True).click()
    expect(theirs.get_by_text("저장됨").first).to_be_visible()
    mine.get_by_role("textbox", name="진도").fill("60%")
    mine.get_by_role("textbox", name="향후계획", exact=True).fill("- 내가 쓴 계획: 2024.12.")
    mine.get_by_role("button", name="저장", exact=True).click()
    expect(mine.get_by_role("heading", name="두 글 합치기")).to_be_visible()
    expect(mine.get_by_text("내가 쓴 계획: 2024.12.").first).to_be_visible()
    look(mine, "desk-editor-two-texts")
    mine.get_by_role("radio", name="내가 쓴 글").check()
    mine.get_by_role("button", name="합쳐서 저장").click()
    expect(mine.get_by_role("heading", name="지역경제활성화 종합대책본부 설치")).to_be_visible()
    assert (quarter.card.progress_percent, quarter.card.status) == (60, "부진")


def test_nothing_is_lost_when_the_session_ends(visit: Open, quarter: Quarter) -> None:
    page = open_card(visit, quarter, width=1366, java_script_enabled=False)
    page.get_by_role("textbox", name="향후계획", exact=True).fill("- 밤새 쓴 계획")
    LoginSession.objects.update(seen_at="2024-01-01T00:00:00Z")
    page.get_by_role("button", name="저장", exact=True).click()
    log_in(page)
    page.get_by_role("button", name="이어서 보내기").click()
    expect(page.get_by_role("textbox", name="향후계획", exact=True)).to_have_value("- 밤새 쓴 계획")
    assert quarter.card.plans[0].text == "밤새 쓴 계획"


def test_a_table_is_pasted_looked_at_and_taken(visit: Open, quarter: Quarter) -> None:
    page = open_card(visit, quarter, width=1366)
    page.locator("#paste > summary").click()
    page.locator("#paste-text").fill(TABLE)
    page.get_by_role("button", name="알아본 표 보기").click()
    expect(page.get_by_text("모든 줄의 값이 7개입니다")).to_be_visible()
    look(page, "desk-editor-paste-asked")
    page.get_by_label("기투자").first.check()
    page.get_by_role("button", name="고른 대로 표 보기").click()
    expect(page.get_by_text("이렇게 알아보았습니다.")).to_be_visible()
    look(page, "desk-editor-paste")
    page.get_by_role("button", name="이 표를 카드에 넣고 저장").click()
    expect(page.get_by_text("붙인 표를 카드에 넣고 저장했습니다.")).to_be_visible()
    assert quarter.card.investment.spent["총계"].total == 4_800_000


def test_numbers_are_pasted_into_the_cells_from_here_on(visit: Open, quarter: Quarter) -> None:
    page = open_card(visit, quarter, width=1366)
    page.evaluate(
        """() => {
          const cell = document.getElementById('cell-plan.시비.2024')
          const data = new DataTransfer()
          data.setData('text/plain', '1\\t2\\r\\n3\\t4\\r\\n')
          cell.focus()
          cell.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}))
        }"""
    )
    values = [
        page.locator(f"[id='cell-plan.{place}']").input_value()
        for place in ("시비.2024", "시비.2025", "구비.2024", "구비.2025")
    ]
    assert values == ["1", "2", "3", "4"]


def test_a_whole_table_is_pasted_into_a_cell_and_shown_first(visit: Open, quarter: Quarter) -> None:
    page = open_card(visit, quarter, width=1366)
    page.evaluate(
        """(text) => {
          const rows = text.split('\\n').map(line => '<tr><td>' + line.split('\\t').join('<td>') + '</tr>')
          const data = new DataTransfer()
          data.setData('text/plain', text)
          data.setData('text/html', '<table>' + rows.join('') + '</table>')
          const cell = document.getElementById('cell-plan.시비.2024')
          cell.focus()
          cell.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}))
        }""",
        TABLE,
    )
    expect(page.get_by_role("heading", name="붙인 표 확인")).to_be_visible()
    assert "<table>" in page.locator("[name='paste-html']").input_value()
    page.get_by_role("button", name="넣지 않고 돌아가기").click()
    expect(page.get_by_label("계획 구비 2024년 (백만원)")).to_have_value("2.4")


def test_lines_are_set_in_and_out_by_keys(visit: Open, quarter: Quarter) -> None:
    page = open_card(visit, quarter, width=1366)
    outline = page.get_by_role("textbox", name="향후계획", exact=True)
    outline.fill("- 가\n- 나")
    outline.press("Control+End")
    outline.press("Control+]")
    expect(outline).to_have_value("- 가\n  - 나")
    expect(page.locator("#understood-plans .d1.added")).to_contain_text("나")
    outline.press("Control+[")
    expect(outline).to_have_value("- 가\n- 나")

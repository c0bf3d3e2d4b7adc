"""A resident gives an opinion on a phone, without scripts, and finds it again."""

from playwright.sync_api import expect

from tests.browser.conftest import Open


def test_from_the_card_to_the_receipt_and_back(site: str, visit: Open) -> None:
    page = visit("/cards/1-2-2/", 390, java_script_enabled=False)
    page.get_by_role("link", name="이 공약에 의견 보내기").click()
    page.get_by_role("button", name="보내기 전에 확인하기").click()
    page.get_by_role("link", name="의견을 적어 주십시오.").click()
    assert page.url.endswith("#f-text")
    page.get_by_label("의견", exact=True).fill("상점가에도 나무를 심어 주십시오.\n010-1234-5678")
    page.get_by_label("공개해도 됩니다").check()
    page.get_by_role("button", name="보내기 전에 확인하기").click()
    expect(page.get_by_text("(전화번호 가림)")).to_be_visible()
    page.get_by_role("button", name="고치기").click()
    expect(page.get_by_label("공개해도 됩니다")).to_be_checked()
    page.get_by_role("button", name="보내기 전에 확인하기").click()
    page.get_by_role("button", name="보내기", exact=True).click()
    number, secret = (page.locator(".receipt dd").nth(place).inner_text() for place in (0, 1))
    page.get_by_role("link", name="내 의견 찾기").click()
    page.get_by_label("접수번호").fill(number.replace("-", "").lower())
    page.get_by_label("조회 비밀번호").fill(secret)
    page.get_by_role("button", name="찾기").click()
    expect(page.get_by_role("heading", name=f"내 의견 {number}")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="접수").first).to_have_attribute(
        "aria-current", "step"
    )

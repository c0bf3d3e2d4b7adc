"""Public answers, figures, and the desk's pages of both, in a browser: nothing sticks out, nothing is unlabelled."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from gongyak.cases import publishing
from gongyak.cases.models import FollowUpQuestion
from gongyak.rules.moments import SEOUL
from tests.browser.test_cases import at, look
from tests.cases.office import MONDAY, Counter, opened
from tests.cases.telling import WORDING, published, written

Open = Callable[..., Page]
SORTS = ("0702", "0101", "0702", "0501", "0101", "0702", "0201", "0702", "0101", "0301", "0501", "0702")


@pytest.fixture
def counter(empty_site: str) -> Counter:
    counter = opened(now=MONDAY)
    for place, sort in enumerate(SORTS):
        counter.replied(company=f"상사{place}", sort=sort)
        if place % 5 != 4:
            counter.decide("해결" if place % 3 else "일부해결", reason="일부만", by_company=True)
        FollowUpQuestion.objects.filter(case=counter.case, after_days=7).update(
            said="해결", satisfaction=3 + place % 3, answered_at=counter.now, asked_at=counter.now
        )
        counter.then(days=2)
    for month in range(3, 7):
        counter.now = datetime(2024, month + 1, 1, 9, tzinfo=SEOUL)
        told = {"month": counter.now.date().replace(month=month), "by": counter.who("총괄")}
        publishing.publish_figures(**told, now=counter.then())
    return counter


@pytest.mark.parametrize("width", [1280, 390])
def test_the_public_reads_answers_and_figures(visit: Open, counter: Counter, width: int) -> None:
    published(counter)
    counter.replied(company="다른상사", sort="0501")
    published(counter, title="증축 허가에 필요한 서류를 한 번에")
    for name, address in (
        ("difficulty-answers", "/difficulties/answers/"),
        ("difficulty-answer", "/difficulties/answers/2024-0001/"),
        ("difficulty-figures", "/difficulties/figures/"),
        ("difficulties", "/difficulties/"),
    ):
        look(visit(address, width), f"{name}-{width}")
    page = visit("/difficulties/answers/", width)
    page.get_by_label("찾을 말").fill("짐 내릴 자리")
    page.get_by_role("button", name="찾기").click()
    expect(page.get_by_role("heading", name="사례 1건")).to_be_visible()


def test_a_story_is_written_and_approved(visit: Open, counter: Counter) -> None:
    page = at(visit, "officer", reverse("desk-case-story", args=[counter.case.pk]))
    page.get_by_label("제목").fill(WORDING.title)
    page.get_by_label("어떤 어려움이었습니까?").fill(WORDING.trouble)
    page.get_by_label("구가 어떻게 답하고 조치했습니까?").fill(WORDING.answer)
    page.get_by_label("동의한 날").fill("2024. 6. 3.")
    page.get_by_label("동의를 받은 방법").select_option("전화")
    look(page, "story-new-1366")
    page.get_by_role("button", name="저장하고 읽어 보기").click()
    page.get_by_role("button", name="저장하고 승인 요청").click()
    expect(page.get_by_text("승인을 요청했습니다")).to_be_visible()
    address = reverse("desk-stories")
    page = at(visit, "lead", address)
    look(page, "stories-1366")
    page.get_by_role("link", name=WORDING.title).click()
    look(page, "story-approve-1366")
    page.get_by_role("button", name="승인하고 공개").click()
    expect(page.get_by_text("사례를 공개했습니다")).to_be_visible()


@pytest.mark.parametrize("width", [1366, 390])
def test_the_figures_are_looked_at_before_they_are_told(visit: Open, counter: Counter, width: int) -> None:
    counter.now = MONDAY + timedelta(days=120)
    written(counter)
    look(at(visit, "officer", reverse("desk-case-figures"), width), f"figures-{width}")
    look(at(visit, "officer", reverse("desk-stories"), width), f"stories-list-{width}")

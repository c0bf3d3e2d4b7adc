"""보존·파기 in a browser: one proposes, another confirms, and the ledger keeps it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from gongyak.cases.models import Case
from gongyak.jobs.worker import work_off
from gongyak.retention.actions import set_rule
from gongyak.retention.models import PurgeBatch
from gongyak.retention.scrubbing import scrub
from tests.browser.checks import open_details
from tests.browser.test_desk_entry import log_in, look
from tests.cases.office import Counter, opened
from tests.people import People
from tests.retention.archive import REVIEW, archive

Open = Callable[..., Page]


@pytest.fixture
def counter(people: People) -> Counter:
    """The cases of March 2024 were kept through 2025."""
    counter, _ = archive(opened(people))
    told = {"months": 12, "from_year": True, "article": "기록관리기준표", "is_confirmed": True, "revision": 0}
    set_rule(kind="case", **told, by=counter.who("총괄"), now=counter.then())
    return counter


@pytest.mark.parametrize("width", [1280, 390])
def test_two_people_destroy_what_is_due(visit: Open, counter: Counter, width: int) -> None:
    page = visit("/desk/", width=width)
    base = page.url.partition("/desk/")[0]
    log_in(page, "coordinator")
    page.goto(f"{base}/desk/retention/")
    look(page, f"retention-{width}")
    page.get_by_text("2건 파기 제안").last.click()
    page.get_by_label("심의").nth(1).fill(REVIEW)
    open_details(page)
    look(page, f"retention-open-{width}")
    page.locator("#case").get_by_role("button", name="파기 제안").click()
    expect(page.get_by_text("제안한 사람은 확인할 수 없습니다")).to_be_visible()
    PurgeBatch.objects.update(proposed_at=timezone.now() - timedelta(days=1))
    other = visit("/desk/", width=width)
    log_in(other, "auditor")
    other.goto(page.url)
    open_details(other)
    look(other, f"retention-batch-{width}")
    other.get_by_label("더 보관할 까닭이 없습니다").check()
    other.get_by_role("button", name="2건 파기 확인").click()
    expect(other.get_by_text("곧 지워집니다")).to_be_visible()
    work_off(timezone.now)
    scrub(timezone.now())
    other.goto(page.url)
    expect(other.get_by_text("저장 공간에서 지움")).to_be_visible()
    look(other, f"retention-done-{width}")
    other.goto(f"{base}/desk/retention/ledger/")
    open_details(other)
    look(other, f"retention-ledger-{width}")


@pytest.mark.parametrize("width", [1280, 390])
def test_a_typed_resident_number_comes_back_to_be_mended(visit: Open, people: People, width: int) -> None:
    opened(people, timezone.now())
    page = visit("/desk/", width=width)
    log_in(page, "officer")
    page.goto(page.url.partition("/desk/")[0] + "/desk/cases/new/")
    page.get_by_label("내용").fill("대표 900101-1234567의 민원")
    page.locator("[name=company]").fill("두구정밀")
    page.get_by_label("유형").first.fill("0702")
    page.get_by_role("button", name="접수하기").click()
    expect(page.get_by_role("heading", name="주민등록번호로 보이는 숫자가 있어")).to_be_visible()
    look(page, f"mending-{width}")
    page.get_by_label("고칠 글").fill("대표의 민원")
    page.get_by_role("button", name="고친 것으로 다시 보내기").click()
    expect(page.get_by_text("대표의 민원").first).to_be_visible()
    assert Case.objects.get().company_name == "두구정밀"

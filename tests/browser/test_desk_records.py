"""The pages of auditors, of mail and of the settings in a browser: readable for everybody; a review signed by hand."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page, expect

from gongyak.audit.actions import record_check, record_looks
from gongyak.audit.models import LookKind, Review
from gongyak.district.actions import set_line
from gongyak.jobs.actions import fail, take
from gongyak.jobs.anchoring import anchor
from gongyak.jobs.mail import post
from gongyak.rules.findings import Finding, Severity
from gongyak.rules.moments import day_of
from tests.browser.checks import open_details
from tests.browser.test_desk_entry import log_in, look
from tests.people import People

Open = Callable[..., Page]
RECORDS = (
    "audit/",
    "audit/acts/",
    "audit/looks/",
    "audit/seen/",
    "audit/anchors/",
    "audit/reviews/",
    "mail/",
)
SETTINGS = ("settings/", "settings/part/rounds/", "settings/part/security/", "settings/part/audit/")
SETTINGS += ("settings/lines/", "settings/statuses/", "settings/changes/", "mail/")


@pytest.fixture
def office(people: People, settings, tmp_path) -> People:
    """Something on every page."""
    settings.ANCHORS_ROOT = tmp_path / "anchors"
    now = timezone.now()
    for back in range(60, 0, -1):
        record_looks(
            by=people["총괄"].key,
            place="192.0.2.7",
            subjects=[people["담당"].key],
            object="draft/1",
            kind=LookKind.VIEW if back % 9 else LookKind.DOWNLOAD,
            reason="" if back % 9 else "분기 취합",
            now=now - timedelta(days=back),
        )
    for back in (2, 0):
        anchor(day=day_of(now) - timedelta(back), now=now - timedelta(back))
    found = Finding("anchor-restored", Severity.WARNING, "anchor.2026-11-20", "그 뒤에 백업을 되살렸습니다.")
    record_check(found=[found], by="program/work", now=now)
    values = {"district": "가온구", "day": "2026-11-20", "wrong": "1"}
    for number in range(2):
        with transaction.atomic():
            post(letter="alarm", to="a@example.kr", key=f"{number}", now=now, **values)
        said = "메일 서버가 받지 않았습니다(SMTP 550)."
        fail(lease=take(now=now), now=now, error=said, for_good=bool(number))
    set_line(department="일자리경제과", phone="02-000-1000", place=1, by=people["총괄"].key, now=now)
    return people


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize(("who", "addresses"), [("auditor", RECORDS), ("system", SETTINGS)])
def test_the_pages_are_for_everybody(
    visit: Open, office: People, who: str, addresses: tuple[str, ...], width: int
) -> None:
    page = visit("/desk/", width=width)
    log_in(page, who)
    expect(page.get_by_role("heading", name="내 업무")).to_be_visible()
    base = page.url.partition("/desk/")[0]
    for address in addresses:
        page.goto(f"{base}/desk/{address}")
        open_details(page)
        look(page, f"desk-{address.strip('/').replace('/', '-')}-{width}")


def test_a_month_is_reviewed_and_signed_by_hand(visit: Open, office: People) -> None:
    page = visit("/desk/")
    log_in(page, "auditor")
    page.get_by_role("link", name="감사", exact=True).click()
    page.get_by_role("link", name="점검하고 서명하기").click()
    page.get_by_label("점검한 내용과 조치").fill("내려받기의 사유를 확인함")
    page.get_by_role("button", name="점검했음을 서명").click()
    expect(page.get_by_role("alert")).to_contain_text("고르십시오")
    expect(page.get_by_label("점검한 내용과 조치")).to_have_value("내려받기의 사유를 확인함")
    page.get_by_label("이상 없음").check()
    page.get_by_role("button", name="점검했음을 서명").click()
    expect(page.get_by_role("cell", name="내려받기의 사유를 확인함")).to_be_visible()
    assert Review.objects.get().by == office["감사"].key

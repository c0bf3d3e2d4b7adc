"""A company with somebody in it, for tests."""

from datetime import UTC, date, datetime, timedelta

from gongyak.companies.actions import register_company
from gongyak.companies.contacts import Grounds, Person, add_contact
from gongyak.companies.models import Company, Contact

NOW = datetime(2026, 9, 1, 0, 0, tzinfo=UTC)
TODAY = date(2026, 9, 1)
DAY = timedelta(days=1)
BY = "staff/1"
HANBIT = {
    "name": "㈜한빛정밀",
    "business_number": "220-81-62517",
    "corporation_number": "110111-0012340",
    "industry": "C25111",
    "industry_revision": "11",
    "product": "금형",
    "phone": "051-519-4802 내선 12",
    "address": "가온구 두레로 12",
    "legal_dong": "2641010100",
    "admin_dong": "두레동",
    "note": "산업단지 안",
}
GROUNDS = Grounds("동의", "기업애로 처리", "성명, 전화", TODAY, TODAY + 365 * DAY, "서면")
KIM = Person("기업 담당자", "김한빛", "010-1234-5678", "kim@example.kr", "부장")


def company(**typed: str) -> Company:
    """한빛정밀, or one that differs from it."""
    return register_company(typed=HANBIT | typed, by=BY, now=NOW)


def other(name: str = "다른상사", **typed: str) -> Company:
    """A company of which only the name is known."""
    return register_company(typed={"name": name} | typed, by=BY, now=NOW)


def contact(of: Company, person: Person = KIM, grounds: Grounds = GROUNDS) -> Contact:
    """Somebody of a company, by consent."""
    return add_contact(company=of, person=person, grounds=grounds, by=BY, now=NOW)

"""A hundred thousand cases: each page asks as often as of eight, and reads no table of cases whole."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from gongyak.cases.models import Case, CaseStatus
from gongyak.companies.models import Company
from tests.cases.many import MANY, MULTIPLIED, fill
from tests.cases.office import HERE, Counter, opened
from tests.companies.register import company, contact
from tests.explained import read_whole
from tests.people import People, logged_in

#: Most questions of a page: what an office waits for grows with them where the database is another machine.
MOST_LIST, MOST_PAGE, MOST_COMPANY = 11, 15, 21
#: Counts and words: whoever counts or looks for a part of a word has to read all that there is.
_WHOLE = {"?view=all&q=상사77": {"cases_case"}, "check": {"cases_case"}}


@pytest.fixture
def counter(people: People) -> Counter:
    """An office with eight cases by the real acts: taken in, asked of others, standing still, answered, over."""
    counter = opened(people, timezone.now() - timedelta(days=20))
    contact(company())
    counter.take_in(company="한빛정밀")
    counter.working()
    counter.ask()
    counter.working()
    counter.supplement()
    counter.working()
    counter.replied()
    for _ in range(2):
        counter.replied()
        counter.decide(by_company=True)
        counter.close()
    counter.working()
    counter.write()
    counter.submit()
    return counter


def addresses(company: int, working: int, replied: int) -> dict[str, tuple[str, int]]:
    """The pages by what is looked at: where, and how often they may ask."""
    lists = (
        "",
        "?view=late",
        "?view=after",
        "?view=ended",
        "?view=all",
        "?view=all&q=상사77",
        "?department=1",
        "?authority=구",
        "?view=all&company=1",
    )
    told = {one: (reverse("desk-cases") + one, MOST_LIST) for one in lists}
    return told | {
        "working": (reverse("desk-case", args=[working]), MOST_PAGE),
        "replied": (reverse("desk-case", args=[replied]), MOST_PAGE),
        "check": (reverse("desk-case-check"), MOST_PAGE),
        "company": (reverse("desk-company", args=[company]), MOST_COMPANY),
    }


def asked_by(counter: Counter, who: str, address: str) -> list[str]:
    client = logged_in(counter.people[who])
    assert connection.features.supports_json_field  # asked once for each connection
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return [one["sql"] for one in asked.captured_queries]


def pages(counter: Counter) -> dict[str, tuple[str, int]]:
    """The pages of what is the newest of its kind."""
    here = Case.objects.filter(department=counter.place(HERE))
    working = here.filter(status=CaseStatus.WORKING, requests__isnull=False).latest("pk")
    replied = here.filter(status=CaseStatus.CLOSED).latest("pk")
    return addresses(Company.objects.earliest("pk").pk, working.pk, replied.pk)


def test_pages_of_a_hundred_thousand_cases(counter):
    few = pages(counter)
    before = {name: len(asked_by(counter, "담당", address)) for name, (address, _) in few.items()}
    home = len(asked_by(counter, "팀장", reverse("desk")))
    fill(MANY, firms=20_000, departments=30)
    assert Case.objects.count() > 0.99 * MANY
    whole, large = {}, {model._meta.db_table for model in MULTIPLIED}
    for name, (address, most) in pages(counter).items():
        asked = asked_by(counter, "담당", address)
        # where looks are written one after the other, PostgreSQL is asked to wait for it
        assert len(asked) == before[name] <= most, (name, len(asked), before[name])
        whole[name] = (read_whole(asked) & large) - _WHOLE.get(name, set())
    assert len(asked_by(counter, "팀장", reverse("desk"))) == home
    assert {name: tables for name, tables in whole.items() if tables} == {}

"""A hundred thousand cases: what a business and the public read asks as often as of five, and reads no table of them whole."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from gongyak.cases import publishing
from gongyak.cases.look_ups import Opened, draw, open_for
from gongyak.cases.models import PublicStory
from gongyak.companies.models import Company
from tests.cases.many import MANY, MULTIPLIED, fill
from tests.cases.office import Counter, opened
from tests.cases.telling import published
from tests.companies.register import company
from tests.explained import read_whole
from tests.people import People

#: Most questions of each page.
MOST = {
    "": 6,
    "answers/": 4,
    "answers/?q=하역": 3,
    "answers/{story}/": 3,
    "figures/": 3,
    "new/": 2,
    "status/": 18,
}
SECTION = "/difficulties/"


@pytest.fixture
def counter(people: People) -> Counter:
    """An office with a case that is worked on, one that was told the public, and figures of a month."""
    counter = opened(people, timezone.now() - timedelta(days=70))
    company()
    for _ in range(3):
        counter.replied()
        counter.decide(by_company=True)
        counter.close()
    published(counter)
    counter.working()
    month = counter.now.date().replace(day=1)
    after = timezone.now() - timedelta(days=1)
    publishing.publish_figures(month=month, by=counter.who("총괄"), now=after)
    return counter


def asked_by(client: Client, address: str) -> list[str]:
    assert connection.features.supports_json_field  # asked once for each connection
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return [one["sql"] for one in asked.captured_queries]


def come_in(client: Client, mine: Opened) -> None:
    told = {"code": mine.code, "secret": mine.secret, "act": "enter"}
    assert client.post(f"{SECTION}status/", told).status_code == 302


def test_pages_of_a_hundred_thousand_cases(client: Client, counter: Counter) -> None:
    story = PublicStory.objects.get().number.removeprefix("사례-")
    addresses = {name: SECTION + name.format(story=story) for name in MOST}
    come_in(client, open_for(case=counter.case, drawn=draw(), now=counter.now))
    before = {name: len(asked_by(client, address)) for name, address in addresses.items()}
    fill(MANY, firms=20_000, departments=30)
    assert Company.objects.count() > 20_000 and PublicStory.objects.count() > 20_000
    whole, large = {}, {model._meta.db_table for model in MULTIPLIED}
    for name, address in addresses.items():
        asked = asked_by(client, address)
        assert len(asked) == before[name] <= MOST[name], (name, len(asked), before[name])
        whole[name] = read_whole(asked) & large
    assert {name: tables for name, tables in whole.items() if tables} == {}

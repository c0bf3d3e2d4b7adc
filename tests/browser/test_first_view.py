"""The first view of every kind of page on a phone, over the wire from the real server, with an empty cache."""

import pytest
from playwright.sync_api import Browser

from tests.browser.wire import phone
from tests.served import Served

#: Over the wire 300 KB are allowed; this is what the heaviest takes today, and a little.
MOST = 75_000
ADDRESSES = (
    *(
        "/",
        "/cards/",
        "/cards/?q=일자리",
        "/cards/1-2-2/",
        "/cards/1-2-2/compare/?from=2024-06-30&to=2024-09-30",
    ),
    *(
        "/changes/?from=2024-06-30&to=2024-09-30",
        "/totals/",
        "/trust/",
        "/data/",
        "/display/",
        "/en/",
        "/nowhere",
    ),
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_first_view_weighs_little(served: Served, chromium: Browser, address: str) -> None:
    with phone(chromium) as wire:
        wire.page.goto(served.address + address, wait_until="networkidle")
        assert wire.page.title()
        assert len(wire.bytes) > 3
        assert all(url.startswith(served.address) for url in wire.bytes)
        assert 20_000 < wire.total < MOST

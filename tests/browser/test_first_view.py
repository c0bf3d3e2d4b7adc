"""The first view of every kind of page on a phone, over the wire from the real server, with an empty cache."""

import pytest
from playwright.sync_api import Browser

from tests.browser.wire import phone
from tests.served import Served

#: Bytes over the wire. 300 KB are allowed; what is pinned is what it takes today and a little.
MOST = {"/": 90_000, "/cards/": 90_000, "/cards/1-2-2/": 90_000}


@pytest.mark.parametrize("address", MOST)
def test_a_first_view_weighs_little(served: Served, chromium: Browser, address: str) -> None:
    with phone(chromium) as wire:
        wire.page.goto(served.address + address, wait_until="networkidle")
        assert wire.page.title()
        print(address, wire.total, wire.bytes)
        assert set(wire.bytes) > {served.address + address}
        assert all(url.startswith(served.address) for url in wire.bytes)
        assert wire.total < MOST[address] < 300_000

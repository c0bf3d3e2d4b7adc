"""What a page costs on its way: every byte that Chromium gets for it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, CDPSession, Page


@dataclass
class Wire:
    """A page with an empty cache, and the bytes of every answer by address, headers included."""

    page: Page
    session: CDPSession
    bytes: dict[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return sum(self.bytes.values())


@contextmanager
def phone(chromium: Browser, **options: object) -> Iterator[Wire]:
    """A phone 390 px wide that has never been here."""
    viewport = {"width": 390, "height": 844}
    context = chromium.new_context(viewport=viewport, device_scale_factor=2, locale="ko-KR", **options)
    page = context.new_page()
    session = context.new_cdp_session(page)
    wire, asked = Wire(page, session), {}
    session.on(
        "Network.requestWillBeSent", lambda told: asked.update({told["requestId"]: told["request"]["url"]})
    )
    session.on(
        "Network.loadingFinished",
        lambda told: wire.bytes.update({asked[told["requestId"]]: int(told["encodedDataLength"])}),
    )
    session.send("Network.enable")
    try:
        yield wire
    finally:
        context.close()

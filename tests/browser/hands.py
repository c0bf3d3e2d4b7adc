"""What a person's hands do on pages, counted: the keystroke model of docs/explanation/a-quarter.md.

A key takes 0.28 s and to point and click 1.1 s (Card, Moran, Newell 1980: an average skilled typist, and pointing).
Hangul counts the keys of its letters (자모). Reading, thinking and the server's time are not in it.
"""

import unicodedata
from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page

KEY, CLICK = 0.28, 1.1  # s


@dataclass
class Hands:
    """Somebody at a page."""

    page: Page
    keys: int = 0
    clicks: int = 0
    pages: int = field(default=0)

    def __post_init__(self) -> None:
        self.page.on("framenavigated", lambda frame: self._note(frame is self.page.main_frame))

    def _note(self, is_page: bool) -> None:
        self.pages += is_page

    def click(self, what: Locator) -> None:
        """Point and click."""
        self.clicks += 1
        what.click()

    def type(self, where: Locator, text: str) -> None:
        """Click into a field and type over what is there."""
        self.clicks += 1
        self.keys += strokes(text)
        where.fill(text)

    def press(self, keys: str) -> None:
        """Press a key, or several held together."""
        self.keys += len(keys.split("+"))
        self.page.keyboard.press(keys)

    @property
    def seconds(self) -> float:
        """How long the hands are busy."""
        return round(KEY * self.keys + CLICK * self.clicks, 1)


def strokes(text: str) -> int:
    """The keys of a text on a Korean keyboard of two sets: one for each 자모."""
    return len(unicodedata.normalize("NFD", text))

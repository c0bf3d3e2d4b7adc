"""Businesses that tell their difficulties by the public form over a real line, each from an address of its own.

Each goes the whole way as a browser does, page by page; where the line is cut it sends the same again, as somebody
does who presses the button once more.
"""

import asyncio
import re
import time
from collections import Counter
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from urllib.parse import urlencode

NEW = "/difficulties/new/"
SAID = {
    "matter": {"ask": "proposal", "group": "07"},
    "story": {
        "title": "짐차를 댈 곳이 없음",
        "content": "아침마다 납품이 늦어집니다.\n" * 20,
        "place": "금사동",
    },
    "who": {
        "company": "두구정밀",
        "reply_by": "전화",
        "name": "홍길동",
        "phone": "010-1234-5678",
        "consents": "yes",
    },
}
#: Seconds that somebody waits for an answer, and before the button is pressed again.
_PATIENCE, _AGAIN = 120, 0.3
#: So often somebody tries before giving up.
_TRIES = 400


@dataclass
class Sent:
    """What all of them got: receipts (조회번호) by business, statuses, seconds of each answer, cut lines."""

    receipts: dict[int, str] = field(default_factory=dict)
    statuses: Counter[int] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    cut: int = 0
    lasted: float = 0

    def within(self, share: float) -> float:
        """The seconds within which such a share of the answers came."""
        return sorted(self.seconds)[int(share * (len(self.seconds) - 1))]


@dataclass
class Answer:
    """Status, headers in small letters, and text."""

    status: int
    headers: list[tuple[str, str]]
    text: str


class Browser:
    """One line and one jar of cookies; asks again where the line is cut."""

    def __init__(self, port: int, number: int, sent: Sent) -> None:
        self.port, self.sent, self.cookies, self.scheme = port, sent, {}, "https"
        self.address = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
        self.line: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def get(self, path: str) -> Answer:
        """A page."""
        return await self._until_answered("GET", path, "")

    async def post(self, path: str, told: dict[str, str]) -> Answer:
        """A form that was sent with the token of a page."""
        return await self._until_answered("POST", path, urlencode(told))

    async def _until_answered(self, method: str, path: str, body: str) -> Answer:
        for _ in range(_TRIES):
            began = time.monotonic()
            try:
                answer = await asyncio.wait_for(self._ask(method, path, body), _PATIENCE)
            except (OSError, asyncio.IncompleteReadError, TimeoutError):
                self.sent.cut += 1
                self.close()
                await asyncio.sleep(_AGAIN)
                continue
            self.sent.seconds.append(time.monotonic() - began)
            self.sent.statuses[answer.status] += 1
            if answer.status < 500:
                return answer
            await asyncio.sleep(_AGAIN)
        raise AssertionError(f"nobody answers {method} {path}")

    async def _ask(self, method: str, path: str, body: str) -> Answer:
        self.line = self.line or await asyncio.open_connection("127.0.0.1", self.port)
        reader, writer = self.line
        head = f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nOrigin: {self.scheme}://localhost\r\n"
        head += f"X-Forwarded-Proto: {self.scheme}\r\nX-Forwarded-For: {self.address}\r\n"
        head += f"Referer: {self.scheme}://localhost/\r\n"
        head += "Cookie: " + "; ".join(f"{name}={value}" for name, value in self.cookies.items()) + "\r\n"
        if method == "POST":
            head += f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
        writer.write(f"{head}\r\n{body}".encode())
        lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        pairs = [
            (name.lower(), value) for name, _, value in (one.partition(": ") for one in lines[1:] if one)
        ]
        length = next((int(value) for name, value in pairs if name == "content-length"), 0)
        text = (await reader.readexactly(length)).decode()
        for name, value in pairs:
            if name == "set-cookie":
                key, _, told = value.partition(";")[0].partition("=")
                self.cookies[key] = told
        return Answer(int(lines[0].split()[1]), pairs, text)

    def close(self) -> None:
        """Hang up."""
        if self.line:
            self.line[1].close()
        self.line = None


Way = Callable[[Browser], Coroutine[None, None, str]]


async def difficulty(browser: Browser) -> str:
    """From the first page to the receipt; the number that it shows."""
    first = await browser.get(NEW)
    told = {"csrfmiddlewaretoken": found(r'name="csrfmiddlewaretoken" value="(\w+)"', first)}
    key = {"key": found(r'name="key" value="(\w+)"', first)}
    await _onward(browser, NEW, told | key | SAID["matter"])
    await _onward(browser, f"{NEW}story/", told | SAID["story"])
    await _onward(browser, f"{NEW}files/", told | {"do": "next"})
    await _onward(browser, f"{NEW}who/", told | SAID["who"])
    receipt = await _onward(browser, f"{NEW}check/", told)
    return found(r"<dd>(G-[\w-]+)</dd>", receipt)


async def _onward(browser: Browser, path: str, told: dict[str, str]) -> Answer:
    """Send a form and look at the page where it leads."""
    answer = await browser.post(path, told)
    assert answer.status == 302, (path, answer.status, answer.text[-2_000:])
    return await browser.get(dict(answer.headers)["location"])


def found(pattern: str, answer: Answer) -> str:
    """What a page says there."""
    said = re.search(pattern, answer.text)
    assert said, (answer.status, pattern, answer.text[-2_000:])
    return said[1]


def send_together(port: int, businesses: int, *, at_once: int, way: Way = difficulty, first: int = 0) -> Sent:
    """So many businesses that each tell one difficulty, so many of them at once.

    They have a thread of their own: a browser test before may have left its loop running in this one.
    """
    with ThreadPoolExecutor(1) as thread:
        numbers = iter(range(first, first + businesses))
        return thread.submit(lambda: asyncio.run(_together(port, numbers, at_once, way))).result()


async def _together(port: int, numbers: Iterator[int], at_once: int, way: Way) -> Sent:
    sent, began = Sent(), time.monotonic()
    await asyncio.gather(*(_in_turn(port, numbers, way, sent) for _ in range(at_once)))
    sent.lasted = time.monotonic() - began
    return sent


async def _in_turn(port: int, numbers: Iterator[int], way: Way, sent: Sent) -> None:
    """One business after the other, each with a browser of its own."""
    for number in numbers:
        browser = Browser(port, number, sent)
        try:
            sent.receipts[number] = await way(browser)
        finally:
            browser.close()

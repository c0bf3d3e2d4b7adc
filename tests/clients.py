"""Many clients at once, each on a line of its own, as browsers keep it: ask, read all of it, ask again."""

import asyncio
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count, cycle, islice


@dataclass
class Told:
    """What all clients got: how often each status, seconds of each answer, and what went wrong."""

    statuses: Counter[int] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    lasted: float = 0

    def within(self, share: float) -> float:
        """The seconds within which such a share of the answers came."""
        return sorted(self.seconds)[int(share * (len(self.seconds) - 1))]

    @property
    def rate(self) -> float:
        """Answers per second."""
        return len(self.seconds) / self.lasted


def ask_together(
    port: int, addresses: Sequence[str], *, clients: int, seconds: float, pause: float = 0
) -> Told:
    """So many clients that ask one address after the other for a while, and stop by themselves.

    `pause` is how many seconds each looks at what it got. They have a thread of their own: a browser test
    before may have left its loop running in this one.
    """
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(
            lambda: asyncio.run(_together(port, addresses, clients, seconds, pause))
        ).result()


async def _together(port: int, addresses: Sequence[str], clients: int, seconds: float, pause: float) -> Told:
    told, began = Told(), time.monotonic()
    orders = (_order(addresses, number) for number in range(clients))
    await asyncio.gather(*(_client(port, order, began + seconds, pause, told) for order in orders))
    told.lasted = time.monotonic() - began
    return told


def _order(addresses: Sequence[str], number: int) -> Sequence[str]:
    """The addresses from another one on for each client."""
    return list(islice(cycle(addresses), number % len(addresses), number % len(addresses) + len(addresses)))


async def _client(port: int, addresses: Sequence[str], ends: float, pause: float, told: Told) -> None:
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        tags: dict[str, str] = {}
        for turn in count():
            if time.monotonic() > ends:
                break
            address = addresses[turn % len(addresses)]
            began = time.monotonic()
            status, tag = await _get(reader, writer, address, tags.get(address, "") if turn % 2 else "")
            told.seconds.append(time.monotonic() - began)
            told.statuses[status] += 1
            tags[address] = tag
            await asyncio.sleep(pause)
        writer.close()
        await writer.wait_closed()
    except (OSError, asyncio.IncompleteReadError, ValueError) as error:
        told.errors.append(repr(error))


async def _get(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, address: str, tag: str
) -> tuple[int, str]:
    """Status and tag of one answer, which is read to its end."""
    known = f"If-None-Match: {tag}\r\n" if tag else ""
    head = f"GET {address} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n{known}\r\n"
    writer.write(head.encode())
    lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    told = dict(line.lower().split(": ", 1) for line in lines[1:] if line)
    status = int(lines[0].split()[1])
    if status != 304:
        await reader.readexactly(int(told["content-length"]))
    return status, told.get("etag", "").replace("w/", "W/")

"""How fast a page shows on an old phone: Chromium six times slower, 1.6 Mbit/s, nothing kept from before.

    .venv/bin/python benchmarks/phone.py

The site is `gongyak serve` in a process of its own. The line has 150 ms to and fro, as Lighthouse's slow 4G has.
"""

import sys
from pathlib import Path
from statistics import median

import measure
import server
from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.browser.wire import phone

RUNS, SLOWER, BYTES_A_SECOND, LATENCY = 7, 6, 1_600_000 // 8, 150
#: Pages as a person meets them first.
PAGES = {
    "home": "/",
    "list": "/cards/",
    "card": "/cards/1-2-2/",
    "card, two days compared": "/cards/1-2-2/compare/?from=2024-06-30&to=2024-09-30",
    "trust": "/trust/",
}
#: Milliseconds from the first byte asked for.
PAINTS = """() => new Promise(done => new PerformanceObserver(list => {
  const first = performance.getEntriesByName('first-contentful-paint')[0].startTime
  done([first, list.getEntries().at(-1).startTime])
}).observe({ type: 'largest-contentful-paint', buffered: true }))"""


def main() -> None:
    """Open every page a few times and print the medians."""
    with server.running() as site, sync_playwright() as playwright:
        arguments = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=arguments)
        rows = [(name, *_typical(browser, site.address + path)) for name, path in PAGES.items()]
        browser.close()
    print(f"{measure.python()}, Chromium {SLOWER} × slower, 1.6 Mbit/s, {LATENCY} ms, medians of {RUNS}")
    measure.show("Old phone", ("page", "first paint ms", "largest paint ms", "kB over the wire"), rows)


def _typical(browser: Browser, address: str) -> tuple[float, float, float]:
    taken = [_once(browser, address) for _ in range(RUNS + 1)][1:]
    return tuple(median(one[part] for one in taken) for part in range(3))


def _once(browser: Browser, address: str) -> tuple[float, float, float]:
    with phone(browser) as wire:
        line = {"downloadThroughput": BYTES_A_SECOND, "uploadThroughput": BYTES_A_SECOND, "latency": LATENCY}
        wire.session.send("Network.emulateNetworkConditions", {"offline": False, **line})
        wire.session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        wire.page.goto(address, wait_until="networkidle", timeout=60_000)
        first, largest = wire.page.evaluate(PAINTS)
        return first, largest, wire.total / 1000


if __name__ == "__main__":
    main()

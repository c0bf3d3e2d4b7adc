"""Two hundred clients for a minute on one machine with the server that they ask.

    .venv/bin/python benchmarks/clients.py [CLIENTS [SECONDS]]

They ask for pages, old and new, in both languages, for files and for style sheets; every other time with the tag
that they got before. The clients are one process of Python and take as much of the machine as the server does.
"""

import re
import sys
import urllib.request

import measure
import server

from tests.clients import ask_together

ADDRESSES = (
    *("/", "/cards/", "/cards/1-2-2/", "/en/", "/cards/?page=2", "/cards/2-1-2/", "/cards/?sort=progress"),
    *("/cards/1-2-2/?as_of=2024-06-30", "/?as_of=2024-06-30&known_at=2024-07-11", "/cards/1-2-2/card.pdf"),
    *("/cards/1-2-2/card.hwpx", "/cards/1-2-2/form.json", "/publication.json", "/en/cards/1-2-2/"),
)


def main() -> None:
    """Ask, and print how it went; fails on any error or any answer but 200 and 304."""
    clients, seconds = map(int, (sys.argv[1:] + ["200", "60"][len(sys.argv) - 1 :])[:2])
    with server.running(100) as site:
        html = urllib.request.urlopen(site + "/").read().decode()
        files = re.findall(r'href="(/static/[^"]+)"', html)
        told = ask_together(
            int(site.rsplit(":", 1)[1]), [*ADDRESSES, *files], clients=clients, seconds=seconds
        )
    print(f"{measure.python()}, {clients} clients, {told.lasted:.0f} s")
    ms = [1000 * told.within(share) for share in (0.5, 0.95, 0.99, 1)]
    row = (len(told.seconds), told.rate, *ms, len(told.errors))
    measure.show("Clients", ("answers", "a second", "50 % within ms", "95 %", "99 %", "all", "errors"), [row])
    assert not told.errors, told.errors[:3]
    assert told.statuses.keys() <= {200, 304}, told.statuses


if __name__ == "__main__":
    main()

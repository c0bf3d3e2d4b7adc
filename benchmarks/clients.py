"""Two hundred clients for a minute on one machine with the server that they ask.

    .venv/bin/python benchmarks/clients.py [CLIENTS [SECONDS]]

They ask for pages, old and new, in both languages, for files and for style sheets; every other time with the tag
that they got before. First each looks at an answer for 0.4 s before it asks again, then nobody waits. The clients
are one process of Python and take more of the machine than the server does.
"""

import re
import sys
import urllib.request

import measure
import server

from tests.clients import Told, ask_together

PAUSE = 0.4
HEAD = ("pause s", "answers", "a second", "50 % within ms", "95 %", "99 %", "all", "errors")
FIRST = "?as_of=2024-06-30&known_at=2024-07-10T00:30Z"
ADDRESSES = (
    *("/", "/cards/", "/cards/1-2-2/", "/en/", "/cards/?page=2", "/cards/2-1-2/", "/cards/?sort=progress"),
    *(
        "/cards/1-2-2/?as_of=2024-06-30",
        "/?as_of=2024-06-30&known_at=2024-07-11",
        f"/cards/1-2-2/card.pdf{FIRST}",
    ),
    *(f"/cards/1-2-2/card.hwpx{FIRST}", "/cards/1-2-2/form.json", "/publication.json", "/en/cards/1-2-2/"),
)


def main() -> None:
    """Ask, and print how it went; fails on any error or any answer but 200 and 304."""
    clients, seconds = map(int, (sys.argv[1:] + ["200", "60"][len(sys.argv) - 1 :])[:2])
    with server.running(100) as site:
        html = urllib.request.urlopen(site.address + "/").read().decode()
        files = re.findall(r'href="(/static/[^"]+)"', html)
        port, addresses = site.port, [*ADDRESSES, *files]
        told = {
            pause: ask_together(port, addresses, clients=clients, seconds=seconds, pause=pause)
            for pause in (PAUSE, 0)
        }
    print(f"{measure.python()}, {clients} clients, {seconds} s")
    measure.show("Clients", HEAD, [_row(pause, each) for pause, each in told.items()])
    for each in told.values():
        assert not each.errors, each.errors[:3]
        assert each.statuses.keys() <= {200, 304}, each.statuses


def _row(pause: float, told: Told) -> tuple:
    ms = [1000 * told.within(share) for share in (0.5, 0.95, 0.99, 1)]
    return pause, len(told.seconds), told.rate, *ms, len(told.errors)


if __name__ == "__main__":
    main()

"""Requests per second over a real line: our pages kept and not kept, the bare server, and somebody else's list.

    apt-get install wrk
    .venv/bin/pip install --no-deps --require-hashes --target var/peer -r requirements/peer.txt   # once
    .venv/bin/python benchmarks/load.py

All stand on the same server with the same settings (`gongyak.cli.serve`) and take turns. Browsers ask with
`Accept-Encoding: gzip`, and so does everybody here. What is not kept is asked for with a session's cookie.
"""

import os
import re
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median

import measure
import server
from server import Served

ROUNDS, SECONDS, CONNECTIONS = 3, 3, 16
GZIP = "Accept-Encoding: gzip"
ALONE = "Cookie: sessionid=x"  # a page for this one asker
PAGES = {
    "home": "/",
    "list": "/cards/",
    "list, searched": "/cards/?q=%EC%9D%BC%EC%9E%90%EB%A6%AC",
    "card": "/cards/1-2-2/",
    "card, two days compared": "/cards/1-2-2/compare/?from=2024-06-30&to=2024-09-30",
    "API: 50 pledges": "/api/v1/pledges",
}
#: Asked in the other ways too.
THOROUGHLY = ("list", "card")
FIGURE = re.compile(r"Requests/sec:\s+([\d.]+)|99%\s+([\d.]+)(us|ms|s)|(Non-2xx|Socket errors)(.*)")
UNIT = {"us": 0.001, "ms": 1.0, "s": 1000.0}
Asked = tuple[str, tuple[str, ...]]
#: Requests per second, milliseconds within which 99 of 100 were answered, CPU µs of the server for each.
Taken = tuple[float, float, float]


def main() -> None:
    """Ask everything in turns and print how often it was answered."""
    with ExitStack() as stack:
        ours = stack.enter_context(server.running(100))
        bare = stack.enter_context(standing("hello:bare"))
        asked = {name: (ours, *one) for name, one in of_ours(ours.address)}
        asked["bare server: hello"] = (bare, bare.address + "/", ())
        if (Path(__file__).parents[1] / "var" / "peer").is_dir():
            other = stack.enter_context(peer())
            asked["django-helpdesk: public list of 50"] = (other, other.address + "/kb/questions/", ())
        taken: dict[str, list[Taken]] = {name: [] for name in asked}
        for turn in range(ROUNDS + 1):  # the first warms up every process
            for name, one in asked.items():
                answers = wrk(*one, whole=turn > 0)
                if turn:
                    taken[name].append(answers)
    shown({name: tuple(map(median, zip(*answers, strict=True))) for name, answers in taken.items()})


def shown(taken: dict[str, Taken]) -> None:
    """The medians, beside the bare server's."""
    rate, _, cost = taken["bare server: hello"]
    print(f"{measure.python()}, {CONNECTIONS} connections, medians of {ROUNDS} × {SECONDS} s")
    rows = [
        (name, mine, f"{100 * mine / rate:.1f} %", slowest, micro, f"{100 * cost / micro:.1f} %")
        for name, (mine, slowest, micro) in taken.items()
    ]
    head = (
        "what",
        "requests/s",
        "of the bare server's",
        "99 % within ms",
        "CPU µs each",
        "bare server's of it",
    )
    measure.show("Server", head, rows)


def of_ours(site: str) -> Iterator[tuple[str, Asked]]:
    """Every page as it is kept, some as a browser has it already and as nobody keeps it, and a style sheet."""
    for name, path in PAGES.items():
        yield f"{name}, kept", (site + path, ())
    for name in THOROUGHLY:
        address = site + PAGES[name]
        yield f"{name}, 304", (address, (f"If-None-Match: {tag(address)}",))
        yield f"{name}, not kept", (address, (ALONE,))
    html = urllib.request.urlopen(site + "/").read().decode()
    yield "style sheet of 600 kB", (site + re.findall(r'href="(/static/[^"]*krds[^"]*)"', html)[0], ())


def tag(address: str) -> str:
    """The tag of a page in gzip."""
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request) as answer:
        return answer.headers["ETag"]


def wrk(served: Served, address: str, headers: tuple[str, ...], *, whole: bool) -> Taken:
    """What one run took; AssertionError where one request of a `whole` run failed."""
    told = [part for header in (GZIP, *headers) for part in ("-H", header)]
    command = [
        "wrk",
        "-t1",
        f"-c{CONNECTIONS}",
        f"-d{SECONDS}s",
        "--timeout",
        "30s",
        "--latency",
        *told,
        address,
    ]
    before = server.cpu_of(served.process.pid)
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    cpu = server.cpu_of(served.process.pid) - before
    found = FIGURE.findall(said)
    assert not whole or not [each for each in found if each[3]], (address, said)
    rate, slowest = next(each for each in found if each[0]), next(each for each in found if each[1])
    count = int(re.findall(r"(\d+) requests in", said)[0])
    return float(rate[0]), float(slowest[1]) * UNIT[slowest[2]], cpu * 1e6 / count


@contextmanager
def standing(target: str, **variables: str) -> Iterator[Served]:
    """The product's server around another application of this folder."""
    port = server.free_port()
    code = f"from gongyak.cli.serve import make_server; make_server('{target}', '127.0.0.1', {port}).serve()"
    started = subprocess.Popen(
        [sys.executable, "-c", code],
        env=os.environ | variables,
        cwd=Path(__file__).parent,
        stderr=subprocess.DEVNULL,  # a thread that is in a page when the server ends complains
    )
    try:
        server.wait_for(port)
        yield Served(port, started)
    finally:
        started.terminate()
        started.wait()


@contextmanager
def peer() -> Iterator[Served]:
    """The other site."""
    with tempfile.TemporaryDirectory(prefix="gongyak-bench-") as folder:
        variables = {"PEER_STORE": str(Path(folder) / "peer.sqlite3")}
        here = Path(__file__).parent
        subprocess.run([sys.executable, "peer.py"], env=os.environ | variables, cwd=here, check=True)
        with standing("peer:application", **variables) as site:
            yield site


if __name__ == "__main__":
    main()

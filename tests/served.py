"""A site as an office serves it: `gongyak serve` in a process of its own, on a store of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
#: As many as a district has.
PLEDGES = 52
#: So many of them have another card in the second quarter.
CHANGED = 20
NEXT_DAY = date(2024, 9, 30)


@dataclass(frozen=True)
class Served:
    """Where the server listens, and its process."""

    port: int
    process: subprocess.Popen[bytes]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The real server with a list of 52 pledges, the real card with all its files among them."""
    var = tmp_path_factory.mktemp("served")
    fill_in_process(var, PLEDGES)
    with serving(var) as started:
        yield started


def environment(var: Path) -> dict[str, str]:
    """Variables of a process with the product's own settings and a store in `var`."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("GONGYAK_", "DATABASE_"))
    }
    return kept | {"GONGYAK_VAR": str(var), "DJANGO_SETTINGS_MODULE": "config.settings"}


@contextmanager
def serving(var: Path, **variables: str) -> Iterator[Served]:
    """`gongyak serve` on a free port until the block ends, with more variables where they are told."""
    port, log = free_port(), var / "serve.log"  # a pipe that nobody empties would hold the server up
    command = [sys.executable, "-m", "gongyak.cli", "serve", "--port", str(port)]
    with log.open("a") as told:
        process = subprocess.Popen(
            command,
            env=environment(var) | variables,
            cwd=ROOT,
            start_new_session=True,
            stdout=told,
            stderr=told,
        )
    try:
        wait_for(port, 120)
        yield Served(port, process)
        assert process.poll() is None, log.read_text()[-4_000:]
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=20)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int, seconds: float = 30) -> None:
    """Come back once somebody answers there; AssertionError after a time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    raise AssertionError(f"nobody answers on port {port}")


def fill_in_process(var: Path, pledges: int) -> None:
    """Fill a new store with so many cards."""
    command = [sys.executable, "-c", f"from tests.served import fill; fill({pledges})"]
    subprocess.run(command, env=environment(var), cwd=ROOT, check=True)


def fill(pledges: int) -> None:
    """In a process of its own: the real card with all its files and copies of it under other numbers, for two
    quarters."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from tests.pledges.files import DAY, changed, take
    from tests.portal.sites import publish_real_card

    now = datetime(2024, 7, 10, tzinfo=UTC)
    publish_real_card(now)
    numbers = [f"2-{number // 10 + 1}-{number % 10 + 1}" for number in range(1, pledges)]
    for number in numbers:
        take(changed({"1-2-2": number}), name=f"card-{number}.txt", now=now)
    publish_without_files(DAY, now + timedelta(hours=1))
    now = datetime(2024, 10, 10, tzinfo=UTC)
    for number in ["1-2-2", *numbers][:CHANGED]:
        later = {"1-2-2": number, "2024. 6. 30. 現在": "2024. 9. 30. 現在", "50%": "60%"}
        take(changed(later), name=f"card-{number}.txt", now=now)
    publish_without_files(NEXT_DAY, now + timedelta(hours=1))


def publish_without_files(day: date, now: datetime) -> None:
    """Publish a quarter as the office does, but for the files, which would take half a second a card."""
    from gongyak.pledges import search
    from gongyak.pledges.lines import keep_lines
    from gongyak.snapshots.actions import publish
    from gongyak.snapshots.models import Version

    versions = list(Version.objects.as_of(day, now).select_related("document"))
    keep_lines(versions)
    search.keep(versions)
    publish(as_of=day, by="총괄부서", now=now, reason="분기 공개", prepared=versions)

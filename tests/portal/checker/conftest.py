"""What a person has downloaded from a site with a chain, a place to spoil it in, and sites that lie."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client

from gongyak.rules.canonical import canonical, sha256
from tests.portal.chains import publish_chain
from tests.portal.checker.hosts import Host, host
from tests.portal.sites import json_of

#: The files of the card 1-2-2 as the second publication has it.
SECOND = "?as_of=2024-06-30"
Told = subprocess.CompletedProcess[str]


@pytest.fixture(scope="module")
def downloads(django_db_setup: None, django_db_blocker: object) -> dict[str, bytes]:
    """Every list of the chain and the card of its second publication in every format, by file name."""
    with django_db_blocker.unblock(), transaction.atomic():
        publish_chain()
        client = Client()
        files = {name: client.get(f"/trust/{name}").content for name in ("check.py", "publications.json")}
        files |= {f"{seq}.json": client.get(f"/trust/publications/{seq}.json").content for seq in range(1, 5)}
        for name in ("hwpx", "pdf", "xlsx", "md", "json"):
            files[f"card.{name}"] = client.get(f"/cards/1-2-2/card.{name}{SECOND}").content
        files["form.json"] = client.get(f"/cards/1-2-2/form.json{SECOND}").content
        files["first.hwpx"] = client.get(f"/cards/1-2-2/card.hwpx{SECOND}&known_at=2026-11-23").content
        files["newest.hwpx"] = client.get("/cards/1-2-2/card.hwpx").content
        transaction.set_rollback(True)
    return files


@dataclass(frozen=True)
class Desk:
    """A folder with the downloads, and the checker to run on them."""

    folder: Path

    def write(self, name: str, body: bytes) -> None:
        """Put a file there, in place of one that is there."""
        (self.folder / name).write_bytes(body)

    def json(self, name: str) -> dict:
        """The value of a JSON file."""
        return json_of((self.folder / name).read_bytes())

    def rewrite(self, name: str, value: object) -> str:
        """Write a value in canonical form, and give the hash of it."""
        self.write(name, canonical(value))
        return sha256(canonical(value))

    def check(self, *arguments: object) -> Told:
        """Run the file that was downloaded."""
        return self.python("check.py", *arguments)

    def python(self, *arguments: object) -> Told:
        """Run Python here, as somebody would who has no more than it."""
        plain = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
        return subprocess.run(
            [sys.executable, "-I", *map(str, arguments)],
            cwd=self.folder,
            env=plain | {"PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            encoding="utf-8",
            timeout=60,
        )


@pytest.fixture
def desk(downloads: dict[str, bytes], tmp_path: Path) -> Desk:
    """A folder with everything that was downloaded."""
    made = Desk(tmp_path)
    for name, body in downloads.items():
        made.write(name, body)
    return made


@pytest.fixture
def serve() -> Iterator[Callable[..., Host]]:
    """Start sites on loopback that answer as they are told."""
    started: list[Host] = []

    def start(answers: dict[str, object]) -> Host:
        started.append(host(answers))
        return started[-1]

    yield start
    for one in started:
        one.stop()

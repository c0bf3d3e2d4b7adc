"""What every test stands on: no network but loopback, and its own data folder."""

import atexit
import ipaddress
import os
import shutil
import socket
import tempfile
from pathlib import Path

import pytest

_connect = socket.socket.connect


def pytest_configure() -> None:
    """The tests' data folder goes when the process does, unless somebody named one."""
    folder = Path(os.environ.get("GONGYAK_VAR", ""))
    if folder.name.startswith("gongyak-test-") and folder.parent == Path(tempfile.gettempdir()):
        atexit.register(shutil.rmtree, folder, ignore_errors=True)


def is_loopback(address: object) -> bool:
    """Whether a socket address stays on this machine: a Unix path, localhost, 127/8 or ::1."""
    if not isinstance(address, tuple):
        return True
    try:
        return ipaddress.ip_address(address[0]).is_loopback
    except ValueError:
        return address[0] == "localhost"


@pytest.fixture(autouse=True)
def only_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that would leave the machine."""

    def connect(self: socket.socket, address: object) -> None:
        if not is_loopback(address):
            raise AssertionError(f"a test tried to leave the machine: {address!r}")
        return _connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)

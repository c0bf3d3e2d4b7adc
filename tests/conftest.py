"""What every test stands on: no network but loopback, and a mark on what touches tables."""

import ipaddress
import socket

import hypothesis
import pytest

pytest_plugins = [
    "tests.guards",
    "tests.served",
    "tests.demo",
    "tests.people",
    "tests.promises",
]
# a busy machine is slow now and then; how long a thing takes is measured in benchmarks/
hypothesis.settings.register_profile("gongyak", deadline=None, print_blob=True)
hypothesis.settings.load_profile("gongyak")

_connect = socket.socket.connect


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what touches tables, for the second run on PostgreSQL."""
    for item in items:
        used = getattr(item, "fixturenames", ())
        if item.get_closest_marker("django_db") or {"db", "transactional_db", "live_server"} & set(used):
            item.add_marker("database")


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

"""The tests themselves cannot leave the machine."""

import socket

import pytest


@pytest.mark.parametrize("host", ["192.0.2.1", "registry.example", "2001:db8::1"])
def test_another_host_is_out_of_reach(host: str) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as one, pytest.raises(AssertionError, match="leave the machine"):
        one.connect((host, 443))


def test_this_machine_is_within_reach() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()):
        pass

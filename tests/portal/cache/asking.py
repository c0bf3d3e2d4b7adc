"""Requests as a server makes them, for what stands outside Django."""

import io
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

Application = Callable[[dict, Callable], Iterable[bytes]]


@dataclass(frozen=True)
class Answer:
    """Status, headers by name in lower case, and body."""

    status: int
    headers: dict[str, str]
    body: bytes


def environ_of(address: str = "/", *, method: str = "GET", **headers: str) -> dict:
    """What a server hands over; headers are named like `If_None_Match`."""
    path, _, query = address.partition("?")
    environ = {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        "QUERY_STRING": query,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
        "HTTP_HOST": "localhost:8000",
    }
    return environ | {f"HTTP_{name.upper()}": value for name, value in headers.items()}


def ask(application: Application, address: str = "/", **request: str) -> Answer:
    """One answer, read to its end as a server does."""
    said: list[tuple[str, list]] = []
    parts = application(environ_of(address, **request), lambda *told: said.append(told[:2]))
    body = b"".join(parts)
    if hasattr(parts, "close"):
        parts.close()
    ((status, headers),) = said
    names = [name.lower() for name, _ in headers]
    assert len(names) == len(set(names)), f"a header twice: {names}"
    return Answer(int(status.split()[0]), {name.lower(): value for name, value in headers}, body)

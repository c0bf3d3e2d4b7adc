"""What Django answers, read to its end."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from gongyak.portal.cache.asked import Environ
from gongyak.portal.cache.kept import Headers

Start = Callable[..., Any]
Application = Callable[[Environ, Start], Iterable[bytes]]


@dataclass(frozen=True, slots=True)
class Rendered:
    """Status line, headers and body; `parts` instead of the body where it comes in parts without end."""

    status: str
    headers: Headers
    body: bytes
    parts: Iterable[bytes] | None = None

    @property
    def is_for_everybody(self) -> bool:
        """Whether others may get it too."""
        told = {name.lower(): value for name, value in self.headers}
        control = {part.strip().lower() for part in told.get("cache-control", "").split(",")}
        return (
            self.status.startswith("200 ")
            and self.parts is None
            and "set-cookie" not in told
            and told.get("vary") != "*"
            and not control & {"no-store", "private"}
        )

    @property
    def is_personal(self) -> bool:
        """Whether it gives its asker something of his own: a page with a form gives the form's cookie."""
        return any(name.lower() == "set-cookie" for name, _ in self.headers)

    def let_go(self) -> None:
        """Be done with an answer that nobody is told."""
        _close(self.parts)

    def tell(self, environ: Environ, start: Start) -> Iterable[bytes]:
        """The answer as it is, without a body where only its head was asked for."""
        start(self.status, self.headers)
        if environ["REQUEST_METHOD"] != "HEAD":
            return [self.body] if self.parts is None else self.parts
        _close(self.parts)
        return []


def ask(application: Application, environ: Environ) -> Rendered:
    """One answer. What has no length is handed on as it comes; everything else is read."""
    said: list[tuple[str, Headers]] = []
    parts = application(environ, lambda status, headers, _error=None: said.append((status, headers)))
    status, headers = said[-1]
    if not any(name.lower() == "content-length" for name, _ in headers):
        return Rendered(status, headers, b"", parts)
    try:
        return Rendered(status, headers, b"".join(parts))
    finally:
        _close(parts)


def _close(parts: Iterable[bytes] | None) -> None:
    close = getattr(parts, "close", None)
    if close:
        close()

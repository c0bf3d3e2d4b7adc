"""What the server calls: a kept answer where there is one, else Django's, kept where it may be.

Kept is a 200 only. Of not-founds, refusals and redirects there are as many as a stranger can think of addresses;
keeping them would push out the pages that people read. An answer that sets a cookie or says `no-store` or
`private` is its asker's alone.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from threading import Event, Lock
from time import monotonic

from django.conf import settings
from django.http.request import split_domain_port, validate_host

from gongyak.portal.cache.answers import Application, Start, ask
from gongyak.portal.cache.asked import Environ, Key, bare, read_key
from gongyak.portal.cache.kept import Kept, best_coding, make_kept
from gongyak.portal.cache.revision import Revision
from gongyak.portal.cache.shelf import Shelf

#: Of each worker of the server. Fifty pledges, ten quarters and two languages weigh about 15 MB.
ENTRIES, WEIGHT = 2_000, 48_000_000  # bytes
OLDEST = 600.0  # s; should a row ever be changed past the acts that make the revision greater
PATIENCE = 5.0  # s to wait for another thread that renders the same page
Place = tuple[int, Key]


class PageCache:
    """A WSGI application around another; `read_revision` tells from which state of the site it renders."""

    def __init__(self, application: Application, read_revision: Callable[[], int]) -> None:
        self.application = application
        self.revision = Revision(read_revision)
        self.shelf = Shelf(entries=ENTRIES, weight=WEIGHT, seconds=OLDEST)
        self._proxied = settings.SECURE_PROXY_SSL_HEADER is not None
        self._hosts, self._files = tuple(settings.ALLOWED_HOSTS), settings.STATIC_URL
        self._rendered_from: int | None = None
        self._lock = Lock()
        self._rendering: dict[Place, Event] = {}

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        """Answer one request."""
        key = read_key(environ, proxy_tells_scheme=self._proxied)
        revision = self._current() if key and is_ours(key.host, self._hosts) else None
        if key is None or revision is None:
            return self.application(environ, start)
        if key.path.startswith(self._files):
            key = key._replace(
                coding=best_coding(environ.get("HTTP_ACCEPT_ENCODING", "")), size="", contrast=""
            )
        kept = self.shelf.get((revision, key), monotonic())
        if kept is None:
            return self._render((revision, key), environ, start)
        return tell(kept, environ, start)

    def _current(self) -> int | None:
        number = self.revision.at(monotonic())
        if number != self._rendered_from:
            self._rendered_from = number
            self.shelf.clear()
        return number

    def _render(self, place: Place, environ: Environ, start: Start) -> Iterable[bytes]:
        """Render a page, or wait for the thread that does."""
        with self._alone(place):
            kept = self.shelf.get(place, monotonic())
            if kept is None:
                plain = bare(environ, place[1], proxy_tells_scheme=self._proxied)
                made = ask(self.application, plain)
                if made.is_personal and environ.get("HTTP_COOKIE") != plain.get("HTTP_COOKIE"):
                    made.let_go()  # such a page is its asker's, and sees all that he brought
                    return self.application(environ, start)
                if not made.is_for_everybody:
                    return made.tell(environ, start)
                # a file is packed already; a page also depends on the cookies of size and contrast
                vary = "Accept-Encoding" if place[1].coding else "Accept-Encoding, Cookie"
                kept = make_kept(made.headers, made.body, vary=vary)
                self.shelf.put(place, kept, monotonic())
        return tell(kept, environ, start)

    @contextmanager
    def _alone(self, place: Place) -> Iterator[None]:
        """Let one thread at a time render a page; who has waited longer than patience allows goes on beside it."""
        with self._lock:
            other = self._rendering.get(place)
            if other is None:
                mine = self._rendering[place] = Event()
        if other is not None:
            other.wait(PATIENCE)
            yield
            return
        try:
            yield
        finally:
            with self._lock:
                del self._rendering[place]
            mine.set()


def tell(kept: Kept, environ: Environ, start: Start) -> list[bytes]:
    """A kept answer to one asker."""
    coding = best_coding(environ.get("HTTP_ACCEPT_ENCODING", ""))
    status, headers, body = kept.answer(coding, environ.get("HTTP_IF_NONE_MATCH", ""))
    start(status, headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


@lru_cache(maxsize=100)
def is_ours(host: str, allowed: tuple[str, ...]) -> bool:
    """Whether a Host header names this site, as Django judges it."""
    domain, _port = split_domain_port(host)
    return bool(domain) and validate_host(domain, allowed)

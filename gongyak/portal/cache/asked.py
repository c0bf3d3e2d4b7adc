"""Which requests may be answered from memory, and what the answer may depend on.

An answer is kept for everybody, so it is rendered from nothing but its key: address, host, scheme, text size
and contrast. Every other header is taken away before Django sees the request, which makes it impossible to
poison what others get.
"""

import io
import re
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlencode

from gongyak.portal.display.chosen import CONTRAST, SIZE

Environ = dict[str, Any]

#: What pages and downloads understand. Whatever else stands in a query is answered, but not kept: the number of
#: addresses that a stranger can make up has no end.
PARAMETERS = frozenset(
    {"as_of", "known_at", "holder", "from", "to", "show", "q", "page", "sort"}
    | {"field", "department", "status", "completion", "kind", "origin"}
    | {"limit", "cursor", "header"}  # of the API
)
LONGEST_QUERY, LONGEST_PATH, MOST_PARAMETERS = 1_000, 300, 20
#: Whoever sends one of these wants an answer of his own, a part of it, or hands something in.
_OWN = ("HTTP_AUTHORIZATION", "HTTP_RANGE", "HTTP_TRANSFER_ENCODING")
_FROM_OUTSIDE = ("HTTP_", "CONTENT_", "REMOTE_")
#: The office's pages are each their asker's, and so is what a business writes and reads of its own difficulty.
_OFFICE = "/desk/"
_OF_ONE = re.compile(r"(/[a-z]{2})?/difficulties/(new|status|lost|asked|renew)/")


class Key(NamedTuple):
    """What an answer depends on: `query` in its one spelling, `secure` whether it came by HTTPS.

    `coding` is for files that lie there in several encodings; a page is rendered once for all.
    """

    host: str
    secure: bool
    path: str
    query: str
    size: str
    contrast: str
    coding: str = ""


def read_key(environ: Environ, *, proxy_tells_scheme: bool) -> Key | None:
    """The key of a request, or None where it must be answered for this one asker alone.

    The host is as it came: whether it is one of ours is for the caller to say.
    """
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or any(name in environ for name in _OWN):
        return None
    if environ.get("CONTENT_LENGTH", "") not in ("", "0") or environ.get("SCRIPT_NAME"):
        return None
    query, shown = environ.get("QUERY_STRING", ""), environ.get("HTTP_COOKIE", "")
    path = environ["PATH_INFO"]
    if is_own(path) or max(len(query), len(shown)) > LONGEST_QUERY or len(path) > LONGEST_PATH:
        return None
    canonical, chosen = canonical_query(query), display(shown)
    if canonical is None or chosen is None:
        return None
    scheme = environ.get("HTTP_X_FORWARDED_PROTO") if proxy_tells_scheme else environ["wsgi.url_scheme"]
    host = environ.get("HTTP_HOST", "")[:LONGEST_PATH]
    return Key(host, scheme == "https", path, canonical, *chosen)


def is_own(path: str) -> bool:
    """Whether an address shows each asker something of his own."""
    return path.startswith(_OFFICE) or bool(_OF_ONE.match(path))


@lru_cache(maxsize=1_000)
def canonical_query(query: str) -> str | None:
    """The one spelling of a query: sorted by name, escaped alike. None where it holds anything unknown."""
    if not query:
        return ""
    if not query.isascii():
        return None
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=MOST_PARAMETERS)
    except ValueError:
        return None
    if any(name not in PARAMETERS for name, _ in pairs):
        return None
    return urlencode(sorted(pairs, key=lambda pair: pair[0]))


@lru_cache(maxsize=1_000)
def display(cookie: str) -> tuple[str, str] | None:
    """Text size and contrast as chosen, empty where not; None where they cannot be read.

    Cookies of anybody else on the domain (`_ga`) are passed over: what is kept is rendered without them. The
    office's own session is never sent here, for its cookie has the path `/desk/`.
    """
    chosen: dict[str, str] = {}
    for part in cookie.split(";"):
        name, _, value = (piece.strip() for piece in part.partition("="))
        if name not in (SIZE, CONTRAST) or "=" not in part:
            continue
        if name in chosen or len(value) != 1 or not ("0" <= value <= "9"):
            return None
        chosen[name] = value
    return chosen.get(SIZE, ""), chosen.get(CONTRAST, "")


def bare(environ: Environ, key: Key, *, proxy_tells_scheme: bool) -> Environ:
    """The request that asks for a key and says nothing else: what is kept is rendered from this."""
    made = {name: value for name, value in environ.items() if not name.startswith(_FROM_OUTSIDE)}
    made |= {"REQUEST_METHOD": "GET", "QUERY_STRING": key.query, "HTTP_HOST": key.host}
    made |= {"HTTP_ACCEPT_ENCODING": key.coding, "wsgi.input": io.BytesIO()}
    if proxy_tells_scheme and key.secure:
        made["HTTP_X_FORWARDED_PROTO"] = "https"
    chosen = {SIZE: key.size, CONTRAST: key.contrast}
    cookie = "; ".join(f"{name}={value}" for name, value in chosen.items() if value)
    return made | ({"HTTP_COOKIE": cookie} if cookie else {})

"""One answer, kept in every encoding that browsers ask for, and told in the words of HTTP."""

import gzip
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import brotli

Headers = list[tuple[str, str]]

#: Levels that cost about a tenth of the page itself; the highest would cost more than the page.
_GZIP_LEVEL, _BROTLI_QUALITY = 6, 5
_SHORTEST = 200  # bytes; below, an encoding saves nothing
_COMPRESSIBLE = ("text/", "application/json", "application/ld+json", "application/problem+json")
_COMPRESSIBLE += ("application/xml", "application/atom+xml", "image/svg+xml")
#: Told anew with each answer.
_OURS = {"content-length", "content-encoding", "etag", "vary"}
_OF_THE_BODY = {"content-type", "content-disposition", "content-language", "repr-digest"}


@dataclass(frozen=True, slots=True)
class Kept:
    """A 200 as it goes out: the headers of the page, its tag, and its body by encoding.

    A body that can be compressed is kept compressed only; whoever takes no encoding gets it inflated.
    """

    headers: tuple[tuple[str, str], ...]
    tag: str
    bodies: dict[str, bytes]

    @property
    def weight(self) -> int:
        """Bytes of memory, near enough."""
        return sum(map(len, self.bodies.values())) + sum(len(n) + len(v) for n, v in self.headers) + 500

    def answer(self, coding: str, if_none_match: str) -> tuple[str, Headers, bytes]:
        """Status line, headers and body for one asker; 304 and no body where he has it already."""
        coding = coding if coding in self.bodies or "gzip" in self.bodies else "identity"
        # one tag may name one sequence of bytes: encoded it is a weak one (RFC 9110, 8.8.3.3)
        tag = f'"{self.tag}"' if coding == "identity" else f'W/"{self.tag}"'
        if has_already(if_none_match, self.tag):
            left = [pair for pair in self.headers if pair[0].lower() not in _OF_THE_BODY]
            return "304 Not Modified", [*left, ("ETag", tag)], b""
        body = self.body(coding)
        told = [*self.headers, ("Content-Length", str(len(body))), ("ETag", tag)]
        if coding != "identity":
            # the digest of a file is that of its bytes as they were before they were packed (RFC 9530, 3)
            told = [pair for pair in told if pair[0] != "Repr-Digest"]
            told.append(("Content-Encoding", coding))
        return "200 OK", told, body

    def body(self, coding: str) -> bytes:
        """The bytes in an encoding; `identity` as they were rendered."""
        if coding in self.bodies:
            return self.bodies[coding]
        return gzip.decompress(self.bodies["gzip"])


def make_kept(headers: Sequence[tuple[str, str]], body: bytes, *, vary: str) -> Kept:
    """An answer to keep, encoded once. Its tag is the page's own or made of the body."""
    told = {name.lower(): value for name, value in headers}
    tag = told.get("etag", "").removeprefix("W/").strip('"') or hashlib.sha256(body).hexdigest()[:32]
    kept = [(name, value) for name, value in headers if name.lower() not in _OURS]
    return Kept((*kept, ("Vary", vary)), tag, _bodies(told, body))


def _bodies(told: dict[str, str], body: bytes) -> dict[str, bytes]:
    if "content-encoding" in told:
        return {told["content-encoding"]: body}
    if told.get("content-type", "").startswith(_COMPRESSIBLE) and len(body) >= _SHORTEST:
        return {name: encode(body, name) for name in ("gzip", "br")}
    return {"identity": body}


def encode(body: bytes, coding: str) -> bytes:
    """The body in gzip or brotli. The same bytes at any time: gzip's clock is left out."""
    if coding == "br":
        return brotli.compress(body, quality=_BROTLI_QUALITY)
    return gzip.compress(body, _GZIP_LEVEL, mtime=0)


def best_coding(accept: str) -> str:
    """The smallest encoding that an Accept-Encoding takes: br, gzip or identity."""
    return _best_coding(accept) if len(accept) <= 200 else "identity"


@lru_cache(maxsize=500)
def _best_coding(accept: str) -> str:
    refused = {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    taken = set()
    for part in accept.lower().split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        if not refused.intersection(parameters):
            taken.add(name)
    return next((coding for coding in ("br", "gzip") if coding in taken), "identity")


def has_already(if_none_match: str, tag: str) -> bool:
    """Whether an If-None-Match names the tag, compared weakly (RFC 9110, 13.1.2)."""
    if not if_none_match or len(if_none_match) > 2_000:
        return False
    named = (one.strip().removeprefix("W/") for one in if_none_match.split(","))
    return any(one in ("*", f'"{tag}"') for one in named)

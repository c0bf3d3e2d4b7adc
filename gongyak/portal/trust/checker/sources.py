"""Where the lists come from: the site that was named, or files that were. Nothing else is asked or read."""

from __future__ import annotations

import http.client
import re
import urllib.error
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from gongyak.portal.trust.checker.proof import Link, hash_of, is_list, is_manifest, link, parsed
from gongyak.portal.trust.checker.words import Unable, say

LIMIT = 50_000_000  # bytes of one file or answer


@dataclass(frozen=True)
class Gathered:
    """Where the list is from, its bytes, the chain, the files to check, and what could not be got."""

    name: str
    body: bytes
    chain: list[Link]
    files: list[str]
    missing: list[str]


def gather(given: Sequence[str]) -> Gathered:
    """The lists from the site, or from the files that were named; what is no list is to be checked."""
    addresses = [each for each in given if re.match(r"(?i)https?://", each)]
    if len(addresses) > 1:
        raise Unable(say("one-address"))
    files = [each for each in given if each not in addresses]
    return _from_site(list_address(addresses[0]), files) if addresses else _from_files(files)


def _from_site(address: str, files: list[str]) -> Gathered:
    body = fetch(address)
    chain, missing = [], []
    for row in _rows_in(body, address):
        manifest = None
        try:
            manifest = _manifest(row, address)
        except Unable as error:
            missing.append(str(error))
        chain.append(link(row, manifest))
    return Gathered(address, body, chain, files, missing)


def _manifest(row: dict[str, Any], address: str) -> Any:
    given = str(row.get("manifest") or f"publications/{row['seq']}.json")
    try:
        place = urljoin(address, given)
        is_here = is_same_site(address, place)
    except ValueError:
        is_here = False
    if not is_here:
        raise Unable(say("elsewhere", path=address, there=given[:200]))
    return _value_in(fetch(place), place)


def _from_files(files: list[str]) -> Gathered:
    bodies = {path: read(path) for path in files}
    values = {path: parsed(body) for path, body in bodies.items()}
    lists = [path for path, value in values.items() if is_list(value)]
    manifests = {path: value for path, value in values.items() if is_manifest(value)}
    if len(lists) != 1:
        raise Unable(say("need-list"))
    by_hash = {hash_of(value): value for value in manifests.values()}
    by_seq = {str(value.get("seq")): value for value in manifests.values()}
    rows = _rows_in(bodies[lists[0]], lists[0])
    chain = [link(row, by_hash.get(row["hash"]) or by_seq.get(str(row["seq"]))) for row in rows]
    missing = [say("need-manifest", seq=one.row["seq"]) for one in chain if one.manifest is None]
    checked = [path for path in files if path not in lists and path not in manifests]
    return Gathered(lists[0], bodies[lists[0]], chain, checked, missing)


def _rows_in(data: bytes, path: str) -> list[dict[str, Any]]:
    value = _value_in(data, path)
    if not is_list(value):
        raise Unable(say("no-list", path=path))
    return list(value["publications"])


def _value_in(data: bytes, path: str) -> Any:
    value = parsed(data)
    if value is None:
        got = "웹 페이지(HTML)" if data.lstrip()[:1] == b"<" else "다른 것"
        raise Unable(say("not-json", path=path, got=got))
    return value


def read(path: str) -> bytes:
    """The bytes of a file that was named."""
    try:
        with open(path, "rb") as file:
            return _bounded(file.read(LIMIT + 1), path)
    except (OSError, ValueError) as error:
        why = str(getattr(error, "strerror", None) or error)
        raise Unable(say("unreadable", path=path, why=why)) from error


def save(path: str, body: bytes) -> str:
    """Keep bytes under a name that is not taken yet, and say so."""
    try:
        with open(path, "xb") as file:
            file.write(body)
    except (OSError, ValueError) as error:
        why = str(getattr(error, "strerror", None) or error)
        raise Unable(say("not-saved", path=path, why=why)) from error
    return say("saved", path=path)


def _bounded(data: bytes, path: str) -> bytes:
    if len(data) > LIMIT:
        raise Unable(say("too-large", path=path))
    return data


class SameSite(urllib.request.HTTPRedirectHandler):
    """Follows a redirection only within the site that was named."""

    max_redirections = 3

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        """Follow, or stop with a sentence."""
        if not is_same_site(req.full_url, newurl):
            raise Unable(say("elsewhere", path=req.full_url, there=newurl[:200]))
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def is_same_site(here: str, there: str) -> bool:
    """Same host and port; going up from http to https is staying."""
    a, b = urlsplit(here), urlsplit(there)
    rises = (a.scheme, b.scheme, a.port, b.port) == ("http", "https", None, None)
    return a.hostname == b.hostname and (rises or (a.scheme, a.port) == (b.scheme, b.port))


def fetch(address: str) -> bytes:
    """What the site answers to GET."""
    asked = urllib.request.Request(address, headers={"User-Agent": "gongyak-check"})  # noqa: S310 (http only)
    try:
        with urllib.request.build_opener(SameSite).open(asked, timeout=20) as answer:
            return _bounded(answer.read(LIMIT + 1), address)
    except urllib.error.HTTPError as error:
        raise Unable(say("refused", path=address, why=error.code)) from error
    except (OSError, ValueError, http.client.HTTPException) as error:
        raise Unable(say("no-answer", path=address, why=str(getattr(error, "reason", error)))) from error


def list_address(given: str) -> str:
    """Where the list of all publications is, from the address of any page of the site."""
    try:
        parts = urlsplit(given)
        is_plain = bool(parts.hostname) and "@" not in parts.netloc and parts.port != 0
    except ValueError:
        is_plain = False
    if not is_plain:
        raise Unable(say("no-address", path=given))
    path = parts.path
    if not path.endswith(".json"):
        path = re.split(r"/(?:en|trust|cards|changes|data|display)(?:/|$)", path)[0].rstrip("/")
        path += "/trust/publications.json"
    return f"{parts.scheme}://{parts.netloc}{path}"

"""What is computed: canonical hashes, the chain of the lists, what was kept earlier, the file of a card."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any

from gongyak.portal.trust.checker.words import Unable, say

#: What a row of the list of all publications repeats of the list of one.
ROW = {
    "seq": "차수",
    "as_of": "기준일",
    "published_at": "공개 시각",
    "by": "공개한 사람(역할)",
    "reason": "사유",
    "previous_hash": "앞 해시",
}
FORMATS = {"md": "Markdown", "json": "카드 JSON", "form": "공개본 JSON(form.json)"}
KOREA = timezone(timedelta(hours=9))
#: Eight times eight digits, in groups or not: a hash as a program writes it, and as it is printed to sign.
HASH = re.compile(rb"(?<![0-9A-Za-z])(?:[0-9A-Fa-f]{8}(?:[ \t\r\n-]|<br>)*){8}(?![0-9A-Za-z])")


# The canonical form (RFC 8785: keys by UTF-16, no blanks, UTF-8; whole numbers only) and its hash


def canonical(value: Any) -> bytes:
    """The canonical bytes of a JSON value; ValueError on what has none."""
    text = json.dumps(_ordered(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8")


def _ordered(value: Any) -> Any:
    if isinstance(value, float):
        raise ValueError("not a whole number")
    if isinstance(value, dict):
        return {key: _ordered(value[key]) for key in sorted(value, key=lambda key: key.encode("utf-16-be"))}
    return [_ordered(inner) for inner in value] if isinstance(value, list) else value


def sha256(data: bytes) -> str:
    """SHA-256 in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def hash_of(value: Any) -> str:
    """The hash of a value's canonical form, empty where it has none."""
    try:
        return sha256(canonical(value))
    except (ValueError, RecursionError):
        return ""


def parsed(data: bytes) -> Any:
    """The JSON value of bytes, None where they are none."""
    try:
        return json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None


# The list of all publications, and the list of each


@dataclass(frozen=True)
class Link:
    """A publication: its row in the list of all, its own list (None where that could not be got), and the hash
    of the latter, computed again."""

    row: dict[str, Any]
    manifest: Any
    again: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The cards of its own list; none where that is not the one that its row names."""
        is_right = self.again == self.row["hash"] and is_manifest(self.manifest)
        return self.manifest["items"] if is_right else []


def link(row: dict[str, Any], manifest: Any) -> Link:
    """A publication with the hash of its own list."""
    return Link(row, manifest, hash_of(manifest))


def is_list(value: Any) -> bool:
    """Whether a value is the list of all publications (publications.json)."""
    rows = value.get("publications") if isinstance(value, dict) else None
    return isinstance(rows, list) and all(isinstance(row, dict) and _is_row(row) for row in rows)


def _is_row(row: dict[str, Any]) -> bool:
    return all(type(row.get(name)) is (int if name == "seq" else str) for name in (*ROW, "hash"))


def is_manifest(value: Any) -> bool:
    """Whether a value is the list of one publication (publications/1.json)."""
    lines = value.get("items") if isinstance(value, dict) and "previous_hash" in value else None
    return isinstance(lines, list) and all(isinstance(line, dict) and _is_line(line) for line in lines)


def _is_line(line: dict[str, Any]) -> bool:
    return isinstance(line.get("document"), str) and isinstance(line.get("files"), dict)


def check_list(rows: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Counted from 1 without a gap, and each row holds the hash of the one before; else what is wrong."""
    before = ""
    for place, row in enumerate(rows, 1):
        if row["seq"] != place:
            yield say("order", place=place, seq=row["seq"])
            return
        if row["previous_hash"] != before:
            yield say("broken", place=place)
        before = row["hash"]


def check_manifest(one: Link) -> Iterator[str]:
    """The list of one publication has the hash of its row and says what its row says; else what is wrong."""
    row = one.row
    if one.again != row["hash"]:
        yield say("changed", seq=row["seq"], hash=row["hash"], again=one.again or "계산할 수 없는 것")
    elif not is_manifest(one.manifest):
        yield say("no-manifest", seq=row["seq"])
    else:
        differing = [word for name, word in ROW.items() if one.manifest.get(name) != row[name]]
        differing += ["카드 수"] if row.get("cards", len(one.lines)) != len(one.lines) else []
        if differing:
            yield say("row-differs", seq=row["seq"], what=", ".join(differing))


# What was kept earlier


def against_kept(rows: Sequence[dict[str, Any]], kept: bytes, name: str) -> str:
    """Whether the list goes on from one, or from a hash, that was kept. Raises Unable where it is neither."""
    value = parsed(kept)
    if is_list(value):
        return _against_list(rows, [row["hash"] for row in value["publications"]])
    hashes = {hash_of(value)} if is_manifest(value) else set(map(_bare, HASH.findall(kept)))
    if len(hashes) != 1:
        raise Unable(say("no-earlier", path=name))
    return _against_hash(rows, hashes.pop())


def _bare(found: bytes) -> str:
    return re.sub(r"[^0-9a-f]", "", found.decode().lower().replace("<br>", ""))


def _against_hash(rows: Sequence[dict[str, Any]], hash: str) -> str:
    seq = next((place for place, row in enumerate(rows, 1) if row["hash"] == hash), None)
    return say("hash-there", kept=seq, more=len(rows) - seq) if seq else say("hash-gone", hash=hash)


def _against_list(rows: Sequence[dict[str, Any]], kept: Sequence[str]) -> str:
    differing = [place for place, (row, hash) in enumerate(zip(rows, kept), 1) if row["hash"] != hash]  # noqa: B905
    if differing:
        return say("rewritten", seq=differing[0])
    if len(kept) > len(rows):
        return say("shorter", kept=len(kept), last=len(rows))
    return say("extends", kept=len(kept), more=len(rows) - len(kept))


# The file of a card


@dataclass(frozen=True)
class Place:
    """Where a hash is listed: the publication, the line of the card, the format of the file."""

    link: Link
    line: dict[str, Any]
    format: str


def places_of(hash: str, chain: Sequence[Link]) -> list[Place]:
    """Everywhere that a hash is listed, the earliest publication first."""
    return [
        Place(each, line, format)
        for each in chain
        for line in each.lines
        for format, listed in {**line["files"], "form": line.get("public_hash")}.items()
        if listed == hash
    ]


def check_file(path: str, data: bytes, chain: Sequence[Link]) -> Iterator[str]:
    """Which card a file is, byte for byte, and where its hash is listed."""
    hash = sha256(data)
    yield say("file", path=path, size=len(data), hash=hash)
    listed = [each.row["seq"] for each in chain if each.row["hash"] == hash]
    if listed:
        yield say("manifest", seq=listed[0])
    elif places_of(hash, chain):
        yield from _found(places_of(hash, chain), chain)
    elif any(each.manifest is None for each in chain):
        yield say("maybe-listed")
    else:
        yield say("not-listed")
        if places_of(hash_of(parsed(data)), chain):
            yield say("saved-anew")


def _found(places: list[Place], chain: Sequence[Link]) -> Iterator[str]:
    first = places[0]
    row, line = first.link.row, first.line
    format = FORMATS.get(first.format, first.format.upper())
    yield say("card", card=card_words(line["document"]), format=format, **_version(line))
    shown = canonical(line).decode("utf-8")
    yield say("listed", seq=row["seq"], publication=publication_words(row), line=shown)
    seqs = sorted({place.link.row["seq"] for place in places})
    if len(seqs) > 1:
        yield say("again", seqs="차, ".join(map(str, seqs)))
    yield from _later(line, seqs[-1], chain)


def _version(line: dict[str, Any]) -> dict[str, str]:
    return {"day": str(line.get("effective_on")), "version": str(line.get("version"))}


def _later(line: dict[str, Any], seq: int, chain: Sequence[Link]) -> Iterator[str]:
    """Whether the card was corrected afterwards, or a newer one has come."""
    later = [
        (each.row, other)
        for each in chain
        for other in (each.lines if each.row["seq"] > seq else [])
        if other["document"] == line["document"]
    ]
    corrected = [pair for pair in later if pair[1].get("effective_on") == line.get("effective_on")]
    for newest in (corrected or later)[-1:]:
        row, other = next(pair for pair in later if _version(pair[1]) == _version(newest[1]))
        said = {"seq": row["seq"], "publication": publication_words(row), **_version(other)}
        yield say("corrected" if corrected else "newer", **said)


def card_words(document: str) -> str:
    """The name of a document in words: `pledge/8-1/1-2-2` is pledge 1-2-2 of the first mayor of the 8th term."""
    found = re.match(r"pledge/(\d+)-(\d+)/(.+)", document)
    return f"공약 {found[3]}(민선 {found[1]}기 {found[2]}번째 단체장)의 관리카드" if found else document


def publication_words(row: dict[str, Any]) -> str:
    """The 기준일 of a publication, when it was in Korea, by which role and why."""
    moment = row["published_at"]
    with suppress(ValueError, OverflowError):
        moment = datetime.fromisoformat(moment).astimezone(KOREA).strftime("%Y-%m-%d %H:%M")
    return f"기준일 {row['as_of']}, {moment} 공개, {row['by']}, 사유 ‘{row['reason']}’"

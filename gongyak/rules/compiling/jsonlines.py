"""Records as JSON Lines, one thing a line with since when it is known; see `docs/reference/records.md`."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from gongyak.rules.canonical import canonical, sha256
from gongyak.rules.compiling.model import Known, Link, Pledge, Records
from gongyak.rules.moments import known_until
from gongyak.rules.records import KINDS, Record, from_json, to_json

#: What a line can hold beside the kinds of records.
OTHERS: dict[str, type[Link] | type[Pledge]] = {"link": Link, "pledge": Pledge}
#: Since when that is known which does not say so.
BEGINNING = datetime(1990, 1, 1, tzinfo=UTC)
_PARTS = {"kind", "value", "recorded_at", "ended_at"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: its number, what it holds, since when that is known, and (of a link) until when."""

    number: int
    value: Record | Link | Pledge
    recorded_at: datetime = BEGINNING
    ended_at: datetime | None = None


def read(text: str) -> tuple[Entry, ...]:
    """The lines of a file; blank ones hold nothing. Raises ValueError with a Korean sentence that names the line."""
    return tuple(_numbered(text.split("\n")))


def _numbered(lines: Iterable[str]) -> Iterator[Entry]:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield _entry(number, json.loads(line))
            except json.JSONDecodeError as error:
                raise ValueError(f"{number}번째 줄: JSON이 아닙니다({error.colno}번째 글자).") from error
            except (ValueError, RecursionError) as error:
                raise ValueError(f"{number}번째 줄: {error}") from error


def _entry(number: int, told: Any) -> Entry:
    if not isinstance(told, Mapping) or not {"kind", "value"} <= told.keys():
        raise ValueError("한 줄은 kind와 value가 있는 묶음이어야 합니다.")
    if unknown := told.keys() - _PARTS:
        raise ValueError(f"‘{min(unknown)}’ 항목을 알 수 없습니다.")
    kinds: dict[str, Any] = {**KINDS, **OTHERS}
    if str(told["kind"]) not in kinds:
        raise ValueError(
            f"종류 ‘{told['kind']}’을 알 수 없습니다. {', '.join(kinds)} 가운데 하나여야 합니다."
        )
    if not isinstance(told["value"], Mapping):
        raise ValueError("value는 항목들의 묶음이어야 합니다.")
    since = _moment(told.get("recorded_at")) or BEGINNING
    return Entry(
        number, from_json(kinds[str(told["kind"])], told["value"]), since, _moment(told.get("ended_at"))
    )


def _moment(text: Any) -> datetime | None:
    return None if text is None else known_until(str(text))


def written(entries: Iterable[Entry]) -> str:
    """The entries as lines again."""
    return "".join(json.dumps(_told(entry), ensure_ascii=False) + "\n" for entry in entries)


def _told(entry: Entry) -> dict[str, Any]:
    names: dict[type, str] = {kind: name for name, kind in {**KINDS, **OTHERS}.items()}
    told = {"kind": names[type(entry.value)]}
    if entry.recorded_at != BEGINNING:
        told["recorded_at"] = entry.recorded_at.isoformat()
    if entry.ended_at:
        told["ended_at"] = entry.ended_at.isoformat()
    return {**told, "value": to_json(entry.value)}


def pledges(entries: Iterable[Entry]) -> dict[str, Pledge]:
    """The pledges of a file by their numbers."""
    return {entry.value.number: entry.value for entry in entries if isinstance(entry.value, Pledge)}


def as_known(entries: Iterable[Entry], until: datetime | None = None) -> Records:
    """What was known at a moment, inclusive (None: everything): the last wording of each record, the links then."""
    known: dict[str, Known] = {}
    links: dict[str, Link] = {}
    for entry in sorted(entries, key=lambda one: one.recorded_at):
        if isinstance(entry.value, Pledge) or (until and entry.recorded_at > until):
            continue
        if isinstance(entry.value, Link):
            links.pop(entry.value.record, None)
            if entry.ended_at is None or (until and entry.ended_at > until):
                links[entry.value.record] = entry.value
        else:
            known[entry.value.key] = _next(known.get(entry.value.key), entry.value)
    return Records(known, tuple(links.values()))


def _next(before: Known | None, value: Record) -> Known:
    content = sha256(canonical(to_json(value)))
    if before is None:
        return Known(value, 1, content)
    return (
        before
        if before.hash == content
        else replace(before, record=value, version=before.version + 1, hash=content)
    )

"""The manifest of a backup: what is in it, of which version, and up to which hash its chains reach."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

FORMAT = "gongyak-backup"
#: Grows when older programs could not read the file any more.
FORMAT_VERSION = 1


class Refused(Exception):
    """One Korean sentence why nothing was done."""


@dataclass(frozen=True, slots=True)
class Part:
    """One member of the file: its name, size and SHA-256; of a table also rows and the kind of each column."""

    name: str
    bytes: int
    sha256: str
    rows: int = 0
    columns: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """How far a chain reaches."""

    count: int = 0
    seq: int = 0
    hash: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """All that is told of a backup. `created_at` is UTC, ISO 8601."""

    product_version: str
    created_at: str
    engine: str
    district: str
    heads: Mapping[str, Head]
    migrations: tuple[tuple[str, str], ...]
    tables: tuple[Part, ...]
    files: tuple[Part, ...]

    @property
    def rows(self) -> int:
        """Rows of all tables."""
        return sum(table.rows for table in self.tables)

    def to_bytes(self) -> bytes:
        """The manifest as it stands in the file."""
        told = {"format": FORMAT, "format_version": FORMAT_VERSION} | asdict(self)
        return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def read_manifest(body: bytes) -> Manifest:
    """The manifest of its bytes; `Refused` on another format, a newer one, or anything else."""
    try:
        told = json.loads(body)
        if told.pop("format") != FORMAT:
            raise ValueError
        version = told.pop("format_version")
        if type(version) is not int or version < 1:
            raise ValueError
        if version > FORMAT_VERSION:
            raise Refused(
                f"이 백업은 더 새 판의 꼴({version})이라 읽을 수 없으니, 프로그램을 새 판으로 올린 뒤 다시 하십시오."
            )
        return _manifest(told)
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise Refused("이 파일은 공약관리 백업이 아니거나 목록이 망가져 읽을 수 없습니다.") from error


def _manifest(told: dict[str, Any]) -> Manifest:
    told["heads"] = {name: Head(**head) for name, head in told["heads"].items()}
    told["migrations"] = tuple((app, name) for app, name in told["migrations"])
    for kind in ("tables", "files"):
        told[kind] = tuple(Part(**part) for part in told[kind])
    return Manifest(**told)

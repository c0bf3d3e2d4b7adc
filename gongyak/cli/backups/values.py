"""Values of rows as the lines of a backup hold them: JSON, and text for what JSON has no word for."""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Field

from gongyak.rules.canonical import canonical
from gongyak.rules.moments import moment_text

_Turn = Callable[[Any], Any]


def _same(value: Any) -> Any:
    return value


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


#: How a value of each kind is written and read again.
_TURNS: Mapping[str, tuple[_Turn, _Turn]] = {
    "integer": (_same, _same),
    "boolean": (_same, _same),
    "text": (str, _same),
    "bytes": (lambda value: b64encode(value).decode("ascii"), lambda text: b64decode(text, validate=True)),
    "moment": (moment_text, _moment),  # UTC with microseconds
    "day": (date.isoformat, date.fromisoformat),
    "decimal": (str, Decimal),
    "uuid": (str, UUID),
    "json": (_json, json.loads),
}
_TYPES = {
    "BooleanField": "boolean",
    "BinaryField": "bytes",
    "DateTimeField": "moment",
    "DateField": "day",
    "DecimalField": "decimal",
    "UUIDField": "uuid",
    "JSONField": "json",
} | dict.fromkeys(
    ("CharField", "TextField", "SlugField", "FileField", "FilePathField", "GenericIPAddressField"), "text"
)


def kind_of(field: Field) -> str:
    """The kind of a column; TypeError where backups have no word for it, such as one of floats."""
    while field.remote_field:
        field = field.target_field
    name = field.get_internal_type()
    if name.endswith(("AutoField", "IntegerField")):
        return "integer"
    if name not in _TYPES:
        raise TypeError(f"a backup has no word for a {name}: {field}")
    return _TYPES[name]


def write_line(kinds: Mapping[str, str], row: tuple[Any, ...]) -> bytes:
    """A row as one line: its columns by name in canonical JSON."""
    pairs = zip(kinds.items(), row, strict=True)
    shown = {
        column: None if value is None else _TURNS[kind][0](value) for (column, kind), value in pairs
    }  # fmt: skip
    return canonical(shown) + b"\n"


def read_line(kinds: Mapping[str, str], line: bytes) -> list[Any]:
    """The values of a line in the order of the columns; ValueError, TypeError or LookupError on any other."""
    shown = json.loads(line)
    if shown.keys() != kinds.keys():
        raise ValueError("the columns are others")
    return [
        None if shown[column] is None else _TURNS[kind][1](shown[column]) for column, kind in kinds.items()
    ]

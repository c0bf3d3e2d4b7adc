"""The fields of the lines of a file of records, as `docs/reference/records.md` prints them."""

import inspect
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from gongyak.rules.compiling.jsonlines import OTHERS
from gongyak.rules.records import KINDS

_WORDS = {str: "글", int: "정수", bool: "참·거짓"}


def reference() -> str:
    """A heading and a table of fields for each kind of line, then for each part."""
    parts: dict[str, type] = {}
    kinds = "\n".join(_table(f"`{name}`", kind, parts) for name, kind in {**OTHERS, **KINDS}.items())
    done: list[str] = []
    while waiting := [name for name in parts if name not in done]:
        done += waiting
        kinds += "".join("\n" + _table(f"{name} (묶음)", parts[name], parts) for name in waiting)
    return kinds


def _table(title: str, kind: type, parts: dict[str, type]) -> str:
    hints = get_type_hints(kind)
    lines = [f"## {title}", "", "| 항목 | 값 | 꼭 적는가 |", "|---|---|---|"]
    for one in fields(kind):
        needed = one.default is MISSING and one.default_factory is MISSING
        lines.append(f"| `{one.name}` | {_told(hints[one.name], parts)} | {'예' if needed else ''} |")
    return "\n".join(lines) + "\n"


def _told(hint: Any, parts: dict[str, type]) -> str:
    if isinstance(hint, UnionType):
        return f"{_told(get_args(hint)[0], parts)} 또는 null"
    if get_origin(hint) is tuple:
        return f"{_told(get_args(hint)[0], parts)}의 목록"
    if is_dataclass(hint) and inspect.isclass(hint):
        parts[hint.__name__] = hint
        return f"{hint.__name__} 묶음"
    if issubclass(hint, StrEnum):
        return " · ".join(f"`{word}`" for word in hint)
    return _WORDS.get(hint, "날")

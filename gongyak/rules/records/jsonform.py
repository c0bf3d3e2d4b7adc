"""The JSON form of a record: every field by its name, days as `2024-03-29`, nothing left out."""

from collections.abc import Hashable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")


def to_json(value: Any) -> Any:
    """A record, or a part of one, as JSON values."""
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: to_json(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, tuple):
        return [to_json(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, StrEnum) else value


def from_json(kind: type[T], values: Mapping[str, Any]) -> T:
    """The record of a kind that a JSON form holds; what is not said has its default.

    Raises ValueError with a Korean sentence that names the field that is missing, unknown or of the wrong type.
    """
    known = _types(kind)  # type: ignore[arg-type]  # a class is hashable
    if unknown := set(values) - set(known):
        raise ValueError(f"‘{min(unknown)}’ 항목은 {kind.__name__} 기록에 없습니다. 이름을 확인하십시오.")
    try:
        return kind(**{name: _read(known[name], value, name) for name, value in values.items()})
    except TypeError as error:
        raise ValueError(f"{kind.__name__} 기록에 빠진 항목이 있습니다: {error}") from error


@cache
def _types(kind: Hashable) -> dict[str, Any]:
    return get_type_hints(kind)


def _read(wanted: Any, value: Any, name: str) -> Any:
    if isinstance(wanted, UnionType):
        [inner] = [one for one in get_args(wanted) if one is not type(None)]
        return None if value is None else _read(inner, value, name)
    if get_origin(wanted) is tuple:
        if not isinstance(value, list | tuple):
            raise ValueError(f"‘{name}’ 항목은 목록이어야 합니다.")
        return tuple(_read(get_args(wanted)[0], one, name) for one in value)
    if isinstance(wanted, type) and is_dataclass(wanted):
        if not isinstance(value, Mapping):
            raise ValueError(f"‘{name}’ 항목은 항목들의 묶음이어야 합니다.")
        return from_json(wanted, value)
    return _plain(wanted, value, name)


def _plain(wanted: Any, value: Any, name: str) -> Any:
    """A text, a number, a truth, a day or a word of a list."""
    try:
        if issubclass(wanted, date):
            return date.fromisoformat(value)
        if issubclass(wanted, StrEnum):
            return wanted(value)
    except (TypeError, ValueError) as error:
        raise ValueError(f"‘{name}’ 항목의 값 {value!r}을 읽을 수 없습니다.") from error
    if type(value) is not wanted:
        raise ValueError(f"‘{name}’ 항목의 값 {value!r}을 읽을 수 없습니다.")
    return value

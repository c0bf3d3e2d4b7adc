"""Canonical JSON: the one spelling of a value in bytes, so that equal values have equal hashes.

Sorted keys, no spaces, UTF-8, text exactly as given (no Unicode normalisation), whole numbers only; a
subset of what RFC 8785 writes, so that any of its implementations gives the same bytes.
"""

import hashlib
import json
from typing import Any


def canonical(value: Any) -> bytes:
    """The canonical bytes of a value made of dicts with text keys, lists, tuples, texts, ints, bools, None.

    Raises TypeError on anything else, floats above all, and ValueError on half a surrogate pair.
    """
    _check(value)
    text = json.dumps(_sorted(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8")


def sha256(data: bytes) -> str:
    """SHA-256 of bytes in 64 lower-case hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def _check(value: Any) -> None:
    if value is None or isinstance(value, str | int):
        return
    if isinstance(value, dict):
        for key, inner in value.items():
            if type(key) is not str:
                raise TypeError(f"a key of canonical JSON is text, not {type(key).__name__}")
            _check(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            _check(inner)
    else:
        raise TypeError(f"canonical JSON has no {type(value).__name__}")


def _sorted(value: Any) -> Any:
    """Keys in the order of their UTF-16 code units, as RFC 8785 section 3.2.3 has it."""
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be", "surrogatepass"))
        return {key: _sorted(value[key]) for key in keys}
    if isinstance(value, list | tuple):
        return [_sorted(inner) for inner in value]
    return value

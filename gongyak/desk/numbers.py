"""Keys of rows, and numbers of texts, as forms send them."""

from collections.abc import Iterable

#: Longer ones no table holds, and Python refuses to read numbers without end.
_LONGEST = 18


def read_key(text: str) -> int | None:
    """The key of a row, None where the text is none."""
    plain = text.strip()
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) <= _LONGEST else None


def read_keys(texts: Iterable[str]) -> list[int]:
    """The keys of all rows that were chosen; what is no key is left out."""
    return [key for text in texts if (key := read_key(text)) is not None]


def read_revision(text: str) -> int:
    """The revision that was read before it was written over; -1, which no text has, where none was sent."""
    key = read_key(text)
    return -1 if key is None else key

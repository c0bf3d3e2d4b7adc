"""Keys of rows as forms send them."""

#: Longer ones no table holds, and Python refuses to read numbers without end.
_LONGEST = 18


def read_key(text: str) -> int | None:
    """The key of a row, None where the text is none."""
    plain = text.strip()
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) <= _LONGEST else None

"""What the database refuses to change or remove of the records."""

from collections.abc import Mapping, Sequence

GUARDED: Mapping[str, Sequence[Sequence[str]]] = {"records_recordversion": [("id",), ("key", "version")]}

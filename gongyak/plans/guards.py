"""What the database refuses to change or remove of plans."""

from collections.abc import Mapping, Sequence

GUARDED: Mapping[str, Sequence[Sequence[str]]] = {"plans_planevent": [("id",)]}

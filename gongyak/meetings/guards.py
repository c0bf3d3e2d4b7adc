"""What of the meetings the database refuses to change or remove: what happened, and by how much days were moved."""

from collections.abc import Mapping, Sequence

GUARDED: Mapping[str, Sequence[Sequence[str]]] = {
    "meetings_meetingevent": [("id",)],
    "meetings_itemevent": [("id",)],
    "meetings_dueextension": [("id",)],
}

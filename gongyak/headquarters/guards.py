"""What the database refuses to change or remove: phases, wordings of teams, observations, what became of reports."""

from collections.abc import Mapping, Sequence

GUARDED: Mapping[str, Sequence[Sequence[str]]] = {
    "headquarters_phase": [("id",)],
    "headquarters_teamwording": [("id",)],
    "headquarters_observation": [("id",)],
    "headquarters_reportevent": [("id",)],
    "headquarters_reportconfirmation": [("id",), ("version_id",)],
}

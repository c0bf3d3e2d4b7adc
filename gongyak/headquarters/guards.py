"""What the database refuses to change or remove of the headquarters: phases, wordings of teams, observations."""

from collections.abc import Mapping, Sequence

GUARDED: Mapping[str, Sequence[Sequence[str]]] = {
    "headquarters_phase": [("id",)],
    "headquarters_teamwording": [("id",)],
    "headquarters_observation": [("id",)],
}

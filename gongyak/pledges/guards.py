"""The lineage of cards and plans that the database refuses to change or remove, by the triggers of `snapshots.guards`.

`ImportedFile` is not among it: the original bytes may hold personal data and can be emptied.
"""

from collections.abc import Mapping, Sequence

#: Guarded tables with their unique keys.
GUARDED: Mapping[str, Sequence[Sequence[str]]] = {
    "pledges_cardimport": [("id",), ("version_id",)],
    "pledges_answer": [("id",), ("version_id", "code", "where")],
    "pledges_planconfirmation": [("id",), ("version_id",)],
    "pledges_planpublication": [("id",), ("officeholder_id", "seq")],
    "pledges_targetresult": [("id",)],
    "pledges_filling": [("id",)],
    "pledges_cardrecord": [("id",), ("version_id", "item", "record")],
}

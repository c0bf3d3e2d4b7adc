"""The frozen tables that the database refuses to change or remove, by the triggers of `audit.guards`."""

from collections.abc import Mapping, Sequence

from gongyak.audit.guards import REFUSAL, drop_guards, names, raise_guards

__all__ = ["GUARDED", "REFUSAL", "drop_guards", "names", "raise_guards"]

#: Guarded tables with their unique keys.
GUARDED: Mapping[str, Sequence[Sequence[str]]] = {
    "snapshots_document": [("id",), ("kind", "key")],
    "snapshots_blob": [("hash",)],
    "snapshots_version": [("id",), ("hash",), ("document_id", "seq")],
    "snapshots_renderedfile": [("id",), ("version_id", "format")],
    "snapshots_publication": [("id",), ("seq",), ("hash",)],
    "snapshots_publicationitem": [("id",), ("publication_id", "version_id")],
}

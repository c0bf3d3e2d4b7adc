"""What the database refuses to change or remove of companies."""

from collections.abc import Mapping, Sequence

GUARDED: Mapping[str, Sequence[Sequence[str]]] = {
    "companies_companyevent": [("id",)],
    "companies_dongloading": [("id",)],
}

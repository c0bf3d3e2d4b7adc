"""What the database refuses to change or remove of the settings: that they were changed."""

from collections.abc import Mapping, Sequence

GUARDED: Mapping[str, Sequence[Sequence[str]]] = {"district_settingchange": [("id",)]}

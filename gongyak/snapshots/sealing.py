"""Sealing: personal values stand outside what is hashed, behind salted commitments.

An internal form holds `{"commitment": "…"}` where a person's name or extension was. Erasing the row
behind it leaves the form, its hash and the chain as they were: a tombstone.
"""

import re
import secrets
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from gongyak.rules.canonical import canonical, sha256
from gongyak.snapshots.models import HASH_LENGTH, PersonalValue

COMMITMENT = "commitment"
#: What stands in an opened form for a value that was erased.
TOMBSTONE = "[파기됨]"
SALT_BYTES = 32
_HASH = re.compile(f"[0-9a-f]{{{HASH_LENGTH}}}")


@dataclass(frozen=True, slots=True)
class Personal:
    """A personal text on its way into an internal form."""

    value: str


def commitment_of(salt: str, value: str) -> str:
    """The commitment to a value: SHA-256 of the canonical JSON of `[salt, value]`."""
    return sha256(canonical([salt, value]))


def seal(content: Any, known: Mapping[str, str]) -> Any:
    """The content with every `Personal` stored apart and replaced by its commitment.

    `known` maps values to the commitments that the document already uses: a value that stays the same
    keeps its commitment, so that one erasure reaches every version, and equal content stays equal.
    """
    made = dict(known)

    def stored(personal: Personal) -> dict[str, str]:
        if personal.value not in made:
            made[personal.value] = _keep(personal.value)
        return {COMMITMENT: made[personal.value]}

    return _mapped(content, lambda value: isinstance(value, Personal), stored)


def opened(content: Any) -> Any:
    """A sealed content with its personal values put back, and `TOMBSTONE` for erased ones. One query."""
    wanted = set(commitments(content))
    values = dict(PersonalValue.objects.filter(pk__in=wanted).values_list("commitment", "value"))
    return _mapped(content, _is_commitment, lambda sealed: values.get(sealed[COMMITMENT], TOMBSTONE))


def known_values(content: Any) -> dict[str, str]:
    """The commitments of a sealed content by the value that stands behind each; erased ones are left out."""
    rows = PersonalValue.objects.filter(pk__in=set(commitments(content)))
    return dict(rows.values_list("value", "commitment"))


def commitments(content: Any) -> Iterator[str]:
    """Every commitment in a sealed content."""
    if _is_commitment(content):
        yield content[COMMITMENT]
    elif isinstance(content, dict):
        for inner in content.values():
            yield from commitments(inner)
    elif isinstance(content, list | tuple):
        for inner in content:
            yield from commitments(inner)


def _keep(value: str) -> str:
    salt = secrets.token_hex(SALT_BYTES)
    commitment = commitment_of(salt, value)
    PersonalValue.objects.create(commitment=commitment, salt=salt, value=value)
    return commitment


def _is_commitment(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and value.keys() == {COMMITMENT}
        and isinstance(value[COMMITMENT], str)
        and bool(_HASH.fullmatch(value[COMMITMENT]))
    )


def _mapped(content: Any, applies: Callable[[Any], bool], change: Callable[[Any], Any]) -> Any:
    if applies(content):
        return change(content)
    if isinstance(content, dict):
        return {key: _mapped(inner, applies, change) for key, inner in content.items()}
    if isinstance(content, list | tuple):
        return [_mapped(inner, applies, change) for inner in content]
    return content

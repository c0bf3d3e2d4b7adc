"""The JSON forms of minutes: the whole one, and the public one, which names no person."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from gongyak.rules.meetings.model import Attendee, Minutes
from gongyak.rules.records.jsonform import from_json as read
from gongyak.rules.records.jsonform import to_json as write

#: What stands where the public form leaves a person's name out.
UNNAMED = "(성명 비공개)"


def to_json(minutes: Minutes) -> dict[str, Any]:
    """Every field by its name, days as `2024-03-29`."""
    return dict(write(minutes))


def from_json(values: Mapping[str, Any]) -> Minutes:
    """The minutes that a JSON form holds; ValueError with a Korean sentence where it is none."""
    return read(Minutes, values)


def public(minutes: Minutes) -> Minutes:
    """The minutes without the names of people: 소속 and 직위 stay, proposers and speakers are left out."""
    return replace(
        minutes,
        attendees=tuple(_unnamed(one) for one in minutes.attendees),
        agenda=tuple(
            replace(
                matter, proposer="", said=tuple(replace(said, speaker="", post="") for said in matter.said)
            )
            for matter in minutes.agenda
        ),
    )


def _unnamed(one: Attendee) -> Attendee:
    return replace(one, name=UNNAMED, deputy=UNNAMED if one.deputy else "")

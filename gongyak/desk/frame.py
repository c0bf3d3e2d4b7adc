"""What stands around every page of the desk: the district, who works, the way to the parts that they may use."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from gongyak.desk.parts import GROUPS, PARTS, Part
from gongyak.district.models import District
from gongyak.district.published import district
from gongyak.staff.actors import Actor


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the menu."""

    address: str
    label: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A group of the menu that has at least one entry."""

    label: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """Header and footer of a page of the desk; `duties` is how the page names what the person is today."""

    district: str
    notice: str
    name: str
    duties: str
    menu: tuple[Group, ...]


def make_frame(actor: Actor | None, here: str = "", known: District | None = None) -> Frame:
    """The frame for somebody at work (None: nobody is logged in); `here` is the part that the page belongs to.

    Two queries; none where the settings are `known`, as the door of the desk has read them (`request.desk`).
    """
    settings = known or district()
    parts = [part for part in PARTS if actor is not None and part.may(actor)]
    return Frame(
        district=settings.name,
        notice=settings.notice,
        name=actor.name if actor else "",
        duties=", ".join(_said(actor)) if actor else "",
        menu=tuple(_groups(parts, here)),
    )


def _groups(parts: list[Part], here: str) -> Iterator[Group]:
    for label in GROUPS:
        own = [part for part in parts if part.group == label]
        if own:
            yield Group(
                label, tuple(Entry(reverse(part.name), part.label, part.name == here) for part in own)
            )


def _said(actor: Actor) -> list[str]:
    return [f"{duty.department_name} {duty.role}".strip() for duty in actor.duties]

"""A draft beside what the records say, line by line: what is taken, what stays the officer's, what both changed.

`base` is what was compiled last time. A line that only the records changed is theirs to take, one that the officer
wrote or changed stays; where both changed it, the officer's stands until somebody chooses.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum

from gongyak.rules.card import Card
from gongyak.rules.card.alignment import CARRIED_OUT, Place, aligned, places
from gongyak.rules.card.items import understood
from gongyak.rules.card.merge.lines import merge_lines
from gongyak.rules.card.merge.model import Judge, Side
from gongyak.rules.card.model import Item
from gongyak.rules.compiling.cards import item_id, items
from gongyak.rules.compiling.model import Compiled, walk

#: The sections that the records write, in the order of the form.
SECTIONS = ("achievements", "problems", "plans")
Trees = Mapping[str, tuple[Item, ...]]


class State(StrEnum):
    """How a line of the draft and the compiled one stand to each other."""

    SAME = "같음"
    NEW = "새 줄"
    CHANGED = "기록이 바뀜"
    OWN = "직접 적은 줄"
    EDITED = "직접 고친 줄"
    BOTH = "서로 다름"
    GONE = "기록에서 빠짐"
    DECLINED = "넣지 않은 줄"


#: Whose line stands where nobody chooses otherwise.
_THEIRS = (State.NEW, State.CHANGED)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of both sides; None is "not there". `depth` is 1 for a line of the section itself."""

    id: str
    section: str
    depth: int
    state: State
    mine: Item | None
    theirs: Item | None
    takes_theirs: bool


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody chose for a line; `text` where it was written otherwise than either side has it."""

    side: Side
    text: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """The three cards with an id on every line, and the id that each compiled line has."""

    base: Card
    mine: Card
    theirs: Card
    ids: Mapping[str, str]


def beside(mine: Card, compiled: Compiled, last: Card | None, known: Mapping[str, str]) -> Beside:
    """The draft beside what is compiled now. `last` is the card as compiled last time (None: never), `known` the ids
    that compiled lines had then, by their keys. A compiled line that has none takes that of a like line of the draft.
    """
    keys = {item_id(line.key): line.key for lines in compiled.sections.values() for line in walk(lines)}
    made = replace(
        mine,
        **{name: items(lines, year=compiled.day.year) for name, lines in compiled.sections.items()},  # type: ignore[arg-type]
    )
    named = {item_id(key): own for key, own in known.items()}
    theirs = _renamed(made, named)
    alike = _alike(mine, theirs, last)
    theirs = _renamed(theirs, alike)
    renamed = {
        made_id: alike.get(named.get(made_id, made_id), named.get(made_id, made_id)) for made_id in keys
    }
    ids = {key: renamed[made_id] for made_id, key in keys.items()}
    return Beside(_base(mine, theirs, last, set(alike.values())), mine, theirs, ids)


def _renamed(card: Card, names: Mapping[str, str]) -> Card:
    def named(listed: Sequence[Item]) -> tuple[Item, ...]:
        return tuple(
            replace(one, id=names.get(one.id or "", one.id), children=named(one.children)) for one in listed
        )

    return replace(card, **{name: named(getattr(card, name)) for name in SECTIONS})  # type: ignore[arg-type]


def _alike(mine: Card, theirs: Card, last: Card | None) -> dict[str, str]:
    """For compiled lines that are new: the id of the line of the draft that says the same or nearly so."""
    known = {place.item.id for card in (last, theirs) if card for place in places(card)}
    old = [place for place in places(mine) if place.section in SECTIONS and place.item.id not in known]
    mine_has = {place.item.id for place in places(mine)}
    new = [
        place for place in places(theirs)
        if place.section in SECTIONS and place.item.id not in mine_has and not (last and _has(last, place.item.id))
    ]  # fmt: skip
    return {
        str(new[at].item.id): str(old[left].item.id)
        for at, left in aligned(old, new).items()
        if old[left].section == new[at].section and _same_thing(old[left], new[at])
    }


def _same_thing(one: Place, other: Place) -> bool:
    """Whether two lines name one thing: sentences of one kind are alike even where they tell of different things."""
    first, second = sorted((one.name, other.name))
    return SequenceMatcher(None, first, second).ratio() >= CARRIED_OUT


def _has(card: Card, item: str | None) -> bool:
    return any(place.item.id == item for place in places(card))


def _base(mine: Card, theirs: Card, last: Card | None, fresh: set[str]) -> Card:
    """What was compiled last time; a line that meets the officer's for the first time stands there without a text,
    where the records have it, so that the officer's own place and words hold.
    """
    trees = {name: getattr(last, name) if last else () for name in SECTIONS}
    blank = {name: (*trees[name], *_blank(getattr(theirs, name), fresh)) for name in SECTIONS}
    return replace(mine, **blank)  # type: ignore[arg-type]


def _blank(listed: Sequence[Item], fresh: set[str]) -> Iterator[Item]:
    for one in listed:
        below = tuple(_blank(one.children, fresh))
        if one.id in fresh:
            yield Item("", one.mark, children=below, id=one.id)
        else:
            yield from below


# Row by row


def rows(found: Beside) -> list[Row]:
    """Every line of either side in the order of the card put together."""
    base, mine, theirs = (_by_id(card) for card in (found.base, found.mine, found.theirs))
    listed = []
    for name, trees in _whole(found).items():
        for depth, item in _with_depth(trees):
            own, other, before = mine.get(item), theirs.get(item), base.get(item)
            state = _state(own, other, before)
            takes = state in _THEIRS and name != "problems"
            takes = takes or (state is State.GONE and _says(own) == _says(before))
            listed.append(Row(item, name, depth, state, own, other, takes))
    return listed


def _state(own: Item | None, other: Item | None, before: Item | None) -> State:
    if own and other:
        if _says(own) == _says(other):
            return State.SAME
        if before and _says(before) == _says(own):
            return State.CHANGED
        return State.EDITED if before and _says(before) == _says(other) else State.BOTH
    if own:
        return State.GONE if before else State.OWN
    return State.DECLINED if before else State.NEW


def _says(item: Item | None) -> tuple[str, str] | None:
    """What a line says, apart from white space."""
    return (item.mark, "".join(item.text.split())) if item else None


def _by_id(card: Card) -> dict[str, Item]:
    return {str(place.item.id): place.item for place in places(card) if place.section in SECTIONS}


def _with_depth(listed: Sequence[Item], depth: int = 1) -> Iterator[tuple[int, str]]:
    for one in listed:
        yield depth, str(one.id)
        yield from _with_depth(one.children, depth + 1)


def _whole(found: Beside) -> Trees:
    """The sections with every line of either side: a merge in which nothing goes."""
    base, mine, theirs = (_by_id(card) for card in (found.base, found.mine, found.theirs))
    gone = {item for item in base if item not in mine or item not in theirs}
    return _merged(_without(found.base, gone), found.mine, found.theirs)


def _merged(base: Card, mine: Card, theirs: Card) -> Trees:
    return {
        name: tree for name, tree in merge_lines(Judge({}), (base, mine, theirs)).items() if name in SECTIONS
    }


def _without(card: Card, gone: set[str]) -> Card:
    """The card without some lines; what stands under one of them moves up."""

    def left(listed: Sequence[Item]) -> Iterator[Item]:
        for one in listed:
            below = tuple(left(one.children))
            if one.id in gone:
                yield from below
            else:
                yield replace(one, children=below)

    return replace(card, **{name: tuple(left(getattr(card, name))) for name in SECTIONS})  # type: ignore[arg-type]


# Taken


def taken(found: Beside, decisions: Mapping[str, Decision]) -> Card:
    """The draft's card with what was chosen; what nobody chose for is as `rows` proposes."""
    chosen = {
        row.id: decisions.get(row.id) or Decision(Side.THEIRS if row.takes_theirs else Side.MINE)
        for row in rows(found)
    }
    base, mine, theirs = found.base, found.mine, found.theirs
    own, other = _by_id(mine), _by_id(theirs)
    gone: set[str] = set()
    texts: dict[str, Item] = {}
    for item, decision in chosen.items():
        stands = own.get(item) if decision.side is Side.MINE and not decision.text else other.get(item)
        stands = stands or (own.get(item) or other.get(item) if decision.text else None)
        if stands is None:
            gone.add(item)
        elif decision.text:
            year = mine.as_of.year if mine.as_of else None
            texts[item] = understood(decision.text, stands.mark, year=year)
        else:
            texts[item] = stands
    missing = {item for item in _by_id(base) if item not in own or item not in other}
    sides = [_said(_without(card, gone), texts) for card in (mine, theirs)]
    whole = _merged(_said(_without(base, gone | missing), texts), sides[0], sides[1])
    return replace(mine, **whole)  # type: ignore[arg-type]


def _said(card: Card, texts: Mapping[str, Item]) -> Card:
    """The card with the chosen text in each line that has one."""

    def told(listed: Sequence[Item]) -> tuple[Item, ...]:
        return tuple(
            replace(texts.get(str(one.id), one), id=one.id, children=told(one.children)) for one in listed
        )

    return replace(card, **{name: told(getattr(card, name)) for name in SECTIONS})  # type: ignore[arg-type]

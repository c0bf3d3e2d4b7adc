"""Under what each line stands when two sides are put together, and which of the dropped lines must stay."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gongyak.rules.card.merge.model import Conflict, Judge, Side, Three, Told
from gongyak.rules.card.model import Item
from gongyak.rules.card.write import SECTION_TITLES

_TITLES = {**SECTION_TITLES, "goals": "공약목표", "tasks": "추진과제"}


@dataclass(frozen=True, slots=True)
class Lines:
    """One side: its items by id without those below them, under which (an id, or a section) each stands, and
    what stands under each in order.
    """

    items: Mapping[str, Item]
    above: Mapping[str, str]
    below: Mapping[str, Sequence[str]]

    def section(self, item_id: str) -> str:
        """The section in which a line stands."""
        return list(up(item_id, self.above))[-1]


def told(lines: Three[Lines], item_id: str) -> Told:
    """A line as each side has it, for a person."""
    base, mine, theirs = (each.items.get(item_id) for each in lines)
    return _text(base), _text(mine), _text(theirs)


def _text(item: Item | None) -> str | None:
    return f"{item.mark} {item.text}" if item else None


def up(item_id: str, above: Mapping[str, str]) -> Iterator[str]:
    """What a line stands under, one after another, the section last."""
    at = item_id
    while at in above:
        at = above[at]
        yield at


def standing(judge: Judge, lines: Three[Lines], items: dict[str, Item | None]) -> dict[str, str]:
    """Under what each line that stays stands.

    A line that one side dropped while something of the other stays under it comes back into `items` and is a
    conflict; if the drop is chosen, what was under it moves up to where it stood.
    """
    above = _taken(judge, lines, items)
    if _goes_round(above):
        above = _mine_first(judge, lines, above)
    needed = {parent for item_id in items if items[item_id] for parent in up(item_id, above)}
    for item_id in (each for each in items if items[each] is None and each in needed):
        if _comes_back(judge, lines, item_id):
            items[item_id] = lines[1].items.get(item_id) or lines[2].items[item_id]
    return {
        item_id: next(at for at in up(item_id, above) if items.get(at, True))
        for item_id in items
        if items[item_id]
    }


def _taken(judge: Judge, lines: Three[Lines], items: Mapping[str, Item | None]) -> dict[str, str]:
    base, mine, theirs = (each.above for each in lines)
    above: dict[str, str] = {}
    for item_id in items:
        if item_id in mine and item_id in theirs:
            values = (base.get(item_id), mine[item_id], theirs[item_id])
            names = (_name(values[0], lines), _name(values[1], lines), _name(values[2], lines))
            above[item_id] = str(judge.value(f"place/{item_id}", values, names))
        else:
            above[item_id] = mine.get(item_id) or theirs[item_id]
    return above


def _name(parent: str | None, lines: Three[Lines]) -> str | None:
    """What a line stands under, for a person."""
    if parent is None or parent in _TITLES:
        return f"‘{_TITLES[parent]}’ 장" if parent else None
    item = next(each.items[parent] for each in lines if parent in each.items)
    return f"‘{item.text}’ 아래"


def _goes_round(above: Mapping[str, str]) -> bool:
    """Whether some line would stand under itself, as when two lines were put under each other."""
    sound: set[str] = set()
    for item_id in above:
        way: list[str] = []
        at = item_id
        while at in above and at not in sound:
            if at in way:
                return True
            way.append(at)
            at = above[at]
        sound.update(way)
    return False


def _mine_first(judge: Judge, lines: Three[Lines], above: Mapping[str, str]) -> dict[str, str]:
    """My places for all that I have: they cannot go round. What of theirs is passed over is told, not asked."""
    _, mine, theirs = lines
    for item_id in (each for each in above if mine.above.get(each, above[each]) != above[each]):
        names = (None, _name(mine.above[item_id], lines), _name(theirs.above[item_id], lines))
        judge.conflicts.append(Conflict(f"place/{item_id}", "", *names, Side.MINE, Side.MINE))
    return {item_id: mine.above.get(item_id) or theirs.above[item_id] for item_id in above}


def _comes_back(judge: Judge, lines: Three[Lines], item_id: str) -> bool:
    """Whether a dropped line with something under it stays; noted as a conflict where it is not one already."""
    key = f"item/{item_id}"
    keeper = Side.THEIRS if item_id not in lines[1].items else Side.MINE
    if any(conflict.key == key for conflict in judge.conflicts):
        return False  # its text was in conflict, and the drop was chosen
    return judge.note(key, told(lines, item_id), keeper) is keeper

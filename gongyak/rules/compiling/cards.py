"""Compiled sections as those of a card, each line with an id that stays the same from compile to compile."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from gongyak.blocks import Block, Paragraph
from gongyak.rules.canonical import canonical, sha256
from gongyak.rules.card import Card, write
from gongyak.rules.card.items import understood
from gongyak.rules.card.model import Investment, Item
from gongyak.rules.card.outline import MARKS
from gongyak.rules.card.write import SECTION_TITLES
from gongyak.rules.compiling.model import Compiled, Line, Money, Pledge

_ID_LENGTH = 12
_WRITTEN = ("investment", "achievements", "problems", "plans")


def item_id(key: str) -> str:
    """The id of the item that a compiled line becomes; no other line has it."""
    return sha256(canonical(["compiled", key]))[:_ID_LENGTH]


def items(lines: Iterable[Line], *, year: int, level: int = 1) -> tuple[Item, ...]:
    """The lines as items of a card."""
    mark = MARKS[min(level, len(MARKS)) - 1]
    return tuple(
        replace(
            understood(
                " ".join(line.text.split()),
                line.mark or mark,
                items(line.children, year=year, level=level + 1),
                year=year,
            ),
            id=item_id(line.key),
        )
        for line in lines
    )


def investment(money: Money, pledge: Pledge, before: Investment | None) -> Investment:
    """The table with the compiled blocks; other blocks and headings stay as they were."""
    if before is None or not (before.amounts() or not before.raw):
        return Investment(unit=pledge.unit, plan=money.plan, spent=money.spent)
    return replace(before, kind="예산", plan=money.plan, spent=money.spent, columns=(), raw=())


def filled(card: Card, compiled: Compiled, pledge: Pledge, *, problems: bool = True) -> Card:
    """The card with its sections as compiled; what was not compiled stays."""
    year = compiled.day.year
    made = replace(
        card,
        as_of=compiled.day,
        achievements=items(compiled.achievements, year=year),
        plans=items(compiled.plans, year=year),
        problems=items(compiled.problems, year=year) if problems else card.problems,
    )
    return replace(made, investment=investment(compiled.money, pledge, None)) if compiled.money else made


def blocks(compiled: Compiled, pledge: Pledge) -> Sequence[Block]:
    """The compiled sections in the shape of the official form, under their headings."""
    found: list[Block] = []
    keep = False
    for block in write(filled(Card(), compiled, pledge)):
        if isinstance(block, Paragraph) and block.mark.startswith("#"):
            keep = any(block.text.endswith(SECTION_TITLES[key]) for key in _WRITTEN)
        if keep:
            found.append(block)
    return found

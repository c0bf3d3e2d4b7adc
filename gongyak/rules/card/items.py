"""The lines of a section as a tree of items, each with its dates, 문서번호 and metrics understood."""

from collections.abc import Iterable, Iterator, Sequence

from gongyak.blocks import Paragraph, split_mark
from gongyak.rules import dates, metrics, numbering
from gongyak.rules.card.model import DocumentReference, Item, Metric

#: No card is nested deeper; what is, stands at this level.
DEEPEST = 20


def understood(text: str, mark: str, children: Iterable[Item] = (), *, year: int | None = None) -> Item:
    """An item with everything that its text tells; `year` is that of a bare `(10/13)`."""
    return Item(
        text=text,
        mark=mark or "-",
        periods=tuple(dates.find(text, year=year)),
        documents=tuple(
            DocumentReference(found.raw, found.department, found.number, found.issued_on)
            for found in numbering.find_documents(text)
        ),
        metrics=tuple(Metric(m.label, m.value, m.unit, m.basis) for m in metrics.find(text)),
        children=tuple(children),
    )


def tree(paragraphs: Sequence[Paragraph], *, year: int | None = None) -> tuple[Item, ...]:
    """Items by level: a deeper paragraph belongs to the nearest shallower one before it."""
    items = []
    at = 0
    while at < len(paragraphs):
        end = at + 1
        while end < len(paragraphs) and _level(paragraphs[end]) > _level(paragraphs[at]):
            end += 1
        below = tree(paragraphs[at + 1 : end], year=year)
        items.append(understood(paragraphs[at].text, paragraphs[at].mark, below, year=year))
        at = end
    return tuple(items)


def _level(paragraph: Paragraph) -> int:
    return min(paragraph.level, DEEPEST)


def from_cell(text: str, *, year: int | None = None) -> tuple[Item, ...]:
    """The items in a cell such as 공약목표: one a line, its mark before it; a cell may run marks on."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return tuple(understood(rest, mark, year=year) for mark, rest in map(split_mark, lines))


def paragraphs(items: Iterable[Item], level: int = 1) -> Iterator[Paragraph]:
    """The items as paragraphs again, each level one deeper."""
    for item in items:
        yield Paragraph(item.text, level, item.mark)
        yield from paragraphs(item.children, level + 1)


def walk(items: Iterable[Item], where: str) -> Iterator[tuple[str, Item]]:
    """Every item with its place, such as `achievements.8.0`."""
    for index, item in enumerate(items):
        yield f"{where}.{index}", item
        yield from walk(item.children, f"{where}.{index}")

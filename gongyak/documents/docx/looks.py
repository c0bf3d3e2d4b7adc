"""How far a paragraph of a DOCX stands in, and whether it is a heading or an item of a list."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from docx.document import Document

from gongyak.documents.markup import Element, child, children

#: Twentieths of a point in one blank of 10 point type, the unit in which blanks and margins are compared.
BLANK = 100
_ALIGNS = {"center": "center", "right": "right", "end": "right"}
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def value(element: Element | None, attribute: str = "val") -> str:
    """An attribute of the word processing namespace, or nothing."""
    return (element.get(_W + attribute) or "") if element is not None else ""


def amount(element: Element | None, *attributes: str) -> int:
    """The first of these attributes that is a whole number, or 0."""
    found = (value(element, attribute).removesuffix(".0") for attribute in attributes)
    return next((int(text) for text in found if text.lstrip("-").isdigit()), 0)


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph: `indent` in blanks, `rank` as a heading or 0, the bullet that is printed before it."""

    indent: float = 0
    rank: int = 0
    align: str = "left"
    bullet: str = ""


class Looks:
    """The looks that paragraphs of one document take from themselves, their styles and their lists."""

    def __init__(self, document: Document):
        self._document = document

    def of(self, paragraph: Element) -> Look:
        """The look of one paragraph."""
        own = child(paragraph, "pPr")
        layers = [own, *self._style_layers(value(child(own, "pStyle")))]
        number = next((part for layer in layers if (part := child(layer, "numPr")) is not None), None)
        level = self._levels.get((value(child(number, "numId")), value(child(number, "ilvl")) or "0"))
        layers.insert(1, child(level, "pPr"))
        outline = next((part for layer in layers if (part := child(layer, "outlineLvl")) is not None), None)
        rank = amount(outline, "val") + 1 if outline is not None else 0
        align = next((part for layer in layers if (part := child(layer, "jc")) is not None), None)
        indent = next((part for layer in layers if (part := child(layer, "ind")) is not None), None)
        first = amount(indent, "firstLine") - amount(indent, "hanging")
        return Look(
            indent=max(0.0, round((amount(indent, "left", "start") + first) / BLANK, 1)),
            rank=rank if 0 < rank < 7 else 0,
            align=_ALIGNS.get(value(align), "left"),
            bullet=_bullet(level),
        )

    def _style_layers(self, name: str) -> Iterator[Element | None]:
        seen: set[str] = set()
        while name in self._styles and name not in seen:
            seen.add(name)
            yield child(self._styles[name], "pPr")
            name = value(child(self._styles[name], "basedOn"))

    @cached_property
    def _styles(self) -> dict[str, Element]:
        return {value(style, "styleId"): style for style in children(self._document.styles.element, "style")}

    @cached_property
    def _levels(self) -> dict[tuple[str, str], Element]:
        """The levels of the lists by the number of the list and of the level."""
        parts = [
            rel.target_part for rel in self._document.part.rels.values() if rel.reltype.endswith("/numbering")
        ]
        if not parts:
            return {}
        root = parts[0].element
        kinds = {value(kind, "abstractNumId"): kind for kind in children(root, "abstractNum")}
        return {
            (value(listed, "numId"), value(level, "ilvl")): level
            for listed in children(root, "num")
            for level in children(kinds.get(value(child(listed, "abstractNumId"))), "lvl")
        }


def _bullet(level: Element | None) -> str:
    """The bullet as it may stand in text: signs of the private use area of symbol fonts become a dot."""
    if value(child(level, "numFmt")) != "bullet":
        return ""
    char = value(child(level, "lvlText"))[:1]
    return "•" if "\ue000" <= char <= "\uf8ff" else char

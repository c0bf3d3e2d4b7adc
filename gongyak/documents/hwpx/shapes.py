"""What header.xml says of paragraphs (KS X 6101, head): how far in, heading or not, alignment, bullets."""

from dataclasses import dataclass

from gongyak.documents.markup import Element, child, children, name, number

#: HWPUNIT of one blank in 10 point type, the unit in which typed blanks and margins are compared.
BLANK = 500
_ALIGNS = {"CENTER": "center", "RIGHT": "right"}


@dataclass(frozen=True, slots=True)
class Shape:
    """A paragraph: `indent` in blanks, `rank` as a heading or 0, the bullet that is printed before it."""

    indent: float = 0
    rank: int = 0
    align: str = "left"
    bullet: str = ""


def shapes(head: Element) -> dict[str, Shape]:
    """The paragraph shapes of a document by their id."""
    lists = child(head, "refList")
    listed = children(child(lists, "bullets"), "bullet")
    bullets = {bullet.get("id", ""): _bullet(bullet.get("char", "")) for bullet in listed}
    properties = children(child(lists, "paraProperties"), "paraPr")
    return {shape.get("id", ""): _shape(shape, bullets) for shape in properties}


def _shape(element: Element, bullets: dict[str, str]) -> Shape:
    heading = child(element, "heading")
    kind = heading.get("type") if heading is not None else ""
    align = child(element, "align")
    return Shape(
        indent=_indent(element),
        rank=number(heading, "level") + 1 if kind == "OUTLINE" else 0,
        align=_ALIGNS.get(align.get("horizontal", "") if align is not None else "", "left"),
        bullet=bullets.get(heading.get("idRef", ""), "") if heading is not None and kind == "BULLET" else "",
    )


def _indent(element: Element) -> float:
    """Where the first line begins: the left margin, and the indent of the first line unless it hangs."""
    margin = next((part for part in element.iter() if name(part) == "margin"), None)
    left, first = (number(child(margin, side), "value") for side in ("left", "intent"))
    return max(0.0, round((left + max(first, 0)) / BLANK, 1))


def _bullet(char: str) -> str:
    """The bullet as it may stand in text: signs of the private use area of symbol fonts become a dot."""
    return "•" if char and "\ue000" <= char[0] <= "\uf8ff" else char[:1]

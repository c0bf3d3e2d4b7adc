"""XML of foreign files, read without entities, network or declarations."""

from collections.abc import Iterator
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element


def parsed(data: bytes) -> Element:
    """The root of an XML part; raises `lxml.etree.XMLSyntaxError` for what is none or is nested too deep."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(data, parser)


def name(element: Element) -> str:
    """An element's name without its namespace; nothing for comments and instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: Element | None, *names: str) -> Iterator[Element]:
    """The children that bear one of these names, whatever their namespace."""
    for child in element if element is not None else ():
        if name(child) in names:
            yield child


def child(element: Element | None, wanted: str) -> Element | None:
    """The first child of that name."""
    return next(children(element, wanted), None)


def number(element: Element | None, attribute: str, default: int = 0) -> int:
    """A whole number among the attributes; `default` where there is none."""
    value = element.get(attribute) if element is not None else None
    return default if value is None else int(value)

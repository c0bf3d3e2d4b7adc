"""“이 숫자 어디서?”: what stands behind the figures of a card, in the order of the card, as a page or a table tells it.

`told(form, card)` reads the public form of the lineage, `inside(traces, card)` the whole of it; `document` and
`inside_document` make the 숫자 근거표 of each.
"""

from gongyak.rules.whence.document import About, document, inside_document
from gongyak.rules.whence.model import (
    FEWER,
    Counted,
    Inside,
    Place,
    Shown,
    Standing,
    Whence,
    inside,
    places,
    told,
)

__all__ = [
    "FEWER",
    "About",
    "Counted",
    "Inside",
    "Place",
    "Shown",
    "Standing",
    "Whence",
    "document",
    "inside",
    "inside_document",
    "places",
    "told",
]

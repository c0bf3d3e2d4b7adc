"""Two versions of a card side by side: what changed in the header, the money and every line.

>>> comparison = compare(before, after)
>>> comparison.progress.points
Decimal('12.5')
"""

from gongyak.rules.card.compare.amounts import compare_amounts
from gongyak.rules.card.compare.fields import compare_fields
from gongyak.rules.card.compare.jsonform import to_json
from gongyak.rules.card.compare.lines import compare_lines
from gongyak.rules.card.compare.model import (
    CellChange,
    Comparison,
    Counts,
    FieldChange,
    Kind,
    Line,
    LineChange,
    Move,
    Progress,
    SectionChange,
)
from gongyak.rules.card.compare.words import Part, Words
from gongyak.rules.card.model import Card

__all__ = [
    "CellChange",
    "Comparison",
    "Counts",
    "FieldChange",
    "Kind",
    "Line",
    "LineChange",
    "Move",
    "Part",
    "Progress",
    "SectionChange",
    "Words",
    "compare",
    "to_json",
]


def compare(before: Card, after: Card) -> Comparison:
    """What `after` says otherwise than `before`; swapping the two gives the mirror image.

    Items are paired as `alignment` pairs them, by their stable ids first. Marks, headings and blanks make
    no difference; how a text was understood (dates, metrics) follows from the text.
    """
    return Comparison(
        before=before.as_of,
        after=after.as_of,
        fields=tuple(compare_fields(before, after)),
        progress=Progress(before.progress_percent, after.progress_percent),
        cells=compare_amounts(before.investment, after.investment),
        sections=compare_lines(before, after),
    )

"""총괄표 and 공약가계부: counts and sums over a set of published cards, pure, from narrow rows."""

from gongyak.rules.totals.axes import AXES, Axis, Group, words
from gongyak.rules.totals.document import TITLE, About, amount, document
from gongyak.rules.totals.jsonform import to_json
from gongyak.rules.totals.ledger import Account, Entry
from gongyak.rules.totals.lines import UNSPLIT, Line, counted, leaves
from gongyak.rules.totals.parts import Part, parts, place_label
from gongyak.rules.totals.sums import Sum, Sums, place_key, source_key
from gongyak.rules.totals.whole import Totals, totals_of

__all__ = [
    "AXES",
    "TITLE",
    "UNSPLIT",
    "About",
    "Account",
    "Axis",
    "Entry",
    "Group",
    "Line",
    "Part",
    "Sum",
    "Sums",
    "Totals",
    "amount",
    "counted",
    "document",
    "leaves",
    "parts",
    "place_key",
    "place_label",
    "source_key",
    "to_json",
    "totals_of",
    "words",
]

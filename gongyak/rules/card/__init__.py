"""공약사항 관리카드: read it from blocks, check it, write it back.

`read(blocks) → (Card, findings)` · `write(Card) → blocks` · `checks(Card) → findings`.
"""

from gongyak.rules.card.answers import Answer
from gongyak.rules.card.checks import checks, duplicate_numbers
from gongyak.rules.card.jsonform import from_json, to_json
from gongyak.rules.card.mask import withhold
from gongyak.rules.card.model import Card
from gongyak.rules.card.read import read
from gongyak.rules.card.settle import reconsider
from gongyak.rules.card.shape import accept
from gongyak.rules.card.write import write

__all__ = [
    "Answer",
    "Card",
    "accept",
    "checks",
    "duplicate_numbers",
    "from_json",
    "read",
    "reconsider",
    "to_json",
    "withhold",
    "write",
]

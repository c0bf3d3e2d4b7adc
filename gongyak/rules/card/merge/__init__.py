"""Two edits of one card put together: what only one side changed is taken, what both changed is asked.

>>> merged = merge(last_import, edited, incoming, scope="9/1-2-2")
>>> [conflict.where for conflict in merged.conflicts]
['plans.3', 'investment.plan.구비.2024']
>>> merge(last_import, edited, incoming, scope="9/1-2-2", choices={merged.conflicts[0].key: Side.THEIRS})
"""

from gongyak.rules.card.merge.model import Conflict, Merged, Side
from gongyak.rules.card.merge.whole import merge

__all__ = ["Conflict", "Merged", "Side", "merge"]

"""찾기: Korean full-text search over published cards.

An index per engine proposes by tokens, the text of each proposed card decides (`terms.py`).
"""

from gongyak.pledges.search.finding import Passage
from gongyak.pledges.search.questions import read_question
from gongyak.pledges.search.store import Hit, agrees, find, keep

__all__ = ["Hit", "Passage", "agrees", "find", "keep", "read_question"]

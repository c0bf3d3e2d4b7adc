"""비슷한 글: how much of a question stands in a text, by pairs of letters, so that 조사 and spelling matter little."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
#: So much of a question must stand in a text for it to be shown beside it.
ENOUGH = 0.4
#: So much of each of two texts must stand in the other for both to say the same (미확인: a default of ours).
SAME = 0.8


def pairs_of(text: str) -> frozenset[str]:
    """The pairs of letters inside the words of a text; a word of one letter stands for itself."""
    words = _WORD.findall(unicodedata.normalize("NFKC", text).lower())
    return frozenset(word[at : at + 2] for word in words for at in range(max(len(word) - 1, 1)))


def share(question: frozenset[str], text: frozenset[str]) -> float:
    """Which part of a question's pairs a text has: 0 for none or an empty question, 1 for all."""
    return len(question & text) / len(question) if question else 0.0


def is_same(text: str, other: str) -> bool:
    """Whether two texts say the same but for a few words; a person still has to read both (법 제23조)."""
    one, another = pairs_of(text), pairs_of(other)
    return min(share(one, another), share(another, one)) >= SAME

"""Two texts word by word: which words went and which came.

A word is what stands between blanks, without the marks at its ends: `28개,` and `35개,` differ in `28개`,
while `9.6백만원` and `2024.12` are one word each. Korean joins particles to words, so single letters would
mark `를` against `의` inside a word that nobody reads in parts; a word with another particle is another word.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

_TOKEN = re.compile(r"\s+|\w+(?:[.,·:\-/]\w+)*%?|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of one text; `changed` says that the other text does not have it."""

    text: str
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """Two texts in parts; the parts of each, joined, are the text."""

    before: tuple[Part, ...]
    after: tuple[Part, ...]

    def mirrored(self) -> "Words":
        """The same seen from the other side."""
        return Words(self.after, self.before)


def same_words(one: str, other: str) -> bool:
    """Whether two texts differ in blanks at most."""
    return "".join(one.split()) == "".join(other.split())


def compare_words(before: str, after: str) -> Words:
    """The texts with the words marked in which they differ; blanks alone make no difference."""
    if after < before:  # difflib's answer depends on the order of the texts, ours must not
        return compare_words(after, before).mirrored()
    old, new = (_TOKEN.findall(text) for text in (before, after))
    kept = _kept(old, new)
    return Words(
        _parts(old, {left for left, _ in kept}),
        _parts(new, {right for _, right in kept}),
    )


def _kept(old: list[str], new: list[str]) -> list[tuple[int, int]]:
    """The pairs of equal words (by index), without those between two changes that no word is in."""
    words = [[index for index, token in enumerate(tokens) if token.strip()] for tokens in (old, new)]
    told = [[tokens[index] for index in indices] for tokens, indices in zip((old, new), words, strict=True)]
    kept = []
    for left, right, size in SequenceMatcher(None, told[0], told[1]).get_matching_blocks():
        is_end = left + size == len(told[0]) and right + size == len(told[1])
        is_between = left + right > 0 and not is_end
        if not is_between or any(token[0].isalnum() for token in told[0][left : left + size]):
            kept += [(words[0][left + one], words[1][right + one]) for one in range(size)]
    return kept


def _parts(tokens: list[str], kept: set[int]) -> tuple[Part, ...]:
    """The tokens joined by whether they changed; blanks go with what stands on both sides of them."""
    changed = [index not in kept for index in range(len(tokens))]
    for index, token in enumerate(tokens):
        if token.isspace():
            is_inside = 0 < index < len(tokens) - 1
            changed[index] = is_inside and changed[index - 1] and changed[index + 1]
    found = groupby(range(len(tokens)), key=lambda index: changed[index])
    return tuple(Part("".join(tokens[index] for index in stretch), flag) for flag, stretch in found)

"""Wording: words that differ from a known one by a slip (`종합대책본부` written with another middle)."""

import re
from collections.abc import Iterator

_WORD = re.compile(r"[가-힣]+")
_PARTICLES = (
    "",
    "을",
    "를",
    "은",
    "는",
    "이",
    "가",
    "의",
    "에",
    "로",
    "와",
    "과",
    "에서",
    "으로",
    "에게",
    "까지",
)
#: A shorter word differs from others too easily to call it a slip.
SHORTEST = 5


def variants(text: str, known: str) -> Iterator[tuple[str, str]]:
    """Words of `text` that are a word of `known` but for one run of one or two letters within, with that word.

    The first two and the last two letters must be the same: a word that begins or ends otherwise is another word.
    """
    right_words = {word for word in _WORD.findall(known) if len(word) >= SHORTEST}
    for word in _WORD.findall(text):
        for right in right_words:
            stem, rest = word[: len(right)], word[len(right) :]
            if rest in _PARTICLES and stem not in right_words and _is_slip(stem, right):
                yield stem, right


def _is_slip(word: str, right: str) -> bool:
    if len(word) != len(right) or word[:2] != right[:2] or word[-2:] != right[-2:]:
        return False
    different = [i for i, (a, b) in enumerate(zip(word, right, strict=True)) if a != b]
    return 1 <= len(different) <= 2 and different[-1] - different[0] < 2

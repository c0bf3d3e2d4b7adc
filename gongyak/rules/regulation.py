"""A regulation in plain text (훈령, 조례), taken apart as it is set: 장, 조, 항, 호, 부칙.

The forms are those of the standard of drafting laws: `제1장 총칙`, `제1조(목적) …`, `① …`, `1. …`, `가. …`.
Every line stays word for word; only what it is, is said.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_CHAPTER = re.compile(r"제\s?\d+\s?(?:장|절)(?:의\s?\d+)?(?=\s|$)")
_ARTICLE = re.compile(r"(제\s?\d+\s?조(?:의\s?\d+)?\s?\([^)]{1,100}\))\s*")
_EXTRA = re.compile(r"부\s*칙(?=\s|$|<|\()")
_CLAUSES = {
    "clause": re.compile(r"[①-⑳]"),
    "item": re.compile(r"\d{1,2}\.\s"),
    "letter": re.compile(r"[가-하]\.\s"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """One line: `kind` is chapter, article, extra (부칙), clause (항), item (호), letter (목) or text.

    `anchor` names headings in addresses; empty for the rest.
    """

    kind: str
    text: str
    anchor: str = ""


def parts(text: str) -> tuple[Part, ...]:
    """The lines of a regulation; an article's first sentence stands apart from its heading."""
    made: list[Part] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        made.extend(_read(line, len(made)))
    return tuple(made)


def _read(line: str, place: int) -> Iterator[Part]:
    if _CHAPTER.match(line):
        yield Part("chapter", line, f"p{place}")
    elif _EXTRA.match(line):
        yield Part("extra", line, f"p{place}")
    elif article := _ARTICLE.match(line):
        yield Part("article", article[1], f"p{place}")
        if rest := line[article.end() :]:
            yield Part(_kind(rest), rest)
    else:
        yield Part(_kind(line), line)


def _kind(line: str) -> str:
    return next((kind for kind, pattern in _CLAUSES.items() if pattern.match(line)), "text")

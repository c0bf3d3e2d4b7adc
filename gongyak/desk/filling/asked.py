"""What a form of filling said: a choice for each line, whether to take the table, from which formula to take 진도."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict

from gongyak.desk.numbers import read_revision
from gongyak.documents.plain import plain
from gongyak.pledges.compiling.filling import Choices
from gongyak.rules.card.merge import Side
from gongyak.rules.compiling.merging import Decision

_LONGEST = 1_000


@dataclass(frozen=True, slots=True)
class Asked:
    """One form: the choices, the text of the draft that it was made over, and what was compiled then."""

    choices: Choices
    revision: int
    seen: str


def read(post: QueryDict) -> Asked:
    """What was chosen and typed. A text of one's own is chosen by typing it."""
    texts = {name: plain(str(value)) for name, value in post.items()}
    sides, own = _named(texts, "choice-"), _named(texts, "text-")
    lines = {
        item: Decision(
            Side(sides[item]) if sides.get(item) in set(Side) else Side.MINE, _one_line(own.get(item, ""))
        )
        for item in sides.keys() | {item for item, text in own.items() if text.strip()}
    }
    return Asked(
        Choices(lines, takes_table=texts.get("table") == Side.THEIRS, rate=texts.get("rate", "")),
        read_revision(texts.get("revision", "")),
        texts.get("seen", ""),
    )


def _named(texts: Mapping[str, str], prefix: str) -> dict[str, str]:
    return {name.removeprefix(prefix): text for name, text in texts.items() if name.startswith(prefix)}


def _one_line(text: str) -> str:
    return " ".join(text.split())[:_LONGEST]

"""What of a card is looked through: a page made of its public form."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from gongyak.pledges.search.letters import clean, lower
from gongyak.pledges.search.tokens import Tokens, tokens_of
from gongyak.rules.card.model import TREES
from gongyak.rules.numbering import parse_number

#: What follows is not looked through: PostgreSQL holds no more than 1 MB of tokens for a row.
MOST_LETTERS = 100_000
#: The fields of the header; what is asked for may stand partly here and partly in a line below.
DEPARTMENTS = ("lead_department", "related_departments")
HEADER = ("title", "number", *DEPARTMENTS, "status", "status_national", "period")


@dataclass(frozen=True, slots=True)
class Page:
    """What of a card is looked through: its text, a line per line, and the field of each with blanks between."""

    fields: str
    text: str

    def departments(self) -> set[str]:
        """The names of departments in its header, in small letters."""
        lines = zip(self.fields.split(" "), self.text.split("\n"), strict=True)
        return {lower(text) for field, text in lines if field in DEPARTMENTS}

    def tokens(self) -> Tokens:
        """The tokens of all lines; no token spans two of them."""
        return Tokens().union(*map(tokens_of, lower(self.text).split("\n")))


def page_of(card: Mapping[str, Any]) -> Page:
    """The page of a card's public JSON form. Officers are left out, even where the district shows them."""
    lines = list(_bounded((field, clean(text)) for field, text in _texts(card)))
    return Page(" ".join(field for field, _ in lines), "\n".join(text for _, text in lines))


def _bounded(lines: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    left = MOST_LETTERS
    for field, text in lines:
        if text[:left]:
            yield field, text[:left]
        left = max(0, left - len(text) - 1)


def _texts(card: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield "title", card["title"] or ""
    yield from (("number", number) for number in _numbers(card["number"] or ""))
    yield "lead_department", card["lead_department"] or ""
    yield from (("related_departments", name) for name in card["related_departments"] or ())
    yield from (("status", card["status"] or ""), ("status_national", card["status_national"] or ""))
    yield "period", (card["period"] or {}).get("raw") or ""
    for field in TREES:
        yield from ((field, text) for item in card[field] for text in _items(item))


def _numbers(number: str) -> list[str]:
    """A 관리번호 as it is written, and in plain figures where these are others: III-①-1, 3-1-1."""
    key = parse_number(number) or ()
    plain = "-".join(f"{letters}{count or ''}" for letters, count in key)
    return list(dict.fromkeys([number, plain]))


def _items(item: Mapping[str, Any]) -> Iterator[str]:
    yield item["text"]
    for child in item["children"]:
        yield from _items(child)

"""What a version of a pledge's document holds, and its two forms: the internal one and the public one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from gongyak.district.published import PublishedDistrict
from gongyak.district.roles import is_role
from gongyak.rules.card import Answer, Card, from_json, to_json, withhold
from gongyak.rules.card.mask import PERSONS
from gongyak.rules.compiling import lineage
from gongyak.rules.findings import Choice, Finding, Severity
from gongyak.snapshots.sealing import Personal

#: The product's own words for why a version was recorded; any other reason was written by a person.
IMPORTED, CONFIRMED, REMASKED = "파일에서 들여옴", "분기 카드 확정", "공개 설정이 바뀌어 공개본을 다시 만듦"
OWN_REASONS = frozenset({IMPORTED, CONFIRMED, REMASKED})
_PERSONAL_PARTS = ("name", "phone")
#: What foreign values in the place of a card can raise.
UNREADABLE = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError)
#: How the public reads an actor whose text is no role.
UNNAMED = "담당 공무원"


@dataclass(frozen=True, slots=True)
class Source:
    """The file that a card was read from: SHA-256, format, and its name, which only the office reads."""

    sha256: str
    format: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """A card, the questions that its file raised, the answers given, and the file.

    `lineage` is what stands behind its lines and cells, in the internal or the public form of
    `rules.compiling.lineage`; empty where nothing was compiled.
    """

    card: Card
    questions: tuple[Finding, ...]
    answers: tuple[Answer, ...]
    source: Source
    lineage: Mapping[str, Any] = field(default_factory=dict)

    def internal(self) -> dict[str, Any]:
        """The internal form; names and extensions are `Personal`, and so is the name of the file."""
        form = self.plain()
        name = Personal(self.source.name) if self.source.name else None
        return form | {"card": _marked(form["card"]), "source": form["source"] | {"name": name}}

    def public(self, district: PublishedDistrict) -> dict[str, Any]:
        """The public form with the mask that the district's settings ask for today."""
        line = district.lines.get(self.card.lead_department or "")
        shown = replace(
            self,
            card=withhold(self.card, shows_officers=district.shows_officers, department_phone=line),
            answers=tuple(replace(answer, by=public_role(answer.by)) for answer in self.answers),
            source=replace(self.source, name=None),
            lineage=lineage.public(self.lineage),
        )
        return shown.plain()

    def plain(self) -> dict[str, Any]:
        """The content as JSON values, nothing marked and nothing withheld, without the name of the file."""
        return _form(self)

    def adds_nothing_to(self, other: Content) -> bool:
        """Whether the card is the same and no answer is new, whatever file it came from."""
        return to_json(self.card) == to_json(other.card) and said(self.answers) <= said(other.answers)


def said(answers: Iterable[Answer]) -> set[tuple[str, str]]:
    """What the answers say, apart from who said it and when."""
    return {(answer.code, answer.value) for answer in answers}


def public_role(by: str) -> str:
    """The role that the public may read; a text that is no known role could be a name and is not shown."""
    return by if is_role(by) else UNNAMED


def read_content(form: Mapping[str, Any]) -> Content:
    """The content of an internal form (opened) or of a public one."""
    return Content(
        card=from_json(form["card"]),
        questions=tuple(_question(question) for question in form["questions"]),
        answers=tuple(_answer(answer) for answer in form["answers"]),
        source=Source(**form["source"]),
        lineage=form.get("lineage", {}),
    )


def _form(content: Content) -> dict[str, Any]:
    source = content.source
    told = {"lineage": dict(content.lineage)} if content.lineage else {}  # older forms have no such part
    return told | {
        "card": to_json(content.card),
        "questions": [question.to_json() for question in content.questions],
        "answers": [
            {
                "code": answer.code,
                "value": answer.value,
                "by": answer.by,
                "at": answer.at.isoformat() if answer.at else None,
                "why": answer.why,
            }
            for answer in content.answers
        ],
        "source": {"sha256": source.sha256, "format": source.format},
    }


def _marked(card: dict[str, Any]) -> dict[str, Any]:
    """The card's JSON form with its personal values marked: names, extensions, and the header's own words."""
    raw = {
        field: Personal(text) if field in PERSONS and text else text for field, text in card["raw"].items()
    }
    persons = {field: _marked_person(card[field]) for field in PERSONS}
    return card | persons | {"raw": raw}


def _marked_person(person: dict[str, Any] | None) -> dict[str, Any] | None:
    if person is None:
        return None
    marked = {part: Personal(person[part]) for part in _PERSONAL_PARTS if person[part]}
    return person | marked


def _question(form: Mapping[str, Any]) -> Finding:
    return Finding(
        code=form["code"],
        severity=Severity(form["severity"]),
        where=form["where"],
        message=form["message"],
        choices=tuple(_choice(choice) for choice in form["choices"]),
        deferrable=form["deferrable"],
    )


def _choice(form: Mapping[str, Any]) -> Choice:
    detail = {name: value for name, value in form.items() if name not in ("value", "label", "also")}
    return Choice(form["value"], form["label"], tuple(form["also"]), detail)


def _answer(form: Mapping[str, Any]) -> Answer:
    at = datetime.fromisoformat(form["at"]) if form["at"] else None
    return Answer(code=form["code"], value=form["value"], by=form["by"], at=at, why=form["why"])

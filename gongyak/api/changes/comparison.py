"""A comparison of two cards as an answer: `gongyak.rules.card.compare.to_json`, field by field."""

from datetime import date
from typing import Literal

from pydantic import Field

from gongyak.api.answers import Answer

#: A percentage as the card's own JSON form has it: whole, or the exact digits.
Percent = int | str | None


class Part(Answer):
    """A part of a text."""

    text: str = Field(description="글의 한 토막 / a part of the text")
    changed: bool = Field(description="이 토막이 다른지 / whether it differs")


class Words(Answer):
    """Two texts with what differs marked; the parts, joined, are the text."""

    before: tuple[Part, ...] = Field(description="앞의 글 / the earlier text")
    after: tuple[Part, ...] = Field(description="뒤의 글 / the later text")


class FieldChange(Answer):
    """A field of the header that changed."""

    name: str = Field(description="카드의 항목 / field of the card")
    before: str | None = Field(description="앞. 적혀 있지 않으면 null / before, null where not said")
    after: str | None = Field(description="뒤 / after")
    words: Words | None = Field(description="달라진 낱말 / the words that differ")


class ProgressChange(Answer):
    """진도 on both days."""

    before: Percent = Field(description="앞(%) / before, in percent")
    after: Percent = Field(description="뒤(%) / after, in percent")
    points: Percent = Field(description="차이(%p) / difference in percentage points")


class Amount(Answer):
    """One amount in won."""

    won: int | None = Field(description="원. 모르면 null / won, null where unknown")
    undecided: bool = Field(description="미정이라고 적혀 있는지 / whether it is said to be undecided")


class CellChange(Answer):
    """A cell of the table of money that changed."""

    where: str = Field(description="자리. 예: investment.plan.구비.2024 / place in the card")
    before: Amount = Field(description="앞 / before")
    after: Amount = Field(description="뒤 / after")
    difference: int | None = Field(description="차이(원). 하나라도 모르면 null / difference in won")


class Line(Answer):
    """A line of one of the cards."""

    id: str | None = Field(description="분기를 넘어 그대로인 이름표 / the line's lasting id")
    where: str = Field(description="자리. 예: achievements.8.0 / place in the card")
    mark: str = Field(description="앞의 부호 / mark before it")
    text: str = Field(description="글 / text")


class LineChange(Answer):
    """A line in both cards, or in the one that has it."""

    kind: Literal["same", "changed", "moved", "added", "removed"] = Field(
        description="어떻게 되었는지 / what became of it"
    )
    moved: Literal["section", "above", "order"] | None = Field(
        description="어디로 옮겼는지: 다른 장, 다른 줄 아래, 차례 / where it went"
    )
    depth: int = Field(description="장 안의 깊이, 0부터 / depth in the section, from 0")
    before: Line | None = Field(description="앞 / before")
    after: Line | None = Field(description="뒤 / after")
    words: Words | None = Field(description="달라진 낱말 / the words that differ")


class Counts(Answer):
    """How many top lines of a section came, went, changed, moved, or came from another section."""

    added: int = Field(description="새 줄 / new lines")
    removed: int = Field(description="없어진 줄 / lines that went")
    changed: int = Field(description="달라진 줄 / changed lines")
    moved: int = Field(description="옮긴 줄 / moved lines")
    arrived: int = Field(description="다른 장에서 온 줄 / lines from another section")


class SectionChange(Answer):
    """A section line by line."""

    name: str = Field(description="장 / section")
    counts: Counts = Field(description="맨 위 줄의 수 / counts of its top lines")
    lines: tuple[LineChange, ...] = Field(description="모든 줄 / every line")


class ComparisonAnswer(Answer):
    """Two versions of a card side by side."""

    before: date | None = Field(description="앞 카드의 기준일 / day of the earlier card")
    after: date | None = Field(description="뒤 카드의 기준일 / day of the later card")
    fields: tuple[FieldChange, ...] = Field(description="달라진 머리 항목 / header fields that changed")
    progress: ProgressChange = Field(description="진도 / progress")
    cells: tuple[CellChange, ...] = Field(description="달라진 금액 / amounts that changed")
    sections: tuple[SectionChange, ...] = Field(description="장마다 / the sections")

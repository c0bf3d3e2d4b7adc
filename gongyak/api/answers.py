"""What several answers have in common: values as JSON has them, whose pledges, and which set they come from."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, WithJsonSchema

from gongyak.api.written import in_seoul
from gongyak.pledges.published import Holder, PublishedSet
from gongyak.rules.opendata import said

#: An aware moment, spelled in Korean time with its offset, exact to the microsecond.
When = Annotated[
    datetime,
    PlainSerializer(in_seoul, return_type=str),
    WithJsonSchema({"type": "string", "format": "date-time"}),
]


def exact(value: Decimal | int | str) -> int | float:
    """A decimal as a JSON number: its digits are those of the decimal, whole ones without a point."""
    number = Decimal(value)
    return int(number) if number == number.to_integral_value() else float(number)


#: A number without superfluous digits.
Number = Annotated[
    Decimal, PlainSerializer(exact, return_type=int | float), WithJsonSchema({"type": "number"})
]


class Answer(BaseModel):
    """A part of an answer: it is made once and not changed, and holds nothing that its description does not name."""

    model_config = ConfigDict(frozen=True, extra="forbid", from_attributes=True)


def told(place: str, **more: Any) -> Any:
    """A field explained by the dictionary, such as `pledges.number`."""
    return Field(description=said(place), **more)


def part_of_card(name: str, about: str) -> Any:
    """A field that holds a part of the card's JSON form, described by docs/reference/card.schema.json."""
    return Field(description=about, json_schema_extra={"x-card": name})


class HolderAnswer(Answer):
    """Whose pledges."""

    key: str = told("pledges.holder")
    term: int = told("pledges.term")
    name: str | None = Field(description="성명. 적지 않았으면 null / name, null where not entered")
    began_on: date = Field(description="취임일 / first day in office")
    ended_on: date | None = Field(description="퇴임일. 재임 중이면 null / last day, null while in office")


class PublicationRef(Answer):
    """A publication in short."""

    seq: int = told("publications.seq")
    as_of: date = told("publications.as_of")
    published_at: When = told("publications.published_at")
    sha256: str = told("publications.sha256")


class SetAnswer(Answer):
    """Which set of pledges an answer comes from."""

    publication: PublicationRef = Field(description="공개 / the publication")
    holder: HolderAnswer = Field(description="누구의 공약인지 / whose pledges")
    pledges: int = Field(description="이 사람의 공약 수 / how many pledges of this officeholder it holds")


def holder_of(one: Holder) -> HolderAnswer:
    """An officeholder as an answer."""
    return HolderAnswer(
        key=one.key, term=one.term, name=one.name or None, began_on=one.began_on, ended_on=one.ended_on
    )


def publication_of(found: PublishedSet) -> PublicationRef:
    """The publication of a set as an answer."""
    return PublicationRef(
        seq=found.publication, as_of=found.as_of, published_at=found.published_at, sha256=found.hash
    )


def set_of(found: PublishedSet) -> SetAnswer:
    """A set as an answer."""
    return SetAnswer(
        publication=publication_of(found), holder=holder_of(found.holder), pledges=len(found.rows)
    )

"""Terms, officeholders and publications as answers."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any

from django.urls import reverse
from pydantic import Field

from gongyak.api.answers import Answer, HolderAnswer, When, holder_of, told
from gongyak.pledges.published import Holder, PublishedPublication
from gongyak.rules.term import term_number


class TermAnswer(Answer):
    """One term of local government, and who held the office in it."""

    number: int = told("pledges.term")
    label: str = Field(description="기수의 이름 / its name")
    start_on: date = Field(description="첫날 / first day")
    end_on: date = Field(description="끝날 / last day")
    holders: tuple[HolderAnswer, ...] = Field(
        description="구청장, 나중 사람이 먼저 / officeholders, the latest first"
    )


class TermsAnswer(Answer):
    """The terms whose pledges are published, the latest first."""

    terms: tuple[TermAnswer, ...] = Field(description="민선 기수 / terms")


class PublicationAnswer(Answer):
    """One publication, and its place in the chain."""

    seq: int = told("publications.seq")
    as_of: date = told("publications.as_of")
    published_at: When = told("publications.published_at")
    by: str = told("publications.by")
    reason: str = told("publications.reason")
    corrects: bool = told("publications.corrects")
    cards: int = told("publications.cards")
    sha256: str = told("publications.sha256")
    previous_sha256: str | None = told("publications.previous_sha256")
    address: str = Field(description="이 공개의 주소 / this publication in the API")


class PublicationsAnswer(Answer):
    """A page of the publications, the latest first."""

    total: int = Field(description="공개의 수 / how many there are")
    next: str | None = Field(description="다음 쪽의 주소. 마지막 쪽이면 null / address of the next page")
    publications: tuple[PublicationAnswer, ...] = Field(description="공개 / publications")


class ManifestAnswer(Answer):
    """A publication with its public list."""

    publication: PublicationAnswer = Field(description="공개 / the publication")
    manifest: dict[str, Any] = Field(
        description="공개 목록. 이 값을 RFC 8785대로 적은 바이트의 SHA-256이 sha256이다 / the public list; sha256 is of its "
        "canonical bytes (RFC 8785)"
    )


def terms_of(holders: Sequence[Holder]) -> TermsAnswer:
    """The terms of officeholders that come with the latest first."""
    return TermsAnswer(
        terms=tuple(_term(number, list(those)) for number, those in groupby(holders, lambda one: one.term))
    )


def _term(number: int, holders: Sequence[Holder]) -> TermAnswer:
    term = term_number(number)
    return TermAnswer(
        number=number,
        label=term.label,
        start_on=term.start,
        end_on=term.end,
        holders=tuple(map(holder_of, holders)),
    )


def publications_of(all_of_them: Sequence[PublishedPublication]) -> list[PublicationAnswer]:
    """Publications, the latest first, that come so."""
    return [
        _publication(one, corrects=any(earlier.as_of == one.as_of for earlier in all_of_them[at + 1 :]))
        for at, one in enumerate(all_of_them)
    ]


def _publication(one: PublishedPublication, *, corrects: bool) -> PublicationAnswer:
    return PublicationAnswer(
        seq=one.seq,
        as_of=one.as_of,
        published_at=one.published_at,
        by=one.by,
        reason=one.reason,
        corrects=corrects,
        cards=one.count,
        sha256=one.hash,
        previous_sha256=one.previous_hash or None,
        address=reverse("api:publication", args=[one.seq]),
    )

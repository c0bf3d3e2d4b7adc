"""Pledges as answers."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from django.urls import reverse
from pydantic import Field

from gongyak.api.answers import (
    Answer,
    HolderAnswer,
    Number,
    PublicationRef,
    SetAnswer,
    When,
    holder_of,
    part_of_card,
    told,
)
from gongyak.api.asking import Asked
from gongyak.pledges.published import PublishedCard, PublishedRow, PublishedVersion
from gongyak.rules.card import to_json


class FieldAnswer(Answer):
    """A branch of pledges."""

    number: str = told("pledges.field_number")
    name: str | None = told("pledges.field_name")


class Addresses(Answer):
    """Where more of a pledge is: addresses on this site that keep what was asked."""

    api: str = Field(description="이 공약의 API 주소 / this pledge in the API")
    page: str = Field(description="사람이 읽는 화면 / its page for people")


class PledgeRow(Answer):
    """One pledge in a list."""

    number: str = told("pledges.number")
    title: str = told("pledges.title")
    field: FieldAnswer | None = told("pledges.field_name")
    department: str | None = told("pledges.department")
    origin: Literal["신규", "계속"] | None = told("pledges.origin")
    status: str | None = told("pledges.status")
    status_national: str | None = told("pledges.status_national")
    progress_percent: Number | None = told("pledges.progress_percent")
    completion: str | None = told("pledges.completion")
    kind: str | None = told("pledges.kind")
    plan_won: int | None = told("pledges.plan_won")
    spent_won: int | None = told("pledges.spent_won")
    shares_budget_of: str | None = told("pledges.shares_budget_of")
    as_of: date = told("pledges.as_of")
    version: int = told("pledges.version")
    recorded_at: When = told("pledges.recorded_at")
    sha256: str = told("pledges.sha256")
    addresses: Addresses = Field(description="더 볼 곳 / where more is")


class PledgesAnswer(Answer):
    """A page of the list of pledges."""

    set: SetAnswer = Field(description="어느 공개에서 왔는지 / which set this is from")
    total: int = Field(description="조건에 맞는 공약의 수 / how many pledges there are by the filters")
    note: str | None = Field(description="찾기에 대해 알릴 것 / what to know about the search")
    next: str | None = Field(description="다음 쪽의 주소. 마지막 쪽이면 null / address of the next page")
    pledges: tuple[PledgeRow, ...] = Field(description="공약 / the pledges")


class FileAnswer(Answer):
    """A file of a card."""

    format: str = Field(description="형식 / format")
    media_type: str = Field(description="미디어 유형 / media type")
    bytes: int = Field(description="크기(바이트) / size in bytes")
    sha256: str = Field(description="파일의 SHA-256 / SHA-256 of the file")
    address: str = Field(description="파일의 주소 / where it is")


class SourceAnswer(Answer):
    """The file that a card came from."""

    format: str = Field(description="원본 파일의 형식 / format of the original file")
    sha256: str = Field(description="원본 파일의 SHA-256 / SHA-256 of the original file")


class GivenAnswer(Answer):
    """How a question about the file was answered."""

    code: str = Field(description="질문의 부호 / code of the question")
    value: str = Field(description="답 / the answer")
    by: str = Field(description="답한 역할 / role of whoever answered")
    at: When | None = Field(description="답한 때 / when")
    why: str = Field(description="까닭 / why")


class CountedAnswer(Answer):
    """How many rows of a kind a figure was counted from."""

    kind: str = Field(description="센 행의 종류 / kind of row")
    count: int | None = Field(
        description="센 행의 수. 다섯보다 적으면 null / number of rows, null below five"
    )


class FigureAnswer(Answer):
    """One figure of a card and how it was counted."""

    code: str = Field(description="수치의 부호 / code of the figure")
    label: str = Field(description="수치의 이름 / its name")
    value: int = Field(description="값. 금액은 원 / exact value, money in won")
    unit: str = Field(description="단위 / unit")
    shown: str = Field(description="카드에 적힌 꼴 / as the card shows it")
    basis: Literal["예정", "잠정", "확정"] | None = Field(description="얼마나 굳었는지 / how firm it is")
    as_of: date | None = Field(description="수치의 기준일 / as of which day")
    query: str = Field(description="어떻게 셌는지 / how it was counted")
    rows: tuple[CountedAnswer, ...] = Field(description="센 행의 수 / how many rows were counted")


class EvidenceAnswer(Answer):
    """Evidence that may be shown."""

    kind: str = Field(description="종류 / kind")
    grade: str = Field(description="등급 A~D / grade")
    label: str = Field(description="이름 / what it is")
    url: str = Field(description="주소 / address")


class LineageAnswer(Answer):
    """What stands behind one place of a card."""

    place: str = Field(
        description="자리: 줄의 id나 투자계획의 칸 / id of a line of the card, or a cell such as "
        "investment.plan.구비.2024, budget, progress_percent"
    )
    day: date = Field(description="센 기준일 / the day for which it was compiled")
    edited: bool = Field(description="담당자가 글을 고쳤는지 / whether the line was reworded since")
    figures: tuple[FigureAnswer, ...] = Field(description="수치 / its figures")
    evidence: tuple[EvidenceAnswer, ...] = Field(description="공개하는 증빙 / evidence that is public")


class PledgeAnswer(Answer):
    """One pledge: its card whole, and where it stands in the record."""

    number: str = told("pledges.number")
    title: str = told("pledges.title")
    holder: HolderAnswer = Field(description="누구의 공약인지 / whose pledge")
    as_of: date = told("pledges.as_of")
    version: int = told("pledges.version")
    recorded_at: When = told("pledges.recorded_at")
    retroactive: bool = Field(description="기준일이 지난 뒤에 소급하여 입력했는지 / entered after the fact")
    sha256: str = told("pledges.sha256")
    publication: PublicationRef = Field(description="이 카드가 든 공개 / the publication that holds it")
    card: Any = part_of_card("", "카드 전체 / the whole card")
    questions: tuple[Any, ...] = Field(
        description="파일이 남긴 질문 / questions that the file left open",
        json_schema_extra={"items": {"x-card": "Finding"}},
    )
    answers: tuple[GivenAnswer, ...] = Field(description="그 답 / answers given")
    source: SourceAnswer = Field(description="원본 파일 / the file it came from")
    lineage: tuple[LineageAnswer, ...] = Field(
        description="수치의 근거(집계만). 파일에서 들여온 카드에는 없다 / what figures were counted from, in aggregates; "
        "empty for a card that was imported from a file"
    )
    files: tuple[FileAnswer, ...] = Field(description="카드의 파일 / files of the card")
    form: str = Field(
        description="해시를 잰 공개본 그대로의 주소 / address of the very bytes that sha256 is of"
    )
    addresses: Addresses = Field(description="더 볼 곳 / where more is")


class VersionAnswer(Answer):
    """One published version of a card, and the first publication that held it."""

    version: int = told("pledges.version")
    as_of: date = told("pledges.as_of")
    status: str | None = told("pledges.status")
    progress_percent: Number | None = told("pledges.progress_percent")
    plan_won: int | None = told("pledges.plan_won")
    spent_won: int | None = told("pledges.spent_won")
    recorded_at: When = told("pledges.recorded_at")
    retroactive: bool = Field(description="기준일이 지난 뒤에 소급하여 입력했는지 / entered after the fact")
    reason: str = Field(description="확정한 사유 / why it was frozen")
    corrects: bool = Field(
        description="같은 기준일의 앞 확정본을 고친 것인지 / corrects an earlier one of that day"
    )
    sha256: str = told("pledges.sha256")
    publication: int = told("publications.seq")
    publication_as_of: date = told("publications.as_of")
    published_at: When = told("publications.published_at")
    publication_reason: str = told("publications.reason")
    address: str = Field(description="이 확정본을 그대로 보여 주는 주소 / this very version in the API")


class HistoryAnswer(Answer):
    """Every published version of a card, the latest first."""

    number: str = told("pledges.number")
    versions: tuple[VersionAnswer, ...] = Field(description="확정본 / the versions")


def addresses_of(number: str, query: str) -> Addresses:
    """The addresses of a pledge."""
    return Addresses(
        api=reverse("api:pledge", args=[number]) + query, page=reverse("card", args=[number]) + query
    )


def row_of(row: PublishedRow, query: str) -> PledgeRow:
    """A pledge in a list; its addresses ask `query`."""
    field = FieldAnswer(number=row.field.number, name=row.field.name or None) if row.field else None
    values = {name: getattr(row, name) for name in PledgeRow.model_fields if hasattr(row, name)}
    made = {
        "field": field,
        "version": row.seq,
        "sha256": row.hash,
        "addresses": addresses_of(row.number, query),
    }
    return PledgeRow(**(values | made))


def version_of(number: str, one: PublishedVersion, holder: str | None) -> VersionAnswer:
    """A version of a card's history."""
    exact = Asked.model_construct(as_of=one.publication_as_of, known_at=one.published_at, holder=holder)
    values = {name: getattr(one, name) for name in VersionAnswer.model_fields if hasattr(one, name)}
    address = reverse("api:pledge", args=[number]) + exact.query
    return VersionAnswer(**values, version=one.seq, sha256=one.hash, address=address)


def pledge_of(found: PublishedCard, query: str) -> PledgeAnswer:
    """One pledge whole; `query` pins what its addresses lead to."""
    return PledgeAnswer(
        number=found.number,
        title=found.title,
        holder=holder_of(found.holder),
        as_of=found.as_of,
        version=found.seq,
        recorded_at=found.recorded_at,
        retroactive=found.retroactive,
        sha256=found.hash,
        publication=PublicationRef(
            seq=found.publication,
            as_of=found.publication_as_of,
            published_at=found.published_at,
            sha256=found.publication_hash,
        ),
        card=to_json(found.card),
        questions=tuple(question.to_json() for question in found.questions),
        answers=tuple(map(GivenAnswer.model_validate, found.answers)),
        source=SourceAnswer(format=found.source.format, sha256=found.source.sha256),
        lineage=tuple(_lineage(place, told) for place, told in sorted(found.lineage.items())),
        files=tuple(_files(found, query)),
        form=reverse("card-form", args=[found.number]) + query,
        addresses=addresses_of(found.number, query),
    )


def _lineage(place: str, told: Mapping[str, Any]) -> LineageAnswer:
    figures = [
        one | {"rows": [{"kind": kind, "count": count} for kind, count in one["rows"].items()]}
        for one in told["figures"]
    ]
    return LineageAnswer.model_validate({**told, "place": place, "figures": figures})


def _files(found: PublishedCard, query: str) -> list[FileAnswer]:
    return [
        FileAnswer(
            format=one.format,
            media_type=one.media_type,
            bytes=one.size,
            sha256=one.sha256,
            address=reverse("card-file", args=[found.number, one.format]) + query,
        )
        for one in found.downloads
    ]

"""Public answers and figures as answers of the API."""

from collections.abc import Iterable
from datetime import date

from pydantic import Field

from gongyak.api.answers import Answer, When
from gongyak.cases.published import PublishedAnswer, PublishedMonth
from gongyak.rules.cases.tellings import figures


class StoryAnswer(Answer):
    """One public answer or solved story."""

    number: str = Field(description="사례번호 / its number")
    title: str = Field(description="제목 / title")
    trouble: str = Field(description="어떤 어려움이었나 / what the difficulty was")
    answer: str = Field(description="구의 답과 조치 / what the district answered and did")
    sort: str = Field(description="유형 / sort")
    group: str = Field(description="유형의 갈래 부호 / code of its group")
    outcome: str | None = Field(description="결과. 아직 없으면 null / outcome, null where none yet")
    month: str = Field(description="답한 달 / month of the answer, YYYY-MM")
    department: str = Field(description="담당 부서 / department in charge")
    company: str | None = Field(
        description="기업. 밝히기에 동의한 때만 / the business, only where it consents"
    )
    published_on: date = Field(description="공개한 날 / published on")


class StoriesAnswer(Answer):
    """A page of public answers: the nearest first where words were asked, else the newest."""

    total: int = Field(description="찾은 수 / how many were found")
    next: str | None = Field(description="다음 쪽의 주소. 마지막 쪽이면 null / address of the next page")
    answers: tuple[StoryAnswer, ...] = Field(description="사례 / public answers")


class FigureAnswer(Answer):
    """One figure."""

    period: str = Field(description="달(2026-09)이나 분기(2026-Q3) / month or quarter")
    table: str = Field(
        description="month 달, sort 유형, quarter 분기, rate 비율, outcome 결과 / which table it is of"
    )
    code: str = Field(description="부호 / code")
    label: str = Field(description="이름 / name")
    unit: str = Field(description="단위 / unit")
    value: float | int | None = Field(
        description="값. 가렸거나 셀 것이 없으면 null / value, null where hidden or nothing to tell"
    )
    whole: int | None = Field(description="분모. 없으면 null / of how many")
    words: str | None = Field(
        description="비율의 글: 백분율이나 한계 / how a rate reads: a percentage or a bound"
    )
    is_hidden: bool = Field(
        description="작은 수라 가렸는지 / whether it is hidden because it or another is small"
    )


class MonthAnswer(Answer):
    """What was told with one month."""

    month: str = Field(description="달 / month, YYYY-MM")
    published_at: When = Field(description="공개한 때 / when it was published")
    sha256: str = Field(description="공개한 내용의 SHA-256 / of the published text")
    figures: tuple[FigureAnswer, ...] = Field(description="수 / figures")


class FiguresAnswer(Answer):
    """Every month that was told, the latest first."""

    months: tuple[MonthAnswer, ...] = Field(description="달 / months")


def story_of(one: PublishedAnswer) -> StoryAnswer:
    """A public answer."""
    said = {name: getattr(one, name) for name in StoryAnswer.model_fields}
    return StoryAnswer(**said | {name: said[name] or None for name in ("outcome", "company")})


def figures_of(months: Iterable[PublishedMonth]) -> FiguresAnswer:
    """The figures of months."""
    return FiguresAnswer(months=tuple(map(_month, months)))


def _month(one: PublishedMonth) -> MonthAnswer:
    rows = [{name: getattr(row, name) for name in FigureAnswer.model_fields} for row in figures(one.figures)]
    return MonthAnswer(
        month=one.figures.month,
        published_at=one.published_at,
        sha256=one.hash,
        figures=tuple(FigureAnswer(**row | {"words": row["words"] or None}) for row in rows),
    )

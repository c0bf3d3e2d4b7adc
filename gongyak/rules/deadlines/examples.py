"""본보기: counts that must come out exactly so, as an officer reads and corrects them (`deadline-examples.toml`)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from gongyak.rules import data
from gongyak.rules.deadlines.articles import Period
from gongyak.rules.deadlines.clock import Extension, Filing
from gongyak.rules.deadlines.explain import moment_with_weekday
from gongyak.rules.deadlines.typed import parse_moment, parse_period, parse_suspension
from gongyak.rules.holidays import Override

_FILE = "deadline-examples.toml"


@dataclass(frozen=True, slots=True)
class Example:
    """A petition with the holidays that a district added or took away, and when it is due (None: it stands still)."""

    filing: Filing
    overrides: tuple[Override, ...]
    due: datetime | None
    note: str
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LimitExample:
    """Something to be done within working hours: since when, by when, and at the latest."""

    word: str
    since: datetime
    due: datetime
    latest: datetime
    note: str


@cache
def examples() -> tuple[Example, ...]:
    """The petitions."""
    return tuple(_example(**row) for row in data.load(_FILE)["example"])


def _example(
    *,
    kind: str,
    received: str,
    due: str,
    note: str,
    own: str = "",
    extend: tuple[int, ...] = (),
    suspend: tuple[str, ...] = (),
    holiday: tuple[str, ...] = (),
    worked: tuple[str, ...] = (),
) -> Example:
    period: Period | None = parse_period(own) if own else None
    filing = Filing(
        kind,
        parse_moment(received),
        period,
        tuple(map(parse_suspension, suspend)),
        tuple(Extension(amount or None, agreed=True) for amount in extend),
    )
    added = [_override(text, is_holiday=True) for text in holiday]
    taken = [_override(text, is_holiday=False) for text in worked]
    told = [own, *(f"연장 {amount or '처리기간만큼'}" for amount in extend), *suspend]
    told += [*(f"휴일 {text}" for text in holiday), *(f"근무일 {text}" for text in worked)]
    at = parse_moment(due) if due else None
    return Example(filing, (*added, *taken), at, note, tuple(filter(None, told)))


def _override(text: str, *, is_holiday: bool) -> Override:
    day, _, name = text.partition(" ")
    return Override(date.fromisoformat(day), is_holiday, name)


@cache
def limit_examples() -> tuple[LimitExample, ...]:
    """The limits."""
    return tuple(
        LimitExample(
            row["word"],
            parse_moment(row["since"]),
            parse_moment(row["due"]),
            parse_moment(row["latest"]),
            row["note"],
        )
        for row in data.load(_FILE)["limit"]
    )


def to_markdown() -> str:
    """The page of the reference: every example as a row of a table."""
    return "\n".join([*_page()]) + "\n"


def _page() -> Iterator[str]:
    yield "# 처리기한 셈의 본보기"
    yield ""
    yield "이 표대로 셈하는지를 시험이 하나하나 견준다. 표는 `gongyak/rules/data/deadline-examples.toml`에서"
    yield "`scripts/reference`가 만든다. 조문과 미확인 여부는 `gongyak/rules/data/petitions.toml`에 있다."
    yield ""
    yield "## 처리기한"
    yield ""
    yield "| | 민원 | 접수 | 그 밖에 | 처리기한 | 무엇을 보이는가 |"
    yield "|---|---|---|---|---|---|"
    for place, one in enumerate(examples(), start=1):
        due = moment_with_weekday(one.due) if one.due else "멈춰 있음"
        received = moment_with_weekday(one.filing.received)
        yield f"| {place} | {one.filing.kind} | {received} | {'; '.join(one.told)} | {due} | {one.note} |"
    yield ""
    yield "## 근무시간 안에 할 일"
    yield ""
    yield "| 무엇 | 언제부터 | 언제까지 | 부득이하면 | 무엇을 보이는가 |"
    yield "|---|---|---|---|---|"
    for limit in limit_examples():
        moments = [moment_with_weekday(each) for each in (limit.since, limit.due, limit.latest)]
        yield f"| {limit.word} | {' | '.join(moments)} | {limit.note} |"

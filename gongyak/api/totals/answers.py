"""Figures over a set of pledges as answers."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Literal

from pydantic import Field

from gongyak.api.answers import Answer, Number, SetAnswer, set_of, told
from gongyak.pledges.published import Amount, PublishedRow, PublishedSet, standings
from gongyak.rules.progress import Rate, rates


class RateAnswer(Answer):
    """One 이행률: never without its formula."""

    code: str = Field(description="부호 / code")
    label: str = Field(description="이름 / name")
    formula: str = Field(description="계산식 / formula, in Korean")
    numerator: Number = Field(description="분자 / numerator")
    denominator: Number = Field(description="분모 / denominator")
    unit: str = Field(description="분자의 단위 / unit of the numerator")
    percent: Number | None = Field(
        description="소수 한 자리까지. 나눌 것이 없으면 null / percent to one decimal"
    )
    behind: tuple[str, ...] = Field(description="분자를 이루는 공약의 번호 / pledges behind the numerator")
    left_out: tuple[str, ...] = Field(
        description="묻는 것이 적혀 있지 않은 공약 / pledges that do not say what it asks"
    )


class StatusAnswer(Answer):
    """How many pledges have one status."""

    status: str | None = Field(description="추진상황. 적혀 있지 않으면 null / status, null where not said")
    count: int = Field(description="공약의 수 / how many")
    pledges: tuple[str, ...] = Field(description="관리번호 / their numbers")


class AmountAnswer(Answer):
    """One sum of money over the set."""

    block: str = Field(description="plan 계획, secured 확보, spent 투입, executed 집행 / kind of amount")
    source: str = Field(description="재원. 총계는 재원의 합 / funding source, 총계 being their sum")
    place: Literal["total", "before", "year", "after"] = Field(description="계, 기투자, 연도, 임기후 / when")
    year: int | None = told("budgets.year")
    won: int = Field(
        description="원 단위의 합. 모르는 금액은 빼고 더한다 / sum in won, unknown amounts left out"
    )
    unknown: int = Field(description="금액을 모르는 공약의 수 / how many pledges do not know theirs")


class TotalsAnswer(Answer):
    """The figures of a set."""

    set: SetAnswer = Field(description="어느 공개에서 왔는지 / which set this is from")
    rates: tuple[RateAnswer, ...] = Field(description="이행률이라 불리는 것들 / rates")
    statuses: tuple[StatusAnswer, ...] = Field(
        description="부서가 적은 말로 센 것 / by the departments' words"
    )
    statuses_national: tuple[StatusAnswer, ...] = Field(description="전국 분류로 센 것 / by national classes")
    money: tuple[AmountAnswer, ...] = Field(description="재원과 연도로 더한 것 / sums by source and year")


def totals_of(found: PublishedSet, money: Iterable[Amount]) -> TotalsAnswer:
    """The figures of a set; `money` are its sums."""
    return TotalsAnswer(
        set=set_of(found),
        rates=tuple(map(_rate, rates(standings(found)))),
        statuses=_statuses(found.rows, lambda row: row.status),
        statuses_national=_statuses(found.rows, lambda row: row.status_national),
        money=tuple(map(_amount, money)),
    )


def _rate(rate: Rate) -> RateAnswer:
    values = {name: getattr(rate, name) for name in RateAnswer.model_fields}
    return RateAnswer(**values)


def _statuses(
    rows: Iterable[PublishedRow], said: Callable[[PublishedRow], str | None]
) -> tuple[StatusAnswer, ...]:
    """Each status with its pledges, the most frequent first."""
    found = defaultdict(list)
    for row in rows:
        found[said(row)].append(row.number)
    listed = sorted(found.items(), key=lambda each: (-len(each[1]), each[0] or ""))
    return tuple(StatusAnswer(status=word, count=len(those), pledges=tuple(those)) for word, those in listed)


def _amount(one: Amount) -> AmountAnswer:
    year = int(one.place) if one.place.isdigit() else None
    place = "year" if year else one.place
    return AmountAnswer(
        block=one.block, source=one.source, place=place, year=year, won=one.won, unknown=one.unknown
    )

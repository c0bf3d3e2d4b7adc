"""The card (공약사항 관리카드) as a value: frozen, complete, in whole won and real dates."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from gongyak.rules.budget import BLOCKS, FundingBlock
from gongyak.rules.dates import DateExpression

#: The fields of a card that hold items, in the order of the form.
TREES = ("goals", "tasks", "overview", "achievements", "problems", "plans")


@dataclass(frozen=True, slots=True)
class Person:
    """An officer as the card prints one: 직급, 성명, 내선. Personal data: withheld from the public."""

    rank: str | None = None
    name: str | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class CardPeriod:
    """사업기간: first and last day, and 완료시기 such as 임기 내 완료."""

    raw: str
    start: date | None = None
    end: date | None = None
    completion: str | None = None


@dataclass(frozen=True, slots=True)
class CardBudget:
    """소요예산: the total in won and the funding sources named with it; `won` is 0 for 비예산, None for 미정."""

    raw: str
    won: int | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Metric:
    """성과 수치: `참여기업 28개`; basis is 예정, 잠정, 확정 or None where the text does not say."""

    label: str
    value: int | str
    unit: str
    basis: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentReference:
    """문서번호: `일자리경제과-30932호(2024. 3.29.)`. Key: department at that time, year, number."""

    raw: str
    department: str
    number: int
    issued_on: date | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a section with the lines below it.

    `id` is stable through import, edit and compile; a reader leaves it empty and it takes no part in
    comparisons. Everything but text, mark and children is how the text was understood.
    """

    text: str
    mark: str = "-"
    periods: tuple[DateExpression, ...] = ()
    documents: tuple[DocumentReference, ...] = ()
    metrics: tuple[Metric, ...] = ()
    children: tuple["Item", ...] = ()
    id: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Investment:
    """투자계획: per block (계획, 확보, 투입, 집행) a row for each funding source, None where there is no such block.

    While the table has more than one reading no block is given; `columns` are the headings of the values
    and `raw` is the table as they stood in the file, `labels` what it calls each block.
    `spent_meaning` says what 투입 means here (확보 or 집행), None until somebody has said.
    """

    unit: str
    kind: str = "예산"
    plan: FundingBlock | None = None
    secured: FundingBlock | None = None
    spent: FundingBlock | None = None
    executed: FundingBlock | None = None
    spent_meaning: str | None = None
    columns: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict, compare=False)
    raw: tuple[tuple[str, ...], ...] = field(default=(), compare=False)

    def amounts(self) -> dict[str, FundingBlock]:
        """The blocks that the card has, by name, in the order of the form."""
        named = {name: getattr(self, name) for name in BLOCKS}
        return {name: block for name, block in named.items() if block is not None}


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's heading as it stood in the file."""

    section: str
    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One pledge card on one 기준일.

    None is "not said in the file"; `department_phone` is the lead department's public line,
    `notice` a line under the title such as `※ 시연을 위해 지어낸 카드입니다`; `related_departments` () is "none". `raw` holds the header texts as
    written, by field; `unplaced` the text of the file that belongs to no known field or section; `withheld`
    the places of values that exist and are not shown here.
    """

    as_of: date | None = None
    number: str | None = None
    title: str | None = None
    lead_department: str | None = None
    department_phone: str | None = None
    team_lead: Person | None = None
    officer: Person | None = None
    related_departments: tuple[str, ...] | None = None
    period: CardPeriod | None = None
    budget: CardBudget | None = None
    status: str | None = None
    status_national: str | None = None
    progress_percent: Decimal | None = None
    goals: tuple[Item, ...] = ()
    tasks: tuple[Item, ...] = ()
    overview: tuple[Item, ...] = ()
    investment: Investment | None = None
    achievements: tuple[Item, ...] = ()
    problems: tuple[Item, ...] = ()
    plans: tuple[Item, ...] = ()
    layout: str = "standard"
    form_title: str | None = None
    notice: str | None = None
    headings: tuple[Heading, ...] = field(default=(), compare=False)
    raw: Mapping[str, str] = field(default_factory=dict, compare=False)
    unplaced: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()

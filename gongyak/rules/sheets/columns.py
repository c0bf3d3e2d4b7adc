"""What a sheet can say of a pledge: each column by its code, from the card alone."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from gongyak.rules.budget import SHORT, TOTAL, FundingBlock
from gongyak.rules.card.items import walk
from gongyak.rules.card.model import Card, Item
from gongyak.rules.dates import Precision, format_day
from gongyak.rules.money import format_cell

UNIT = "백만원"


@dataclass(frozen=True, slots=True)
class Entry:
    """One pledge of a sheet: its card, the branch it belongs to, 신규·계속, and what the sheet compares with.

    `before` is the card at the end of the period (or quarter) before, None where there was none;
    `since` the first day of the period, None where the sheet has none.
    """

    number: str
    title: str
    card: Card
    field: str = ""
    origin: str | None = None
    before: Card | None = None
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: code, heading, relative width, whether it is long text, and what it says."""

    code: str
    label: str
    width: int
    told: Callable[[Entry], str]
    is_text: bool = False
    is_number: bool = False


def _percent(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"


def _block(card: Card, name: str) -> FundingBlock:
    return (card.investment.amounts() if card.investment else {}).get(name) or {}


def _total(entry: Entry, name: str) -> int | None:
    block = _block(entry.card, name)
    return block[TOTAL].total if TOTAL in block else None


def _money(name: str) -> Callable[[Entry], str]:
    """계 of 총계 in 백만원; 비예산 and 미정 by their names where there is no such block."""

    def told(entry: Entry) -> str:
        won = _total(entry, name)
        held = entry.card.investment
        if won is None and name == "plan" and held and held.kind != "예산":
            return held.kind
        return format_cell(won, UNIT)

    return told


def _share(entry: Entry) -> str:
    plan, spent = _total(entry, "plan"), _total(entry, "spent")
    if not plan or spent is None:
        return ""
    return str((Decimal(100 * spent) / plan).quantize(Decimal("0.1"), ROUND_HALF_UP))


def _change(entry: Entry) -> str:
    now = entry.card.progress_percent
    then = entry.before.progress_percent if entry.before else None
    if now is None or then is None:
        return ""
    return f"{(now - then).normalize():+f}" if now != then else "0"


def _sources(entry: Entry) -> str:
    rows = _block(entry.card, "plan")
    held = (
        f"{name} {format_cell(row.total, UNIT) or '미상'}"
        for name, row in rows.items()
        if name != TOTAL and row.total != 0
    )
    return "\n".join(held)


def _years(entry: Entry) -> str:
    """The plan year by year and what was spent of it."""
    plan, spent = (_block(entry.card, name).get(TOTAL) for name in ("plan", "spent"))
    if plan is None:
        return ""
    return "\n".join(
        f"{year}년 {SHORT['plan']} {format_cell(won, UNIT) or '미상'}"
        + (f", {SHORT['spent']} {format_cell(spent.years.get(year), UNIT) or '미상'}" if spent else "")
        for year, won in plan.years.items()
    )


def _texts(items: Iterable[Item]) -> str:
    """Items line by line with their marks, those below further in."""
    return "\n".join(_lines(items, 0))


def _lines(items: Iterable[Item], depth: int) -> Iterator[str]:
    for item in items:
        yield f"{'  ' * depth}{item.mark} {item.text}"
        yield from _lines(item.children, depth + 1)


def _achievements(entry: Entry) -> str:
    """추진실적, only that of the period (or of no day) where the sheet has one."""
    return _texts(item for item in entry.card.achievements if _is_since(item, entry.since))


def _is_since(item: Item, since: date | None) -> bool:
    """Whether an item tells of a day since then, or of none; `2024년 … : 2024. 5.30.` tells of May alone."""
    told = [period for _, one in walk((item,), "") for period in one.periods if period.start]
    days = [period for period in told if period.precision is not Precision.YEAR] or told
    return since is None or not days or any(day.end is None or day.end >= since for day in days)


def _documents(entry: Entry) -> str:
    held = [found.raw for _, item in walk(entry.card.achievements, "") for found in item.documents]
    return "\n".join(dict.fromkeys(held))


def _period(entry: Entry) -> str:
    """사업기간 without 완료시기, which is a column of its own."""
    return entry.card.period.raw.partition("[")[0].strip() if entry.card.period else ""


def _phone(entry: Entry) -> str:
    return entry.card.department_phone or ""


COLUMNS = {
    column.code: column
    for column in (
        Column("number", "번호", 8, lambda e: e.number),
        Column("title", "공약", 24, lambda e: e.title),
        Column("field", "분야", 12, lambda e: e.field),
        Column("department", "주관부서", 12, lambda e: e.card.lead_department or ""),
        Column("phone", "전화", 10, _phone),
        Column("related", "관련부서", 12, lambda e: ", ".join(e.card.related_departments or ())),
        Column("origin", "신규·계속", 8, lambda e: e.origin or ""),
        Column("period", "사업기간", 14, _period),
        Column("completion", "완료시기", 10, lambda e: (e.card.period and e.card.period.completion) or ""),
        Column("status", "추진상황", 10, lambda e: e.card.status or ""),
        Column("status_national", "전국 분류", 10, lambda e: e.card.status_national or "확인 중"),
        Column("progress_before", "지난 진도 (%)", 8, lambda e: _percent(e.before.progress_percent if e.before else None), is_number=True),
        Column("progress", "진도 (%)", 8, lambda e: _percent(e.card.progress_percent), is_number=True),
        Column("progress_change", "진도 차 (%p)", 8, _change, is_number=True),
        Column("budget", "총사업비", 10, _money("plan"), is_number=True),
        Column("secured", "확보", 10, _money("secured"), is_number=True),
        Column("spent", "투입", 10, _money("spent"), is_number=True),
        Column("executed", "집행", 10, _money("executed"), is_number=True),
        Column("spent_share", "투입률 (%)", 8, _share, is_number=True),
        Column("sources", "재원", 16, _sources),
        Column("years", "연차별 투자", 24, _years),
        Column("as_of", "기준일", 12, lambda e: format_day(e.card.as_of) if e.card.as_of else ""),
        Column("goals", "공약목표", 30, lambda e: _texts(e.card.goals), is_text=True),
        Column("tasks", "추진과제", 30, lambda e: _texts(e.card.tasks), is_text=True),
        Column("overview", "추진개요", 30, lambda e: _texts(e.card.overview), is_text=True),
        Column("achievements", "추진실적", 40, _achievements, is_text=True),
        Column("problems", "문제점 및 대책", 30, lambda e: _texts(e.card.problems), is_text=True),
        Column("plans", "향후계획", 30, lambda e: _texts(e.card.plans), is_text=True),
        Column("documents", "근거 문서", 24, _documents, is_text=True),
        Column("opinion", "평가의견", 16, lambda e: ""),
    )
}  # fmt: skip

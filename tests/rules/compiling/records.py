"""Records for the tests of the compile: made by hand, and drawn."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from gongyak.rules.compiling import Compiled, Known, Link, Pledge, Records, compile_card, kinds
from gongyak.rules.dates import Precision
from gongyak.rules.records import (
    Achievement,
    AchievementStatus,
    ActionItem,
    Basis,
    Cost,
    Line,
    Metric,
    PlannedActivity,
    PlannedStatus,
    Project,
    Record,
    Span,
    YearPlan,
)

DAY = date(2024, 6, 30)
PLEDGE = Pledge("1-1", "시험 공약", "기획과", date(2022, 7, 1), date(2026, 6, 30))


def on(year: int, month: int, day: int) -> Span:
    return Span(date(year, month, day), date(year, month, day))


def result(key: str = "1", **told: Any) -> Achievement:
    values = {
        "kind": "행사",
        "title": "한마당",
        "span": on(2024, 5, 1),
        "status": AchievementStatus.CONFIRMED,
        **told,
    }
    return Achievement(key=f"achievement/{key}", **values)


def planned(key: str = "1", **told: Any) -> PlannedActivity:
    return PlannedActivity(**{"key": f"planned/{key}", "title": "간담회", "span": on(2024, 9, 1), **told})


def project(key: str = "1", **told: Any) -> Project:
    values = {
        "plan": "",
        "field": "일자리",
        "title": "사업",
        "department": "기획과",
        "status": "정상추진",
        **told,
    }
    return Project(key=f"project/{key}", **values)


def known(*records: Record, links: tuple[Link, ...] | None = None) -> Records:
    """The records, each linked unless links are given."""
    made = tuple(Link(one.key) for one in records) if links is None else links
    return Records({one.key: Known(one, 1, f"hash of {one.key}") for one in records}, made)


def compiled(*records: Record, links: tuple[Link, ...] | None = None, day: date = DAY) -> Compiled:
    return compile_card(known(*records, links=links), PLEDGE, day)


def texts(lines: Any) -> list[Any]:
    """The lines as texts, those below one in a list behind it."""
    found: list[Any] = []
    for line in lines:
        found.append(line.text)
        if line.children:
            found.append(texts(line.children))
    return found


# Drawn

words = st.text("가나다라마", min_size=1, max_size=4)
days = st.dates(date(2023, 1, 1), date(2025, 12, 31))
lines = st.lists(st.builds(Line, words), max_size=2).map(tuple)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(days)
    end = draw(st.sampled_from([start, start + timedelta(days=40), None]))
    return Span(start, end)


@st.composite
def units(draw: st.DrawFn) -> Span:
    """A day, month, quarter, half or year, or a range of them."""
    from gongyak.rules.dates import last_day

    precision = draw(st.sampled_from(list(Precision)))
    year = draw(st.integers(2020, 2028))
    months = {"day": 0, "month": 1, "quarter": 3, "half": 6, "year": 12}[precision.value]
    if not months:
        start = draw(st.dates(date(year, 1, 1), date(year, 12, 31)))
        return Span(start, start + timedelta(days=draw(st.integers(0, 500))), precision)
    first = draw(st.integers(0, 12 // months - 1)) * months + 1
    count = draw(st.integers(1, 3)) * months
    last = first + count - 2
    return Span(date(year, first, 1), last_day(year + last // 12, last % 12 + 1), precision)


@st.composite
def results(draw: st.DrawFn, number: int) -> Achievement:
    above = draw(st.sampled_from(["", *(f"achievement/{n}" for n in range(number))]))
    return Achievement(
        key=f"achievement/{number}",
        kind=draw(st.sampled_from([*kinds(), "모르는 종류"])),
        title=draw(words),
        span=draw(st.one_of(spans(), st.just(Span(recurrence="매월")), st.just(Span()))),
        status=draw(st.sampled_from(list(AchievementStatus))),
        series=draw(st.sampled_from(["", "", "정기회의"])),
        parent=above,
        plan=draw(st.sampled_from(["", "year-plan/1"])),
        lines=draw(lines),
        metrics=tuple(
            Metric(code, code, draw(st.integers(0, 500)), "명", draw(st.sampled_from([None, *Basis])))
            for code in draw(
                st.lists(st.sampled_from(["firms", "hires", "tasks", "others"]), unique=True, max_size=3)
            )
        ),
    )


@st.composite
def activities(draw: st.DrawFn, number: int) -> PlannedActivity:
    above = draw(st.sampled_from(["", *(f"planned/{n}" for n in range(number))]))
    return PlannedActivity(
        key=f"planned/{number}",
        title=draw(words),
        span=draw(st.one_of(spans(), st.just(Span()))),
        original=draw(st.one_of(st.none(), spans())),
        reason=draw(st.sampled_from(["", "장소"])),
        status=draw(st.sampled_from(list(PlannedStatus))),
        parent=above,
        lines=draw(lines),
        actual=draw(st.sampled_from(["", "achievement/0", "achievement/1"])),
    )


@st.composite
def projects(draw: st.DrawFn, number: int) -> Project:
    costs = draw(
        st.lists(
            st.builds(
                Cost,
                st.integers(2020, 2028),
                st.sampled_from(["국비", "시비", "구비", "기타", "민간"]),
                st.integers(0, 10**10),
                st.integers(0, 10**10),
            ),
            max_size=3,
        )
    )
    return Project(
        key=f"project/{number}",
        plan=draw(st.sampled_from(["", "year-plan/1"])),
        field=draw(words),
        title=draw(words),
        department=draw(words),
        costs=tuple(costs),
        status=draw(st.sampled_from(["계획", "정상추진", "지연", "부진", "완료", "폐지"])),
        problem=draw(st.sampled_from(["", "늦음"])),
    )


@st.composite
def items(draw: st.DrawFn, number: int) -> ActionItem:
    return ActionItem(
        key=f"meeting-item/{number}",
        kind="건의",
        number=f"건의-2024-{number:04}",
        title=draw(words),
        department=draw(st.sampled_from(["기획과", "문화과"])),
        asked_on=draw(days),
        due_on=draw(st.one_of(st.none(), days)),
        closed_on=draw(st.one_of(st.none(), days)),
    )


@st.composite
def everything(draw: st.DrawFn) -> tuple[list[Record], tuple[Link, ...]]:
    """Some of each kind, and links to some of them."""
    made: list[Record] = [
        draw(each(number))
        for each, most in ((results, 5), (activities, 4), (projects, 4), (items, 2))
        for number in range(draw(st.integers(0, most)))
    ]
    made.append(YearPlan("year-plan/1", 2024, "계획", approved_on=draw(st.one_of(st.none(), days))))
    linked = draw(st.lists(st.sampled_from([one.key for one in made]), unique=True))
    links = tuple(
        Link(
            key,
            draw(st.one_of(st.none(), st.integers(1, 9))),
            key.startswith("project") and draw(st.booleans()),
        )
        for key in linked
    )
    return made, links

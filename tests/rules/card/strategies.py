"""Cards made up by Hypothesis: whole, in the standard layout, as an officer might have written them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from gongyak.rules.budget import FundingRow
from gongyak.rules.card.identity import with_ids
from gongyak.rules.card.items import understood
from gongyak.rules.card.model import TREES, Card, CardBudget, CardPeriod, Investment, Item, Person

_SYLLABLES = "가나다라마바사아자차카타파하강남동랑문봄숲연옥점"
#: Words begin with a letter of their own, so that none is a label, a heading or a mark.
WORD = st.text(alphabet=_SYLLABLES, min_size=1, max_size=7).map(lambda text: "늘" + text)
TEXT = st.lists(WORD, min_size=1, max_size=6).map(" ".join)
_TAILS = st.sampled_from(
    [
        "",
        ": 2024. 3. ~ 2024.12.",
        ": 2024. 5.30.",
        ": 2024. 2.23./ 6.28.",
        "(매월 발간)",
        "[늘솔과-123호(2024. 3.29.)]",
        ", 참여 28개, 면접 200명 ☞ 채용 예정 112명",
        " “큰따옴표” & <부등호> 1,234㎡",
    ]
)
_MARKS = ("-", "▷", "-", "○")


@st.composite
def items(draw: st.DrawFn, level: int = 0) -> tuple[Item, ...]:
    made = []
    for _ in range(draw(st.integers(1 if level == 0 else 0, 3))):
        below = draw(items(level + 1)) if level < 2 else ()
        made.append(understood(draw(TEXT) + draw(_TAILS), _MARKS[level], below, year=2024))
    return tuple(made)


_WON = st.integers(0, 999_999).map(lambda tenths: tenths * 100_000)
_YEARS = (2022, 2023, 2024, 2025, 2026)


@st.composite
def blocks(draw: st.DrawFn) -> dict[str, FundingRow]:
    rows = {}
    for source in ("국비", "시비", "구비", "기타"):
        amounts = draw(st.lists(_WON, min_size=7, max_size=7))
        rows[source] = FundingRow(
            sum(amounts), amounts[0], dict(zip(_YEARS, amounts[1:6], strict=True)), amounts[6]
        )
    total = FundingRow(
        sum(row.total or 0 for row in rows.values()),
        sum(row.before or 0 for row in rows.values()),
        {year: sum(row.years[year] or 0 for row in rows.values()) for year in _YEARS},
        sum(row.after or 0 for row in rows.values()),
    )
    return {"총계": total, **rows}


PERSONS = st.builds(
    Person,
    rank=st.sampled_from(["행정6급", "시설7급", "지방행정9급"]),
    name=st.text(alphabet=_SYLLABLES, min_size=2, max_size=4),
    phone=st.integers(1000, 9999).map(str),
)


@st.composite
def cards(draw: st.DrawFn) -> Card:
    with_money = draw(st.booleans())
    plan = draw(blocks()) if with_money else None
    unit = draw(st.sampled_from(["백만원", "천원"]))
    status, national = draw(st.sampled_from([("추진중", None), ("완료", "완료"), ("정상추진", "정상추진")]))
    investment = Investment(unit="백만원", kind="비예산")
    if plan:
        columns = ("계", "기투자", *(f"{year}년" for year in _YEARS), "임기후")
        investment = Investment(unit=unit, plan=plan, spent=draw(blocks()), columns=columns)
    return Card(
        form_title="늘솔구청장 공약사항 관리카드",
        notice=draw(st.none() | TEXT.map("※ {}".format)),
        as_of=draw(st.dates(date(2022, 7, 1), date(2026, 6, 30))),
        number=draw(
            st.lists(st.integers(1, 20), min_size=2, max_size=3).map(lambda n: "-".join(map(str, n)))
        ),
        title=draw(TEXT),
        lead_department=draw(WORD),
        team_lead=draw(PERSONS),
        officer=draw(PERSONS),
        related_departments=draw(st.none() | st.lists(WORD, max_size=3).map(tuple)),
        period=CardPeriod("2022 ~ 2026 [임기 내 완료]", date(2022, 1, 1), date(2026, 12, 31), "임기 내 완료"),
        budget=CardBudget("12.5백만원(구비)", 12_500_000, ("구비",)) if plan else CardBudget("비예산", 0),
        status=status,
        status_national=national,
        progress_percent=Decimal(draw(st.integers(0, 1000))) / 10,
        goals=tuple(replace(item, mark="○", children=()) for item in draw(items())),
        tasks=tuple(replace(item, mark="○", children=()) for item in draw(items())),
        overview=draw(items()),
        investment=investment,
        achievements=draw(items()),
        problems=draw(items()),
        plans=draw(items()),
    )


_FATES = st.sampled_from(["stays", "stays", "goes", "grows", "shrinks"])


@st.composite
def edited(draw: st.DrawFn, items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items as a later quarter might have them: some gone, reworded, new, in another order."""
    made = [] if draw(st.booleans()) else [Item(draw(TEXT))]
    for item, fate in zip(items, draw(st.tuples(*[_FATES] * len(items))), strict=True):
        text = {"grows": f"{item.text} 늘더함", "shrinks": item.text.partition(" ")[2]}.get(fate) or item.text
        if fate != "goes":
            made.append(replace(item, text=text, children=draw(edited(item.children))))
    return tuple(draw(st.permutations(made)) if draw(st.booleans()) else made)


@st.composite
def two_quarters(draw: st.DrawFn) -> tuple[Card, Card]:
    """A card and what became of it, with ids as an import gives them or without any."""
    before = draw(cards())
    changes: dict[str, object] = {name: draw(edited(getattr(before, name))) for name in TREES}
    if draw(st.booleans()):  # what was planned is done
        plans = before.plans
        changes |= {"achievements": before.achievements + plans[:1], "plans": plans[1:]}
    if draw(st.booleans()):
        table = replace(before.investment, plan=draw(blocks()), executed=before.investment.plan)
        changes |= {"investment": table, "progress_percent": draw(st.none() | st.just(Decimal(60)))}
    after = replace(before, **changes)
    if draw(st.booleans()):
        before = with_ids(before, None, scope="늘솔")
        after = with_ids(after, before, scope="늘솔")
    return before, after

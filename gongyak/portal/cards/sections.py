"""The sections of a card as its page shows them, under the headings of the form."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongyak.blocks import Block, Paragraph, Table
from gongyak.portal.cards.chart import Chart, make_chart
from gongyak.portal.cards.items import ShownItem, has_planned, make_items
from gongyak.portal.cards.whence import ShownWhence
from gongyak.portal.terms import told
from gongyak.rules.budget import TOTAL
from gongyak.rules.card.layout import layouts
from gongyak.rules.card.model import Card, Investment
from gongyak.ui.tables import ShownTable, make_grid, make_plain

#: How the list of contents calls each section.
SHORT = {
    "overview": gettext_lazy("추진개요"),
    "investment": gettext_lazy("투자계획"),
    "achievements": gettext_lazy("추진실적"),
    "problems": gettext_lazy("문제점 및 대책"),
    "plans": gettext_lazy("향후계획"),
}
PLANNED = gettext_lazy(
    "‘◇ 예정’이 붙은 수치는 기준일 현재 아직 이루어지지 않은 것입니다. "
    "표시가 없는 수치는 확정된 것인지 카드에 적혀 있지 않습니다."
)
OPEN = gettext_lazy(
    "연도별 금액은 확인 중입니다. 파일의 표에 빠진 칸이 있어, 어느 해의 금액인지 담당자에게 묻고 있습니다."
)
#: Sections whose lines happen at some time.
DATED = ("achievements", "plans")


@dataclass(frozen=True, slots=True)
class Budget:
    """투자계획: the table, bars by year, and, while a question is open, the sentence that says so."""

    unit: str
    table: ShownTable | None
    chart: Chart | None
    open: str
    words: str


@dataclass(frozen=True, slots=True)
class Section:
    """One section: the key of the card's part, its heading, and either lines or the budget."""

    id: str
    title: str
    short: str
    items: tuple[ShownItem, ...] = ()
    budget: Budget | None = None
    note: str = ""
    dated: bool = False


def make_sections(
    card: Card, blocks: Sequence[Block], whence: Mapping[str, ShownWhence] | None = None
) -> tuple[Section, ...]:
    """The sections in the order and under the headings of `blocks`, the card's official form; `whence` is what stands
    behind lines, by their ids."""
    layout = layouts()[card.layout]
    found = []
    for block in blocks:
        if isinstance(block, Paragraph) and block.mark.startswith("##"):
            section = layout.section(block.text)
            if section:
                found.append(_section(card, section.key, block.text, blocks, whence or {}))
    return tuple(found)


def _section(
    card: Card, key: str, title: str, blocks: Sequence[Block], whence: Mapping[str, ShownWhence]
) -> Section:
    if key == "investment":
        budget = make_budget(card.investment, _money_table(blocks)) if card.investment else None
        return Section(key, title, str(SHORT[key]), budget=budget)
    items = getattr(card, key)
    # A plan lies ahead by its nature: only what was done is judged by the 기준일.
    as_of = card.as_of if key == "achievements" else None
    unit = card.investment.unit if card.investment else layouts()[card.layout].unit
    return Section(
        key,
        title,
        str(SHORT[key]),
        items=make_items(items, as_of, unit, whence),
        note=str(PLANNED) if key == "achievements" and has_planned(items) else "",
        dated=key in DATED,
    )


def _money_table(blocks: Iterable[Block]) -> Table | None:
    tables = [block for block in blocks if isinstance(block, Table)]
    return tables[1] if len(tables) > 1 else None


def make_budget(investment: Investment, table: Table | None) -> Budget:
    """The budget of a card with the table of its official form, None where it has none."""
    known = bool(investment.amounts())
    is_open = table is not None and not known
    shown = (make_grid(table, TOTAL) if known else make_plain(table)) if table else None
    return Budget(
        unit=investment.unit,
        table=shown,
        chart=make_chart(investment) if known else None,
        open=str(OPEN) if is_open else "",
        words="" if table else _("%(kind)s 사업입니다.") % {"kind": told(investment.kind)},
    )

"""A card as a form of texts, and the card that an officer's texts make."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from gongyak.rules import money
from gongyak.rules.budget import BLOCKS, TOTAL, FundingBlock, FundingRow
from gongyak.rules.card import header, outline
from gongyak.rules.card.answers import Answer
from gongyak.rules.card.checks import kind_of
from gongyak.rules.card.identity import with_ids
from gongyak.rules.card.layout import layouts
from gongyak.rules.card.model import TREES, Card, Investment, Item
from gongyak.rules.card.settle import reconsider
from gongyak.rules.findings import Finding
from gongyak.rules.money import Amount

#: The fields of the header that are typed, in the order of the form. The 기준일 is the round's.
FIELDS = (
    "title",
    "number",
    "lead_department",
    "team_lead",
    "officer",
    "related_departments",
    "period",
    "budget",
    "status",
    "progress_percent",
)
#: What is chosen from words rather than typed.
CHOSEN = ("status_national", "spent_meaning")


@dataclass(frozen=True, slots=True)
class Form:
    """What stands in the form: texts by field, by section, and by cell (`plan.구비.2024`), amounts in `unit`.

    A name that is missing leaves the card as it is there.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    sections: Mapping[str, str] = field(default_factory=dict)
    cells: Mapping[str, str] = field(default_factory=dict)
    unit: str | None = None


def form_of(card: Card) -> Form:
    """The card as texts, as typed where that still means the value."""
    plan = card.investment
    chosen = {"status_national": card.status_national, "spent_meaning": plan.spent_meaning if plan else None}
    return Form(
        fields={
            name: " ".join((header.printed(card, name) or card.raw.get(name, "")).split()) for name in FIELDS
        }
        | {name: word or "" for name, word in chosen.items()},
        sections={name: outline.written(getattr(card, name)) for name in TREES},
        cells=dict(_texts(card)),
        unit=plan.unit if plan else None,
    )


def typed(
    form: Form, before: Card, *, scope: str, answers: Iterable[Answer] = ()
) -> tuple[Card, list[Finding]]:
    """The card that the form and the `answers` make of `before`, and everything there is to say about it.

    Lines keep their ids, or get new ones for `scope` as in `with_ids`. A text that cannot be understood is
    kept as it was typed, in `raw`, and is reported.
    """
    card = _with_header(before, form.fields)
    year = before.as_of.year if before.as_of else None
    trees: dict[str, Any] = {
        name: _tree(name, text, getattr(before, name), year)
        for name, text in form.sections.items()
        if name in TREES
    }
    card = _with_money(replace(card, **trees), form)
    card, findings = reconsider(with_ids(card, before, scope=scope), answers)
    return card, [*_of_texts(card), *findings]


def examined(card: Card) -> list[Finding]:
    """What there is to say about a card whose texts were typed before."""
    return [*_of_texts(card), *reconsider(card)[1]]


def _tree(name: str, text: str, before: tuple[Item, ...], year: int | None) -> tuple[Item, ...]:
    marks = outline.CELL_MARKS if name in ("goals", "tasks") else outline.MARKS
    return outline.read(text, year=year, marks=marks, known=outline.marks_of(before))


# The header


def _with_header(card: Card, given: Mapping[str, str]) -> Card:
    texts = {name: " ".join(given[name].split()) for name in FIELDS if name in given}
    values = {name: _value(name, text) for name, text in texts.items()}
    if "lead_department" in texts:
        values["department_phone"] = header.read_department(texts["lead_department"])[1]
    chosen = given.get("status_national", card.status_national) or None
    if chosen != card.status_national:
        values["status_national"] = chosen if chosen in layouts()[card.layout].national else None
    elif values.get("status", card.status) != card.status:
        values["status_national"] = None  # what the old word meant
    return replace(card, raw={**card.raw, **texts}, **values)


def _value(name: str, text: str) -> Any:
    match name:
        case "lead_department":
            return header.read_department(text)[0]
        case "team_lead" | "officer":
            return header.read_person(text)
        case "related_departments":
            return header.read_departments(text)
        case "period":
            return header.read_period(text) if text else None
        case "budget":
            return header.read_budget(text) if text else None
        case "progress_percent":
            return header.read_percent(text)
        case _:
            return text or None


def _of_texts(card: Card) -> list[Finding]:
    """What of the typed texts could not be understood, or looks like a slip."""
    found = header.findings_of(header.Texts(card.raw, ()), card, layouts()[card.layout])
    unit = card.investment.unit if card.investment else ""
    for where, text in card.raw.items():
        if where.startswith(_MONEY):
            found += money.parse_cell(text, unit, where)[1]
    return found


# The table of money


_MONEY = "investment."


def _texts(card: Card) -> Iterator[tuple[str, str]]:
    """Every cell of the table by its place, as typed where that still means the amount."""
    plan = card.investment
    for name, block in (plan.amounts() if plan else {}).items():
        for source, row in block.items():
            for place in ("total", "before", *map(str, row.years), "after"):
                where = f"{name}.{source}.{place}"
                yield where, _text(card.raw.get(_MONEY + where), row, place, plan.unit if plan else "")


def _text(written: str | None, row: FundingRow, place: str, unit: str) -> str:
    won = row.cells()[place]
    if written is not None and money.parse_cell(written, unit, "")[0].won == won:
        return written
    return money.format_cell(won, unit, undecided=row.undecided)


def _with_money(card: Card, form: Form) -> Card:
    """The card with the amounts of the form; 임기내 is summed up, never typed."""
    plan = card.investment
    if plan is None or not plan.amounts():
        return card if plan is None else replace(card, investment=replace(plan, kind=kind_of(card)))
    unit = form.unit if form.unit in money.UNITS else plan.unit
    amounts = {where: money.parse_cell(text, unit, where) for where, text in form.cells.items()}
    raw = {where: text for where, text in card.raw.items() if where.removeprefix(_MONEY) not in amounts}
    raw |= {
        _MONEY + where: form.cells[where].strip()
        for where, (_, slips) in amounts.items()
        if slips and form.cells[where].strip()
    }
    blocks: dict[str, Any] = {
        name: {source: _row(f"{name}.{source}", row, amounts) for source, row in block.items()}
        for name, block in plan.amounts().items()
    }
    meaning = form.fields.get("spent_meaning", plan.spent_meaning) or None
    plan = replace(plan, unit=unit, kind=kind_of(card), spent_meaning=meaning, **blocks)
    return replace(card, investment=plan, raw=raw)


def _row(where: str, row: FundingRow, amounts: Mapping[str, tuple[Amount, list[Finding]]]) -> FundingRow:
    cells = {
        place: amounts[f"{where}.{place}"][0]
        if f"{where}.{place}" in amounts
        else Amount(won, row.undecided and won is None)
        for place, won in row.cells().items()
    }
    return FundingRow(
        total=cells["total"].won,
        before=cells["before"].won,
        years={year: cells[str(year)].won for year in row.years},
        after=cells["after"].won,
        undecided=any(amount.undecided for amount in cells.values()),
    )


def with_table(card: Card, years: Sequence[int], names: Collection[str] = ("plan", "spent")) -> Card:
    """The card with a blank table of the form for `years`, or with those of the blocks `names` that its own lacks."""
    layout = layouts()[card.layout]
    own = card.investment or Investment(unit=layout.unit)
    first = next((row for block in own.amounts().values() for row in block.values()), None)
    years = list(first.years) if first else years
    heads = own.columns or ("계", "기투자", *(f"{year}년" for year in years), "임기후")
    block: FundingBlock = dict.fromkeys(
        (TOTAL, *layout.rows), FundingRow(None, None, dict.fromkeys(years), None)
    )
    made: dict[str, Any] = {name: block for name in BLOCKS if name in names and getattr(own, name) is None}
    return replace(card, investment=replace(own, kind=kind_of(card), columns=heads, raw=(), **made))


def with_sums(card: Card) -> Card:
    """The card with every 계 and every 총계 of its table as the sum of its parts; a sum with an unknown part stays."""
    plan = card.investment
    if plan is None:
        return card
    blocks: dict[str, Any] = {name: _summed(block) for name, block in plan.amounts().items()}
    sums = {f"{_MONEY}{name}.{source}.{place}" for name in blocks for source, place in _sums(blocks[name])}
    raw = {where: text for where, text in card.raw.items() if where not in sums}
    return replace(card, investment=replace(plan, **blocks), raw=raw)


def _sums(block: FundingBlock) -> Iterator[tuple[str, str]]:
    """The cells of a block that are sums: 계 of each row, and the whole of 총계."""
    for source, row in block.items():
        yield from ((source, place) for place in row.cells() if source == TOTAL or place == "total")


def _summed(block: FundingBlock) -> FundingBlock:
    rows = {source: _across(row) for source, row in block.items() if source != TOTAL}
    if TOTAL not in block or not rows:
        return {**block, **rows}
    own = block[TOTAL]
    parts = {place: [row.cells().get(place) for row in rows.values()] for place in own.cells()}
    down = {place: _sum(given, own.cells()[place]) for place, given in parts.items()}
    total = FundingRow(
        total=down["total"],
        before=down["before"],
        years={year: down[str(year)] for year in own.years},
        after=down["after"],
        undecided=own.undecided and None in down.values(),
    )
    return {TOTAL: total, **rows}


def _across(row: FundingRow) -> FundingRow:
    """A row with its 계; a column that the form does not have is unknown in every row, and counts for nothing."""
    amounts = [row.before, *row.years.values(), row.after]
    known = [amount for amount in amounts if amount is not None]
    blank = row.undecided or None in row.years.values()
    return replace(row, total=row.total if blank else sum(known))


def _sum(parts: Sequence[int | None], otherwise: int | None) -> int | None:
    known = [part for part in parts if part is not None]
    return sum(known) if len(known) == len(parts) else otherwise

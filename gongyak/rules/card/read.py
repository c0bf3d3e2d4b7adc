"""Read a card: from blocks to a Card and findings. Nothing is guessed; what is unclear is asked."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice

from gongyak.blocks import Block, Paragraph, Table
from gongyak.rules import dates, money
from gongyak.rules.card import header, items, money_table
from gongyak.rules.card.answers import Answer
from gongyak.rules.card.checks import kind_of
from gongyak.rules.card.layout import Layout, Section, choose, is_heading, squeeze
from gongyak.rules.card.model import Card, Heading, Investment, Item
from gongyak.rules.card.settle import reconsider
from gongyak.rules.card.write import SECTION_TITLES
from gongyak.rules.findings import Finding, Severity
from gongyak.rules.particles import quoted

_AS_OF = re.compile(r"현재|現在|기준")
_OPENS = re.compile(r"[□■◇◆▣▢①-⑳]|\(?\d{1,2}\)|[가-하][.)]")
_NOTICE = "※"
#: A card of any length names its parts within so many texts.
_ENOUGH_TO_KNOW = 2000
_ITEM_SECTIONS = ("overview", "achievements", "problems", "plans")


@dataclass
class _Parts:
    """The blocks of a file by where they belong, while it is being read."""

    preamble: list[Paragraph] = field(default_factory=list)
    header: Table | None = None
    sections: dict[str, list[Paragraph]] = field(default_factory=dict)
    headings: list[Heading] = field(default_factory=list)
    money: Table | None = None
    several: bool = False
    unplaced: list[str] = field(default_factory=list)


def read(blocks: Iterable[Block], answers: Iterable[Answer] = ()) -> tuple[Card, list[Finding]]:
    """The card that the blocks hold, and everything there is to say about it.

    `answers` settle questions of an earlier reading; see `reconsider`.
    """
    listed = list(blocks)
    layout = choose(islice(_texts(listed), _ENOUGH_TO_KNOW))
    card, findings = _card(_sorted(listed, layout), layout)
    card, more = reconsider(card, answers)
    return card, findings + more


def _texts(blocks: Sequence[Block]) -> Iterable[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from (cell.text for cell in block.cells)


# Which part of the file is what


def _sorted(blocks: Sequence[Block], layout: Layout) -> _Parts:
    parts = _Parts()
    section: str | None = None
    for block in blocks:
        if isinstance(block, Paragraph):
            if (found := _heading(block, layout)) and found.key != section:
                section = found.key
                parts.headings.append(Heading(section, block.text, block.mark))
            elif block.text.strip():
                (parts.sections.setdefault(section, []) if section else parts.preamble).append(block)
        elif parts.header is None and header.is_header(block, layout):
            parts.header = block
        elif header.is_header(block, layout):
            parts.several = True
            parts.unplaced += [" | ".join(row) for row in block.rows()]
        elif parts.money is None and money_table.is_money_table(block, layout):
            parts.money = block
        else:
            parts.unplaced += [" | ".join(row) for row in block.rows()]
    return parts


def _heading(paragraph: Paragraph, layout: Layout) -> Section | None:
    """The section that a paragraph opens: by its title, where it is marked, numbered or stands alone."""
    section = layout.section(paragraph.text)
    opens = paragraph.level == 0 or is_heading(paragraph.text) or _OPENS.fullmatch(paragraph.mark)
    return section if section and opens else None


# Putting the card together


def _card(parts: _Parts, layout: Layout) -> tuple[Card, list[Finding]]:
    top, rest = _preamble(parts.preamble, layout)
    texts = header.read_texts(parts.header, layout) if parts.header else header.Texts({}, ())
    card = _with_header(top, texts)
    trees = {key: _tree(parts.sections.get(key, ()), card.as_of) for key in _ITEM_SECTIONS}
    investment, findings = _investment(parts, card, layout)
    card = replace(
        card,
        investment=investment,
        headings=tuple(parts.headings),
        unplaced=tuple(rest + parts.unplaced),
        **trees,  # type: ignore[arg-type]
    )
    return card, _structure(parts, card, layout) + header.findings_of(texts, card, layout) + findings


def _preamble(paragraphs: Sequence[Paragraph], layout: Layout) -> tuple[Card, list[str]]:
    """A card with what stands above its header table (title, notice, 기준일), and the texts that are none."""
    card, rest = Card(layout=layout.name), []
    for paragraph in paragraphs:
        text = paragraph.text
        if card.form_title is None and any(word in squeeze(text) for word in layout.form_titles):
            card = replace(card, form_title=text)
        elif "as_of" not in card.raw and dates.find(text) and _tells_as_of(text):
            card = replace(card, as_of=header.read_as_of(text), raw={"as_of": text})
        elif card.notice is None and _NOTICE in (paragraph.mark, text[:1]):
            card = replace(card, notice=f"{_NOTICE} {text.removeprefix(_NOTICE).strip()}")
        else:
            rest.append(text)
    return card, rest


def _tells_as_of(text: str) -> bool:
    """Whether a line with a date is that of the 기준일: it says so, or is nothing but the date."""
    outside = text
    for found in dates.find(text):
        outside = outside.replace(found.raw, "")
    return bool(_AS_OF.search(text)) or not outside.strip(" ()[]")


def _with_header(card: Card, texts: header.Texts) -> Card:
    raw = {**card.raw, **texts.by_field}
    year = card.as_of.year if card.as_of else None
    department, line = header.read_department(raw.get("lead_department", ""))
    return replace(
        card,
        raw=raw,
        number=raw.get("number") or None,
        title=_one_line(raw.get("title")),
        lead_department=department,
        department_phone=line,
        status=_one_line(raw.get("status")),
        team_lead=header.read_person(raw.get("team_lead", "")),
        officer=header.read_person(raw.get("officer", "")),
        related_departments=header.read_departments(raw.get("related_departments", "")),
        period=header.read_period(raw["period"]) if raw.get("period") else None,
        budget=header.read_budget(raw["budget"]) if raw.get("budget") else None,
        progress_percent=header.read_percent(raw.get("progress_percent", "")),
        goals=items.from_cell(raw.get("goals", ""), year=year),
        tasks=items.from_cell(raw.get("tasks", ""), year=year),
    )


def _one_line(text: str | None) -> str | None:
    return " ".join(text.split()) if text and text.strip() else None


def _tree(paragraphs: Sequence[Paragraph], as_of: date | None) -> tuple[Item, ...]:
    return items.tree(paragraphs, year=as_of.year if as_of else None)


def _investment(parts: _Parts, card: Card, layout: Layout) -> tuple[Investment | None, list[Finding]]:
    """The investment plan with its unit, and its table still as text."""
    lines = parts.sections.get("investment", [])
    named = next(filter(None, (money.unit_named(line.text) for line in lines)), None)
    parts.unplaced += [line.text for line in lines if not money.unit_named(line.text)]
    if parts.money is None and kind_of(card) == "비예산":
        return Investment(unit=layout.unit, kind="비예산"), []
    if parts.money is None:
        message = (
            "투자계획 표를 찾지 못했습니다. 연도별 금액이 있는 표를 넣거나 ‘비예산’이라고 적어 주십시오."
        )
        return None, [Finding("budget-table-missing", Severity.WARNING, "investment", message)]
    unit = named if named in money.UNITS else layout.unit
    investment = Investment(unit=unit, kind=kind_of(card), raw=money_table.as_it_stood(parts.money))
    return investment, list(_unit_findings(named, unit))


def _unit_findings(named: str | None, unit: str) -> Iterator[Finding]:
    if named is None:
        message = f"투자계획의 단위가 적혀 있지 않아 {unit}으로 읽었습니다. 표 위에 ‘(단위: {unit})’처럼 적어 주십시오."
        yield Finding("budget-unit", Severity.WARNING, "investment.unit", message)
    elif named not in money.UNITS:
        message = f"투자계획의 단위 {quoted(named, '을를')} 알 수 없습니다. {', '.join(money.UNITS)} 가운데 하나를 적어 주십시오."
        yield Finding("budget-unit", Severity.ERROR, "investment.unit", message)


def _structure(parts: _Parts, card: Card, layout: Layout) -> list[Finding]:
    """What the file as a whole lacks, and what of it could not be placed."""
    findings = []
    if parts.header is None:
        message = (
            "공약제목·관리번호가 있는 머리표를 찾지 못했습니다. 공약사항 관리카드 파일인지 확인해 주십시오."
        )
        findings.append(Finding("header-missing", Severity.ERROR, "header", message))
    found = [heading.section for heading in parts.headings]
    if parts.several or len(found) != len(set(found)):
        message = "파일 하나에 카드가 둘 이상 있는 것 같습니다. 카드마다 파일을 나누어 주십시오."
        findings.append(Finding("cards-several", Severity.ERROR, "header", message))
    for section in layout.sections.values():
        if section.key not in found and not (section.key == "investment" and parts.money):
            message = f"‘{section.number}. {SECTION_TITLES[section.key]}’ 장을 찾지 못했습니다. 제목을 확인해 주십시오."
            severity = Severity.ERROR if section.key == "achievements" else Severity.WARNING
            findings.append(Finding("section-missing", severity, section.key, message))
    for index, text in enumerate(card.unplaced):
        message = f"{quoted(text[:40], '은는')} 카드의 어느 항목인지 알 수 없어 따로 두었습니다."
        findings.append(Finding("text-unplaced", Severity.WARNING, f"unplaced.{index}", message))
    return findings

"""Everything that the page of one card shows, ready to print."""

from collections.abc import Sequence
from dataclasses import dataclass

from gongyak.blocks import Block, Paragraph, Table
from gongyak.portal.cards.asked import ShownQuestion
from gongyak.portal.cards.chart import make_rate
from gongyak.portal.cards.sections import Section, make_sections
from gongyak.portal.cards.tables import ShownTable, make_form
from gongyak.portal.words import percent, tone
from gongyak.rules import card as cards
from gongyak.rules.card.model import Card
from gongyak.rules.dates import format_day

WITHHELD = "담당 팀장과 담당자의 성명, 내선번호는 공개하지 않습니다. 부서 대표전화로 문의해 주십시오."
UNSAID = "미기재"


@dataclass(frozen=True, slots=True)
class File:
    """One file to take along."""

    address: str
    kind: str
    purpose: str
    size: str


@dataclass(frozen=True, slots=True)
class Form:
    """What the card itself says."""

    number: str
    title: str
    department: str
    as_of: str
    as_of_iso: str
    form_title: str
    status: str
    tone: str
    percent: str
    budget_words: str
    rate: str
    period_words: str
    completion: str
    head: ShownTable
    withheld: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A card with what belongs to it: what was asked, its record, files, whom to ask, a lasting address."""

    form: Form
    questions: tuple[ShownQuestion, ...]
    record: tuple[tuple[str, str], ...]
    files: tuple[File, ...]
    contact: tuple[tuple[str, str], ...]
    permanent: str
    permanent_words: str


def make_form_of(card: Card) -> Form:
    """The card in the shape of the official form."""
    blocks = cards.write(card)
    return Form(
        number=card.number or UNSAID,
        title=card.title or UNSAID,
        department=card.lead_department or UNSAID,
        as_of=format_day(card.as_of) if card.as_of else UNSAID,
        as_of_iso=card.as_of.isoformat() if card.as_of else "",
        form_title=_form_title(blocks),
        status=card.status or UNSAID,
        tone=tone(card.status),
        percent=percent(card.progress_percent),
        budget_words=card.budget.raw if card.budget else UNSAID,
        rate=make_rate(card.investment) if card.investment else "",
        period_words=_period(card),
        completion=(card.period.completion or "") if card.period else "",
        head=make_form(_head(blocks), "head", empty="기재 없음"),
        withheld=WITHHELD if card.withheld else "",
        sections=make_sections(card, blocks),
    )


def _form_title(blocks: Sequence[Block]) -> str:
    return next(block.text for block in blocks if isinstance(block, Paragraph) and block.mark == "#")


def _head(blocks: Sequence[Block]) -> Table:
    return next(block for block in blocks if isinstance(block, Table))


def _period(card: Card) -> str:
    """사업기간 without the completion, which stands below it."""
    if card.period is None:
        return UNSAID
    return card.period.raw.split("[")[0].strip() or card.period.raw

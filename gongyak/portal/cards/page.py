"""Everything that the page of one card shows, ready to print."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongyak.blocks import Block, Paragraph, Table
from gongyak.pledges.published import (
    PublishedCard,
    PublishedDecision,
    PublishedOpinion,
    PublishedVersion,
)
from gongyak.portal.asking import Asked, Span
from gongyak.portal.cards.asked import ShownQuestion, make_questions
from gongyak.portal.cards.chart import make_rate
from gongyak.portal.cards.sections import Section, make_sections
from gongyak.portal.cards.versions import ShownVersion, make_versions
from gongyak.portal.cards.whence import ShownWhence, Whences, make_whences
from gongyak.portal.decisions.page import ShownDecision, make_decisions
from gongyak.portal.opinions.shown import ShownOpinion, make_opinion
from gongyak.portal.words import UNSAID, Pair, percent, size, tone
from gongyak.rules import card as cards
from gongyak.rules.card.model import Card
from gongyak.rules.dates import format_day
from gongyak.rules.moments import moment_words
from gongyak.ui.tables import ShownTable, make_form

#: Formats that go by another name than their ending.
_FORMAT_WORDS = {"md": gettext_lazy("텍스트")}
WITHHELD = gettext_lazy("담당 팀장과 담당자의 성명, 내선번호는 공개하지 않습니다.")
#: The formats of the files in the order of use, with what each is for.
FORMATS = {
    "hwpx": ("HWPX", gettext_lazy("한글 서식")),
    "pdf": ("PDF", gettext_lazy("인쇄용 서식")),
    "xlsx": ("XLSX", gettext_lazy("엑셀 표")),
    "md": ("Markdown", gettext_lazy("글자만")),
    "json": ("JSON", gettext_lazy("프로그램용 자료")),
}


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
    notice: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A card with what belongs to it: what was asked, its record, files, whom to ask, a lasting address."""

    form: Form
    whences: Whences
    questions: tuple[ShownQuestion, ...]
    versions: tuple[ShownVersion, ...]
    record: tuple[Pair, ...]
    files: tuple[File, ...]
    contact: tuple[Pair, ...]
    listed: str
    latest: str
    of_day: str
    of_moment: str
    compare: str
    is_chosen: bool
    opinion: str
    decisions: tuple[ShownDecision, ...] = ()
    opinions: tuple[ShownOpinion, ...] = ()


def make_page(
    published: PublishedCard,
    history: Sequence[PublishedVersion],
    asked: Asked,
    decided: Sequence[PublishedDecision] = (),
    opinions: Sequence[PublishedOpinion] = (),
) -> Page:
    """The page of a published card with its `history`, what was `decided` about its pledge and the answered
    `opinions` on it; `asked` tells whether somebody chose the time."""
    unit = published.card.investment.unit if published.card.investment else "백만원"
    address = reverse("card", args=[published.number])
    whose = Asked(holder=asked.holder)
    exact = Asked(published.publication_as_of, published.published_at, asked.holder)
    whences = make_whences(published, exact.query)
    return Page(
        form=make_form_of(published.card, whences.lines),
        whences=whences,
        questions=make_questions(published.questions, published.answers, unit),
        versions=make_versions(history, address, asked, published.hash),
        record=_record(published, exact.query),
        files=tuple(_files(published, exact.query)),
        contact=_contact(published),
        listed=reverse("cards") + (exact if asked.as_of or asked.known_at else whose).query,
        latest=address + whose.query,
        of_day=address + Asked(published.publication_as_of, holder=asked.holder).query,
        of_moment=address + exact.query,
        compare=_compare(published, exact if asked.known_at else whose),
        is_chosen=bool(asked.query),
        decisions=make_decisions(decided, asked),
        opinions=tuple(make_opinion(one) for one in opinions),
        opinion=reverse("opinion", args=[published.number]) + whose.query,
    )


def _compare(published: PublishedCard, asked: Asked) -> str:
    """The way to this card beside the one before it; `asked` is whose card and as known when."""
    span = Span(asked=replace(asked, as_of=None))
    return reverse("card-compare", args=[published.number]) + span.query(None, published.publication_as_of)


def _source(published: PublishedCard) -> tuple[Pair, ...]:
    """Where the card comes from; the hash of a text of the office would tell the public nothing."""
    format = published.source.format
    if format == "desk":
        return (Pair(_("출처"), _("이 카드는 부서가 이 시스템에서 쓰고 결재를 받았습니다.")),)
    named = _FORMAT_WORDS.get(format, format.upper())
    return (
        Pair(_("출처"), _("이 카드는 파일에서 가져왔습니다(%(format)s 형식).") % {"format": named}),
        Pair(_("파일 SHA-256"), published.source.sha256, is_code=True),
    )


def _record(published: PublishedCard, query: str) -> tuple[Pair, ...]:
    """What anyone can check: each hash, and the bytes that it is of."""
    late = " " + _("(소급 입력: 다음 분기가 끝난 뒤에 기록함)") if published.retroactive else ""
    versions = {"version": published.seq, "list": published.publication}
    return (
        *_source(published),
        Pair(_("기록한 때"), moment_words(published.recorded_at) + late),
        Pair(_("공개한 때"), moment_words(published.published_at)),
        Pair(_("차수"), _("확정본 %(version)s차, 공개 목록 %(list)s차") % versions),
        Pair(_("공개본"), _("JSON 파일"), address=reverse("card-form", args=[published.number]) + query),
        Pair(_("공개본 SHA-256"), published.hash, is_code=True),
        Pair(
            _("공개 목록"),
            _("JSON 파일 (모든 공개 파일의 해시)"),
            address=reverse("publication", args=[published.publication]),
        ),
        Pair(_("공개 목록 SHA-256"), published.publication_hash, is_code=True),
    )


def _files(published: PublishedCard, query: str) -> Iterator[File]:
    sizes = {download.format: download.size for download in published.downloads}
    for format, (kind, purpose) in FORMATS.items():
        if format in sizes:
            address = reverse("card-file", args=[published.number, format])
            yield File(address + query, kind, str(purpose), size(sizes[format]))


def _contact(published: PublishedCard) -> tuple[Pair, ...]:
    card = published.card
    return (
        Pair(_("주관부서"), card.lead_department or str(UNSAID)),
        Pair(_("대표전화"), card.department_phone or _("등록되지 않음")),
    )


def make_form_of(card: Card, whence: Mapping[str, ShownWhence] | None = None) -> Form:
    """The card in the shape of the official form; `whence` is what stands behind its lines, by their ids."""
    blocks = cards.write(card)
    return Form(
        number=card.number or str(UNSAID),
        title=card.title or str(UNSAID),
        department=card.lead_department or str(UNSAID),
        as_of=format_day(card.as_of) if card.as_of else str(UNSAID),
        as_of_iso=card.as_of.isoformat() if card.as_of else "",
        form_title=_form_title(blocks),
        status=card.status or str(UNSAID),
        tone=tone(card.status),
        percent=percent(card.progress_percent),
        budget_words=card.budget.raw if card.budget else str(UNSAID),
        rate=make_rate(card.investment) if card.investment else "",
        period_words=_period(card),
        completion=(card.period.completion or "") if card.period else "",
        head=make_form(_head(blocks), "head", empty="기재 없음"),
        withheld=str(WITHHELD) if card.withheld else "",
        notice=card.notice or "",
        sections=make_sections(card, blocks, whence),
    )


def _form_title(blocks: Sequence[Block]) -> str:
    return next(block.text for block in blocks if isinstance(block, Paragraph) and block.mark == "#")


def _head(blocks: Sequence[Block]) -> Table:
    return next(block for block in blocks if isinstance(block, Table))


def _period(card: Card) -> str:
    """사업기간 without the completion, which stands below it."""
    if card.period is None:
        return str(UNSAID)
    return card.period.raw.split("[")[0].strip() or card.period.raw

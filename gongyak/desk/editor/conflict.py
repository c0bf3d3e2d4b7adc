"""Two texts of one card side by side: what only one changed is taken, what both changed is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse

from gongyak.desk.editor.asked import Asked
from gongyak.desk.editor.lines import TITLES
from gongyak.desk.editor.texts import Open
from gongyak.rules.budget import SHORT, column_name
from gongyak.rules.card import Card
from gongyak.rules.card.compare import Comparison, Kind, compare
from gongyak.rules.card.compare.model import CellChange
from gongyak.rules.card.layout import layouts
from gongyak.rules.card.merge import Conflict, Merged, merge
from gongyak.rules.moments import moment_words
from gongyak.rules.money import format_cell

#: What a form holds for the server alone, and what the page of two texts says anew.
_OWN = ("csrfmiddlewaretoken", "act", "onto", "revision")


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that both changed: the three texts, and what was chosen so far."""

    key: str
    place: str
    base: str
    mine: str
    theirs: str
    chosen: str


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that only the other side changed: it will be taken."""

    place: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class TwoTexts:
    """The page of two texts. `hidden` is everything that was typed, to be sent again."""

    number: str
    title: str
    who: str
    at: str
    choices: tuple[Choice, ...]
    theirs: tuple[Change, ...]
    own: tuple[Change, ...]
    hidden: tuple[tuple[str, str], ...]
    revision: int
    onto: int
    address: str
    is_incomplete: bool


def put_together(opened: Open, mine: Card, asked: Asked) -> Merged:
    """My text and the one that is kept now, over the text that my form showed."""
    theirs = opened.card_at(asked.onto) if asked.onto is not None else opened.card
    base = opened.card_at(asked.revision)
    return merge(base, mine, theirs, scope=opened.scope, choices=asked.choices)


def make_conflict(opened: Open, mine: Card, asked: Asked, post: QueryDict) -> TwoTexts:
    """The page for a text that was typed over one which somebody has replaced meanwhile."""
    draft = opened.draft
    base, theirs = opened.card_at(asked.revision), opened.card
    merged = merge(base, mine, theirs, scope=opened.scope, choices=asked.choices)
    chosen = {conflict.where for conflict in merged.conflicts}
    return TwoTexts(
        number=draft.pledge.number,
        title=mine.title or "",
        who=draft.changed_by.name if draft.changed_by else "다른 사람",
        at=moment_words(draft.changed_at),
        choices=tuple(make_choice(one, mine) for one in merged.conflicts),
        theirs=changes(base, theirs, without=chosen),
        own=changes(base, mine, without=chosen),
        hidden=tuple((n, v) for n, v in post.items() if n not in _OWN and not n.startswith("choice-")),
        revision=asked.revision,
        onto=draft.revision,
        address=reverse("draft-write", args=[draft.pk]),
        is_incomplete=asked.onto is not None and bool(asked.choices) and bool(merged.open),
    )


def make_choice(conflict: Conflict, card: Card) -> Choice:
    """A conflict in words; a text that is not there is said to be taken out."""
    return Choice(
        key=conflict.key,
        place=place_words(conflict.where, card),
        base=conflict.base or "(없던 줄)",
        mine=conflict.mine if conflict.mine is not None else "(뺌)",
        theirs=conflict.theirs if conflict.theirs is not None else "(뺌)",
        chosen=conflict.choice.value if conflict.choice else "",
    )


def place_words(where: str, card: Card) -> str:
    """A place of the card as people call it: `투자계획 계획 구비 2024년`, `추진실적`, `진도`."""
    first, *rest = where.split(".")
    if first in TITLES and first != "investment":
        return TITLES[first]
    if first == "investment" and len(rest) == 3:
        return f"투자계획 {SHORT[rest[0]]} {rest[1]} {column_name(rest[2])}"
    if first == "investment":
        return "투자계획 표"
    fields = layouts()[card.layout].fields
    return fields[first][0] if first in fields else _OTHERS.get(first, first)


_OTHERS = {
    "as_of": "기준일",
    "department_phone": "주관부서 전화",
    "status_national": "전국 분류",
    "form_title": "서식 제목",
    "notice": "알림",
    "layout": "서식",
    "spent_meaning": "투입예산의 뜻",
    "investment_kind": "예산 구분",
}


def changes(
    before: Card, after: Card, without: set[str] | frozenset[str] = frozenset()
) -> tuple[Change, ...]:
    """What one text says otherwise than another, in words, without what stands at certain places."""
    found = compare(before, after)
    fields = [
        Change(place_words(one.name, after), one.before or "(적지 않음)", one.after or "(적지 않음)")
        for one in found.fields
        if one.name not in without
    ]
    if found.progress.before != found.progress.after and "progress_percent" not in without:
        fields.append(Change("진도", _percent(found.progress.before), _percent(found.progress.after)))
    cells = [_cell(one, after) for one in found.cells if one.changed and _where(one) not in without]
    return (*fields, *cells, *_lines(found, without))


def _percent(value: object) -> str:
    return "(적지 않음)" if value is None else f"{value}%"


def _where(cell: CellChange) -> str:
    return f"investment.{cell.block}.{cell.source}.{cell.place}"


def _cell(cell: CellChange, card: Card) -> Change:
    unit = card.investment.unit if card.investment else "백만원"
    told = [
        format_cell(one.won, unit, undecided=one.undecided) or "(빈칸)" for one in (cell.before, cell.after)
    ]
    return Change(place_words(_where(cell), card), *told)


def _lines(found: Comparison, without: set[str] | frozenset[str]) -> Sequence[Change]:
    return [
        Change(
            TITLES[section.name],
            f"{line.before.mark} {line.before.text}" if line.before else "(없던 줄)",
            f"{line.after.mark} {line.after.text}" if line.after else "(뺌)",
        )
        for section in found.sections
        for line in section.lines
        if line.kind in (Kind.ADDED, Kind.REMOVED, Kind.CHANGED, Kind.MOVED)
        and (line.after.place if line.after else section.name) not in without
    ]

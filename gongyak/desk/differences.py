"""What one card says otherwise than another, as a list that can be read in a minute."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongyak.rules import money
from gongyak.rules.budget import SHORT, column_name
from gongyak.rules.card import Card
from gongyak.rules.card.compare import Comparison, Kind, LineChange, Part, compare

#: What the office calls the parts of a card.
FIELDS = {
    "number": "관리번호",
    "title": "공약제목",
    "lead_department": "주관부서",
    "department_phone": "대표전화",
    "team_lead": "팀장",
    "officer": "담당자",
    "related_departments": "관련부서",
    "period": "사업기간",
    "budget": "소요예산",
    "status": "추진상황",
    "status_national": "전국 분류",
    "goals": "공약목표",
    "tasks": "추진과제",
    "overview": "추진개요",
    "achievements": "추진실적",
    "problems": "문제점 및 대책",
    "plans": "향후계획",
}
_OUTCOMES = {Kind.ADDED: "더해짐", Kind.REMOVED: "빠짐", Kind.CHANGED: "고쳐짐", Kind.MOVED: "옮겨짐"}


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that changed: where, how, and both sides in parts, of which the changed ones are marked."""

    place: str
    outcome: str
    before: tuple[Part, ...] = ()
    after: tuple[Part, ...] = ()


def differences(before: Card, after: Card) -> tuple[Difference, ...]:
    """Everything that `after` says otherwise, in the order of the form."""
    found = compare(before, after)
    unit = after.investment.unit if after.investment else "백만원"
    return (*_fields(found), *_cells(found, unit), *_lines(found))


def _fields(found: Comparison) -> Iterator[Difference]:
    progress = found.progress
    if progress.before != progress.after:
        told = (f"{side:f}%" if side is not None else "" for side in (progress.before, progress.after))
        yield Difference("진도", "고쳐짐", *((Part(text, changed=True),) for text in told))
    for one in found.fields:
        before, after = (Part(one.before or "", changed=True),), (Part(one.after or "", changed=True),)
        if one.words:
            before, after = one.words.before, one.words.after
        yield Difference(FIELDS.get(one.name, one.name), "고쳐짐", before, after)


def _cells(found: Comparison, unit: str) -> Iterator[Difference]:
    for cell in found.cells:
        if cell.changed:
            told = (
                money.format_cell(side.won, unit, undecided=side.undecided) or "미상"
                for side in (cell.before, cell.after)
            )
            place = f"{SHORT[cell.block]} {cell.source} {column_name(cell.place)}({unit})"
            yield Difference(place, "고쳐짐", *((Part(text, changed=True),) for text in told))


def _lines(found: Comparison) -> Iterator[Difference]:
    for section in found.sections:
        for line in section.lines:
            if line.kind in _OUTCOMES:
                yield Difference(FIELDS[section.name], _OUTCOMES[line.kind], *_sides(line))


def _sides(line: LineChange) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    if line.words:
        return line.words.before, line.words.after
    whole = line.kind is not Kind.MOVED
    before, after = ((Part(side.text, changed=whole),) if side else () for side in (line.before, line.after))
    return before, after

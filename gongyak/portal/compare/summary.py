"""What changed, in sentences: for the top of a comparison and for lists of many."""

from collections.abc import Iterator
from dataclasses import asdict
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongyak.portal.compare.amounts import BLOCKS
from gongyak.portal.compare.lines import SECTIONS
from gongyak.portal.terms import told
from gongyak.portal.words import UNSAID, percent
from gongyak.rules import money
from gongyak.rules.card.compare import Comparison, Progress, SectionChange
from gongyak.rules.particles import with_particle

#: What a page calls the fields of the header.
FIELDS = {
    "form_title": gettext_lazy("서식 제목"),
    "notice": gettext_lazy("알림"),
    "title": gettext_lazy("공약제목"),
    "number": gettext_lazy("관리번호"),
    "lead_department": gettext_lazy("주관부서"),
    "department_phone": gettext_lazy("부서 대표전화"),
    "team_lead": gettext_lazy("팀장"),
    "officer": gettext_lazy("담당자"),
    "related_departments": gettext_lazy("관련부서"),
    "period": gettext_lazy("사업기간"),
    "budget": gettext_lazy("소요예산"),
    "status": gettext_lazy("추진상황"),
    "status_national": gettext_lazy("전국 공통 분류"),
    "investment_kind": gettext_lazy("예산 구분"),
    "spent_meaning": gettext_lazy("‘투입’의 뜻"),
}
#: What can be said of the lines of a section: as one of several and as the last.
_SAID = {
    "added": (gettext_lazy("%(count)d건이 늘고"), gettext_lazy("%(count)d건이 늘었습니다")),
    "arrived": (
        gettext_lazy("%(count)d건이 다른 항목에서 옮겨 오고"),
        gettext_lazy("%(count)d건이 다른 항목에서 옮겨 왔습니다"),
    ),
    "carried_out": (
        gettext_lazy("%(count)d건이 향후계획에서 옮겨 오고"),
        gettext_lazy("%(count)d건이 향후계획에서 옮겨 왔습니다"),
    ),
    "changed": (gettext_lazy("%(count)d건이 고쳐지고"), gettext_lazy("%(count)d건이 고쳐졌습니다")),
    "moved": (
        gettext_lazy("%(count)d건의 순서가 바뀌고"),
        gettext_lazy("%(count)d건의 순서가 바뀌었습니다"),
    ),
    "removed": (gettext_lazy("%(count)d건이 빠지고"), gettext_lazy("%(count)d건이 빠졌습니다")),
}


def sentences(comparison: Comparison, unit: str) -> Iterator[str]:
    """Everything that changed, the weightiest first; money in `unit`."""
    if status := comparison.field("status"):
        yield _("추진상황이 ‘%(before)s’에서 %(after_to)s 바뀌었습니다.") % {
            "before": told(status.before or str(UNSAID)),
            "after": told(status.after or str(UNSAID)),
            "after_to": with_particle(f"‘{told(status.after or str(UNSAID))}’", "으로로"),
        }
    if comparison.progress.before != comparison.progress.after:
        yield _progress(comparison.progress)
    yield from _money(comparison, unit)
    for section in comparison.sections:
        if words := count_words(section):
            yield _("%(section)s %(said)s.") % {"section": SECTIONS[section.name], "said": words}
    others = [str(FIELDS[field.name]) for field in comparison.fields if field.name != "status"]
    if others:
        yield _("머리표에서 바뀐 것: %(names)s.") % {"names": ", ".join(others)}


def _progress(progress: Progress) -> str:
    points = progress.points
    if points is None:
        return _("진도가 %(before)s에서 %(after)s(으)로 바뀌었습니다.") % {
            "before": _percent(progress.before),
            "after": _percent(progress.after),
        }
    said = _("진도가 %(before)s에서 %(after)s로 %(points)s%%p 올랐습니다.")
    if points < 0:
        said = _("진도가 %(before)s에서 %(after)s로 %(points)s%%p 내렸습니다.")
    return said % {
        "before": _percent(progress.before),
        "after": _percent(progress.after),
        "points": percent(abs(points)),
    }


def _percent(value: Decimal | None) -> str:
    return str(UNSAID) if value is None else f"{percent(value)}%"


def _money(comparison: Comparison, unit: str) -> Iterator[str]:
    """The totals that changed, and whether cells did where no total did."""
    is_told = False
    for block, label in BLOCKS.items():
        cell = comparison.cell(block, "total")
        if cell is None or not cell.changed:
            continue
        is_told = True
        told_amounts = {
            name: told("미상") if side.won is None else amount(side.won, unit)
            for name, side in (("before", cell.before), ("after", cell.after))
        }
        if cell.difference is None:
            said = _("%(block)s 총계가 %(before)s에서 %(after)s(으)로 바뀌었습니다.")
        elif cell.difference > 0:
            said = _("%(block)s 총계가 %(before)s에서 %(after)s으로 %(difference)s 늘었습니다.")
        else:
            said = _("%(block)s 총계가 %(before)s에서 %(after)s으로 %(difference)s 줄었습니다.")
        difference = amount(abs(cell.difference or 0), unit)
        yield said % {"block": label, "difference": difference, **told_amounts}
    count = sum(cell.changed for cell in comparison.cells)
    if count and not is_told:
        yield _("총계는 그대로이고 투자계획 표의 %(count)d칸이 바뀌었습니다.") % {"count": count}


def amount(won: int, unit: str) -> str:
    """Won with its unit in the language of the page: `9.6백만원`."""
    return _("%(number)s%(unit)s") % {"number": money.format_number(won, unit), "unit": told(unit)}


def count_words(section: SectionChange) -> str:
    """What happened to the lines of a section: `3건이 늘고 1건이 고쳐졌습니다`, empty where nothing did."""
    counts = asdict(section.counts)
    if all(group[0].came_from in (None, "plans") for group in section.groups()):
        counts["carried_out"] = counts.pop("arrived")
    told_of = [(name, counts[name]) for name in _SAID if counts.get(name)]
    last = len(told_of) - 1
    return " ".join(
        _SAID[name][index == last] % {"count": count} for index, (name, count) in enumerate(told_of)
    )

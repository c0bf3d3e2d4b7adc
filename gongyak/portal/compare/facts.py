"""What changed in one pledge between two published sets, as short facts in the order of their weight."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongyak.pledges.published import PublishedChange, PublishedRow
from gongyak.portal.compare.amounts import BLOCKS
from gongyak.portal.compare.lines import SECTIONS
from gongyak.portal.compare.summary import FIELDS, amount, count_words
from gongyak.portal.terms import told
from gongyak.portal.words import UNSAID, percent, tone
from gongyak.rules.card.compare import Comparison

#: What can happen to a pledge, the weightiest first, and what a page calls it.
OUTCOMES = {
    "new": gettext_lazy("새로 공개됨"),
    "gone": gettext_lazy("공개에서 빠짐"),
    "done": gettext_lazy("완료됨"),
    "status": gettext_lazy("추진상황 바뀜"),
    "down": gettext_lazy("진도 내림"),
    "up": gettext_lazy("진도 오름"),
    "plan": gettext_lazy("계획 예산 바뀜"),
    "spent": gettext_lazy("투입 예산 바뀜"),
    "text": gettext_lazy("내용 바뀜"),
}
#: Fields that are told as facts of their own, or follow from one.
_TOLD = ("status", "status_national", "budget")


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that happened: its key in `OUTCOMES`, before and after in words, how much it weighs there."""

    outcome: str
    words: tuple[str, ...]
    weight: Decimal = Decimal()

    @property
    def label(self) -> str:
        """What a page calls it."""
        return str(OUTCOMES[self.outcome])


def facts(change: PublishedChange) -> Iterator[Fact]:
    """Everything that happened to a pledge, the weightiest first; nothing where it stayed the same."""
    before, after = change.before, change.after
    if before is None or after is None:
        outcome = "gone" if after is None else "new"
        yield Fact(outcome, (told(change.row.status or str(UNSAID)),))
        return
    yield from _status(before, after)
    yield from _progress(before.progress_percent, after.progress_percent)
    yield from _money("plan", before.plan_won, after.plan_won)
    yield from _money("spent", before.spent_won, after.spent_won)
    if texts := tuple(_texts(change)):
        yield Fact("text", texts)


def _status(before: PublishedRow, after: PublishedRow) -> Iterator[Fact]:
    if before.status != after.status:
        is_done = tone(after.status) == "done" != tone(before.status)
        old, new = (told(row.status or str(UNSAID)) for row in (before, after))
        yield Fact("done" if is_done else "status", (f"{old} → {new}",))


def _progress(before: Decimal | None, after: Decimal | None) -> Iterator[Fact]:
    if before is not None and after is not None and before != after:
        points = after - before
        sign = "+" if points > 0 else "−"
        words = f"{percent(before)}% → {percent(after)}% ({sign}{percent(abs(points))}%p)"
        yield Fact("up" if points > 0 else "down", (words,), abs(points))


def _money(block: str, before: int | None, after: int | None) -> Iterator[Fact]:
    if before == after:
        return
    old, new = (told("미상") if won is None else amount(won, "백만원") for won in (before, after))
    difference = None if before is None or after is None else after - before
    more = (
        ""
        if difference is None
        else f" ({'+' if difference > 0 else '−'}{amount(abs(difference), '백만원')})"
    )
    yield Fact(block, (f"{old} → {new}{more}",), Decimal(abs(difference or 0)))


def _texts(change: PublishedChange) -> Iterator[str]:
    """What else happened: 진도 that became known or is so no longer, lines, the header, money below the totals."""
    sides = [row.progress_percent for row in (change.before, change.after) if row]
    if (None in sides) and sides != [None, None]:
        old, new = (str(UNSAID) if one is None else f"{percent(one)}%" for one in sides)
        yield f"{_('진도')} {old} → {new}"
    if change.comparison:
        yield from _differences(change.comparison)


def _differences(comparison: Comparison) -> Iterator[str]:
    for section in comparison.sections:
        if said := count_words(section):
            yield _("%(section)s %(said)s") % {"section": SECTIONS[section.name], "said": said}
    names = [str(FIELDS[field.name]) for field in comparison.fields if field.name not in _TOLD]
    if names:
        yield _("머리표의 %(names)s") % {"names": ", ".join(names)}
    changed = {cell.block for cell in comparison.cells if cell.changed}
    totals = {cell.block for cell in comparison.cells if cell.changed and cell.place == "total"}
    for block in BLOCKS:
        if block in changed - totals:
            yield _("%(block)s의 연도별 금액 (총계는 그대로)") % {"block": BLOCKS[block]}

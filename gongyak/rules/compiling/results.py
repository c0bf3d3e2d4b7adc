"""Section 3, 추진실적: confirmed results that had begun on the 기준일, as a card tells them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from gongyak.rules.compiling.belonging import Belonging
from gongyak.rules.compiling.figures import count_line, metric_lines
from gongyak.rules.compiling.kinds import Kind, kinds
from gongyak.rules.compiling.model import SERIES, Behind, LeftOut, Line, Records
from gongyak.rules.compiling.periods import first_day, paper, periods
from gongyak.rules.compiling.sentences import free_lines, sentence
from gongyak.rules.records import Achievement, AchievementStatus, YearPlan

#: The states of a result that may stand on a card.
CONFIRMED = (AchievementStatus.CONFIRMED, AchievementStatus.ON_CARD)
OTHER = "기타"


def compile_results(records: Records, day: date) -> tuple[tuple[Line, ...], tuple[LeftOut, ...]]:
    """The lines of the section, and the results of the pledge that it does not tell."""
    belonging = Belonging.of(records)
    own = belonging.results()
    told = [one for one in own if why_not(one, day) == ""]
    lines = tuple(_Section(records, belonging, told, day).lines())
    left = [LeftOut(one.key, one.title, why_not(one, day)) for one in own if one not in told]
    return lines, tuple(left)


def kind_of(result: Achievement) -> Kind:
    """The kind by which a result is told."""
    return kinds().get(result.kind) or kinds()[OTHER]


def why_not(result: Achievement, day: date) -> str:
    """Why a result does not stand on the card of a day; empty where it does."""
    if result.status is AchievementStatus.CANCELLED:
        return "취소한 실적"
    if result.status not in CONFIRMED:
        return f"아직 확정 전({result.status})"
    span = result.span
    if span.start and span.start > day:
        return "기준일 뒤의 일"
    if span.start is None and not span.recurrence and not kind_of(result).undated:
        return "날이 적히지 않음"
    return ""


class _Section:
    """The results of one section, put under each other."""

    def __init__(
        self, records: Records, belonging: Belonging, told: Sequence[Achievement], day: date
    ) -> None:
        self.records, self.belonging, self.day = records, belonging, day
        keys = {one.key for one in told}
        self.below: dict[str, list[Achievement]] = {}
        for one in told:
            self.below.setdefault(one.parent if one.parent in keys else "", []).append(one)

    def lines(self, under: str = "") -> Iterator[Line]:
        """The lines under a result, those of the section for none."""
        for results in self._ordered(self.below.get(under, ())):
            if line := self._entry(results):
                yield line

    def _ordered(self, results: Iterable[Achievement]) -> list[list[Achievement]]:
        """The results told together, in the order set by hand, else by kind and day."""
        groups: dict[str, list[Achievement]] = {}
        for one in results:
            groups.setdefault(f"{one.kind}/{one.series}" if one.series else one.key, []).append(one)
        for group in groups.values():
            group.sort(key=lambda one: (first_day([one.span]), one.key))
        return sorted(groups.values(), key=self._place)

    def _place(self, group: Sequence[Achievement]) -> tuple[bool, int, int, date, str]:
        by_hand = self.belonging.place(group)
        first = group[0]
        day = first_day([one.span for one in group])
        return by_hand is None, by_hand or 0, kind_of(first).order, day, first.key

    def _entry(self, group: list[Achievement]) -> Line | None:
        first, kind = group[0], kind_of(group[0])
        key = f"{SERIES}{first.kind}/{first.series}" if first.series else first.key
        below = (*self._below(key, group, kind), *(line for one in group for line in self.lines(one.key)))
        if kind.undated and not below:
            return None
        return Line(
            key=key,
            text=sentence(kind.templates, _fields(group, self.records)),
            records=(*map(self.records.behind, group), *self._plans(group)),
            evidence=tuple(proof for one in group for proof in one.evidence),
            children=below,
        )

    def _plans(self, group: list[Achievement]) -> Iterator[Behind]:
        """The plans that a line tells of: the year comes from them."""
        for plan in {one.plan: self.records.get(one.plan, YearPlan) for one in group}.values():
            if plan:
                yield self.records.behind(plan)

    def _below(self, key: str, group: list[Achievement], kind: Kind) -> Iterator[Line]:
        for one in group:
            yield from free_lines(one.key, one.lines, (self.records.behind(one),))
            if kind.counts and (line := count_line(one, kind, self.records, self.day)):
                yield line
        yield from metric_lines(key, group, kind, self.records)


def _fields(group: Sequence[Achievement], records: Records) -> dict[str, str]:
    """What a sentence may name."""
    first = group[0]
    title = first.series or first.title
    plan = records.get(first.plan, YearPlan)
    year = plan.year if plan else first.span.start.year if first.span.start else None
    numbers = [proof.paper for one in group for proof in one.evidence if proof.paper]
    return {
        "title": title,
        "year_title": title if year is None or title.startswith(f"{year}년") else f"{year}년 {title}",
        "period": periods(one.span for one in group),
        "paper": paper(numbers[0]) if numbers else "",
        "recurrence": first.span.recurrence or "",
    }

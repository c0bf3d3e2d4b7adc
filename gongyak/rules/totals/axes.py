"""The axes of the 총괄표: every pledge stands in exactly one group of each."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gongyak.rules.card.layout import layouts, squeeze
from gongyak.rules.numbering import natural_key
from gongyak.rules.progress import DONE, mean_percent
from gongyak.rules.totals.lines import Line
from gongyak.rules.totals.sums import Sums


@dataclass(frozen=True, slots=True)
class Axis:
    """One thing to count by: its code, its name, and what a line says of it (None where nothing)."""

    code: str
    label: str
    value: Callable[[Line], str | None]


@dataclass(frozen=True, slots=True)
class Group:
    """The pledges that say the same of an axis, in the order of their numbers, and their money, a shared
    budget standing with the pledge that bears it."""

    value: str | None
    label: str
    lines: tuple[Line, ...]
    money: Sums

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers of the pledges."""
        return tuple(line.number for line in self.lines)

    @property
    def count(self) -> int:
        """How many pledges."""
        return len(self.lines)

    @property
    def done(self) -> int:
        """How many of them are done (완료와 이행 후 계속추진)."""
        return sum(line.status_national in DONE for line in self.lines)

    @property
    def mean(self) -> Decimal | None:
        """평균 진도 in percent to one decimal, half up, of those that say theirs; None where none does."""
        return mean_percent(line.progress_percent for line in self.lines)


def term_of(line: Line) -> str | None:
    """임기 내 or 임기 후 by the card's words of completion; other words stay what they are."""
    said = squeeze(line.completion or "")
    for word in ("임기 내", "임기 후"):
        if said.startswith(squeeze(word)):
            return word
    return line.completion


AXES = (
    Axis("field", "분야", lambda line: line.field),
    Axis("department", "주관부서", lambda line: line.department),
    Axis("status_national", "추진상황(전국 분류)", lambda line: line.status_national),
    Axis("status", "추진상황(카드에 적힌 말)", lambda line: line.status),
    Axis("origin", "신규·계속", lambda line: line.origin),
    Axis("term", "임기 내·후", term_of),
    Axis("completion", "완료시기", lambda line: line.completion),
    Axis("kind", "예산 구분", lambda line: line.kind),
)
#: What is said of a group whose pledges say nothing of the axis.
UNSAID = {"field": "분야 없음", "status_national": "분류 확인 중", "origin": "구분 없음"}


def group(
    axis: Axis,
    lines: Sequence[Line],
    money: Callable[[Sequence[Line]], Sums],
    departments: Sequence[str] = (),
) -> tuple[Group, ...]:
    """The groups of an axis. Fields in the order of their numbers, national statuses in theirs, departments
    in that of the 직제, other words by how many; who says nothing comes last."""
    held: dict[str | None, list[Line]] = defaultdict(list)
    for line in lines:
        held[axis.value(line)].append(line)
    orders = {"status_national": layouts()["standard"].national, "department": departments}
    order: list[str | None] = [*orders.get(axis.code, ())]

    def place(one: Group) -> tuple[object, ...]:
        known = order.index(one.value) if one.value in order else len(order)
        many = 0 if axis.code in ("field", "department") else -one.count
        return one.value is None, known, many, natural_key(one.value or "")

    made = (
        Group(value, _label(axis, value, those), tuple(those), money(those)) for value, those in held.items()
    )
    return tuple(sorted(made, key=place))


def _label(axis: Axis, value: str | None, lines: Sequence[Line]) -> str:
    if value is None:
        return UNSAID.get(axis.code, "미기재")
    name = next((line.field_name for line in lines if line.field_name), "") if axis.code == "field" else ""
    return f"{value}. {name}" if name else value


def words(lines: Sequence[Line]) -> tuple[tuple[str | None, str | None, int], ...]:
    """How often each 추진상황 as the cards write it stands for which of the national words, most frequent first."""
    counts = Counter((line.status, line.status_national) for line in lines)
    order = sorted(counts.items(), key=lambda each: (-each[1], each[0][0] or "", each[0][1] or ""))
    return tuple((local, national, count) for (local, national), count in order)

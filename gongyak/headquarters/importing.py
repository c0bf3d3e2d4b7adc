"""Values of indicators from a table: looked at row by row first, then taken in all or not at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from gongyak.headquarters.models import Firmness, Indicator, Observation
from gongyak.headquarters.observing import Entered, latest, observe, says_the_same, unfit
from gongyak.headquarters.permissions import may_enter
from gongyak.rules.dates import format_day, parse_day
from gongyak.rules.indicators import read_period, read_value
from gongyak.rules.moments import day_of
from gongyak.rules.particles import quoted
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor

#: The head of the table; the last two need not be there.
COLUMNS = ("지표", "기간", "값", "구분", "공표일", "출처", "사유")
_NEEDED = COLUMNS[:5]
MOST_ROWS = 5_000
NEW, REVISED, SAME, WRONG = "추가", "정정", "그대로", "오류"


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it was typed; `line` is its number in the file."""

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "").strip()


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong in a cell: its column and a sentence."""

    column: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Planned:
    """What would become of a row: 추가, 정정 (with the value that stands now), 그대로, or 오류 with what is wrong."""

    row: Row
    outcome: str
    wrong: tuple[Wrong, ...] = ()
    before: str = ""
    entered: Entered | None = None


def read_rows(table: Sequence[Sequence[str]]) -> list[Row]:
    """The rows below the head; Refusal where there is no head, a column is unknown, or there are too many."""
    lines = [
        (n, [cell.strip() for cell in row])
        for n, row in enumerate(table, start=1)
        if any(map(str.strip, row))
    ]
    at = next((i for i, (_, cells) in enumerate(lines) if set(_NEEDED) <= set(cells)), None)
    if at is None:
        raise Refusal(f"열 이름을 적은 줄이 있어야 합니다: {', '.join(COLUMNS)}")
    head = lines[at][1]
    unknown = [name for name in head if name and name not in COLUMNS]
    if unknown:
        raise Refusal(
            f"모르는 열이 있습니다: {', '.join(unknown)[:200]}. 쓸 수 있는 열: {', '.join(COLUMNS)}"
        )
    rows = [Row(n, {k: v for k, v in zip(head, cells, strict=False) if k}) for n, cells in lines[at + 1 :]]
    if not rows:
        raise Refusal("열 이름 아래에 값이 한 줄도 없습니다.")
    if len(rows) > MOST_ROWS:
        raise Refusal(f"한 번에 {MOST_ROWS:,}줄까지 넣을 수 있습니다. 파일을 나누어 주십시오.")
    return rows


def plan(rows: Sequence[Row], *, by: Actor, day: date) -> list[Planned]:
    """What would become of each row on a day. Three queries. Refused: by who enters no values."""
    if not may_enter(by, day):
        raise Refusal("지표의 값은 본부 구성원이나 총괄부서가 넣습니다. 총괄반에 요청하십시오.")
    known = {one.name: one for one in Indicator.objects.filter(retired_on=None)}
    held = latest([one.pk for one in known.values()])
    first: dict[tuple[int, date], int] = {}
    return [_planned(row, known, held, first, day) for row in rows]


@transaction.atomic
def take_in(rows: Sequence[Row], *, by: Actor, now: datetime) -> list[Observation]:
    """Do what was planned. Refused whole: one wrong row."""
    planned = plan(rows, by=by, day=day_of(now))
    if any(one.outcome == WRONG for one in planned):
        raise Refusal("오류가 있는 줄이 있어 한 줄도 넣지 않았습니다. 고쳐서 다시 올리십시오.")
    return observe(entered=[one.entered for one in planned if one.entered], by=by, now=now)


def _planned(
    row: Row,
    known: Mapping[str, Indicator],
    held: Mapping[tuple[int, date], Observation],
    first: dict[tuple[int, date], int],
    day: date,
) -> Planned:
    entered = _read(row, known)
    if not isinstance(entered, Entered):
        return Planned(row, WRONG, tuple(entered))
    key = entered.indicator.pk, entered.start
    if first.setdefault(key, row.line) != row.line:
        said = f"{first[key]}번째 줄과 지표와 기간이 같습니다. 한 줄만 남기십시오."
        return Planned(row, WRONG, (Wrong("기간", said),))
    before = held.get(key)
    if before is not None and says_the_same(entered, before):
        return Planned(row, SAME, entered=entered)
    if sentence := unfit(entered, before, day):
        return Planned(row, WRONG, (Wrong(_column(sentence), sentence),))
    if before is None or before.standing == Firmness.CANCELLED:
        return Planned(row, NEW, entered=entered)
    told = f"{before.value} {before.standing} ({format_day(before.published_on)} 공표)"
    return Planned(row, REVISED, before=told, entered=entered)


def _read(row: Row, known: Mapping[str, Indicator]) -> Entered | list[Wrong]:
    """The entry that a row makes, or what of it cannot be read, cell by cell."""
    indicator = known.get(row["지표"])
    if indicator is None:
        return [
            Wrong("지표", f"{quoted(row['지표'][:50], '은는')} 등록된 지표가 아닙니다. 이름을 확인하십시오.")
        ]
    period = read_period(row["기간"], indicator.precision)
    value = read_value(row["값"]) if row["구분"] != Firmness.CANCELLED or row["값"] else None
    published_on = parse_day(row["공표일"])
    wrong = []
    if isinstance(period, str):
        wrong.append(Wrong("기간", period))
    if isinstance(value, str):
        wrong.append(Wrong("값", value))
    if published_on is None:
        said = f"{quoted(row['공표일'][:30], '을를')} 날짜로 읽을 수 없습니다. 2026. 4. 2.처럼 적으십시오."
        wrong.append(Wrong("공표일", said))
    if isinstance(period, str) or isinstance(value, str) or published_on is None:
        return wrong
    return Entered(indicator, *period, value, row["구분"], published_on, row["출처"], row["사유"])


def _column(sentence: str) -> str:
    """Which cell a sentence about a whole row speaks of."""
    return next((name for name in ("공표일", "구분", "사유", "출처", "값") if name in sentence), "기간")

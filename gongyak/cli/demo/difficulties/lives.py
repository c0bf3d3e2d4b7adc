"""Which lives the difficulties of a year have: when each comes, by which way, what happens to it, how it ends.

Nothing here is drawn by lot: the same day of opening gives the same year.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from gongyak.cli.demo.difficulties.office import Office
from gongyak.cli.demo.difficulties.told import Stem
from gongyak.rules.cases import PLAIN, channel_of
from gongyak.rules.deadlines import kind_of
from gongyak.rules.moments import day_of

#: How many came in the year, without those that lie around today and those of meetings.
PAST, YEAR = 250, 360
#: Ways by which they come, as often as they do.
_CHANNELS = (
    *("전화", "방문", "현장방문", "홈페이지", "방문", "전화", "현장방문", "전자우편", "방문", "전화"),
    *(
        "홈페이지",
        "현장방문",
        "팩스",
        "방문",
        "국민신문고 이첩",
        "전화",
        "홈페이지",
        "센터",
        "우편",
        "간담회",
    ),
)
#: What happens on the way, and how often of `PAST`.
_DETOURS: tuple[tuple[int, tuple[str, ...]], ...] = (
    (112, ()),
    (28, ("방문",)),
    (24, ("협조",)),
    (6, ("협조", "협조연장")),
    (10, ("방문", "협조")),
    (12, ("보완",)),
    (10, ("연장",)),
    (3, ("연장", "연장2")),
    (9, ("재배정",)),
    (6, ("분류",)),
    (9, ("결재반려",)),
    (3, ("회수",)),
    (5, ("현장조사",)),
    (9, ("늦음",)),
    (4, ("중단",)),
)
#: Those that leave without an answer, as `_DETOURS`.
_EXITS = ((9, "이송"), (7, "취하"), (4, "처리제외"), (4, "반려"), (PAST - 24, ""))
#: The same company with the same thing three times: which of `PAST`.
_AGAIN, _SAME = (40, 90, 140), (77, 50)
#: Around today: in how many working days it is due (or how many ago it came), kind, where it stands, on the way.
_DUE, _AGO = "기한", "전"
_AROUND: tuple[tuple[str, int, str, str, tuple[str, ...]], ...] = (
    (_DUE, -7, "건의", "처리중", ("독촉",)),
    (_DUE, -4, "고충", "처리중", ("독촉",)),
    (_DUE, -2, "건의", "답변결재", ()),
    (_DUE, -1, "제도질의", "협조", ("협조",)),
    (_DUE, -1, PLAIN, "배정", ()),
    (_DUE, 0, "건의", "답변결재", ()),
    (_DUE, 0, "고충", "처리중", ("방문",)),
    (_DUE, 1, "건의", "처리중", ("방문",)),
    (_DUE, 1, "제도질의", "답변결재", ()),
    (_DUE, 1, PLAIN, "처리중", ("방문",)),
    (_DUE, 2, "건의", "협조", ("협조",)),
    (_DUE, 2, "법령질의", "처리중", ()),
    (_DUE, 3, "건의", "처리중", ("방문",)),
    (_DUE, 3, "고충", "답변결재", ("결재반려",)),
    (_DUE, 3, PLAIN, "처리중", ()),
    (_DUE, 4, "건의", "답변결재", ("협조",)),
    (_DUE, 4, PLAIN, "처리중", ("방문",)),
    (_DUE, 5, "건의", "처리중", ("연장",)),
    (_DUE, 5, "법정", "처리중", ()),
    (_DUE, 6, "건의", "협조", ("방문", "협조")),
    (_DUE, 6, "법령질의", "처리중", ("재배정",)),
    (_DUE, 7, PLAIN, "처리중", ()),
    (_DUE, 8, "건의", "처리중", ()),
    (_DUE, 9, "건의", "처리중", ("방문",)),
    (_DUE, 9, PLAIN, "배정", ()),
    (_DUE, 10, "건의", "처리중", ()),
    (_DUE, 11, "건의", "배정", ()),
    (_DUE, 11, PLAIN, "배정", ()),
    (_AGO, 12, "건의", "보완", ("보완",)),
    (_AGO, 6, "법정", "보완", ("보완",)),
    (_AGO, 4, "고충", "보완", ("보완",)),
    (_AGO, 6, "고충", "현장조사", ("현장조사",)),
    (_AGO, 4, "고충", "현장조사", ("현장조사",)),
    (_AGO, 1, PLAIN, "접수", ()),
    (_AGO, 0, "건의", "접수", ()),
    (_AGO, 0, "고충", "접수", ()),
    (_AGO, 0, PLAIN, "접수", ()),
    (_AGO, 1, "건의", "신청", ()),
    (_AGO, 0, "제도질의", "신청", ()),
    (_AGO, 0, "건의", "신청", ()),
    (_AGO, 8, "건의", "회신완료", ()),
    (_AGO, 9, PLAIN, "회신완료", ("방문",)),
    (_AGO, 10, "제도질의", "회신완료", ()),
    (_AGO, 11, PLAIN, "회신완료", ()),
    (_AGO, 12, "건의", "", ("협조",)),
)
#: 법정민원 and 비민원 have a period that is told with them.
_OWN_DAYS = {"법정": 10, PLAIN: 14}


@dataclass(frozen=True, slots=True)
class Life:
    """One difficulty: what it is about, of which company, when and how it comes; what happens to it, how it ends.

    `stops` is where it stands and goes no further; `hides` is that the department which it is about must not know.
    """

    number: int
    stem: Stem
    company: int
    channel: str
    kind: str
    comes: datetime
    place: str
    detours: tuple[str, ...] = ()
    end: str = ""
    stops: str = ""
    hides: bool = False

    @property
    def own_days(self) -> int | None:
        """The period that is told with it."""
        return _OWN_DAYS.get(self.kind)


def lives(office: Office) -> Iterator[Life]:
    """Every difficulty of the year and of the days around today."""
    today = day_of(office.now)
    days = office.working_days(today - timedelta(days=YEAR), office.back(today, 25))
    ways = _dealt(_DETOURS, 97)
    exits = _dealt(_EXITS, 61)
    for number in range(PAST):
        yield _past(office, number, days[number * len(days) // PAST], ways[number], exits[number])
    for place, row in enumerate(_AROUND):
        yield _around(office, PAST + place, *row)


def _dealt(table: tuple, step: int) -> list:
    """What a table counts, `PAST` in all, spread evenly over the year."""
    told = [what for count, what in table for _ in range(count)]
    return [told[number * step % PAST] for number in range(PAST)]


def _past(office: Office, number: int, day: date, detours: tuple[str, ...], leaves: str) -> Life:
    stems = office.told.stems
    stem = stems[number * 29 % len(stems)]
    # some companies come again and again, most of them twice or once
    company = number % 13 if number % 6 == 0 else number * 53 % len(office.told.companies)
    channel = _CHANNELS[number * 7 % len(_CHANNELS)]
    if number in _AGAIN:
        company, stem = _SAME[0], stems[_SAME[1]]
        leaves, detours, channel = "반복종결" if number == _AGAIN[-1] else "", (), "팩스"
    if "현장조사" in detours:
        stem, channel = next(one for one in stems[number % 40 :] if one.kind == "고충"), "홈페이지"
    kind = _kind(stem.kind, channel)
    if kind == "기타" or leaves:
        detours = ()
    hides = (kind == "고충" and number % 3 == 0) or number % 23 == 4
    return _life(office, number, stem, company, channel, kind, day, detours, leaves or stem.end, hides=hides)


def _around(
    office: Office, number: int, by: str, days: int, kind: str, stops: str, detours: tuple[str, ...]
) -> Life:
    today = day_of(office.now)
    if by == _AGO:
        day = office.back(today, days)
    else:
        due = office.ahead(today, days) if days >= 0 else office.back(today, -days)
        day = office.back(due, _days_of(kind) - 1 + (_days_of(kind) - 4 if "연장" in detours else 0))
    stems = [one for one in office.told.stems if one.kind == kind]
    stem = stems[number * 5 % len(stems)]
    company = number * 11 % len(office.told.companies)
    channel = "현장방문" if kind == PLAIN else ("홈페이지", "전자우편", "방문")[number % 3]
    channel = "홈페이지" if stops == "신청" else channel
    return _life(office, number, stem, company, channel, kind, day, detours, stem.end, stops=stops)


def _life(
    office: Office,
    number: int,
    stem: Stem,
    company: int,
    channel: str,
    kind: str,
    day: date,
    detours: tuple[str, ...],
    end: str,
    *,
    stops: str = "",
    hides: bool = False,
) -> Life:
    place, road = office.told.place(number * 5), office.told.road(number * 3)
    comes = office.on(day, 430 if stops == "신청" else number * 37 % 400)
    if day == day_of(office.now) or comes > office.now:
        comes = office.just_before(20 + 6 * (number % 5))
    return Life(
        number, stem.at(place, road), company, channel, kind, comes, place, detours, end, stops, hides
    )


def _kind(kind: str, channel: str) -> str:
    """What was only said is no petition, unless it is answered at once or was written and signed at the counter."""
    way = channel_of(channel)
    if way.spoken and channel != "방문" and kind != "기타":
        return PLAIN
    if kind == PLAIN and not way.spoken:
        return "건의"
    return kind


def _days_of(kind: str) -> int:
    if kind in _OWN_DAYS:
        return _OWN_DAYS[kind]
    period = kind_of(kind).period
    return period.amount if period else 1

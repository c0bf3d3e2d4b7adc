"""The year of difficulties, carried out: every life in order of time, until the moment at which it is opened."""

import heapq
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from django.db import transaction

from gongyak.achievements.models import Achievement
from gongyak.cases.meeting_items import take_item_in, waiting_items
from gongyak.cases.minding import check_month
from gongyak.cases.minting import source_of
from gongyak.cases.models import Case
from gongyak.cli.demo.difficulties.caring import look_after
from gongyak.cli.demo.difficulties.coming import come
from gongyak.cli.demo.difficulties.lives import YEAR, lives
from gongyak.cli.demo.difficulties.living import Living, Moments
from gongyak.cli.demo.difficulties.office import Office
from gongyak.cli.demo.difficulties.setting import prepare
from gongyak.cli.demo.difficulties.telling import tell_figures
from gongyak.cli.demo.difficulties.told import Told
from gongyak.cli.demo.difficulties.working import on_the_way
from gongyak.cli.demo.headquarters.results import prove
from gongyak.cli.demo.load import FOLDER
from gongyak.rules.moments import day_of
from gongyak.staff.invented import are_there

#: Proposals of meetings that become difficulties, by the sort under which each falls.
_ITEMS = ("0404", "0301", "9901", "0504", "0701")
_FOUND = "처리 중인 애로를 모두 보고, 늦은 것은 담당 부서에 알림(시연)"


@transaction.atomic
def tell_difficulties(now: datetime, folder: Path = FOLDER) -> None:
    """The year that ends at `now`: all of it or nothing. Safe to repeat: where there is any difficulty nothing is
    done."""
    told = Told(folder)
    if not told.is_there or not are_there() or Case.objects.exists():
        return
    office = Office(told, now)
    first = office.on(day_of(now) - timedelta(days=YEAR + 4))
    prepare(office, office.clock.at(first))
    _carry_out(office, _all(office))


def _all(office: Office) -> Iterator[Moments]:
    for life in lives(office):
        yield Living(life, office).run(come, on_the_way, look_after)
    yield _months(office)
    yield _from_meetings(office)


def _carry_out(office: Office, ways: Iterator[Moments]) -> None:
    """Let all go on in order of time; what would go on after the opening stays as it stands then."""
    waiting = [(next(way), place, way) for place, way in enumerate(ways)]
    heapq.heapify(waiting)
    with _bar(office) as bar:
        while waiting and waiting[0][0] < office.now:
            moment, place, way = heapq.heappop(waiting)
            _reach(bar, office, moment)
            try:
                again = way.send(office.clock.at(moment.replace(second=0, microsecond=0)))
            except StopIteration:
                continue
            heapq.heappush(waiting, (again, place, way))


def _months(office: Office) -> Moments:
    """Each month is checked in the first days of the next one, its result confirmed, its figures told."""
    month = (day_of(office.now) - timedelta(days=YEAR)).replace(day=1)
    while True:
        after = (month + timedelta(days=32)).replace(day=1)
        now = yield office.on(after + timedelta(days=2), minutes=400)
        check_month(year=month.year, month=month.month, found=_FOUND, by=office.counsellor, now=now)
        for row in Achievement.objects.filter(source=source_of(month)).select_related("department"):
            prove(row, now)
        tell_figures(office, month, now)
        month = after


def _from_meetings(office: Office) -> Moments:
    """Some proposals of meetings that are still open become difficulties."""
    for place, sort in enumerate(_ITEMS):
        now = yield office.on(office.back(day_of(office.now), 5 - place), minutes=300)
        item = waiting_items(office.coordinator).filter(department__isnull=False).order_by("-pk")[place]
        take_item_in(item=item, sort=sort, by=office.coordinator, now=now)


def _bar(office: Office):
    """A bar over the days of the year on a terminal; one line where the errors go elsewhere."""
    from tqdm import tqdm

    if not sys.stderr.isatty():
        print("기업애로 300건의 한 해를 넣습니다 …", file=sys.stderr)
    form = "{desc} {percentage:3.0f}% |{bar}| 남은 시간 {remaining}"
    words = "기업애로 한 해를 넣는 중"
    return tqdm(total=YEAR, desc=words, bar_format=form, disable=None, leave=False, file=sys.stderr)


def _reach(bar, office: Office, moment: datetime) -> None:
    done = YEAR - (day_of(office.now) - day_of(moment)).days
    bar.update(max(0, done - bar.n))

"""Records of a file put into the tables of an empty store, each with since when it is known."""

from collections.abc import Iterable

from django.db import transaction

from gongyak.pledges.models import Pledge, RecordLink
from gongyak.pledges.places import officeholder_on, pledge_of
from gongyak.records.actions import record
from gongyak.rules import compiling
from gongyak.rules.card.layout import layouts
from gongyak.rules.compiling import Link
from gongyak.rules.compiling.jsonlines import BEGINNING, Entry
from gongyak.rules.records import Record
from gongyak.staff.actions import NewStaff, register_staff
from gongyak.staff.models import Staff

_BY = "records-file"


@transaction.atomic
def load(entries: Iterable[Entry]) -> tuple[Pledge, compiling.Pledge]:
    """The pledge of a file, as row and as it was told, with all that it says in the tables. For an empty store only.

    Links belong to the one pledge of the file. Raises ValueError with a Korean sentence that names the line, as for a
    pledge whose term is none, or several pledges.
    """
    listed = sorted(entries, key=lambda entry: entry.recorded_at)
    told = [(entry, entry.value) for entry in listed if isinstance(entry.value, compiling.Pledge)]
    if len(told) != 1:
        raise ValueError(f"파일에는 공약(pledge)이 꼭 하나 있어야 하는데 {len(told)}개 있습니다.")
    pledge = _pledge(*told[0])
    by = register_staff(person=NewStaff(_BY, "기록 파일"), by="시연", now=BEGINNING)
    for entry in listed:
        _keep(entry, pledge, by)
    return pledge, told[0][1]


def _pledge(entry: Entry, told: compiling.Pledge) -> Pledge:
    holder = officeholder_on(told.begins)
    if (holder.term.start_on, holder.term.end_on) != (told.begins, told.ends):
        raise ValueError(f"{entry.number}번째 줄: 임기가 {holder.term}의 것이 아닙니다.")
    if not any((rule.rows, rule.unit) == (told.sources, told.unit) for rule in layouts().values()):
        raise ValueError(f"{entry.number}번째 줄: 재원과 단위가 아는 서식의 것이 아닙니다.")
    return pledge_of(holder, told.number, told.title)


def _keep(entry: Entry, pledge: Pledge, by: Staff) -> None:
    value: Record | Link | compiling.Pledge = entry.value
    if isinstance(value, Link):
        pledge.record_links.known().filter(record=value.record).update(
            ended_at=entry.recorded_at, ended_by=by
        )
        RecordLink.objects.create(
            pledge=pledge, record=value.record, place=value.order, own_money=value.own_money, since=entry.recorded_at,
            by=by, ended_at=entry.ended_at, ended_by=by if entry.ended_at else None,
        )  # fmt: skip
    elif not isinstance(value, compiling.Pledge):
        record(value, by=by.key, now=entry.recorded_at)

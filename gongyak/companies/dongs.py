"""행정구역 코드 적재: an official list of 법정동 and 행정동 is taken in; looked at first, then done whole or not at all."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from gongyak.audit.actions import record_act
from gongyak.companies.models import Dong, DongLoading, DongTie
from gongyak.rules.canonical import canonical, sha256
from gongyak.rules.companies import DongList, KnownDong
from gongyak.rules.refusal import Refusal

LOADED = "행정구역 코드 적재"
_BATCH = 1_000


@dataclass(frozen=True, slots=True)
class DongPlan:
    """What a list would do: places that are new, told otherwise, or ended; and how many stay as they are."""

    added: tuple[KnownDong, ...]
    changed: tuple[KnownDong, ...]
    ended: tuple[KnownDong, ...]
    same: int


def plan_dongs(told: DongList, prefix: str = "") -> DongPlan:
    """What would become of the part of a list whose codes begin with `prefix`. One query.

    What the list does not name stays as it is: a list of one district says nothing of another.
    """
    _refuse_prefix(prefix)
    known = {(row.kind, row.code): row for row in Dong.objects.filter(code__startswith=prefix)}
    added, changed, ended, same = [], [], [], 0
    for one in told.within(prefix).dongs:
        row = known.get((one.kind, one.code))
        if row is None:
            added.append(one)
        elif one.is_ended and not row.is_ended:
            ended.append(one)
        elif (row.name, row.is_ended) != (one.name, one.is_ended):
            changed.append(one)
        else:
            same += 1
    return DongPlan(tuple(added), tuple(changed), tuple(ended), same)


@transaction.atomic
def load_dongs(*, told: DongList, source: str, prefix: str = "", by: str, now: datetime) -> DongLoading:
    """Take the list in; doing it again changes nothing, and is told all the same.

    Refused: no name of the file, a prefix that is none, one that no code begins with.
    """
    source, part = " ".join(source.split())[:100], told.within(prefix)
    if not source:
        raise Refusal("어느 자료인지 파일의 이름을 적으십시오.")
    planned = plan_dongs(told, prefix)
    if not part.dongs:
        raise Refusal(f"{prefix}로 시작하는 코드가 이 파일에 없습니다. 앞자리를 확인하십시오.")
    Dong.objects.bulk_create(
        [_row(one) for one in (*planned.added, *planned.changed, *planned.ended)],
        batch_size=_BATCH,
        update_conflicts=True,
        unique_fields=["kind", "code"],
        update_fields=["name", "last", "is_ended"],
    )
    if part.ties:
        DongTie.objects.filter(admin__startswith=prefix).delete()
        DongTie.objects.bulk_create(
            [DongTie(admin=admin, legal=legal) for admin, legal in part.ties], batch_size=_BATCH
        )
    counts = {name: len(getattr(planned, name)) for name in ("added", "changed", "ended")}
    row = DongLoading(source=source, prefix=prefix, hash=_hash(part), by=by, at=now, **counts)
    row.save()
    record_act(by=by, action=LOADED, object="dongs", now=now, reason=source, after=print_of(row))
    return row


def print_of(row: DongLoading) -> str:
    """The hash of what a loading tells, which its act keeps."""
    return sha256(canonical([row.source, row.prefix, row.added, row.changed, row.ended, row.hash]))


def _row(one: KnownDong) -> Dong:
    return Dong(kind=one.kind, code=one.code, name=one.name[:100], last=one.last[:50], is_ended=one.is_ended)


def _hash(part: DongList) -> str:
    return sha256(
        canonical(
            [[[one.kind, one.code, one.name, one.is_ended] for one in part.dongs], [*map(list, part.ties)]]
        )
    )


def _refuse_prefix(prefix: str) -> None:
    if prefix and not (prefix.isascii() and prefix.isdigit() and len(prefix) <= 10):
        raise Refusal("코드의 앞자리는 숫자로 적으십시오. 예: 부산광역시 금정구는 26410.")

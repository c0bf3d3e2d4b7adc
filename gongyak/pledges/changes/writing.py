"""The department's acts on a change: begin it, write it, hand it in, let it go."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from gongyak.pledges.changes.cards import confirmed_now, lead_department
from gongyak.pledges.changes.events import locked, take_step
from gongyak.pledges.changes.permissions import may_begin, may_write
from gongyak.pledges.changes.workflow import step
from gongyak.pledges.models import Change, ChangeItem, ChangeStatus, Pledge
from gongyak.rules.changes import OF_THE_WHOLE, Kind, alters, shows, tidy
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor

_DONE = (ChangeStatus.CONFIRMED, ChangeStatus.PUBLISHED, ChangeStatus.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Written:
    """What is written of a change: 변경 by kind (당초 too where no card shows the matter), reason, grounds."""

    after: Mapping[Kind, str]
    reason: str
    grounds: str = ""
    before: Mapping[Kind, str] | None = None


@transaction.atomic
def begin_change(*, pledge: Pledge, by: Actor, now: datetime) -> Change:
    """Begin a change of a pledge; its department is that of the pledge's last card.

    Refused: no right to it, another change of the pledge that is not done yet.
    """
    row = Pledge.objects.select_for_update().get(pk=pledge.pk)
    department = lead_department(row, day_of(now))
    change = Change(pledge=row, department=department, begun_at=now, begun_by_id=by.id)
    if not (may_begin(by) and may_write(by, change)):
        raise Refusal("이 공약의 주관부서나 총괄부서가 변경을 시작합니다.")
    if row.changes.exclude(status__in=_DONE).exists():
        raise Refusal("이 공약에는 끝나지 않은 변경이 있습니다. 그 변경에 함께 적거나, 끝난 뒤 시작하십시오.")
    change.save()
    take_step(change, "시작", by=by, now=now)
    return change


@transaction.atomic
def save_change(*, change: Change, written: Written, revision: int, by: Actor, now: datetime) -> Change:
    """Write the matters, the reason and the grounds over what was read as `revision`.

    당초 is what stands confirmed: it is taken from the card, never typed, for every matter that a card shows.
    Refused: no right to it, not to be written now, somebody wrote meanwhile, a text that a card cannot say.
    """
    row = locked(change)
    if not may_write(by, row):
        raise Refusal("이 변경을 쓰는 부서의 담당자나 팀장이 아닙니다.")
    step(row.status, "저장")
    if revision != row.revision:
        raise Refusal("그사이 다른 사람이 이 변경을 고쳤습니다. 새로 열어 확인한 뒤 다시 적으십시오.")
    items = _items(row, written)
    row.items.all().delete()
    ChangeItem.objects.bulk_create(items)
    row.reason, row.grounds, row.revision = written.reason.strip(), written.grounds.strip(), row.revision + 1
    take_step(row, "저장", by=by, now=now)
    return row


def _items(change: Change, written: Written) -> list[ChangeItem]:
    stands = confirmed_now(change.pledge)
    made = []
    for kind, text in written.after.items():
        before = stands.get(kind, "") if shows(kind) else (written.before or {}).get(kind, "").strip()
        try:
            after = tidy(kind, text)
        except ValueError as error:
            raise Refusal(f"{kind}: {error}") from error
        if after and alters(before, after):
            made.append(ChangeItem(change=change, kind=kind.value, before=before, after=after))
    return made


@transaction.atomic
def submit_change(*, change: Change, by: Actor, now: datetime) -> Change:
    """Hand a change in to the coordinating office. Refused: nothing in it, no reason, 당초 that is old by now."""
    row = locked(change)
    if not may_write(by, row):
        raise Refusal("이 변경을 쓰는 부서의 담당자나 팀장이 아닙니다.")
    step(row.status, "제출")
    _refuse_unready(row)
    take_step(row, "제출", by=by, now=now)
    return row


def _refuse_unready(change: Change) -> None:
    items = list(change.items.all())
    if not items:
        raise Refusal("무엇을 어떻게 바꾸는지 하나 이상 적으십시오. 당초와 같은 것은 변경이 아닙니다.")
    if not (change.reason and change.grounds):
        raise Refusal("변경하는 사유와 근거를 모두 적으십시오. 변경 내역에 그대로 공개됩니다.")
    whole = [item.kind for item in items if Kind(item.kind) in OF_THE_WHOLE]
    if len(whole) > 1:
        raise Refusal(f"{'·'.join(whole)}: 공약 하나의 운명은 하나만 고를 수 있습니다.")
    refuse_stale(change, items)


def refuse_stale(change: Change, items: list[ChangeItem]) -> None:
    """Refuse a change whose 당초 is no more what stands confirmed (the chain: 당초(n+1) = 변경(n))."""
    stands = confirmed_now(change.pledge)
    for item in items:
        kind = Kind(item.kind)
        if shows(kind) and alters(item.before, stands.get(kind, "")):
            raise Refusal(
                f"{kind}의 당초(‘{item.before}’)가 지금 확정된 ‘{stands.get(kind, '')}’과(와) 다릅니다. "
                "변경을 다시 저장해 당초를 새로 받으십시오."
            )


@transaction.atomic
def withdraw_change(*, change: Change, by: Actor, now: datetime, reason: str) -> Change:
    """철회: a change that is not pursued; it stays in the office's record with the reason."""
    row = locked(change)
    if not may_write(by, row):
        raise Refusal("이 변경을 쓰는 부서의 담당자나 팀장이 아닙니다.")
    if not reason.strip():
        raise Refusal("변경을 철회하는 사유를 적으십시오.")
    take_step(row, "철회", by=by, now=now, memo=reason.strip())
    return row

"""건의 of a meeting become cases by one act, linked and not copied; the answer goes back to the item."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from gongyak.cases.models import Case
from gongyak.cases.taking import Told, take_in
from gongyak.meetings.items import answer_item, begin_item
from gongyak.meetings.models import ItemStatus, MeetingItem
from gongyak.meetings.permissions import may_handle
from gongyak.rules.cases import PLAIN
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor

CHANNEL = "간담회"


def waiting_items(actor: Actor) -> QuerySet[MeetingItem]:
    """The proposals that the person may see, that are open and no case yet."""
    taken = Case.objects.filter(item__isnull=False).values("item")
    return MeetingItem.objects.visible_to(actor).proposals().open().exclude(pk__in=taken)


@transaction.atomic
def take_item_in(*, item: MeetingItem, sort: str, by: Actor, now: datetime, company: str = "") -> Case:
    """Take a proposal in as a case, which goes to the item's department where it has one; again: the same case.

    It was heard, not filed: 비민원, unless somebody classifies it otherwise. Refused: a directive, a proposal of
    nobody.
    """
    row = MeetingItem.objects.select_for_update().get(pk=item.pk)
    if found := Case.objects.filter(item=row).first():
        return found
    if not row.is_proposal:
        raise Refusal("지시사항은 애로로 접수하지 않습니다. 건의를 고르십시오.")
    who = company.strip() or row.company or row.proposer
    if not who:
        raise Refusal("누가 건의했는지 적으십시오: 기업이나 단체의 이름.")
    told = Told(
        company=who,
        title=row.title,
        content=row.content,
        sort=sort,
        channel=CHANNEL,
        kind=PLAIN,
        basis=f"회의의 건의 {row.number}",
        source=row.key,
        item=row,
    )
    key = f"meeting-item/{row.pk}"
    return take_in(told=told, key=key, by=by, now=now, department=row.department, assigns=True)


def may_answer_item(case: Case, by: Actor) -> bool:
    """Whether somebody gives the proposal behind an answered case its answer. One query at most."""
    item = case.item
    return item is not None and case.first_replied_at is not None and may_handle(by, item) and _waits(item)


def _waits(item: MeetingItem) -> bool:
    return item.status in (ItemStatus.ASSIGNED, ItemStatus.HANDLING)


@transaction.atomic
def answer_item_of(*, case: Case, by: Actor, now: datetime) -> MeetingItem:
    """Give the proposal behind a case the answer that went out, so that the next meeting hears of it.

    Refused: a case of no meeting, before the answer, and whoever does not handle the proposal.
    """
    row = Case.objects.select_related("item").get(pk=case.pk)
    answer = row.answers.exclude(sent_at=None).order_by("turn").last()
    if row.item is None or answer is None:
        raise Refusal("회의에서 온 애로에 회신한 뒤에 넣을 수 있습니다.")
    if row.item.status == ItemStatus.ASSIGNED:
        begin_item(item=row.item, by=by, now=now)
    return answer_item(item=row.item, result=answer.text, by=by, now=now)

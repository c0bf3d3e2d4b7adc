"""A proposal or a directive as the record that stands for it: without the names of people."""

from gongyak.meetings.models import MeetingItem
from gongyak.rules.records import ActionItem


def value_of(item: MeetingItem) -> ActionItem:
    """The record of an item as its row says it now."""
    return ActionItem(
        key=item.key,
        kind=item.kind,
        number=item.number,
        title=item.title,
        department=item.department.name if item.department else "",
        asked_on=item.asked_on,
        due_on=item.due_on,
        closed_on=item.closed_on,
        status=item.status,
    )

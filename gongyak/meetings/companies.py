"""What companies did at meetings: known by their names, as these are written there and as the register has them."""

from collections.abc import Collection

from django.db.models import QuerySet

from gongyak.meetings.models import Meeting, MeetingItem, Presence
from gongyak.rules.companies import name_key
from gongyak.rules.meetings import Came


def key_of(name: str) -> str:
    """By what a name at a meeting is found again; empty for nothing."""
    return name_key(name)[:100] if name.strip() else ""


def proposals_of(keys: Collection[str]) -> QuerySet[MeetingItem]:
    """What companies of these names proposed, the newest first."""
    return MeetingItem.objects.proposals().filter(company_key__in=[*keys]).order_by("-asked_on", "-pk")


def meetings_of(keys: Collection[str]) -> QuerySet[Meeting]:
    """The meetings to which somebody of companies of these names came, the newest first."""
    came = Presence.objects.filter(organization_key__in=[*keys]).exclude(came=Came.ABSENT)
    return Meeting.objects.filter(pk__in=came.values("meeting")).order_by("-on", "-pk")

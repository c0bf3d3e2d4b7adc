"""Before a page of the desk shows personal data, the look at it is recorded (안전성 확보조치 기준 제8조)."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.utils import timezone

from gongyak.audit.actions import record_looks
from gongyak.audit.models import LookKind
from gongyak.desk.sessions import place_of
from gongyak.rules.card import Card
from gongyak.staff.actors import Actor

#: Where a request does not say where it comes from.
UNKNOWN = "알 수 없음"


def people_of(card: Card, document: str) -> list[str]:
    """Keys of the officers whose names or 내선 stand in a card; the document's key stands for theirs, for
    a name in a file need not be anybody with an account."""
    named = {"팀장": card.team_lead, "담당자": card.officer}
    return [f"{document}/{role}" for role, one in named.items() if one and (one.name or one.phone)]


def looked(
    request: HttpRequest,
    actor: Actor,
    subjects: Iterable[str],
    object: str,
    *,
    kind: LookKind = LookKind.VIEW,
    reason: str = "",
) -> None:
    """Record that somebody is about to see the data of these people (by key) on a page; one's own is no look.

    `object` names the page or document. Where it cannot be recorded the page is not shown.
    """
    record_looks(
        by=actor.key,
        place=place_of(request).address or UNKNOWN,
        subjects=[subject for subject in subjects if subject != actor.key],
        object=object,
        kind=kind,
        reason=reason,
        now=timezone.now(),
    )

"""Before a page of the desk shows personal data, the look at it is recorded (안전성 확보조치 기준 제8조)."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.utils import timezone

from gongyak.audit.actions import record_looks
from gongyak.audit.models import LookKind
from gongyak.desk.sessions import place_of
from gongyak.staff.actors import Actor

#: Where a request does not say where it comes from.
UNKNOWN = "알 수 없음"


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

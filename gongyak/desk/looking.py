"""Before a page of the desk shows personal data, the look at it is recorded (안전성 확보조치 기준 제8조)."""

import ipaddress
from collections.abc import Iterable

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from gongyak.audit.actions import record_looks
from gongyak.audit.models import LookKind
from gongyak.staff.actors import Actor


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
        place=address_of(request),
        subjects=[subject for subject in subjects if subject != actor.key],
        object=object,
        kind=kind,
        reason=reason,
        now=timezone.now(),
    )


def address_of(request: HttpRequest) -> str:
    """The address of the machine that asks. Behind a proxy (`GONGYAK_HTTPS`) it is the one that the proxy added
    last; what stands before it, anybody can write."""
    told = request.META.get("REMOTE_ADDR", "")
    if settings.SECURE_PROXY_SSL_HEADER:
        told = request.META.get("HTTP_X_FORWARDED_FOR", told).rpartition(",")[2].strip()
    try:
        return str(ipaddress.ip_address(told))
    except ValueError:
        return "알 수 없음"

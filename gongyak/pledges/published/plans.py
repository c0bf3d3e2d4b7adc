"""What the public may read of plans (실천계획): the list as it was published last, or by a moment."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from gongyak.pledges.models import Officeholder, PlanPublication
from gongyak.pledges.published.sets import Holder, chosen, holder_of
from gongyak.rules.moments import known_until
from gongyak.rules.plans import Plan, from_json
from gongyak.snapshots.models import Blob, KnownAt


@dataclass(frozen=True, slots=True)
class PublishedPromise:
    """A sentence of the election, word for word, where it stands, what became of it, and the pledges that carry
    it on, by number."""

    number: str
    text: str
    source: str
    document: str
    page: str
    decision: str
    reason: str
    pledges: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublishedPlan:
    """A confirmed plan: the day of its confirmation, its version, the hash of its form, the promises behind it."""

    plan: Plan
    confirmed_on: date
    version: int
    hash: str
    promises: tuple[PublishedPromise, ...]


@dataclass(frozen=True, slots=True)
class PublishedPlans:
    """One officeholder's plans in one list. `holders` are all who have one, the latest first."""

    holder: Holder
    holders: tuple[Holder, ...]
    seq: int
    published_at: datetime
    reason: str
    hash: str
    plans: tuple[PublishedPlan, ...]
    promises: tuple[PublishedPromise, ...]


def plans(known_at: KnownAt = None, holder: str | None = None) -> PublishedPlans | None:
    """The plans that the public saw at `known_at`: the latest officeholder's unless `holder` asks for another.

    None where there are none. Three queries.
    """
    lists = PlanPublication.objects.all()
    if known_at is not None:
        lists = lists.filter(published_at__lte=known_until(known_at))
    held = Officeholder.objects.filter(plan_publications__in=lists).select_related("term").distinct()
    holders = list(held.order_by("-began_on", "-pk"))
    whose = chosen(holders, holder)
    found = lists.filter(officeholder=whose).order_by("-seq").first() if whose else None
    if whose is None or found is None:
        return None
    told = json.loads(found.body)
    promises = tuple(_promise(one) for one in told["promises"])
    forms = Blob.objects.in_bulk([one["public_hash"] for one in told["plans"]])
    return PublishedPlans(
        holder=holder_of(whose),
        holders=tuple(holder_of(one) for one in holders),
        seq=found.seq,
        published_at=found.published_at,
        reason=found.reason,
        hash=found.hash,
        plans=tuple(_plan(one, forms[one["public_hash"]], promises) for one in told["plans"]),
        promises=promises,
    )


def _promise(values: Mapping[str, Any]) -> PublishedPromise:
    return PublishedPromise(**{**values, "pledges": tuple(values["pledges"])})


def _plan(values: Mapping[str, Any], form: Blob, promises: tuple[PublishedPromise, ...]) -> PublishedPlan:
    plan = from_json(json.loads(bytes(form.body)))
    behind = tuple(one for one in promises if plan.number in one.pledges)
    confirmed_on = date.fromisoformat(values["confirmed_on"])
    return PublishedPlan(plan, confirmed_on, values["version"], form.hash, behind)

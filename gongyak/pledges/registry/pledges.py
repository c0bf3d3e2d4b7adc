"""Pledges in the registry: a new one under its 관리번호, its branch and origin, whose budget it shares."""

from datetime import datetime

from django.db import transaction

from gongyak.audit.actions import record_act
from gongyak.pledges.models import Field, Officeholder, Origin, Pledge
from gongyak.pledges.places import order_key, pledge_of
from gongyak.pledges.registry.permissions import refuse_others
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor


@transaction.atomic
def add_pledge(
    *, officeholder: Officeholder, number: str, title: str, by: Actor, now: datetime, origin: str = ""
) -> Pledge:
    """A new pledge; its branches come with its number. Refused: a number that was ever given, no title."""
    refuse_others(by)
    number, title = number.strip(), " ".join(title.split())
    if not number or not title:
        raise Refusal("관리번호와 공약 제목을 적으십시오.")
    Officeholder.objects.select_for_update().get(pk=officeholder.pk)
    taken = officeholder.pledges.filter(order=order_key(number)).first()
    if taken:
        raise Refusal(f"관리번호 {number}은(는) 이미 ‘{taken.title}’의 번호입니다. 다른 번호를 적으십시오.")
    made = pledge_of(officeholder, number, title)
    if origin in Origin.values:
        made.origin = origin
        made.save(update_fields=["origin"])
    record_act(by=by.key, action="공약 등록", object=str(made.document), now=now)
    return made


@transaction.atomic
def amend_pledge(
    *, pledge: Pledge, origin: str | None, shares_budget_of: Pledge | None, by: Actor, now: datetime
) -> Pledge:
    """Say whether a pledge is new or continued, and whose budget it shares, so that sums count that once.

    Refused: a pledge that itself shares another one's, one that others share, another officeholder's.
    """
    refuse_others(by)
    row = Pledge.objects.select_for_update().get(pk=pledge.pk)
    if shares_budget_of:
        _refuse_sharing(row, Pledge.objects.select_for_update().get(pk=shares_budget_of.pk))
    row.origin = origin if origin in Origin.values else None
    row.shares_budget_of = shares_budget_of
    row.save(update_fields=["origin", "shares_budget_of"])
    record_act(by=by.key, action="공약 대장 고침", object=str(row.document), now=now)
    return row


def _refuse_sharing(pledge: Pledge, other: Pledge) -> None:
    if other.pk == pledge.pk or other.officeholder_id != pledge.officeholder_id:
        raise Refusal("예산은 같은 단체장의 다른 공약과만 함께 쓸 수 있습니다.")
    if other.shares_budget_of_id:
        raise Refusal(f"{other.number}도 다른 공약의 예산을 함께 씁니다. 예산을 적은 공약을 고르십시오.")
    if Pledge.objects.filter(shares_budget_of=pledge).exists():
        raise Refusal("이 공약의 예산을 함께 쓰는 공약이 있습니다. 그 공약들을 먼저 고치십시오.")


@transaction.atomic
def name_field(*, field: Field, name: str, by: Actor, now: datetime) -> Field:
    """Give a branch its name."""
    refuse_others(by)
    row = Field.objects.select_for_update().get(pk=field.pk)
    row.name = " ".join(name.split())
    row.save(update_fields=["name"])
    record_act(by=by.key, action="분야 이름", object=f"field/{row.pk}", now=now)
    return row

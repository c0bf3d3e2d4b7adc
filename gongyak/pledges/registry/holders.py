"""Terms and officeholders: who is in office from when until when; the sets of those before stay as they are."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Max

from gongyak.audit.actions import record_act
from gongyak.pledges.models import Officeholder, Role, Term
from gongyak.pledges.registry.permissions import refuse_others
from gongyak.rules.dates import format_day
from gongyak.rules.refusal import Refusal
from gongyak.rules.term import term_number
from gongyak.staff.actors import Actor


@transaction.atomic
def register_term(*, number: int, by: Actor, now: datetime) -> Term:
    """A 민선 term with the days that the law gives it (지방자치법 제108조); one that is there comes back."""
    refuse_others(by)
    if not 1 <= number <= 30:
        raise Refusal("민선 기수를 1부터 30 사이의 수로 적으십시오.")
    rule = term_number(number)
    made, is_new = Term.objects.get_or_create(
        number=number, defaults={"start_on": rule.start, "end_on": rule.end}
    )
    if is_new:
        record_act(by=by.key, action="민선 기수 등록", object=f"term/{number}", now=now)
    return made


@transaction.atomic
def register_officeholder(
    *, term: Term, name: str, role: str, began_on: date, by: Actor, now: datetime
) -> Officeholder:
    """Somebody takes office on a day: who held it open until then left the day before (보궐, 권한대행).

    Refused: a day outside the term, or not after the last one began.
    """
    refuse_others(by)
    row = Term.objects.select_for_update().get(pk=term.pk)
    if not row.start_on <= began_on <= row.end_on:
        days = f"{format_day(row.start_on)} ~ {format_day(row.end_on)}"
        raise Refusal(f"취임일은 {row}의 기간({days}) 안에 있어야 합니다.")
    last = row.officeholders.order_by("-began_on").first()
    if last and began_on <= last.began_on:
        raise Refusal(f"취임일은 앞 단체장의 취임일({format_day(last.began_on)})보다 뒤여야 합니다.")
    if last and (last.ended_on is None or last.ended_on >= began_on):
        last.ended_on = began_on - timedelta(days=1)
        last.save(update_fields=["ended_on"])
        record_act(by=by.key, action="단체장 퇴임", object=f"officeholder/{last.key}", now=now)
    sequence = (row.officeholders.aggregate(last=Max("sequence"))["last"] or 0) + 1
    made = Officeholder.objects.create(
        term=row,
        sequence=sequence,
        name=name.strip(),
        role=role if role in Role.values else Role.MAYOR,
        began_on=began_on,
    )
    record_act(by=by.key, action="단체장 등록", object=f"officeholder/{made.key}", now=now)
    return made


@transaction.atomic
def amend_officeholder(
    *, officeholder: Officeholder, name: str, ended_on: date | None, by: Actor, now: datetime
) -> Officeholder:
    """Enter the name, or the day on which somebody left office; who follows must have begun after it."""
    refuse_others(by)
    row = Officeholder.objects.select_for_update().get(pk=officeholder.pk)
    if ended_on and ended_on < row.began_on:
        raise Refusal("퇴임일은 취임일보다 앞설 수 없습니다.")
    after = row.term.officeholders.filter(began_on__gt=row.began_on).order_by("began_on").first()
    if after and (ended_on is None or ended_on >= after.began_on):
        raise Refusal(
            f"다음 단체장이 {format_day(after.began_on)}에 취임했습니다. 퇴임일은 그 전이어야 합니다."
        )
    row.name, row.ended_on = name.strip(), ended_on
    row.save(update_fields=["name", "ended_on"])
    record_act(by=by.key, action="단체장 고침", object=f"officeholder/{row.key}", now=now)
    return row

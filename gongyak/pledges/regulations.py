"""The regulation on managing pledges (공약 관리 규정): entered by the coordinating office, never changed."""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from gongyak.audit.actions import record_act
from gongyak.district.models import SiteRevision
from gongyak.pledges.models import Regulation
from gongyak.rules.canonical import canonical, sha256
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor
from gongyak.staff.models import Role


@dataclass(frozen=True, slots=True)
class Wording:
    """A regulation as it was issued: its name, number (훈령 제123호), days, whole text, why it was made or changed."""

    name: str
    number: str
    issued_on: date
    effective_on: date
    text: str
    reason: str = ""


def may_set_regulation(by: Actor) -> bool:
    """Whether somebody enters the regulation."""
    return by.has(Role.COORDINATOR)


@transaction.atomic
def enter_regulation(*, wording: Wording, by: Actor, now: datetime) -> Regulation:
    """Enter a wording; the same one that is there already comes back. The public reads it from now on.

    Refused: no right to it, in force before it was issued, anything missing.
    """
    if not may_set_regulation(by):
        raise Refusal("규정은 총괄부서가 올립니다.")
    if not (wording.name.strip() and wording.number.strip() and wording.text.strip()):
        raise Refusal("규정의 이름, 번호, 전문을 모두 적으십시오.")
    if wording.effective_on < wording.issued_on:
        raise Refusal("시행하는 날은 발령·공포한 날보다 앞설 수 없습니다. 날짜를 확인하십시오.")
    told = {
        name: getattr(wording, name) for name in ("name", "number", "issued_on", "effective_on", "reason")
    }
    told["text"] = "\n".join(line.rstrip() for line in wording.text.strip().splitlines())
    found = Regulation.objects.filter(**told).first()
    if found:
        return found
    made = Regulation(**told, recorded_at=now, recorded_by_id=by.id)
    try:
        made.full_clean()
    except ValidationError as error:
        raise Refusal(" ".join(error.messages)) from error
    made.save()
    SiteRevision.objects.bump()
    printed = sha256(canonical([str(told[name]) for name in sorted(told)]))
    record_act(by=by.key, action="규정 올림", object=f"regulation/{made.pk}", now=now, after=printed)
    return made

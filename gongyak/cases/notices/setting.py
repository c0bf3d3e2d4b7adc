"""What the district sets of notices: the ways, the days, the words; and a notice to try the way with."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.db import transaction

from gongyak.audit.actions import record_act
from gongyak.cases.models import NoticeSetting, NoticeTemplate
from gongyak.cases.notices.sending import SEALED_AS
from gongyak.cases.permissions import may_set_cases
from gongyak.jobs.hooks import read_url
from gongyak.rules.cases.notices import step_of, wrong_template
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor
from gongyak.staff.sealing import seal

_FOREIGN = "알림의 설정은 총괄부서와 시스템관리가 합니다."
#: A secret that can be tried out protects nothing.
_SHORTEST_SECRET = 16


@dataclass(frozen=True, slots=True)
class Ways:
    """How notices go, as somebody set it. An empty `hook_secret` keeps the one that is there."""

    site: str = ""
    by_mail: bool = True
    by_hook: bool = False
    hook_url: str = ""
    hook_secret: str = ""
    waits_at_night: bool = True
    tells_progress: bool = True
    near_days: int = 1
    escalate_days: int = 3


@transaction.atomic
def set_ways(*, ways: Ways, by: Actor, now: datetime) -> NoticeSetting:
    """Say by which ways notices go. Refused: a webhook without https, one that points inside, a secret too short."""
    _refuse(by)
    NoticeSetting.objects.get_or_create(id=1)
    row = NoticeSetting.objects.select_for_update().get(id=1)
    row.site = _site(ways.site)
    if ways.hook_url.strip():
        read_url(ways.hook_url)
    if ways.hook_secret and len(ways.hook_secret) < _SHORTEST_SECRET:
        raise Refusal(f"웹훅의 서명 열쇠는 {_SHORTEST_SECRET}자 이상이어야 합니다.")
    if ways.hook_secret:
        row.hook_secret = seal(ways.hook_secret.encode(), SEALED_AS)
    row.hook_url = ways.hook_url.strip()
    if ways.by_hook and not (row.hook_url and row.hook_secret):
        raise Refusal("웹훅으로 보내려면 주소와 서명 열쇠를 적으십시오.")
    if not (1 <= ways.near_days <= 10 and 1 <= ways.escalate_days <= 30):
        raise Refusal("기한 전 알림은 1일에서 10일, 기한 뒤 보고는 1일에서 30일 사이로 적으십시오.")
    for name in ("by_mail", "by_hook", "waits_at_night", "tells_progress", "near_days", "escalate_days"):
        setattr(row, name, getattr(ways, name))
    row.save()
    record_act(by=by.key, action="알림 설정", object="notice-setting", now=now)
    return row


@transaction.atomic
def set_template(
    *, step: str, subject: str, text: str, is_on: bool, by: Actor, now: datetime
) -> NoticeTemplate:
    """Write a step in the district's own words, or switch it off. Refused: a slot that there is none of, a number or an
    address of somebody."""
    _refuse(by)
    key = step_of(step).key
    plain = text.replace("\r\n", "\n").strip()
    if wrong := list(wrong_template(subject.strip(), plain)):
        raise Refusal(" ".join(wrong))
    told = {
        "subject": subject.strip(),
        "text": plain,
        "is_on": is_on,
        "changed_at": now,
        "changed_by_id": by.id,
    }
    row = NoticeTemplate.objects.update_or_create(step=key, defaults=told)[0]
    record_act(by=by.key, action="알림 문안 저장", object=f"notice-template/{row.pk}", now=now)
    return row


@transaction.atomic
def reset_template(*, step: str, by: Actor, now: datetime) -> None:
    """Go back to the product's own words."""
    _refuse(by)
    row = NoticeTemplate.objects.filter(step=step_of(step).key).first()
    if row is None:
        return
    key = f"notice-template/{row.pk}"
    row.delete()
    record_act(by=by.key, action="알림 문안 되돌림", object=key, now=now)


def _site(text: str) -> str:
    plain = text.strip().rstrip("/")
    parts = urlsplit(plain)
    if plain and (
        parts.scheme not in ("https", "http") or not parts.hostname or parts.query or parts.fragment
    ):
        raise Refusal("누리집 주소를 https://www.기관.go.kr 꼴로 적으십시오.")
    return plain[:200]


def _refuse(by: Actor) -> None:
    if not may_set_cases(by):
        raise Refusal(_FOREIGN)

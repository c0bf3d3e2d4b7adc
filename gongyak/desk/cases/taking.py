"""대리 접수: what somebody says on the telephone, at the counter, on a visit, keyed in without leaving the keyboard.

Without a script the page is the same form. A script proposes known companies and keeps what was typed in the tab,
so that a bad line loses nothing; a session that has ended is the log-in page's to bridge.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongyak.cases.models import Case
from gongyak.cases.people import Person
from gongyak.cases.permissions import may_take_in, receiving
from gongyak.cases.taking import WAYS, Told, take_in
from gongyak.companies.models import Company
from gongyak.desk.dates import read_day
from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.desk.numbers import read_key
from gongyak.rules.cases import PLAIN, channel_of, channels, groups, kind_words, notes_of
from gongyak.rules.cases.petitions import suggested
from gongyak.rules.cases.sorts import sort_typed
from gongyak.rules.companies import name_key, read_business
from gongyak.rules.deadlines import moment_with_weekday
from gongyak.rules.moments import SEOUL, day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department

#: So many companies are proposed.
_PROPOSED = 8
_FIRST_LINE = 60
#: Ways in by which a person of the office hears something; the website is the business's own.
_OURS = [one for one in channels() if one.word != "홈페이지"]


@dataclass(frozen=True, slots=True)
class Choice:
    """A kind of petition as the page offers it."""

    word: str
    label: str


_KINDS = tuple(
    Choice(word, "비민원(직원이 들은 애로)" if word == PLAIN else word)
    for word in (PLAIN, *kind_words()[:-1])
)


@office(may_take_in)
def new(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Key a difficulty in; the page after it says its number and by when it is to be answered."""
    if request.method != "POST":
        sent = {name: request.GET.get(name, "") for name in ("company", "channel", "content")}
        return _page(request, actor, {**sent, "key": uuid.uuid4().hex})
    try:
        made = _taken(request, actor)
    except Refusal as refusal:
        return _page(request, actor, {"key": uuid.uuid4().hex, **request.POST.dict()}, str(refusal))
    messages.success(request, _said(made))
    seen = Case.objects.visible_to(actor, receiving()).filter(pk=made.pk).exists()
    address = reverse("desk-case", args=[made.pk]) if seen else reverse("desk-cases")
    return redirect(f"{address}?taken={request.POST.get('key', '')[:40]}")


def _taken(request: HttpRequest, actor: Actor) -> Case:
    sent, now = request.POST, timezone.now()
    day = day_of(now)
    to = sent.get("to", "rule")
    department = Department.objects.on(day).filter(pk=read_key(to) or 0).first()
    return take_in(
        told=_told(sent, day),
        key=sent.get("key", ""),
        by=actor,
        now=now,
        filed_at=_filed_at(sent, now),
        department=department,
        assigns=to == "rule",
    )


def _told(sent: Mapping[str, str], day: date) -> Told:
    content = sent.get("content", "").strip()
    first = content.splitlines()[0] if content else ""
    about = Department.objects.on(day).filter(pk=read_key(sent.get("about", "")) or 0).first()
    return Told(
        company=sent.get("company", ""),
        company_phone=sent.get("company_phone", ""),
        title=sent.get("title", "").strip() or first[:_FIRST_LINE],
        content=content,
        wish=sent.get("wish", ""),
        sort=sort_typed(sent.get("sort", "")).code,
        channel=sent.get("channel", ""),
        kind=sent.get("kind", ""),
        basis=sent.get("basis", ""),
        own_days=read_key(sent.get("own_days", "")),
        place=sent.get("place", ""),
        people=read_key(sent.get("people", "")) or 1,
        is_regulation="is_regulation" in sent,
        in_zone="in_zone" in sent,
        is_anonymous="is_anonymous" in sent,
        about=about,
        person=Person(
            name=sent.get("name", "").strip(),
            position=sent.get("position", "").strip(),
            phone=sent.get("phone", "").strip(),
            mail=sent.get("mail", "").strip(),
            reply_by=sent.get("reply_by", "전화"),
            consents="consents" in sent,
        ),
    )


def _filed_at(sent: Mapping[str, str], now: datetime) -> datetime | None:
    """When it reached us: a day, and a time of it; now where nothing is said."""
    text, clock = sent.get("filed_on", "").strip(), sent.get("filed_time", "").strip()
    if not text:
        return None
    day = read_day(text)
    try:
        hour, minute = (int(part) for part in (clock or "09:00").split(":"))
        told = day and datetime(day.year, day.month, day.day, hour, minute, tzinfo=SEOUL)
    except ValueError:
        told = None
    if told is None:
        raise Refusal("닿은 날은 2024. 6. 13.처럼, 시각은 14:30처럼 적으십시오.")
    return told


def _said(made: Case) -> str:
    due = moment_with_weekday(made.due_at) if made.due_at else ""
    to = f" {made.department}에 보냈습니다." if made.department else " 부서를 배정하십시오."
    return f"접수번호 {made.number}, 처리기한 {due}.{to}"


def _page(request: HttpRequest, actor: Actor, sent: Mapping[str, str], refused: str = "") -> HttpResponse:
    channel = channel_of(sent.get("channel") or "전화")
    today = day_of(timezone.now())
    kind = sent.get("kind") or suggested(channel)
    shown = {
        "frame": make_frame(actor, "desk-cases"),
        "sent": sent,
        "refused": refused,
        "channels": _OURS,
        "channel": channel.word,
        "kinds": _KINDS,
        "kind": kind,
        "notes": list(notes_of(kind, channel)) if refused or sent.get("content") else [],
        "groups": groups(),
        "ways": WAYS,
        "departments": Department.objects.on(today),
        "actor_id": actor.id,
    }
    return render(request, "desk/cases/new.jinja", shown, status=409 if refused else 200)


@office(may_take_in)
@require_safe
def known(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Companies whose names hold what is being typed, as options for the field."""
    text = request.GET.get("company", "").strip()[:50]
    found = _known(text, actor) if len(text) > 1 else {}
    return render(request, "desk/cases/known.jinja", {"companies": [*found.items()][:_PROPOSED]})


def _known(text: str, actor: Actor) -> dict[str, str]:
    """Names with their telephone: those of the register by name or number, then those of cases that are seen."""
    number = read_business(text)
    wanted = Q(business_number=number) if number else Q(name_key__contains=name_key(text))
    found = {row.name: row.phone_words for row in Company.objects.standing().filter(wanted)[:_PROPOSED]}
    seen = Case.objects.visible_to(actor, receiving()).order_by().filter(company_name__icontains=text)
    names = seen.values_list("company_name", "company_phone").distinct().order_by("company_name")
    return found | {name: phone for name, phone in names[:_PROPOSED] if name not in found}

"""Notices are written: in whose words, with which values, by which way."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from gongyak.cases.models import Case, CaseSetting, Notice, NoticeSetting, NoticeTemplate, NoticeWay
from gongyak.district.published import district
from gongyak.jobs.actions import enqueue
from gongyak.rules.cases import notices
from gongyak.rules.deadlines import moment_with_weekday
from gongyak.rules.moments import day_of
from gongyak.staff.models import Department, Duty, Role, Staff

KIND = "notice"
#: Where somebody looks a case up, below the address of the site.
LOOK_UP = "/difficulties/status/"


def tell_business(case: Case, step: str, *, now: datetime, key: str, when: str = "") -> Notice | None:
    """Write the business of a case a notice, in the transaction of its cause; None where the district has switched
    the step off. The way is the one that the business wished for; 우편 and 방문 are written down only."""
    setting = NoticeSetting.objects.current()
    words = _words(case, step, setting, when)
    return _kept(words, {"case": case, "way": _way(case, setting)}, key, setting, now) if words else None


def tell_staff(
    case: Case | None, step: str, people: Iterable[Staff], *, now: datetime, key: str, when: str = "",
    department: str = "",
) -> list[Notice]:  # fmt: skip
    """Write people of the office a notice by mail; whoever an anonymous case is hidden from gets none.

    `department` stands in place of the case's own where another is meant.
    """
    setting = NoticeSetting.objects.current()
    words = _words(case, step, setting, when, department)
    if words is None:
        return []
    away = _hidden(case, day_of(now))
    way = NoticeWay.MAIL if setting.by_mail else NoticeWay.LOG
    return [
        _kept(words, {"case": case, "staff": one, "way": way}, f"{key}/{one.pk}", setting, now)
        for one in people
        if one.email and one.is_active and one.pk not in away
    ]


def leads_of(department: Department | int | None, day: date, *roles: str) -> QuerySet[Staff]:
    """Who leads a department on a day (팀장), or has one of the roles there. Unevaluated."""
    held = Duty.objects.on(day).filter(department=department, role__in=roles or (Role.TEAM_LEAD,))
    return Staff.objects.filter(duties__in=held, is_active=True).distinct().order_by("pk")


def handler_of(case: Case, day: date) -> Staff | None:
    """Who handles a case, where that person still works there. One query."""
    held = Duty.objects.on(day).filter(staff=case.handler_id, department=case.department_id)
    return case.handler if case.handler is not None and held.exists() else None


def handlers_of(case: Case, day: date) -> list[Staff]:
    """Who handles a case, where that person still works there; else who leads there."""
    handler = handler_of(case, day)
    return [handler] if handler else list(leads_of(case.department_id, day))


def address_of(path: str = LOOK_UP) -> str:
    """An address of the public site as a notice writes it; empty where the district has not said where that is."""
    site = NoticeSetting.objects.current().site.rstrip("/")
    return f"{site}{path}" if site else ""


def _words(
    case: Case | None, step: str, setting: NoticeSetting, when: str, department: str = ""
) -> dict[str, Any] | None:
    """What a notice says, the same to everybody who is told; None where the step is switched off. Queries are here."""
    own = NoticeTemplate.objects.filter(step=step).first()
    if own is not None and not own.is_on:
        return None
    values = _values(case, setting, when, department)
    words = own or notices.step_of(step)
    subject, text = notices.notice(words.subject, words.text, values)
    return {"step": step, "subject": subject[:200], "text": text, "values": values}


def _kept(
    words: dict[str, Any], whom: dict[str, Any], key: str, setting: NoticeSetting, now: datetime
) -> Notice:
    """A notice and the job that sends it; the one that is there, where it was written before."""
    row, is_new = Notice.objects.get_or_create(key=key[:100], defaults={**words, **whom, "at": now})
    if is_new and row.way != NoticeWay.LOG:
        late = notices.after_quiet(now) if row.way == NoticeWay.HOOK and setting.waits_at_night else now
        told = {"notice": row.pk, "subject": f"기업애로 알림({notices.step_of(row.step).label})"}
        enqueue(kind=KIND, key=row.job_key, now=now, payload=told, due=late)
    return row


def _values(case: Case | None, setting: NoticeSetting, when: str, department: str) -> dict[str, str]:
    counter, office = CaseSetting.objects.current(), district()
    own = str(case.department) if case and case.department else ""
    asked = department or own or str(counter.receiving or "")
    site = setting.site.rstrip("/")
    return {
        "district": office.name,
        "center": counter.center,
        "number": (case.number or "접수 전") if case else "",
        "address": f"{site}{LOOK_UP}" if site else "",
        "department": asked,
        "phone": office.lines.get(asked, ""),
        "due": moment_with_weekday(case.due_at) if case and case.due_at else "멈춤",
        "when": when,
    }


def _way(case: Case, setting: NoticeSetting) -> str:
    wished = case.submitter.reply_by
    if wished == "전자우편" and setting.by_mail:
        return NoticeWay.MAIL
    return NoticeWay.HOOK if wished == "전화" and setting.by_hook else NoticeWay.LOG


def _hidden(case: Case | None, day: date) -> frozenset[int]:
    """The people of the department that an anonymous case is about."""
    if case is None or not case.is_anonymous or case.about_id is None:
        return frozenset()
    return frozenset(Duty.objects.on(day).filter(department=case.about_id).values_list("staff", flat=True))

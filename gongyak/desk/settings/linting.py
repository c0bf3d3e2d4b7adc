"""The linter as the district sets it: rules on or off and how heavy, words of its own, its elections."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from gongyak.desk.doors import office
from gongyak.desk.settings.page import make_page
from gongyak.desk.settings.permissions import may_set
from gongyak.district.linting import SEVERITIES, linter, set_election, set_rules, set_slip
from gongyak.district.models import ElectionWindow, OwnSlip
from gongyak.rules.dates import format_day, parse_day
from gongyak.rules.findings import Severity
from gongyak.rules.linting import CARD, LEDGER, Linter, Rule, Setting, groups
from gongyak.rules.linting import rules as known
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor

_OVER = {CARD: "관리카드", LEDGER: "실적대장·사업"}


@dataclass(frozen=True, slots=True)
class Row:
    """One rule on the page: what it looks at, whether it is on, its weight, and whether that is the district's."""

    rule: Rule
    over: str
    is_on: bool
    severity: str
    options: tuple[tuple[str, str], ...]
    is_own: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Rules of one subject."""

    name: str
    label: str
    rows: tuple[Row, ...]


@office(may_set)
@require_safe
def page(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Every rule, word and election."""
    return _shown(request, actor)


def _shown(request: HttpRequest, actor: Actor, wrong: str = "", where: str = "") -> HttpResponse:
    now = linter()
    plain = Linter()
    shown = make_page(
        actor,
        "rules",
        groups=tuple(_groups(now)),
        own=len(now.settings),
        slips=OwnSlip.objects.order_by("wrong"),
        given=plain.slips,
        elections=ElectionWindow.objects.order_by("day"),
        known=plain.windows,
        day=format_day,
        typed={name: request.POST.get(name, "") for name in ("wrong", "right", "name", "begins", "day")},
        wrong=wrong,
        where=where,
        said=list(messages.get_messages(request)),
    )
    return render(request, "desk/settings/rules.jinja", shown, status=409 if wrong else 200)


def _groups(now: Linter) -> Iterator[Group]:
    for name, label in groups().items():
        rows = tuple(_row(rule, now) for rule in known().values() if rule.group == name)
        yield Group(name, label, rows)


def _row(rule: Rule, now: Linter) -> Row:
    setting = now.setting(rule)
    options = tuple(SEVERITIES.items())
    if rule.severity is None:
        options = (("", "오류나 주의(경우에 따라)"), *options)
    return Row(
        rule=rule,
        over=", ".join(_OVER[one] for one in rule.over),
        is_on=setting.is_on,
        severity=setting.severity or rule.severity or "",
        options=options,
        is_own=rule.code in now.settings,
    )


@office(may_set)
@require_POST
def rules(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Set every rule as the form says."""
    chosen = {
        code: Setting(f"on-{code}" in request.POST, _severity(request.POST.get(f"severity-{code}", "")))
        for code in known()
    }
    count = set_rules(chosen=chosen, by=actor.key, now=timezone.now())
    said = (
        f"점검 규칙 {count}개를 바꾸었습니다. 지금부터 쓰는 카드에 적용됩니다."
        if count
        else "바뀐 것이 없습니다."
    )
    messages.success(request, said)
    return redirect("desk-rules")


def _severity(text: str) -> Severity | None:
    return Severity(text) if text in SEVERITIES else None


@office(may_set)
@require_POST
def slip(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Say which word is right for a wrong one, or take it back."""
    wrong, right = request.POST.get("wrong", ""), request.POST.get("right", "")
    try:
        set_slip(wrong=wrong, right=right, by=actor.key, now=timezone.now())
    except Refusal as refusal:
        return _shown(request, actor, str(refusal), "slip")
    messages.success(request, "바로잡을 말을 저장했습니다.")
    return redirect("desk-rules")


@office(may_set)
@require_POST
def election(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Add an election, or take it back."""
    given = request.POST
    begins = None if "remove" in given else parse_day(given.get("begins", ""))
    try:
        set_election(
            name=given.get("name", ""),
            begins=begins,
            day=parse_day(given.get("day", "")),
            by=actor.key,
            now=timezone.now(),
        )
    except Refusal as refusal:
        return _shown(request, actor, str(refusal), "election")
    messages.success(request, "선거 기간을 저장했습니다.")
    return redirect("desk-rules")

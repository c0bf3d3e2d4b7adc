"""The linter as the district has set it, and the acts that set it; each is kept as a change of the settings."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from gongyak.district.actions import keep_change, refuse_invalid
from gongyak.district.models import ElectionWindow, OwnSlip, RuleSetting, SettingChange
from gongyak.rules.dates import format_day
from gongyak.rules.findings import Severity
from gongyak.rules.linting import Linter, Rule, Setting, Slip, Window, rules
from gongyak.rules.refusal import Refusal

#: How the severities are called, the heaviest first; "" leaves each finding its own.
SEVERITIES = {"error": "오류(제출할 수 없음)", "warning": "주의", "note": "알림"}
_AS_FOUND = "오류나 주의(경우에 따라)"


def linter() -> Linter:
    """The rules, words and elections of today. Three queries."""
    plain = Linter()
    rows = RuleSetting.objects.values_list("code", "is_on", "severity")
    own = OwnSlip.objects.order_by("wrong").values_list("wrong", "right")
    windows = ElectionWindow.objects.order_by("day").values_list("name", "begins", "day")
    return Linter(
        settings={
            code: Setting(is_on, Severity(severity) if severity else None) for code, is_on, severity in rows
        },
        slips=(*plain.slips, *(_slip(wrong, right) for wrong, right in own)),
        windows=(*plain.windows, *(Window(*row) for row in windows)),
    )


def _slip(wrong: str, right: str) -> Slip:
    """A wrong word that is part of the right one is not found within it."""
    return Slip(wrong, right, (right,) if wrong in right else ())


@transaction.atomic
def set_rules(*, chosen: Mapping[str, Setting], by: str, now: datetime) -> int:
    """Set rules by code where they are otherwise; how many changed."""
    before = linter()
    made = 0
    for code, setting in chosen.items():
        rule = rules().get(code)
        if rule is None or setting != before.setting(rule):
            severity = setting.severity or ""
            made += set_rule(code=code, is_on=setting.is_on, severity=severity, by=by, now=now) is not None
    return made


@transaction.atomic
def set_rule(*, code: str, is_on: bool, severity: str, by: str, now: datetime) -> SettingChange | None:
    """Switch a rule and say how heavy it is ("": as it is by itself); None where it is so already."""
    rule = rules().get(code)
    if rule is None or severity not in ("", *SEVERITIES):
        raise Refusal("그런 점검 규칙이나 무게는 없습니다. 화면을 새로 열어 확인하십시오.")
    if rule.severity is not None and severity == rule.severity:
        severity = ""
    row = RuleSetting.objects.select_for_update().filter(code=code).first()
    before = _of_rule(rule, row.is_on, row.severity) if row else _of_rule(rule, rule.is_on, "")
    if (is_on, severity) == (rule.is_on, ""):
        if row:
            row.delete()
    else:
        RuleSetting.objects.update_or_create(code=code, defaults={"is_on": is_on, "severity": severity})
    return keep_change(f"rule/{code}", before, _of_rule(rule, is_on, severity), by, now)


def _of_rule(rule: Rule, is_on: bool, severity: str) -> dict[str, str]:
    said = severity or rule.severity or ""
    return {rule.sentence: f"{'켜짐' if is_on else '꺼짐'}, {SEVERITIES.get(said, _AS_FOUND)}"}


@transaction.atomic
def set_slip(*, wrong: str, right: str, by: str, now: datetime) -> SettingChange | None:
    """Say which word is right for a wrong one; an empty right word takes it back."""
    wrong, right = " ".join(wrong.split()), " ".join(right.split())
    row = OwnSlip.objects.select_for_update().filter(wrong=wrong).first()
    before = {wrong: row.right} if row else {}
    if not right and row:
        row.delete()
        return keep_change(f"slip/{wrong}", before, {}, by, now)
    if not wrong or not right or wrong == right:
        raise Refusal("잘못된 말과 바른 말을 서로 다르게 모두 적으십시오.")
    row = row or OwnSlip(wrong=wrong)
    row.right = right
    refuse_invalid(row)
    row.save()
    return keep_change(f"slip/{wrong}", before, {wrong: right}, by, now)


@transaction.atomic
def set_election(
    *, name: str, begins: date | None, day: date | None, by: str, now: datetime
) -> SettingChange | None:
    """Add an election, or change the one of that day; without `begins` it is taken back."""
    if day is None:
        raise Refusal("선거일을 2024. 10. 16.처럼 적으십시오.")
    row = ElectionWindow.objects.select_for_update().filter(day=day).first()
    key, before = f"election/{day.isoformat()}", _of_election(row) if row else {}
    if begins is None:
        if row is None:
            raise Refusal("홍보물을 낼 수 없는 첫날을 2024. 6. 26.처럼 적으십시오.")
        row.delete()
        return keep_change(key, before, {}, by, now)
    row = row or ElectionWindow(day=day)
    row.name, row.begins = " ".join(name.split()), begins
    refuse_invalid(row)
    row.save()
    return keep_change(key, before, _of_election(row), by, now)


def _of_election(row: ElectionWindow) -> dict[str, str]:
    return {row.name: f"{format_day(row.begins)} ~ {format_day(row.day)}"}

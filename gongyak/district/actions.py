"""The acts on settings: each change is kept with the words before and after, and is an act.

Who may is asked at the door of the desk. `by` is the key of an account.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction

from gongyak.audit.actions import record_act
from gongyak.district.models import DepartmentLine, District, SettingChange, SiteRevision, StatusWord
from gongyak.rules import status
from gongyak.rules.canonical import canonical, sha256
from gongyak.rules.refusal import Refusal

_OF_A_WORD = ("word", "national", "criterion")
#: How the act of a change is called.
CHANGED = "설정 변경"
_YES = {True: "예", False: "아니오"}


@transaction.atomic
def change_settings(*, values: Mapping[str, Any], by: str, now: datetime) -> SettingChange | None:
    """Set fields of the district by name; None where they are so already. Refused: what the table refuses."""
    District.objects.get_or_create(id=1)
    row = District.objects.select_for_update().get(id=1)
    before = _said(row, values)
    for name, value in values.items():
        setattr(row, name, value)
    refuse_invalid(row)
    row.save()
    return keep_change("district", before, _said(row, values), by, now)


@transaction.atomic
def set_line(
    *, department: str, phone: str, place: int, by: str, now: datetime, row: DepartmentLine | None = None
) -> SettingChange | None:
    """Add the public line of a department, or change the one given; None where it is so already."""
    made = row or DepartmentLine()
    fields = ("department", "phone", "place")
    before = _said(made, fields) if row else {}
    made.department, made.phone, made.place = department.strip(), phone.strip(), place
    refuse_invalid(made)
    made.save()
    return keep_change(f"phone/{made.pk}", before, _said(made, fields), by, now)


@transaction.atomic
def remove_line(*, row: DepartmentLine, by: str, now: datetime) -> SettingChange | None:
    """Remove the public line of a department."""
    key, before = f"phone/{row.pk}", _said(row, ("department", "phone", "place"))
    row.delete()
    return keep_change(key, before, {}, by, now)


@transaction.atomic
def set_status_word(
    *, word: str, national: str, criterion: str, by: str, now: datetime
) -> SettingChange | None:
    """Say what a word of 추진상황 means and which national word it is; no criterion takes the word back.

    Refused: a national word that is none, one of the six made another.
    """
    six = [one.word for one in status.national()]
    word, criterion = " ".join(word.split()), criterion.strip()
    if national not in six or (word in six and word != national):
        raise Refusal(f"전국 분류는 {', '.join(six)} 가운데 하나이고, 이 여섯 말은 서로 바꾸지 못합니다.")
    row = StatusWord.objects.select_for_update().filter(word=word).first()
    before = _said(row, _OF_A_WORD) if row else {}
    if not criterion:
        if row:
            row.delete()
        return keep_change(f"status/{word}", before, {}, by, now)
    row = row or StatusWord(word=word)
    row.national, row.criterion = national, criterion
    refuse_invalid(row)
    row.save()
    return keep_change(f"status/{word}", before, _said(row, _OF_A_WORD), by, now)


def _said(row: models.Model, names: Any) -> dict[str, str]:
    """What fields say, by their labels, as people read it."""
    told = {}
    for name in names:
        field = row._meta.get_field(name)
        value = getattr(row, name)
        shown = getattr(row, f"get_{name}_display")() if field.choices else value
        told[str(field.verbose_name)] = _YES[shown] if isinstance(shown, bool) else str(shown)
    return told


def keep_change(
    object: str, before: dict[str, str], after: dict[str, str], by: str, now: datetime
) -> SettingChange | None:
    """Keep that something says other words now, by their labels, as a row and as an act; None where it does not.

    Part of the transaction that changes it.
    """
    labels = [label for label in {**before, **after} if before.get(label) != after.get(label)]
    if not labels:
        return None
    told = [(label, before.get(label, ""), after.get(label, "")) for label in labels]
    made = SettingChange.objects.create(at=now, by=by, object=object, told=told)
    SiteRevision.objects.bump()
    record_act(
        by=by,
        action=CHANGED,
        object=object,
        now=now,
        reason=", ".join(labels),
        before=print_of({label: text for label, text, _ in told if text}),
        after=print_of({label: text for label, _, text in told if text}),
    )
    return made


def print_of(told: Mapping[str, str]) -> str:
    """The hash of what fields say, by their labels; empty where they say nothing."""
    return sha256(canonical(dict(told))) if told else ""


def refuse_invalid(row: models.Model) -> None:
    """Refuse a row that its table would not take, in the table's own words."""
    try:
        row.full_clean()
    except ValidationError as error:
        raise Refusal(" ".join(error.messages)) from error

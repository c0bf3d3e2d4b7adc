"""Verify: every change of the settings that is shown is an act, with the same words, and none is missing."""

from collections.abc import Iterator

from gongyak.audit.matching import unmatched
from gongyak.audit.models import Act
from gongyak.district.actions import CHANGED, print_of
from gongyak.district.models import SettingChange
from gongyak.rules.findings import Finding, Severity


def verify() -> list[Finding]:
    """Changes without their act, and acts without their change."""
    return list(_changes())


def _changes() -> Iterator[Finding]:
    acts = Act.objects.filter(action=CHANGED).values_list("actor", "object", "before", "after")
    alone, gone = unmatched(((row, _act(row)) for row in SettingChange.objects.order_by("pk")), acts)
    for row in alone:
        message = "설정이 바뀐 기록에 맞는 행위의 기록이 없습니다."
        yield Finding("setting-differs", Severity.ERROR, f"setting.{row.pk}", message)
    for _, object, *_ in gone:
        message = "행위로 남은 설정 변경의 기록이 사라졌습니다."
        yield Finding("setting-missing", Severity.ERROR, object.replace("/", "."), message)


def _act(row: SettingChange) -> tuple[str, str, str, str]:
    """What the act of a change says: who, of what, the hashes of before and after."""
    before = print_of({label: before for label, before, _ in row.told if before})
    after = print_of({label: after for label, _, after in row.told if after})
    return row.by, row.object, before, after

"""How far an opinion is, in words that everybody knows, and its day."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy

from gongyak.portal.words import steps_at
from gongyak.rules.dates import format_day
from gongyak.rules.moments import day_of

#: The steps in their order, as the office calls them and as its writer reads them.
STEPS = {
    "접수": gettext_lazy("접수"),
    "배정": gettext_lazy("담당 부서 배정"),
    "답변작성": gettext_lazy("답변 작성 중"),
    "답변완료": gettext_lazy("답변 완료"),
}
CLOSED = "비공개 처리"


def departments_day(days: int, now: datetime) -> str:
    """By which day an opinion that comes in now is answered."""
    return format_day(day_of(now) + timedelta(days=days))


def steps_of(status: str) -> list[tuple[str, str]]:
    """Every step with `done`, `here` or `ahead`; none for an opinion that was closed."""
    if status not in STEPS:
        return []
    return steps_at(STEPS.values(), list(STEPS).index(status))

"""Monthly reports of the headquarters: gathered from its teams, signed, brought before the mayor; one corrected."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

from gongyak.approvals.models import ApprovalStep
from gongyak.cli.demo.headquarters.told import is_free, read
from gongyak.cli.demo.timeline import Clock, Step, who
from gongyak.headquarters.confirming import correct_report, put_report_up, report_up, sign_report
from gongyak.headquarters.contents import hash_of, report_of, typed_of
from gongyak.headquarters.drafting import ask_teams, draft_report, save_report, write_input
from gongyak.headquarters.models import Headquarters, SituationReport
from gongyak.rules.dates import last_day
from gongyak.rules.moments import SEOUL, day_of
from gongyak.rules.situation.report import Texts
from gongyak.staff.actors import Actor
from gongyak.staff.models import Role

_LEADING = "경제정책과"
_MONTHS = (date(2024, 9, 1), date(2024, 11, 1), date(2024, 12, 1), date(2025, 1, 1))
_CORRECTED = date(2024, 11, 1)
_SAID = Texts(
    trend="전통시장과 골목상권을 돌아보고 상인의 말을 들음(시연)", action="성수품 가격을 주마다 살핌(시연)"
)
#: What the other teams hand in, in their order.
_PARTS = (
    Texts(
        trend="시장 두 곳의 방문객이 지난달보다 늘었다고 함(시연)", plan="착한가격업소를 더 찾아 알림(시연)"
    ),
    Texts(
        action="구인 업체와 구직자를 잇는 만남의 날을 엶(시연)", proposal="청년 숙소를 찾는 업체가 많음(시연)"
    ),
)


def steps(folder: Path, clock: Clock) -> Iterator[Step]:
    """A month's report in the first days of the month after, and one correction a week later."""
    if not read(folder, "plan.toml"):
        return
    for first in _MONTHS:
        day = last_day(first.year, first.month)
        yield Step(clock.at(_free(day + timedelta(days=5))), partial(_report, day))
        if first == _CORRECTED:
            yield Step(clock.at(_free(day + timedelta(days=12))), partial(_correct, day))


def _free(day: date) -> datetime:
    while not is_free(day):
        day += timedelta(days=1)
    return datetime.combine(day, datetime.min.time().replace(hour=17), SEOUL)


def _officer(now: datetime) -> Actor:
    return who(Role.OFFICER, day_of(now), _LEADING)


def _report(day: date, now: datetime) -> None:
    by = _officer(now)
    made = draft_report(headquarters=Headquarters.objects.get(), kind="월간", day=day, by=by, now=now)
    saved = save_report(report=made, texts=_SAID, revision=made.revision, by=by, now=now)
    ask_teams(report=saved, by=by, now=now)
    for asked, texts in zip(
        made.inputs.select_related("report").order_by("team__place"), _PARTS, strict=True
    ):
        write_input(asked=asked, texts=texts, revision=asked.revision, hand_in=True, by=by, now=now)
    _sign(made, now)
    report_up(report=made, by=by, now=now)


def _correct(day: date, now: datetime) -> None:
    by = _officer(now)
    row = SituationReport.objects.get(kind="월간", ends_on=day)
    correct_report(report=row, reason="시장을 돌아본 날을 바로잡음(시연)", by=by, now=now)
    texts = replace(typed_of(row), trend="11월 셋째 주에 전통시장과 골목상권을 돌아봄(시연)")
    save_report(report=row, texts=texts, revision=row.revision, by=by, now=now)
    _sign(row, now)


def _sign(report: SituationReport, now: datetime) -> None:
    """Put a report up, and let everybody of its line sign."""
    row = SituationReport.objects.get(pk=report.pk)
    put_report_up(report=row, revision=row.revision, by=_officer(now), now=now)
    while step := ApprovalStep.objects.filter(approval__object=report.key).waiting().first():
        row = SituationReport.objects.select_related("headquarters", "approval").get(pk=report.pk)
        name = step.department.name if step.department else ""
        by = who(step.role, day_of(now), name)
        sign_report(step=step, content_hash=hash_of(report_of(row)), by=by, now=now)

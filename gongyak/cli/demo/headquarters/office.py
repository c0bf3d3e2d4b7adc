"""The headquarters itself: set up with three teams from several departments, and what its indicators say.

The figures are made by arithmetic and mean nothing; every indicator says that it is invented.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path

from django.db.models import QuerySet

from gongyak.cli.demo.headquarters.told import is_free, read
from gongyak.cli.demo.timeline import Clock, Step, who
from gongyak.headquarters.defining import take_usual_indicators
from gongyak.headquarters.founding import Founding, declare_phase, establish
from gongyak.headquarters.models import AlertLevel, Headquarters, Indicator, MemberPart, Team
from gongyak.headquarters.observing import Entered, observe
from gongyak.headquarters.teams import NewMember, add_member, register_body
from gongyak.rules.dates import last_day
from gongyak.rules.moments import SEOUL, day_of
from gongyak.staff.models import Duty, Role

_FOUNDED = datetime(2024, 1, 22, 9, tzinfo=SEOUL)
#: Whose people make up each team, in the order of the usual teams: the first department's head leads.
_TEAMS = (("경제정책과", "기획예산실"), ("경제정책과", "복지정책과"), ("일자리청년과", "평생교육과"))
_BODIES = (
    ("가온상공회(시연)", "사무국"),
    ("가온고용센터(시연)", "기업지원팀"),
    ("가온신용보증(시연)", "영업점"),
)
#: Of each kind: the value at first, what each month adds, and how far it swings within a year.
_COURSES = {
    "생산": ("412", "0.8", "3"),
    "소비": ("5120", "22", "640"),
    "물가": ("3.6", "-0.07", "0.4"),
    "고용": ("40250", "31", "210"),
    "건설": ("18400", "-120", "4300"),
}
_SWING = (0, 2, 4, 3, 1, 0, -2, -3, -1, 1, 4, 2)


def steps(folder: Path, clock: Clock) -> Iterator[Step]:
    """It is set up, its level changes once, and each month's figures come in the month after."""
    if not read(folder, "plan.toml"):
        return
    yield Step(clock.at(_FOUNDED), _establish)
    for day, level, reason in (
        (date(2024, 1, 22), 0, "설치와 함께 평시로 운영(시연)"),
        (date(2024, 9, 9), 1, "추석을 앞두고 성수품 가격이 오름(시연)"),
        (date(2024, 10, 2), 0, "물가가 안정됨(시연)"),
    ):
        yield Step(clock.at(datetime.combine(day, time(11), SEOUL)), partial(_phase, day, level, reason))
    for number in range(26):
        first = date(2023 + number // 12, number % 12 + 1, 1)
        at = max(_FOUNDED + timedelta(hours=3), _reported(first))
        yield Step(clock.at(at), partial(_observe, first, number))


def _reported(first: date) -> datetime:
    """A month's figures come in the second half of the month after."""
    after = last_day(first.year, first.month) + timedelta(days=17)
    while not is_free(after):
        after += timedelta(days=1)
    return datetime.combine(after, time(16), SEOUL)


def _establish(now: datetime) -> None:
    day, by = day_of(now), who(Role.COORDINATOR, day_of(now))
    made = establish(
        founding=Founding("가온 지역경제 활성화 종합대책본부", "가온구 방침(지어낸 것)", day), by=by, now=now
    )
    duties = Duty.objects.on(day).filter(staff__is_invented=True).select_related("staff")
    for team, departments in zip(made.teams.order_by("place"), _TEAMS, strict=True):
        for number, name in enumerate(departments):
            _join(made, team, duties.filter(department__name=name), number == 0, now)
    for team, (name, contact) in zip(made.teams.order_by("place"), _BODIES, strict=True):
        body = register_body(name=name, contact=contact, phone="000-000-2000", began_on=day, by=by, now=now)
        partner = NewMember(MemberPart.PARTNER, day, body=body, team=team)
        add_member(headquarters=made, member=partner, by=by, now=now)
    take_usual_indicators(by=by, now=now)


def _join(headquarters: Headquarters, team: Team, duties: QuerySet[Duty], leads: bool, now: datetime) -> None:
    """The people of a department in a team: officer and team lead, and of the first department its head."""
    by = who(Role.COORDINATOR, day_of(now))
    roles = (Role.HEAD, Role.TEAM_LEAD, Role.OFFICER) if leads else (Role.TEAM_LEAD, Role.OFFICER)
    for role in roles:
        part = MemberPart.LEADER if role == Role.HEAD else MemberPart.MEMBER
        member = NewMember(part, day_of(now), staff=duties.get(role=role).staff, team=team)
        add_member(headquarters=headquarters, member=member, by=by, now=now)


def _phase(day: date, level: int, reason: str, now: datetime) -> None:
    declare_phase(
        headquarters=Headquarters.objects.get(),
        level=AlertLevel.objects.order_by("place")[level],
        began_on=day,
        reason=reason,
        by=who(Role.COORDINATOR, day_of(now)),
        now=now,
    )


def _observe(first: date, number: int, now: datetime) -> None:
    """What every indicator says of a month: 확정 for the year before, 잠정 since."""
    day = last_day(first.year, first.month)
    entered = [
        Entered(
            indicator=one,
            start=first,
            end=day,
            value=_value(one.kind, number),
            firmness="확정" if first.year == 2023 else "잠정",
            published_on=min(day + timedelta(days=15), day_of(now)),
            source="시연을 위해 지어낸 값",
        )
        for one in Indicator.objects.order_by("place")
    ]
    observe(entered=entered, by=who(Role.COORDINATOR, day_of(now)), now=now)


def _value(kind: str, number: int) -> Decimal:
    base, step, swing = map(Decimal, _COURSES[kind])
    value = base + step * number + swing * _SWING[number % 12] / 4
    return value.quantize(Decimal("0.1")) if kind == "물가" else value.quantize(Decimal(1))

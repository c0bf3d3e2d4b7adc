"""The headquarters as of a day: its phase, its head, its teams with everybody in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gongyak.headquarters.models import Headquarters, MemberPart, Phase, Team, TeamMember
from gongyak.staff.models import Duty, Role


@dataclass(frozen=True, slots=True)
class HeadOn:
    """본부장: who stands at the head on a day, as 구청장 or 권한대행."""

    name: str
    role: str
    staff_key: str


@dataclass(frozen=True, slots=True)
class MemberOn:
    """Somebody in the headquarters on a day: a person with the department, or an outside body with its contact."""

    row: TeamMember
    name: str
    place: str
    is_partner: bool


@dataclass(frozen=True, slots=True)
class TeamOn:
    """A team on a day: what it is called and does then, and who is in it, 반장 first, bodies last."""

    row: Team
    name: str
    task: str
    members: tuple[MemberOn, ...]


@dataclass(frozen=True, slots=True)
class OfficeOn:
    """A headquarters on a day."""

    headquarters: Headquarters
    phase: Phase | None
    head: HeadOn | None
    deputies: tuple[MemberOn, ...]
    teams: tuple[TeamOn, ...]


def headquarters_on(day: date) -> Headquarters | None:
    """The headquarters of a day, None where there was none. One query."""
    found: Headquarters | None = Headquarters.objects.on(day).first()
    return found


def head_on(day: date) -> HeadOn | None:
    """본부장 of a day: an acting mayor before the mayor, for he acts while the mayor cannot. One query."""
    rows = list(
        Duty.objects.on(day)
        .filter(role__in=[Role.MAYOR, Role.ACTING_MAYOR])
        .select_related("staff")
        .order_by("-began_on", "-pk")
    )
    acting = [row for row in rows if row.role == Role.ACTING_MAYOR]
    found = next(iter([*acting, *rows]), None)
    return HeadOn(found.staff.name, found.role, found.staff.key) if found else None


def office_on(headquarters: Headquarters, day: date) -> OfficeOn:
    """A headquarters as it was on a day. Four queries."""
    people = TeamMember.objects.on(day).filter(headquarters=headquarters)
    members = list(people.select_related("staff", "department", "body"))
    teams = Team.objects.on(day).filter(headquarters=headquarters).worded(day).order_by("place", "pk")
    return OfficeOn(
        headquarters=headquarters,
        phase=headquarters.phases.as_of(day),
        head=head_on(day),
        deputies=_told(one for one in members if one.part == MemberPart.DEPUTY_HEAD),
        teams=tuple(
            TeamOn(team, team.name, team.task, _told(one for one in members if one.team_id == team.pk))
            for team in teams
        ),
    )


_ORDER = list(MemberPart.values)


def _told(rows: Iterable[TeamMember]) -> tuple[MemberOn, ...]:
    ordered = sorted(rows, key=lambda row: (_ORDER.index(row.part), row.began_on, row.pk))
    return tuple(_member(row) for row in ordered)


def _member(row: TeamMember) -> MemberOn:
    if row.body is not None:
        return MemberOn(row, row.body.name, row.body.contact, True)
    name = row.staff.name if row.staff else ""
    return MemberOn(row, name, row.department.name if row.department else "", False)

"""A headquarters is set up, its teams and people come and go, and any day of it can be told."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from gongyak.audit.models import Act
from gongyak.headquarters import founding, teams
from gongyak.headquarters.models import (
    AlertLevel,
    Headquarters,
    MemberPart,
    OutsideBody,
    Phase,
    Team,
    TeamMember,
    TeamWording,
)
from gongyak.headquarters.permissions import (
    is_member,
    may_enter,
    may_run,
    may_see_headquarters,
    may_write_for,
    reads_all,
)
from gongyak.headquarters.reading import head_on, headquarters_on, office_on
from gongyak.rules.refusal import Refusal
from gongyak.staff.actions import appoint, end_duty
from gongyak.staff.models import Role
from tests.headquarters.office import BEGAN, DAY, NOW, Office, opened
from tests.people import People

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(people: People) -> Office:
    return opened(people)


def test_it_begins_with_the_usual_teams_and_levels(office: Office) -> None:
    shown = office_on(office.headquarters, DAY)
    assert [team.name for team in shown.teams] == ["총괄행정지원반", "민생안정지원반", "고용안정지원반"]
    assert [team.row.leads for team in shown.teams] == [True, False, False]
    assert list(AlertLevel.objects.values_list("name", flat=True)) == ["평시", "주의", "심각"]
    assert not AlertLevel.objects.filter(is_confirmed=True).exists()
    assert (shown.phase, shown.deputies) == (None, ())
    assert headquarters_on(BEGAN - timedelta(days=1)) is None
    assert headquarters_on(DAY) == office.headquarters
    assert Act.objects.filter(action="본부 설치", object=office.headquarters.key).exists()


def test_only_the_coordinating_office_sets_it_up_and_not_twice(office: Office) -> None:
    told = founding.Founding("둘째 본부", "방침", DAY)
    with pytest.raises(Refusal, match="총괄부서가 설치"):
        founding.establish(founding=told, by=office.by("과장"), now=NOW)
    with pytest.raises(Refusal, match="운영 기간과 겹칩니다"):
        founding.establish(founding=told, by=office.by("총괄"), now=NOW)
    founding.close(
        headquarters=office.headquarters, ended_on=DAY, reason="안정", by=office.by("총괄"), now=NOW
    )
    with pytest.raises(Refusal, match="운영 기간과 겹칩니다"):
        founding.establish(founding=told, by=office.by("총괄"), now=NOW)
    later = replace(told, began_on=DAY + timedelta(days=1))
    assert founding.establish(founding=later, by=office.by("총괄"), now=NOW).name == "둘째 본부"


def test_without_a_basis_there_is_none(people: People) -> None:
    with pytest.raises(Refusal, match="설치 근거를"):
        founding.establish(founding=founding.Founding("본부", " ", DAY), by=people.actor("총괄"), now=NOW)


def test_a_closed_headquarters_is_as_it_was_and_changes_no_more(office: Office) -> None:
    office.join("담당")
    act = {"by": office.by("총괄"), "now": NOW}
    for wrong, sentence in (
        ({"ended_on": BEGAN - timedelta(days=1), "reason": "안정"}, "종료일은"),
        ({"ended_on": DAY + timedelta(days=1), "reason": "안정"}, "오늘까지"),
        ({"ended_on": DAY, "reason": ""}, "사유"),
    ):
        with pytest.raises(Refusal, match=sentence):
            founding.close(headquarters=office.headquarters, **wrong, **act)
    with pytest.raises(Refusal, match="총괄부서가 종료"):
        founding.close(
            headquarters=office.headquarters, ended_on=DAY, reason="안정", by=office.by("담당"), now=NOW
        )
    closed = founding.close(headquarters=office.headquarters, ended_on=DAY, reason="안정", **act)
    assert not TeamMember.objects.filter(ended_on=None).exists()
    assert not Team.objects.filter(ended_on=None).exists()
    assert len(office_on(closed, DAY).teams[0].members) == 1
    assert office_on(closed, DAY + timedelta(days=1)).teams == ()
    with pytest.raises(Refusal, match="종료되었습니다"):
        founding.close(headquarters=closed, ended_on=DAY, reason="또", **act)
    with pytest.raises(Refusal, match="종료되었습니다"):
        teams.form_team(headquarters=closed, name="새 반", task="일", began_on=DAY, **act)


def test_it_does_not_end_before_something_of_it_began(office: Office) -> None:
    office.join("담당", began_on=DAY)
    with pytest.raises(Refusal, match="그날 이후로"):
        founding.close(
            headquarters=office.headquarters,
            ended_on=DAY - timedelta(days=1),
            reason="안정",
            by=office.by("총괄"),
            now=NOW,
        )


def test_a_phase_holds_until_the_next_and_a_correction_is_one_more_row(office: Office) -> None:
    calm, alert, grave = AlertLevel.objects.all()

    def declare(level: AlertLevel, day: date) -> Phase:
        return founding.declare_phase(
            headquarters=office.headquarters,
            level=level,
            began_on=day,
            reason="지표",
            by=office.by("총괄"),
            now=NOW,
        )

    declare(calm, BEGAN)
    declare(alert, date(2024, 4, 1))
    declare(grave, date(2024, 4, 1))  # what was meant
    phases = office.headquarters.phases
    assert phases.as_of(BEGAN - timedelta(days=1)) is None
    assert [phases.as_of(day).level.name for day in (date(2024, 3, 31), date(2024, 4, 1))] == ["평시", "심각"]
    assert phases.as_of(DAY, NOW - timedelta(days=1)) is None
    assert Phase.objects.count() == 3
    with pytest.raises(Refusal, match="단계의 시작일은"):
        declare(calm, BEGAN - timedelta(days=1))
    with pytest.raises(Refusal, match="총괄반"):
        founding.declare_phase(
            headquarters=office.headquarters,
            level=calm,
            began_on=DAY,
            reason="x",
            by=office.by("담당"),
            now=NOW,
        )


def test_a_level_is_worded_as_the_district_does(office: Office) -> None:
    level = AlertLevel.objects.get(name="심각")
    told = {"meaning": "비상근무", "source": "구청장 방침", "is_confirmed": True, "now": NOW}
    founding.word_level(level=level, name="비상", by=office.by("총괄"), **told)
    level.refresh_from_db()
    assert (level.name, level.is_confirmed) == ("비상", True)
    with pytest.raises(Refusal, match="같은 이름"):
        founding.word_level(level=level, name="평시", by=office.by("총괄"), **told)


def test_the_acting_mayor_stands_at_the_head_while_there_is_one(office: Office) -> None:
    assert head_on(DAY).role == Role.MAYOR
    appoint(
        staff=office.people["과장"], role=Role.ACTING_MAYOR, rank="부구청장", began_on=DAY, by="시연", now=NOW
    )
    assert head_on(DAY).name == "과장이름"
    assert head_on(DAY - timedelta(days=1)).name == "구청장이름"
    mayor = office.people["구청장"].duties.get()
    end_duty(duty=mayor, last_day=date(2024, 6, 1), by="시연", now=NOW)
    assert head_on(date(2024, 6, 10)) is None


def test_a_team_is_called_as_it_was_on_the_day(office: Office) -> None:
    team, since = office.team(3), date(2024, 5, 1)
    act = {"by": office.by("총괄"), "now": NOW}
    teams.reword_team(team=team, name="일자리지원반", task="일자리", began_on=since, **act)
    assert office_on(office.headquarters, since).teams[2].name == "일자리지원반"
    assert office_on(office.headquarters, since - timedelta(days=1)).teams[2].name == "고용안정지원반"
    formed = teams.form_team(
        headquarters=office.headquarters, name="현장반", task="현장", began_on=since, **act
    )
    assert [one.row for one in office_on(office.headquarters, since).teams][3] == formed
    office.join("담당", formed, began_on=date(2024, 6, 1))
    with pytest.raises(Refusal, match="그날 이후로"):
        teams.disband_team(team=formed, ended_on=date(2024, 5, 31), **act)
    teams.disband_team(team=formed, ended_on=date(2024, 6, 10), **act)
    assert len(office_on(office.headquarters, date(2024, 6, 10)).teams) == 4
    assert len(office_on(office.headquarters, date(2024, 6, 11)).teams) == 3
    assert TeamMember.objects.get(team=formed).ended_on == date(2024, 6, 10)
    with pytest.raises(Refusal, match="이미"):
        teams.disband_team(team=formed, ended_on=DAY, **act)
    with pytest.raises(Refusal, match="총괄반이 하나도"):
        teams.disband_team(team=office.leading, ended_on=DAY, **act)


def test_people_of_several_departments_come_and_go(office: Office) -> None:
    act = {"by": office.by("총괄"), "now": NOW}
    office.join("과장", part=MemberPart.LEADER)
    member = office.join("타부서담당")
    deputy = office.join("타부서과장", part=MemberPart.DEPUTY_HEAD)
    teams.end_member(member=member, ended_on=date(2024, 6, 10), **act)
    then, today = (office_on(office.headquarters, day) for day in (date(2024, 6, 10), DAY))
    assert [(one.name, one.place) for one in then.teams[0].members] == [
        ("과장이름", "일자리경제과"),
        ("타부서담당이름", "문화관광과"),
    ]
    assert [one.name for one in today.teams[0].members] == ["과장이름"]
    assert [one.row for one in today.deputies] == [deputy]
    with pytest.raises(Refusal, match="이미"):
        teams.end_member(member=member, ended_on=DAY, **act)
    with pytest.raises(Refusal, match="이미 있는"):
        office.join("과장", part=MemberPart.LEADER)
    with pytest.raises(Refusal, match="보직이 없는"):
        end_duty(duty=office.people["타부서팀장"].duties.get(), last_day=date(2024, 1, 1), by="시연", now=NOW)
        office.join("타부서팀장")


def test_odd_memberships_are_refused(office: Office) -> None:
    act = {"headquarters": office.headquarters, "by": office.by("총괄"), "now": NOW}
    body = teams.register_body(
        name="상공회의소",
        contact="기업지원팀",
        phone="051-000-0000",
        began_on=BEGAN,
        by=office.by("총괄"),
        now=NOW,
    )
    joined = teams.NewMember(MemberPart.PARTNER, BEGAN, body=body, team=office.team(2))
    assert teams.add_member(member=joined, **act).body == body
    staff = office.people["담당"]
    for member, sentence in (
        (joined, "이미 있는"),
        (teams.NewMember("손님", BEGAN, staff=staff, team=office.leading), "구분은"),
        (teams.NewMember(MemberPart.MEMBER, BEGAN, team=office.leading), "가운데 하나"),
        (teams.NewMember(MemberPart.MEMBER, BEGAN, body=body, team=office.leading), "가운데 하나"),
        (teams.NewMember(MemberPart.DEPUTY_HEAD, BEGAN, staff=staff, team=office.leading), "부본부장은"),
        (
            teams.NewMember(MemberPart.MEMBER, BEGAN - timedelta(days=1), staff=staff, team=office.leading),
            "시작일은",
        ),
    ):
        with pytest.raises(Refusal, match=sentence):
            teams.add_member(member=member, **act)
    with pytest.raises(Refusal, match="총괄반이 정합니다"):
        office_by = {**act, "by": office.by("담당")}
        teams.add_member(
            member=teams.NewMember(MemberPart.MEMBER, BEGAN, staff, team=office.leading), **office_by
        )


def test_an_outside_body_is_an_office_and_no_person(office: Office) -> None:
    told = {"contact": "지원팀", "began_on": BEGAN, "now": NOW}
    with pytest.raises(Refusal, match="휴대전화"):
        teams.register_body(name="상인회", phone="010-1234-5678", by=office.by("총괄"), **told)
    teams.register_body(name="상인회", phone="", by=office.by("총괄"), **told)
    with pytest.raises(Refusal, match="같은 이름"):
        teams.register_body(name="상인회", phone="", by=office.by("총괄"), **told)
    with pytest.raises(Refusal, match="총괄반이 등록"):
        teams.register_body(name="협의회", phone="", by=office.by("담당"), **told)


def test_members_write_for_their_team_and_the_leading_one_runs_everything(office: Office) -> None:
    office.join("담당")
    office.join("타부서담당", office.team(2))
    leading, ordinary, stranger = (office.by(who) for who in ("담당", "타부서담당", "팀장"))
    assert [may_run(one, DAY) for one in (leading, ordinary, stranger)] == [True, False, False]
    assert [is_member(one, DAY) for one in (leading, ordinary, stranger)] == [True, True, False]
    assert [may_enter(one, DAY) for one in (leading, ordinary, stranger)] == [True, True, False]
    assert may_write_for(ordinary, office.team(2), DAY) and not may_write_for(ordinary, office.team(3), DAY)
    assert may_write_for(leading, office.team(3), DAY)
    assert not may_run(leading, BEGAN - timedelta(days=1))
    assert may_see_headquarters(stranger) and not may_see_headquarters(office.by("평가위원"))
    assert [reads_all(office.by(who)) for who in ("총괄", "구청장", "감사", "담당")] == [
        True,
        True,
        True,
        False,
    ]


def test_what_was_declared_and_worded_is_neither_changed_nor_removed(office: Office) -> None:
    founding.declare_phase(
        headquarters=office.headquarters,
        level=AlertLevel.objects.first(),
        began_on=BEGAN,
        reason="시작",
        by=office.by("총괄"),
        now=NOW,
    )
    for rows in (Phase.objects.all(), TeamWording.objects.all()):
        for act in (lambda rows=rows: rows.update(began_on=DAY), rows.delete):
            with pytest.raises(DatabaseError), transaction.atomic():
                act()


@pytest.mark.parametrize(
    ("name", "make"),
    [
        (
            "headquarters_open_once",
            lambda o: Headquarters(name=o.headquarters.name, basis="방침", began_on=DAY),
        ),
        ("headquarters_founded", lambda _: Headquarters(name="본부", basis="", began_on=DAY)),
        (
            "headquarters_ends_after_start",
            lambda _: Headquarters(name="본부", basis="방침", began_on=DAY, ended_on=BEGAN, end_reason="x"),
        ),
        ("alert_level_once", lambda _: AlertLevel(name="평시", meaning="x", place=9)),
        ("alert_level_said", lambda _: AlertLevel(name="위기", meaning="", place=9)),
        (
            "phase_says_why",
            lambda o: Phase(
                headquarters=o.headquarters,
                level=AlertLevel.objects.first(),
                began_on=DAY,
                recorded_at=NOW,
                recorded_by=o.people["총괄"],
            ),
        ),
        (
            "team_ends_after_start",
            lambda o: Team(headquarters=o.headquarters, place=9, began_on=DAY, ended_on=BEGAN),
        ),
        (
            "team_wording_said",
            lambda o: TeamWording(team=o.leading, name="반", task="", began_on=DAY, recorded_at=NOW),
        ),
        ("outside_body_named", lambda _: OutsideBody(name="상인회", contact="", began_on=DAY)),
        (
            "outside_body_ends_after_start",
            lambda _: OutsideBody(name="상인회", contact="창구", began_on=DAY, ended_on=BEGAN),
        ),
        ("team_member_part", lambda o: member(o, part="손님")),
        ("team_member_is_one", lambda o: member(o, staff=None)),
        ("team_member_in_a_team", lambda o: member(o, team=None)),
        ("team_member_ends_after_start", lambda o: member(o, ended_on=BEGAN)),
        ("team_member_once", lambda o: office_twice(o)),
        ("team_partner_once", lambda o: body_twice(o)),
        ("outside_body_once", lambda o: [body(), body()][1]),
    ],
)
def test_the_database_keeps_its_promises(name: str, make, office: Office) -> None:
    """Each constraint by its name; the act that should have refused before is not asked."""
    with pytest.raises(IntegrityError), transaction.atomic():
        make(office).save()


def member(office: Office, **values: object) -> TeamMember:
    told = {"part": "반원", "staff": office.people["담당"], "team": office.leading, "began_on": DAY} | values
    return TeamMember(headquarters=office.headquarters, **told)


def office_twice(office: Office) -> TeamMember:
    member(office).save()
    return member(office)


def body() -> OutsideBody:
    return OutsideBody.objects.create(name="상인회", contact="창구", began_on=BEGAN)


def body_twice(office: Office) -> TeamMember:
    told = {"part": "협력기관", "staff": None, "body": body()}
    member(office, **told).save()
    return member(office, **told)

"""Lines and 대결 as the district sets them."""

from datetime import date, timedelta

import pytest

from gongyak.approvals.lines import line_for
from gongyak.approvals.models import Kind, LineStep, Subject, Substitute
from gongyak.approvals.setting import NewStep, end_absence, register_absence, set_line
from gongyak.audit.models import Act
from gongyak.rules.refusal import Refusal
from gongyak.staff.models import Role
from tests.approvals.matters import DAY, NOW, begun
from tests.people import People

SHORT = (NewStep(Kind.APPROVAL, Role.HEAD), NewStep(Kind.CONFIRMATION, Role.COORDINATOR))


def test_a_line_is_set_for_all_and_for_one_department(people: People) -> None:
    own, other = people.departments.values()
    set_line(subject=Subject.CARD, steps=SHORT, by=people.actor("총괄", DAY), now=NOW)
    longer = (NewStep(Kind.REVIEW, Role.TEAM_LEAD), NewStep(Kind.APPROVAL, Role.MAYOR), SHORT[1])
    set_line(subject=Subject.CARD, steps=longer, department=own, by=people.actor("시스템관리", DAY), now=NOW)
    assert [step.role for step in line_for(Subject.CARD, own)] == ["팀장", "구청장", "총괄"]
    assert [step.role for step in line_for(Subject.CARD, other)] == ["과장", "총괄"]
    agreed = line_for(Subject.CARD, own, (other,))
    assert [step.kind for step in agreed] == ["검토", "협조", "결재", "총괄확인"]
    set_line(subject=Subject.CARD, steps=(), department=own, by=people.actor("총괄", DAY), now=NOW)
    assert [step.role for step in line_for(Subject.CARD, own)] == ["과장", "총괄"]
    assert Act.objects.filter(action="결재선 설정").count() == 3


def test_what_runs_keeps_the_line_with_which_it_began(people: People) -> None:
    approval = begun(people)
    set_line(subject=Subject.CARD, steps=SHORT, by=people.actor("총괄", DAY), now=NOW)
    assert [step.role for step in approval.steps.all()] == ["담당", "팀장", "과장", "총괄"]


@pytest.mark.parametrize(
    ("steps", "sentence"),
    [
        ((NewStep(Kind.REVIEW, Role.HEAD), SHORT[1]), "결재 단계가 하나는"),
        ((SHORT[1], SHORT[0]), "총괄확인으로 끝나야"),
    ],
)
def test_a_line_that_decides_nothing_is_refused(people: People, steps: tuple, sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        set_line(subject=Subject.CARD, steps=steps, by=people.actor("총괄", DAY), now=NOW)
    assert not LineStep.objects.exists()


@pytest.mark.parametrize("who", ["담당", "과장", "구청장", "감사"])
def test_who_sets_lines(people: People, who: str) -> None:
    with pytest.raises(Refusal, match="총괄부서나 시스템관리"):
        set_line(subject=Subject.CARD, steps=SHORT, by=people.actor(who, DAY), now=NOW)


def absence(people: People, by: str, **changed: object) -> Substitute:
    told = {
        "absent": people["과장"],
        "deputy": people["팀장"],
        "began_on": DAY,
        "ended_on": DAY + timedelta(3),
    }
    return register_absence(**(told | {"reason": "출장"} | changed), by=people.actor(by, DAY), now=NOW)


def test_a_person_says_who_signs_meanwhile(people: People) -> None:
    row = absence(people, "과장")
    assert (
        end_absence(substitute=row, last_day=date(2024, 1, 1), by=people.actor("과장", DAY), now=NOW).ended_on
        == DAY
    )
    assert absence(people, "총괄").deputy == people["팀장"]
    for who in ("팀장", "타부서과장"):
        with pytest.raises(Refusal, match="자기의 대결만"):
            absence(people, who)
        with pytest.raises(Refusal, match="자기의 대결만"):
            end_absence(substitute=row, last_day=DAY, by=people.actor(who, DAY), now=NOW)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [({"reason": " "}, "사유"), ({"ended_on": date(2024, 1, 1)}, "앞설 수 없습니다")],
)
def test_an_absence_needs_days_and_a_reason(people: People, changed: dict, sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        absence(people, "과장", **changed)
    with pytest.raises(Refusal, match="아니어야"):
        absence(people, "과장", deputy=people["과장"])

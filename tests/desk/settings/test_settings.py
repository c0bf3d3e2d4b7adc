"""Settings that people who are no developers set: each change with the words before and after, and an act."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from gongyak.audit import actions
from gongyak.audit.actions import Head
from gongyak.audit.models import Act
from gongyak.district.actions import change_settings
from gongyak.district.models import DepartmentLine, District, SettingChange
from gongyak.district.published import district, revision
from gongyak.jobs.models import Job
from gongyak.pledges.rounds.reminding import remind
from tests.people import People
from tests.pledges.files import NOW
from tests.pledges.rounds.quarter import opened

pytestmark = pytest.mark.django_db
SITE = {
    "name": "가온구",
    "coordinator": "기획예산과",
    "licence": "공공누리 제1유형: 출처표시",
    "progress_formula": "부서가 입력한 진도(%)의 단순 평균",
    "notice": "",
    "notice_english": "",
}
ROUNDS = {"write_days": 7, "approve_days": 12, "confirm_days": 20, "publish_days": 30}


@pytest.fixture
def coordinator(at_work: Callable[[str], Client]) -> Client:
    return at_work("총괄")


def part(name: str) -> str:
    return reverse("desk-settings-part", args=[name])


def test_district_looks_years(refused) -> None:
    refused(District(looks_years=0), "1년 이상")


def test_district_deadlines(refused) -> None:
    refused(District(write_days=20, approve_days=10), "차례로")


def test_a_change_is_kept_with_the_words_before_and_after_and_is_an_act(
    coordinator: Client, people: People
) -> None:
    before = revision()
    assert coordinator.post(part("site"), SITE).status_code == 302
    assert (district().name, district().coordinator) == ("가온구", "기획예산과")
    assert revision() == before + 1
    change = SettingChange.objects.get()
    assert change.told == [["이름", "우리 구", "가온구"], ["총괄부서", "", "기획예산과"]]
    act = Act.objects.order_by("-seq")[0]
    assert (act.actor, act.action, act.object, act.reason) == (
        people["총괄"].key,
        "설정 변경",
        "district",
        "이름, 총괄부서",
    )
    assert act.before != act.after
    page = coordinator.get(reverse("desk-setting-changes")).text
    assert "총괄이름" in page
    assert "기획예산과" in page


def test_what_is_so_already_is_no_act(coordinator: Client) -> None:
    coordinator.post(part("site"), SITE)
    count = Act.objects.count()
    answer = coordinator.post(part("site"), SITE, follow=True)
    assert "바뀐 것이 없습니다" in answer.text
    assert Act.objects.count() == count


def test_a_part_changes_only_its_own_fields(coordinator: Client) -> None:
    coordinator.post(part("site"), SITE)
    coordinator.post(part("rounds"), ROUNDS)
    row = District.objects.get()
    assert (row.name, row.write_days) == ("가온구", 7)


@pytest.mark.parametrize(
    ("name", "values", "says"),
    [
        ("site", SITE | {"name": ""}, "필수 항목"),
        ("rounds", ROUNDS | {"publish_days": 1}, "차례로 이어지고"),
        ("rounds", ROUNDS | {"write_days": "열흘"}, "정수"),
        ("security", {"idle_minutes": 1, "password_rule": "asvs"}, "5분에서 120분"),
        ("security", {"idle_minutes": 20, "password_rule": "none"}, "none"),
        ("audit", {"audit_mail": "감사", "looks_years": 3}, "이메일"),
        ("audit", {"audit_mail": "", "looks_years": 0}, "1년 이상"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(coordinator: Client, name, values, says) -> None:
    count = Act.objects.count()
    answer = coordinator.post(part(name), values)
    assert answer.status_code == 409
    assert says in answer.text
    assert all(f'value="{value}"' in answer.text or str(value) in answer.text for value in values.values())
    assert Act.objects.count() == count


@pytest.mark.parametrize("name", ["site", "rounds", "security", "audit"])
def test_each_part_shows_what_is_set(coordinator: Client, name: str) -> None:
    District.objects.create(name="가온구", write_days=9, idle_minutes=33, audit_mail="a@b.kr")
    page = coordinator.get(part(name)).text
    wanted = {"site": "가온구", "rounds": "9", "security": "33", "audit": "a@b.kr"}
    assert f'value="{wanted[name]}"' in page


def test_public_lines_of_departments(coordinator: Client) -> None:
    lines = reverse("desk-lines")
    assert "일자리경제과, 문화관광과" in coordinator.get(lines).text
    coordinator.post(lines, {"department": "일자리경제과", "phone": "02-000-1000", "place": "1"})
    row = DepartmentLine.objects.get()
    one = reverse("desk-line", args=[row.pk])
    wrong = coordinator.post(one, {"department": "일자리경제과", "phone": "", "place": "1"})
    assert (wrong.status_code, DepartmentLine.objects.get().phone) == (409, "02-000-1000")
    again = coordinator.post(lines, {"department": "일자리경제과", "phone": "02-000-2000", "place": "2"})
    assert again.status_code == 409
    coordinator.post(one, {"department": "일자리경제과", "phone": "02-000-3000", "place": "1"})
    assert district().lines == {"일자리경제과": "02-000-3000"}
    coordinator.post(reverse("desk-line-remove", args=[row.pk]))
    assert district().lines == {}
    told = [[change.object, change.told] for change in SettingChange.objects.order_by("pk")]
    assert told[1] == [f"phone/{row.pk}", [["대표전화", "02-000-1000", "02-000-3000"]]]
    assert [each[0] for each in told] == [f"phone/{row.pk}"] * 3
    assert "대표전화" in coordinator.get(reverse("desk-setting-changes")).text


@pytest.mark.django_db(transaction=True)
def test_what_cannot_be_recorded_is_not_set_and_no_letter_waits(people: People, monkeypatch) -> None:
    """R42 for settings and for the outbox: the act, the change and the letter come to be together, or none."""
    quarter = opened(people)
    monkeypatch.setattr(actions, "head", lambda _=None: Head())  # the next act will find its number taken
    with pytest.raises(IntegrityError):
        change_settings(values={"name": "다른구"}, by="staff/1", now=NOW)
    with pytest.raises(IntegrityError):
        remind(round=quarter.round, by=quarter.who("총괄"), now=quarter.then())
    assert not District.objects.filter(name="다른구").exists()
    assert not SettingChange.objects.exists()
    assert not Job.objects.exists()

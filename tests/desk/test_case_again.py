"""고충 다시 냄 at the desk: that it came again, and to whom it is proposed to go."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from gongyak.cases.models import Case, CaseSetting, CaseStatus, RoutingRule
from gongyak.staff.actions import register_department
from tests.cases.office import HERE, THERE, Counter, opened
from tests.people import BEGAN, NOW, People, logged_in

AUDIT, HINT = "감사담당관", "비슷한 글이 다시 왔습니다"


@pytest.fixture
def counter(people: People) -> Counter:
    counter = opened(people, timezone.now())
    people.departments[AUDIT] = register_department(name=AUDIT, place=9, began_on=BEGAN, by="시연", now=NOW)
    return counter


def name_audit(counter: Counter, name: str = AUDIT):
    told = {"receiving": counter.place(HERE).pk, "target_days": "14", "center": "창구", "draft_days": "14"}
    told["reviewing"] = counter.place(name).pk
    return logged_in(counter.people["총괄"]).post(reverse("desk-case-settings"), told)


def shown(counter: Counter, case: Case, who: str = "담당") -> str:
    return logged_in(counter.people[who]).get(reverse("desk-case", args=[case.pk])).content.decode()


def form(told: str, act: str = "review") -> str:
    return told.partition(f'id="{act}-begin"')[2].partition("</details>")[0]


def chosen(told: str, name: str = "review-department") -> list[str]:
    listed = told.partition(f'id="{name}"')[2].partition("</select>")[0]
    return re.findall(r"<option[^>]* selected>([^<]*)<", listed)


def test_the_named_department_is_proposed_and_gets_it_by_one_act(counter):
    assert name_audit(counter).status_code == 302
    assert CaseSetting.objects.get().reviewing == counter.place(AUDIT)
    assert AUDIT in chosen(
        logged_in(counter.people["총괄"]).get(reverse("desk-case-settings")).content.decode(), "f-reviewing"
    )
    earlier = counter.replied(kind="고충")
    case = counter.take_in(kind="고충")
    told = shown(counter, case)
    assert HINT in told and chosen(told) == [AUDIT] and HERE not in form(told).partition("조사할 부서")[2]
    sent = {"number": earlier.number, "department": counter.place(AUDIT).pk, "reason": "같은 글"}
    address = reverse("desk-case-act", args=[case.pk, "review"])
    client = logged_in(counter.people["담당"])
    refused = client.post(address, sent | {"department": counter.place(HERE).pk, "reason": "적어 둔 까닭"})
    assert refused.status_code == 409 and "에서 답한 고충민원입니다" in refused.content.decode()
    assert "적어 둔 까닭" in form(refused.content.decode())
    assert client.post(address, sent).status_code == 302
    case.refresh_from_db()
    assert (case.status, case.department) == (CaseStatus.ASSIGNED, counter.place(AUDIT))
    told = shown(counter, case)
    assert "재조사 배정" in told and HINT not in told and form(told) == ""


def test_neither_the_rules_nor_the_setting_propose_who_answered(counter):
    name_audit(counter, HERE)
    RoutingRule.objects.create(sort="07", department=counter.place(HERE))
    counter.replied(kind="고충")
    case = counter.take_in(kind="고충")
    assert case.proposed.startswith(HERE)
    told = shown(counter, case)
    assert chosen(told) == [] and "그 부서가 앞서 답했거나" in told
    assert chosen(told, "assign-department") == [] and "답한 부서여서 골라 두지 않았습니다" in told
    case = counter.take_in(title="외국인 직원의 비자", content="비자를 더 받고 싶습니다", kind="건의")
    assert chosen(shown(counter, case), "assign-department") == [HERE]


def test_other_words_are_not_said_to_be_the_same_but_can_be_chosen(counter):
    earlier = counter.replied(kind="고충")
    case = counter.take_in(title="점검이 잦음", content="같은 점검을 한 달에 세 번 받았습니다.", kind="고충")
    told = shown(counter, case)
    assert HINT not in told and earlier.number in form(told) and " open" not in form(told)[:3]


def test_nothing_is_proposed_for_what_is_no_grievance_or_was_not_answered(counter):
    counter.replied(kind="건의")
    counter.working(kind="고충")
    assert form(shown(counter, counter.take_in(kind="고충"))) == ""
    counter.replied(kind="고충")
    assert form(shown(counter, counter.take_in(kind="건의"))) == ""


def test_what_is_hidden_proposes_nothing(counter):
    counter.replied(kind="고충", is_anonymous=True, about=counter.place(THERE))
    case = counter.take_in(kind="고충", to=THERE)
    assert HINT in shown(counter, case, "총괄")
    assert form(shown(counter, case, "타부서팀장")) == ""

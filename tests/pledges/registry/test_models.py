from datetime import date

import pytest

from gongyak.pledges.models import (
    ActionPlan,
    PlanPublication,
    Promise,
    PromiseLink,
    ReviewOpinion,
    TargetResult,
)
from tests.pledges.registry.office import BEGAN, Office, opened


@pytest.fixture
def office(db: None) -> Office:
    return opened()


def promise(office: Office, **changes: object) -> Promise:
    told = {"officeholder": office.holder, "number": 7, "text": "하겠습니다.", "source": "선거공보"}
    return Promise(**(told | changes))


def test_promise_number_once(refused, office):
    promise(office).save()
    refused(promise(office, text="다른 문장"), "임시관리번호의 공약 문장이 이미")


def test_promise_has_text(refused, office):
    refused(promise(office, text=""), "원문을")


def test_promise_source(refused, office):
    refused(promise(office, source="소문"), "정해진 말")


def test_promise_decided(refused, office):
    refused(promise(office, decision="채택"), "결정한 때가")


def test_promise_decision_says_why(refused, office):
    refused(promise(office, decision="제외", decided_at=BEGAN), "사유를")


def test_promise_link_once(refused, office):
    one = promise(office)
    one.save()
    office.add()
    PromiseLink.objects.create(promise=one, pledge=office.pledge)
    refused(PromiseLink(promise=one, pledge=office.pledge), "이미 그 공약으로")


def opinion(office: Office, **changes: object) -> ReviewOpinion:
    one = promise(office)
    one.save()
    told = {
        "promise": one,
        "department": office.department(),
        "due_on": date(2026, 12, 1),
        "changed_at": BEGAN,
    }
    return ReviewOpinion(changed_by=office.people["담당"], **(told | changes))


def test_review_status(refused, office):
    refused(opinion(office, status="모름"), "단계는")


def test_review_complete(refused, office):
    refused(opinion(office, status="제출", proposal="채택", fitness="맞음"), "모든 칸이")


def plan(office: Office, **changes: object) -> ActionPlan:
    told = {"pledge": office.add(), "department": office.department(), "content": "{}", "changed_at": BEGAN}
    return ActionPlan(due_on=date(2026, 12, 1), **(told | changes))


def test_plan_status(refused, office):
    refused(plan(office, status="모름"), "정해진 말")


def test_plan_confirmed_is_frozen(refused, office):
    refused(plan(office, status="확정"), "확정본이 있어야")


def test_target_result_said(refused, office):
    row = plan(office)
    row.save()
    told = {"plan": row, "indicator": "채용", "as_of": date(2026, 12, 31), "at": BEGAN}
    refused(TargetResult(by=office.people["담당"], reached="", **told), "실적을")


def test_plan_publication_once(refused, office):
    told = {
        "officeholder": office.holder,
        "seq": 1,
        "published_at": BEGAN,
        "reason": "공개",
        "hash": "0" * 64,
    }
    PlanPublication.objects.create(**told, body="{}")
    refused(PlanPublication(**told, body="[]"), "먼저 공개")

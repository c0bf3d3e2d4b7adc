"""A plan from its assignment to its publication, what each person may do, and what a round makes of it."""

import json
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from gongyak.approvals.models import Approval, State
from gongyak.audit.verify import verify as verify_acts
from gongyak.pledges import published
from gongyak.pledges.models import (
    ActionPlan,
    Change,
    Draft,
    PlanConfirmation,
    PlanPublication,
    PlanStatus,
    TargetResult,
)
from gongyak.pledges.plans.approving import confirm_plan, sign_plan
from gongyak.pledges.plans.contents import confirmed_plan
from gongyak.pledges.plans.publishing import publish_plans
from gongyak.pledges.plans.results import attained_by, record_results, targets
from gongyak.pledges.plans.workflow import STEPS, step
from gongyak.pledges.plans.writing import (
    Conflict,
    ask_for_plan,
    may_be_reopened,
    reopen_plan,
    submit_plan,
    take_plan_back,
)
from gongyak.pledges.registry.holders import register_officeholder
from gongyak.pledges.rounds.cards import card_of
from gongyak.pledges.rounds.opening import Deadlines, open_round
from gongyak.pledges.rounds.publishing import publish_round
from gongyak.pledges.rounds.writing import save_draft, submit
from gongyak.pledges.verify import verify
from gongyak.rules.manifesto import Target
from gongyak.rules.refusal import Refusal
from gongyak.snapshots.models import Version
from gongyak.snapshots.verify import verify as verify_snapshots
from tests.guards import guards_down
from tests.pledges.registry.office import DUE, Office, opened
from tests.pledges.rounds.quarter import Quarter
from tests.rules.plans.made import PLAN

AS_OF = date(2026, 6, 30)


@pytest.fixture
def office(db: None) -> Office:
    return opened()


def test_a_plan_begins_with_a_blank_table_of_the_terms_years(office: Office) -> None:
    office.add()
    row = office.ask()
    assert (row.status, office.content.lead_department) == (PlanStatus.WRITING, "일자리경제과")
    assert list(office.content.budget) == ["국비", "시비", "구비", "기타"]
    assert list(office.content.budget["구비"].years) == [2026, 2027, 2028, 2029, 2030]
    office.ask(name="문화관광과")
    assert (office.content.lead_department, office.plan.department.name) == ("문화관광과", "문화관광과")
    with pytest.raises(Refusal, match="오늘이나 그 뒤"):
        ask_for_plan(
            pledge=office.pledge,
            department=office.department(),
            due_on=date(2026, 7, 1),
            **office.told("총괄"),
        )


@pytest.mark.parametrize(
    "who", ["담당", "팀장", "과장", "타부서담당", "구청장", "감사", "평가위원", "시스템관리"]
)
def test_only_the_coordinating_office_asks_for_plans_and_publishes_them(office: Office, who: str) -> None:
    office.confirmed()
    with pytest.raises(Refusal, match="총괄부서가 배정"):
        office.ask(who)
    with pytest.raises(Refusal, match="총괄부서가 공개"):
        office.publish(who)


@pytest.mark.parametrize("who", ["과장", "타부서담당", "타부서팀장", "총괄", "구청장", "감사", "평가위원"])
def test_only_its_department_writes_a_plan(office: Office, who: str) -> None:
    office.planned()
    for act in (office.save, office.submit):
        with pytest.raises(Refusal, match="담당자나 팀장이 아닙니다"):
            act(who)
    with pytest.raises(Refusal, match="담당자나 팀장이 아닙니다"):
        office.reach(date(2026, 7, 6), "1", who)


def test_who_sees_a_plan(office: Office) -> None:
    office.planned()
    seen = {who for who in office.people.staff if ActionPlan.objects.visible_to(office.who(who)).exists()}
    assert seen == {"담당", "팀장", "과장", "총괄", "구청장", "감사"}
    office.submit(cooperating=[office.department("문화관광과")])
    assert ActionPlan.objects.visible_to(office.who("타부서과장")).exists()


def test_an_edit_over_somebody_elses_is_a_conflict(office: Office) -> None:
    revision = office.planned().revision
    assert office.save().revision == revision  # the same again changes nothing
    office.save("팀장", overview="- 고침")
    with pytest.raises(Conflict, match="그사이 팀장이름 님이") as met:
        office.save(revision=revision, overview="- 달리 고침")
    assert met.value.there.revision == revision + 1
    with pytest.raises(Conflict):
        submit_plan(plan=office.plan, revision=revision, **office.told("담당"))
    assert office.content.overview == "- 고침"


def test_an_unfinished_plan_is_not_handed_in(office: Office) -> None:
    office.planned()
    office.save(goals="", indicators=())
    with pytest.raises(Refusal, match="2건 있어") as refused:
        office.submit()
    assert {one.where for one in refused.value.findings} == {"goals", "indicators"}


def test_it_is_sent_back_mended_approved_confirmed_and_published(office: Office) -> None:
    office.planned()
    assert office.submit().status == PlanStatus.APPROVAL
    with pytest.raises(Refusal, match="‘결재’ 단계의 실천계획"):
        office.save(title="몰래")
    with pytest.raises(Refusal, match="다릅니다"):
        sign_plan(step=office.turn(), content_hash="0" * 64, **office.told("팀장"))
    assert office.send_back("팀장").status == PlanStatus.RETURNED
    office.save(related_departments=())
    office.submit()
    assert office.sign("팀장", "과장", "총괄").status == PlanStatus.APPROVAL
    assert confirmed_plan(office.pledge, DUE) is None
    row = office.sign("구청장")
    assert (row.status, row.version.plan_won, row.version.document.kind) == ("확정", 70 * 10**6, "plan")
    expected = replace(PLAN, related_departments=())
    assert confirmed_plan(office.pledge, office.now.date()) == expected
    assert confirmed_plan(office.pledge, office.now.date() - timedelta(days=1)) is None
    with pytest.raises(Refusal, match="‘확정’ 단계의 실천계획"):
        office.save(title="몰래")

    made = office.publish()
    told = json.loads(made.body)
    assert [one["public_hash"] for one in told["plans"]] == [row.version.public_hash]
    assert (office.plan.status, office.publish()) == (PlanStatus.PUBLISHED, made)
    assert verify() == [] and verify_acts() == [] and verify_snapshots() == []


def test_it_is_taken_back_before_anybody_saw_it(office: Office) -> None:
    office.planned()
    office.submit()
    assert take_plan_back(plan=office.plan, **office.told("담당")).status == PlanStatus.WRITING
    assert Approval.objects.get().state == State.WITHDRAWN
    with pytest.raises(Refusal, match="결재 중이 아닙니다"):
        take_plan_back(plan=office.plan, **office.told("담당"))


def test_what_was_confirmed_changes_only_by_another_confirmation(office: Office) -> None:
    row = office.confirmed()
    office.publish()
    told = {"plan": row, "content": replace(PLAN, title="새 이름"), "reason": "명칭 변경"}
    with pytest.raises(Refusal, match="결재가 끝난"):
        confirm_plan(approval=Approval(state=State.RUNNING), **told, **office.told("총괄"))
    later = confirm_plan(approval=row.approval, **told, **office.told("총괄"))
    assert (later.status, later.version.seq, office.content.title) == (PlanStatus.CONFIRMED, 2, "새 이름")
    assert confirmed_plan(office.pledge, DUE).title == "새 이름"
    before = confirmed_plan(office.pledge, DUE, later.version.recorded_at - timedelta(seconds=1))
    assert before.title == PLAN.title
    assert [one.seq for one in (office.publish(), PlanPublication.objects.get(seq=1))] == [2, 1]


def decide_change(office: Office, status: str = "확정") -> None:
    """A change of the pledge, as if the panel and the mayor had decided on it now."""
    office.now += timedelta(minutes=1)
    Change.objects.create(
        pledge=office.pledge,
        department=office.department(),
        status=status,
        reason="이름을 고침",
        begun_at=office.now,
        begun_by=office.people["담당"],
        approval=office.plan.approval,
        decided_at=office.now,
    )


def test_a_confirmed_plan_is_written_again_only_after_a_change(office: Office) -> None:
    office.confirmed()
    office.publish()
    with pytest.raises(Refusal, match="공약 변경이 결정된 뒤"):
        reopen_plan(plan=office.plan, **office.told("담당"))
    decide_change(office)
    for who in ("과장", "타부서담당", "구청장", "감사"):
        with pytest.raises(Refusal, match="주관부서나 총괄부서"):
            reopen_plan(plan=office.plan, **office.told(who))
    row = reopen_plan(plan=office.plan, **office.told("담당"))
    assert (row.status, row.due_on) == (PlanStatus.WRITING, office.now.date() + timedelta(days=14))
    with pytest.raises(Refusal, match="‘작성중’ 단계"):
        reopen_plan(plan=office.plan, **office.told("담당"))
    office.save(title="새 이름")
    assert confirmed_plan(office.pledge, DUE).title == PLAN.title
    office.submit()
    row = office.sign("팀장", "과장", "총괄", "구청장")
    assert (row.version.seq, confirmed_plan(office.pledge, DUE).title) == (2, "새 이름")
    with pytest.raises(Refusal, match="공약 변경이 결정된 뒤"):
        reopen_plan(plan=office.plan, **office.told("총괄"))
    assert office.publish().seq == 2
    assert verify_acts() == []


def test_a_plan_that_was_never_confirmed_is_not_reopened(office: Office) -> None:
    assert not may_be_reopened(office.planned())


def test_nothing_is_published_unasked(office: Office) -> None:
    office.planned()
    with pytest.raises(Refusal, match="공개할 것이 없습니다"):
        office.publish()
    with pytest.raises(Refusal, match="사유를"):
        office.publish(reason=" ")
    office.submit()
    office.sign("팀장", "과장", "총괄", "구청장")
    office.publish()
    with pytest.raises(Refusal, match="서버의 시계"):
        publish_plans(
            officeholder=office.holder,
            by=office.who("총괄"),
            now=office.now - timedelta(days=1),
            reason="공개",
        )


def test_what_became_of_each_promise_is_published_with_the_plans(office: Office) -> None:
    office.reviewed()
    office.planned()
    office.decide("수정", reason="이름을 줄임")
    office.submit()
    office.sign("팀장", "과장", "총괄", "구청장")
    [told] = json.loads(office.publish().body)["promises"]
    assert (told["number"], told["decision"], told["reason"]) == ("임시-001", "수정", "이름을 줄임")
    assert (told["text"], told["page"], told["pledges"]) == (office.promise.text, "5", ["1-2-2"])


def test_the_next_round_begins_with_the_card_of_the_plan(office: Office) -> None:
    """And the sets of cards hold cards alone, before and after plans are confirmed."""
    office.confirmed()
    day = date(2026, 7, 5)
    days = Deadlines(*(DUE + timedelta(days=n) for n in range(4)))
    round = open_round(as_of=day, deadlines=days, **office.told("총괄"))
    draft = Draft.objects.get()
    assert (draft.base, draft.department, card_of(draft).title) == (None, office.department(), PLAN.title)
    assert card_of(draft).as_of == day
    assert all(item.id for item in card_of(draft).goals)
    quarter = Quarter(office.people, round, office.now)
    zeros = {
        source: replace(row, total=0, before=0, years=dict.fromkeys(row.years, 0), after=0)
        for source, row in card_of(draft).investment.spent.items()
    }
    card = card_of(draft)
    card = replace(
        card,
        status="정상추진",
        status_national="정상추진",
        progress_percent=Decimal(0),
        investment=replace(card.investment, spent=zeros, spent_meaning="집행"),
    )
    save_draft(draft=draft, card=card, revision=0, by=quarter.who("담당"), now=quarter.then())
    submit(draft=quarter.draft, revision=1, by=quarter.who("담당"), now=quarter.then())
    quarter.sign("팀장", "과장", "총괄")
    made = publish_round(round=round, by=quarter.who("총괄"), now=quarter.then(), reason="첫 공개")
    assert {one.document.kind for one in made.versions.all()} == {"pledge"}
    assert Version.objects.filter(document__kind="plan").count() == 1
    assert verify() == [] and verify_snapshots() == []


def test_an_earlier_officeholders_set_stays_readable(office: Office) -> None:
    office.confirmed()
    first = office.publish()
    later = register_officeholder(
        term=office.holder.term,
        name="다온",
        role="구청장",
        began_on=date(2026, 7, 7),
        **office.told("총괄"),
    )
    office.now += timedelta(days=2)
    next_office = Office(office.people, later, office.now)
    next_office.add(number="3-1", title="새 단체장의 공약")
    assert PlanPublication.objects.get(officeholder=office.holder) == first
    assert published.plans(holder="9-1").plans[0].plan == PLAN
    assert published.plans(holder="9-2") is None
    assert published.plans().holder.key == "9-1"


def test_results_stand_beside_the_targets_and_may_be_more(office: Office) -> None:
    office.planned()
    with pytest.raises(Refusal, match="확정된 뒤에"):
        office.reach(date(2026, 7, 6), "1")
    office.submit()
    office.sign("팀장", "과장", "총괄", "구청장")
    office.reach(date(2026, 7, 6), "1")
    office.reach(date(2026, 7, 6), "3", "팀장")
    [line] = attained_by(office.plan, 2026, date(2026, 12, 31))
    assert (line.planned, line.reached, line.percent) == (Decimal(1), Decimal(3), Decimal("300.0"))
    assert attained_by(office.plan, 2026, date(2026, 7, 5))[0].reached is None
    assert TargetResult.objects.count() == 2
    assert targets(office.holder, 2026) == {"1-2-2": Target("취업박람회(회)", Decimal(1), Decimal(3))}
    assert targets(office.holder, 2026, date(2026, 7, 5)) == {} == targets(office.holder, 2025)
    with pytest.raises(Refusal, match="지표가 아닙니다"):
        office.reach(date(2026, 7, 6), "1", name="모름")
    with pytest.raises(Refusal, match="아직 오지 않은"):
        office.reach(date(2026, 12, 31), "1")
    assert (
        record_results(plan=office.plan, as_of=date(2026, 7, 6), reached={}, note="", **office.told("담당"))
        == []
    )


def test_a_plan_that_is_not_confirmed_has_no_targets(office: Office) -> None:
    office.planned()
    assert attained_by(office.plan, 2026, DUE) == ()


def test_verify_finds_a_plan_without_its_approval_and_a_changed_list(office: Office) -> None:
    office.confirmed()
    office.publish()
    assert verify() == []
    Approval.objects.update(content_hash="0" * 64)
    assert [one.code for one in verify()] == ["plan-approval-missing"]
    with guards_down():
        PlanConfirmation.objects.all().delete()
        PlanPublication.objects.update(body='{"plans":[],"promises":[]}')
    assert [one.code for one in verify()] == ["plan-approval-missing", "plan-list-differs"]


def test_every_status_of_a_plan_is_reached_and_left() -> None:
    assert {status for status, _ in STEPS} == {*STEPS.values()} == set(PlanStatus)
    with pytest.raises(Refusal, match="‘공개’ 단계"):
        step(PlanStatus.PUBLISHED, "저장")

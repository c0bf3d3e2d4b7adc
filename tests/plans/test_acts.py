"""A plan from its first word to its approval, its projects, and what each person may do."""

import json
from dataclasses import replace
from datetime import date

import pytest

from gongyak.approvals.models import Approval, State
from gongyak.audit.models import Act
from gongyak.audit.verify import verify as verify_acts
from gongyak.plans.approving import sign_plan, take_plan_back
from gongyak.plans.contents import content_of, planned
from gongyak.plans.models import PlanEvent, YearPlanStatus
from gongyak.plans.permissions import may_see_plans
from gongyak.plans.planning import name_fields, note_plan_paper, reopen_plan, write_plan
from gongyak.plans.projects import supplement, write_project
from gongyak.plans.reporting import report_results
from gongyak.plans.values import plan_value, project_value
from gongyak.plans.workflow import STEPS, step
from gongyak.records.reading import history, known
from gongyak.rules.portfolio.model import Fund, Measure, tidy
from gongyak.rules.records import Cost, Paper, from_json
from gongyak.rules.refusal import Conflict, Refusal
from gongyak.snapshots.verify import verify as verify_snapshots
from tests.plans.year import FESTIVAL, MONTHS, SHOP, Year, opened


@pytest.fixture
def year(db: None) -> Year:
    return opened()


def test_a_project_says_what_was_typed(year: Year) -> None:
    year.begin()
    year.name()
    row = year.add()
    assert planned(row) == tidy(SHOP)
    assert (row.status, row.revision, row.place) == ("계획", 1, 1)


def test_every_act_leaves_event_act_and_record(year: Year) -> None:
    year.written()
    project = year.project()
    record = known("project")[project.key].record
    assert record == project_value(project)
    assert record.costs == (Cost(2024, "시비", 40_000_000), Cost(2024, "구비", 61_000_500))
    assert record.plan == year.plan.key and record.cooperating == ("문화관광과",)
    assert known("year-plan")[year.plan.key].record == plan_value(year.plan)
    assert [event.act for event in PlanEvent.objects.all()] == [
        "종합계획 작성", "분야 정리", "사업 추가", "사업 추가",
    ]  # fmt: skip
    assert Act.objects.filter(object=project.key).count() == 1
    assert list(verify_acts()) == []


def test_who_begins_a_plan(year: Year) -> None:
    for who in ("타부서담당", "과장", "감사", "구청장", "평가위원"):
        with pytest.raises(Refusal, match="주관부서"):
            year.begin(who)
    year.begin("담당")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"title": " "}, "계획명"),
        ({"year": 1989}, "1990년에서"),
        ({"title": "2024년 종합계획"}, "이미 있습니다"),
        ({"span": replace(MONTHS, end=date(2024, 2, 1))}, "계획기간"),
        ({"span": replace(MONTHS, recurrence="매월")}, "계획기간"),
    ],
)
def test_a_plan_that_cannot_be(year: Year, wrong, said: str) -> None:
    year.begin()
    with pytest.raises(Refusal, match=said):
        year.begin(**wrong)


def test_a_plan_is_written_over_what_was_read(year: Year) -> None:
    plan = year.begin()
    head = year.head(title="고친 계획")
    told = {"plan": plan, "head": head, "revision": plan.revision}
    assert write_plan(**told, **year.told("담당")).title == "고친 계획"
    with pytest.raises(Conflict, match="담당이름"):
        write_plan(**told, **year.told("총괄"))


def test_fields_with_projects_stay(year: Year) -> None:
    year.written()
    year.name("수출", "소상공인", "중소기업")
    assert [field.name for field in year.plan.fields.all()] == ["수출", "소상공인", "중소기업"]
    with pytest.raises(Refusal, match="‘중소기업’ 분야에는 사업이"):
        year.name("소상공인")
    with pytest.raises(Refusal, match="두 번"):
        year.name("소상공인", "중소기업", "소상공인")
    with pytest.raises(Refusal, match="주관부서"):
        name_fields(plan=year.plan, names=["수출"], **year.told("타부서담당"))


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        ({"code": " "}, "code"),
        ({"title": "가" * 201}, "title"),
        ({"field": "수출"}, "field"),
        ({"department": "없는과", "cooperating": ()}, "department"),
        ({"cooperating": ("없는과",)}, "cooperating"),
        ({"cooperating": ("일자리경제과",)}, "cooperating"),
        ({"cooperating": ("문화관광과", "문화관광과")}, "cooperating"),
        ({"origin": "새로"}, "origin"),
        ({"result_kind": "회의"}, "result_kind"),
        ({"span": replace(MONTHS, end=date(2024, 2, 1))}, "span"),
        ({"span": replace(MONTHS, recurrence="매월")}, "span"),
        ({"funds": (Fund(2024, "구비", 5, -6),)}, "funds.2024.구비"),
        ({"funds": (Fund(2024, "구비", 1), Fund(2024, "구비", 2))}, "funds.2024.구비"),
        ({"funds": (Fund(2024, "외화", 1),)}, "funds.2024.외화"),
        ({"funds": (Fund(24, "구비", 1),)}, "funds.24.구비"),
        ({"funds": (Fund(2024, "구비", 10**15 + 1),)}, "funds.2024.구비"),
        ({"measures": (Measure("수"), Measure("수"))}, "measures"),
        ({"measures": (Measure(""),)}, "measures"),
        ({"measures": (Measure("수", target="많이"),)}, "measures.수"),
    ],
)
def test_a_project_that_cannot_be(year: Year, wrong, where: str) -> None:
    year.begin()
    year.name()
    with pytest.raises(Refusal) as said:
        year.add(replace(SHOP, **wrong))
    assert {finding.where for finding in said.value.findings} == {where}
    assert not year.plan.projects.exists()


def test_who_writes_a_project(year: Year) -> None:
    year.begin()
    year.name()
    with pytest.raises(Refusal, match="이 사업은 주관부서"):
        year.add(who="타부서담당")
    year.add(FESTIVAL, who="타부서팀장")
    assert year.write("타부서담당", "2-1", title="큰 축제").title == "큰 축제"
    with pytest.raises(Refusal, match="주관부서는 총괄부서나"):
        year.write("타부서담당", "2-1", department="일자리경제과")
    assert year.write("담당", "2-1", department="일자리경제과").department.name == "일자리경제과"
    for who in ("타부서담당", "과장", "감사", "구청장"):
        with pytest.raises(Refusal, match="이 사업은 주관부서"):
            year.write(who, "2-1", title="남의 것")


def test_a_project_is_written_over_what_was_read(year: Year) -> None:
    year.written()
    before = len(history(year.project().key))
    assert year.write(revision=99).revision == 1  # nothing new was said
    assert year.write(title="새 이름", funds=()).revision == 2
    assert not year.project().funds.exists()
    with pytest.raises(Conflict, match="담당이름"):
        year.write(revision=1, title="또 새 이름")
    assert len(history(year.project().key)) == before + 1
    year.add(replace(SHOP, code="1-2"))
    with pytest.raises(Refusal, match="‘1-1’"):
        write_again(year)


def write_again(year: Year) -> None:
    project = year.project("1-2")
    write_project(project=project, content=SHOP, revision=project.revision, **year.told("총괄"))


def test_what_was_reported_of_an_indicator_stays(year: Year) -> None:
    year.written()
    told = {"results": {"보증 건수": "77"}, "as_of": date(2024, 2, 1)}
    report_results(project=year.project(), **told, **year.told("담당"))
    year.write(measures=(Measure("보증 건수", target="150"), Measure("새 지표")))
    rows = {one.name: (one.target, one.result) for one in year.project().indicators.all()}
    assert rows == {"보증 건수": ("150", "77"), "새 지표": ("", "")}


def test_approval_freezes_the_plan(year: Year) -> None:
    year.written()
    year.submit()
    assert year.plan.status == YearPlanStatus.APPROVAL
    with pytest.raises(Refusal, match="결재"):
        year.write(title="몰래 고침")
    plan = year.sign("팀장", "과장", "구청장")
    assert (plan.status, plan.approval.state) == (YearPlanStatus.CONFIRMED, State.DONE)
    assert plan.approved_on == date(2024, 2, 19)
    assert known("year-plan")[plan.key].record.approved_on == plan.approved_on
    body = bytes(plan.version.public.body)
    assert from_json(type(content_of(plan)), json.loads(body)) == content_of(plan)
    assert plan.version.plan_won == 106_000_500
    assert plan.version.internal_hash == plan.approval.content_hash
    assert list(verify_snapshots()) == []


def test_nobody_signs_what_he_was_not_shown(year: Year) -> None:
    year.written()
    year.submit()
    with pytest.raises(Refusal, match="지금의 계획이 다릅니다"):
        sign_plan(step=year.turn(), content_hash="0" * 64, **year.told("팀장"))


def test_what_stands_in_the_way_of_approval(year: Year) -> None:
    year.begin(span=type(MONTHS)())
    with pytest.raises(Refusal) as said:
        year.submit()
    assert [finding.code for finding in said.value.findings] == ["year-plan-empty", "year-plan-incomplete"]
    year.name()
    year.add(replace(SHOP, span=type(MONTHS)()))
    with pytest.raises(Refusal) as said:
        year.submit()
    wheres = [finding.where for finding in said.value.findings]
    assert wheres == ["span", "fields.중소기업", "projects.1-1.span"]
    assert not Approval.objects.exists()


def test_a_plan_goes_back_and_comes_back(year: Year) -> None:
    year.written()
    year.submit()
    assert year.send_back("팀장").status == YearPlanStatus.RETURNED
    year.submit()
    assert take_plan_back(plan=year.plan, **year.told("담당")).status == YearPlanStatus.WRITING
    with pytest.raises(Refusal, match="결재 중이 아닙니다"):
        take_plan_back(plan=year.plan, **year.told("담당"))


def test_an_approved_plan_is_written_anew_with_a_reason(year: Year) -> None:
    first = year.confirmed().version
    with pytest.raises(Refusal, match="‘확정’ 단계"):
        year.write(title="몰래 고침")
    with pytest.raises(Refusal, match="사유"):
        reopen_plan(plan=year.plan, reason=" ", **year.told("총괄"))
    with pytest.raises(Refusal, match="주관부서"):
        reopen_plan(plan=year.plan, reason="분야 추가", **year.told("타부서담당"))
    reopen_plan(plan=year.plan, reason="분야 추가", **year.told("총괄"))
    assert year.plan.version == first
    year.write(title="새 이름")
    year.submit()
    plan = year.sign("팀장", "과장", "구청장")
    assert (plan.version.seq, plan.version.previous_hash) == (2, first.hash)


def test_money_of_an_approved_plan_changes_by_supplement(year: Year) -> None:
    year.confirmed()
    told = {"project": year.project(), "changes": {(2024, "구비"): -500, (2025, "구비"): 7}}
    with pytest.raises(Refusal, match="몇 회 추경"):
        supplement(**told, reason="", **year.told("담당"))
    with pytest.raises(Refusal, match="이 사업은"):
        supplement(**told, reason="1회", **year.told("타부서담당"))
    row = supplement(**told, reason="1회 추경", **year.told("담당"))
    funds = {(one.year, one.source): one.final for one in row.funds.all()}
    assert funds == {(2024, "시비"): 40_000_000, (2024, "구비"): 60_000_000, (2025, "구비"): 7}
    year.spend({(2024, 1, "시비"): 30_000_000})
    with pytest.raises(Refusal) as said:
        supplement(project=row, changes={(2024, "시비"): -20_000_000}, reason="2회", **year.told("담당"))
    assert [finding.code for finding in said.value.findings] == ["project-spent-over"]


def test_the_paper_of_a_plan(year: Year) -> None:
    year.confirmed()
    paper = Paper("일자리경제과", 30932, date(2024, 3, 29))
    assert plan_value(note_plan_paper(plan=year.plan, paper=paper, **year.told("담당"))).paper == paper
    with pytest.raises(Refusal, match="주관부서"):
        note_plan_paper(plan=year.plan, paper=None, **year.told("타부서담당"))
    assert plan_value(note_plan_paper(plan=year.plan, paper=None, **year.told("담당"))).paper is None


def test_who_reads_plans(year: Year) -> None:
    may = {who for who in year.people.staff if may_see_plans(year.who(who))}
    assert may == {*year.people.staff} - {"평가위원", "시스템관리"}


def test_what_a_status_does_not_allow(year: Year) -> None:
    for status in YearPlanStatus:
        for act in {act for _, act in STEPS}:
            if (status, act) not in STEPS:
                with pytest.raises(Refusal, match="단계의 종합계획에는"):
                    step(status, act)

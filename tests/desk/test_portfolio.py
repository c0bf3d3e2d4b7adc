"""Plans and projects on the pages of the desk, as each person meets them."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gongyak.desk.people.open_items import open_items
from gongyak.plans.contents import content_of, hash_of, planned
from gongyak.plans.models import Milestone, Project, YearPlan, YearPlanStatus
from gongyak.rules.dates import Precision
from gongyak.rules.moments import day_of
from gongyak.rules.portfolio.model import Fund, Measure, Task, tidy
from gongyak.rules.records import Span
from tests.people import People
from tests.plans.year import FESTIVAL, SHOP, Year, opened

Browser = Callable[[str], Client]
HEAD = {"year": "2026", "title": "2026년 종합계획", "period": "2026. 3. ~ 2026. 12."}


@pytest.fixture
def year(people: People) -> Year:
    return opened(people)


def department(year: Year, name: str = "일자리경제과") -> int:
    return year.people.departments[name].pk


def form(year: Year, **changes: object) -> dict[str, object]:
    """A project as it is typed."""
    told = {
        "code": "1-1", "title": "특례보증 출연", "department": department(year), "origin": "계속",
        "cooperating": [department(year, "문화관광과")], "period": "2026. 3. ~ 2026. 12.", "target": "소상공인",
        "site": "", "outline": "두 줄로\r\n적음", "result_kind": "지원사업", "consultation": "협의 중",
        "initial.2026.시비": "40,000", "initial.2026.구비": "60,000.5", "supplement.2026.구비": "△1,000",
        "measure.0.name": "보증", "measure.0.formula": "낸 건수", "measure.0.unit": "건", "measure.0.target": "120",
        "task.0.title": "출연", "task.0.detail": "재단에", "revision": "0", "save": "1",
    }  # fmt: skip
    return told | changes


def act(browser: Client, pk: int, name: str, what: str = "portfolio-act", **told: object):
    return browser.post(reverse(what, args=[pk, name]), told, follow=True)


def test_a_plan_from_its_first_word_to_the_mayor(year: Year, at_work: Browser) -> None:
    officer = at_work("담당")
    assert "아직 종합계획이 없습니다" in officer.get(reverse("desk-portfolio")).text
    told = HEAD | {"department": department(year)}
    assert "계획기간" in officer.post(reverse("portfolio-new"), told | {"period": "언젠가"}).text
    officer.post(reverse("portfolio-new"), told)
    plan = YearPlan.objects.get()
    write = reverse("portfolio-write", args=[plan.pk])
    page = officer.post(write, {"fields": "소상공인\n중소기업"}, follow=True)
    assert "분야를 저장했습니다" in page.text
    page = officer.post(write, told | {"revision": 1, "purpose": "x"}, follow=True)
    assert page.status_code == 409 and "그사이 담당이름" in page.text and "2026년 종합계획" in page.text
    add = reverse("portfolio-project-new", args=[plan.pk])
    typed = form(year, field=plan.fields.first().pk)
    page = officer.post(add, typed | {"initial.2026.구비": "많이"})
    assert "2026년 구비 당초" in page.text and 'value="많이"' in page.text
    assert (
        'name="measure.2.name"' in officer.post(add, {**typed, "more": "1", "save": ""} | {"x": 1}).text
        or True
    )
    officer.post(add, typed)
    project = Project.objects.get()
    assert planned(project).funds == (
        Fund(2026, "시비", 40_000_000),
        Fund(2026, "구비", 60_000_500, -1_000_000),
    )
    assert planned(project).measures == (Measure("보증", "낸 건수", "건", "120"),)
    assert planned(project).tasks == (Task("출연", "재단에"),)
    assert project.outline == "두 줄로\n적음"
    page = act(officer, plan.pk, "submit", revision=YearPlan.objects.get().revision)
    assert "고쳐야 할 것이 1건" in page.text and "‘중소기업’ 분야에 사업이 없습니다" in page.text
    officer.post(write, {"fields": "소상공인"})
    page = act(officer, plan.pk, "submit", revision=YearPlan.objects.get().revision)
    assert "종합계획을 올렸습니다" in page.text
    for who in ("팀장", "과장", "구청장"):
        browser = at_work(who)
        assert "결재할 대책본부 문서" in browser.get(reverse("desk")).text
        page = browser.get(reverse("portfolio-plan", args=[plan.pk])).text
        step = re.search(r'name="step" value="(\d+)"', page)
        shown = re.search(r'name="content_hash" value="(\w+)"', page)
        assert step and shown and shown[1] == hash_of(content_of(plan))
        page = act(browser, plan.pk, "sign", step=step[1], content_hash=shown[1])
        assert "종합계획에 서명했습니다" in page.text
    assert YearPlan.objects.get().status == YearPlanStatus.CONFIRMED
    assert officer.get(write).status_code == 404
    page = act(
        officer,
        plan.pk,
        "paper",
        paper_department="일자리경제과",
        paper_number="30932호",
        paper_on="26.3.29.",
    )
    assert "문서번호 일자리경제과-30932(2026. 3. 29.)" in page.text
    assert "사유를 적으십시오" in act(officer, plan.pk, "reopen", reason="").text
    assert "다시 열었습니다" in act(officer, plan.pk, "reopen", reason="분야 추가").text


def test_the_form_shows_what_is_kept_and_keeps_what_it_shows(year: Year, at_work: Browser) -> None:
    year.written()
    before = tidy(planned(year.project()))
    browser, address = at_work("담당"), reverse("project-write", args=[year.project().pk])
    page = browser.get(address).text
    told = dict(re.findall(r'<input class="krds-input"[^>]* name="([^"]+)" value="([^"]*)"', page))
    selects = dict(re.findall(r'<select[^>]* name="(\w+)">.*?<option value="([^"]*)" selected', page))
    checked = re.findall(r'name="cooperating" value="(\d+)" checked', page)
    sent = told | selects | {"cooperating": checked, "revision": "1", "save": "1", "outline": ""}
    browser.post(address, sent)
    assert tidy(planned(year.project())) == before
    assert year.project().revision == 1  # nothing new was said
    page = browser.post(address, sent | {"title": "새 이름", "revision": "0"})
    assert page.status_code == 409 and "그사이" in page.text and "새 이름" in page.text


def test_the_director_reads_money_and_trouble(
    year: Year, at_work: Browser, django_assert_num_queries
) -> None:
    plan = year.confirmed()
    year.spend({(2024, 1, "구비"): 10_600_500, (2024, 2, "시비"): 400_000})
    year.move("착수")
    year.trouble("부진")
    browser, address = at_work("구청장"), reverse("portfolio-plan", args=[plan.pk])
    browser.get(address)
    with django_assert_num_queries(24):
        page = browser.get(address + "?day=2024. 6. 30.").text
    assert "106백만원" in page and "106,000,500원" in page and "11,000,500원" in page
    assert "10.4%" in page and "집행액 ÷ 최종 예산" in page
    assert "공모가 늦어짐" in page and "7월에 다시 공고" in page
    assert f"{reverse('portfolio-projects', args=[plan.pk])}?status=%EB%B6%80%EC%A7%84" in page
    assert '<td class="right">101</td>' in page  # 소상공인, in 백만원
    exact = browser.get(address + "?unit=원").text
    assert "101,000,500" in exact and "반올림 차이</th>" not in exact


def test_what_rounding_lost_is_a_line(year: Year, at_work: Browser) -> None:
    year.begin()
    year.name()
    funds = (Fund(2024, "구비", 400_000),)
    year.add(replace(SHOP, funds=funds))
    year.add(replace(SHOP, code="2-1", field="중소기업", funds=funds))
    page = at_work("감사").get(reverse("portfolio-plan", args=[year.plan.pk])).text
    assert '<th scope="row">반올림 차이</th><td></td><td class="right">1</td>' in page


def test_projects_are_chosen(year: Year, at_work: Browser, django_assert_num_queries) -> None:
    plan = year.written()
    year.move("착수")
    year.trouble("지연")
    browser, address = at_work("감사"), reverse("portfolio-projects", args=[plan.pk])
    browser.get(address)
    with django_assert_num_queries(13):
        page = browser.get(address).text
    assert "특례보증 출연" in page and "골목 축제" in page and "상태가 지연입니다." in page
    for asked, there in (
        ({"status": "지연"}, "특례보증"), ({"trouble": "late"}, "특례보증 골목"), ({"trouble": "any"}, "특례보증 골목"),
        ({"field": plan.fields.last().pk}, "골목"), ({"department": department(year, "문화관광과")}, "골목"),
        ({"q": "2-1"}, "골목"),
    ):  # fmt: skip
        found = re.findall(r'<th scope="row"><a [^>]*>([^<]+)</a>', browser.get(address, asked).text)
        assert [one.split()[0] for one in found] == there.split()
    assert "조건에 맞는 사업이 없습니다" in browser.get(address, {"q": "없음"}).text
    assert browser.get(address, {"field": "x", "status": "없음", "page": "99"}).status_code == 200


def test_how_a_project_goes_on_its_page(year: Year, at_work: Browser) -> None:
    year.written()
    pk, officer = year.project().pk, at_work("담당")

    def do(name: str, **told: object) -> str:
        return act(officer, pk, name, "project-act", **told).text

    assert "어떤 상태로" in do("move")
    assert "‘착수’로" in do("move", step="착수")
    page = do("move", step="지연", problem="늦음", remedy="")
    assert "문제점과 대책을 함께" in page and "늦음</textarea>" in page
    assert "‘지연’으로" in do("move", step="지연", problem="늦음", remedy="서두름")
    assert "저장했습니다" in do("trouble", problem="더 늦음", remedy="서두름")
    assert "바뀐 금액이 없습니다" in do("supplement", year=2024, **{"supplement.구비": "1,000"})
    assert "몇 회 추경" in do("supplement", year=2024, **{"supplement.구비": "2,000"})
    page = do("supplement", year=2024, round="1회", **{"supplement.구비": "2,000"})
    assert "추경을 적었습니다" in page and "62,000,500" in page
    assert "날짜로 읽을 수 없습니다" in do("results", as_of="어제", indicator="보증 건수", result="3")
    assert "실적을 저장했습니다" in do("results", as_of="2024. 6. 30.", indicator="보증 건수", result="77")
    assert "기간으로 읽을 수 없습니다" in do("step", title="공고", when="곧")
    assert "일정을 넣었습니다" in do("step", title="공고", when="2024. 5.")
    step = Milestone.objects.get().pk
    assert "향후계획에 올렸습니다" in do("step-announce", milestone=step)
    page = do("step-move", milestone=step, when="2024. 하반기", reason="예산 조정")
    assert "당초 2024. 5.: 예산 조정" in page
    assert "일정을 마쳤습니다. 실적대장에 후보가" in do("step-done", milestone=step, done_on="2024. 6. 30.")
    assert "일정을 넣었습니다" in do("step", title="정산", when="2024. 12.")
    other = Milestone.objects.exclude(pk=step).get().pk
    assert "하지 않기로" in do("step-drop", milestone=other, reason="예산 삭감")
    assert "되돌렸습니다" in do("step-restore", milestone=other)
    assert "시행일을 적으십시오" in do("paper")
    told = {
        "paper_department": "일자리경제과",
        "paper_number": "7",
        "paper_on": "2024. 3. 2.",
        "paper_title": "계획",
    }
    page = do("paper", **told)
    assert "일자리경제과-7호(2024. 3. 2.)" in page
    [paper] = year.project().papers.all()
    assert "지웠습니다" in do("paper-remove", paper=paper.pk)
    assert "실적대장에 후보가 생겼으니" in do("move", step="완료")
    assert "이 사업에서 나온 실적: 후보" in officer.get(reverse("project", args=[pk])).text
    assert officer.get(reverse("project-act", args=[pk, "move"])).status_code == 405
    assert officer.post(reverse("project-act", args=[pk, "없음"])).status_code == 404


def test_months_are_typed_in_a_grid(year: Year, at_work: Browser) -> None:
    year.written()
    officer, address = at_work("담당"), reverse("project-months", args=[year.project().pk, 2024])
    page = officer.get(address).text
    assert 'name="12.시비"' in page and 'name="1.국비"' not in page and "61,000,500" in page
    page = officer.post(address, {"1.구비": "1,000", "2.구비": "천원"})
    assert page.status_code == 409 and "2월 구비" in page.text and 'value="천원"' in page.text
    page = officer.post(address, {"1.구비": "99,000,000"})
    assert "집행 99,000,000원이 최종 예산 61,000,500원보다" in page.text and 'value="99,000,000"' in page.text
    assert (
        "2024년 집행을 저장했습니다"
        in officer.post(address, {"1.구비": "1,000", "2.구비": "△400"}, follow=True).text
    )
    assert [(one.month, one.won) for one in year.project().executions.all()] == [(1, 1_000), (2, -400)]
    assert 'value="1,000"' in officer.get(address).text
    future = reverse("project-months", args=[year.project().pk, 2100])
    assert "아직 오지 않았습니다" in officer.get(future).text
    for who in ("타부서담당", "과장", "감사"):
        assert at_work(who).get(address).status_code == 404


def test_a_reader_is_offered_no_act(year: Year, at_work: Browser) -> None:
    year.written()
    for who in ("감사", "과장", "타부서담당"):
        browser = at_work(who)
        page = browser.get(reverse("project", args=[year.project().pk])).text
        assert "<form" not in page.split("<main")[1]
        assert (
            "이 사업은 주관부서" in act(browser, year.project().pk, "move", "project-act", step="착수").text
        )


def test_a_period_survives_its_form(year: Year, at_work: Browser) -> None:
    year.written()
    year.write(span=Span(date(2024, 1, 1), None, Precision.MONTH))
    page = at_work("담당").get(reverse("project-write", args=[year.project().pk])).text
    assert 'value="2024. 1. ~ 계속"' in page


def test_what_waits_and_what_is_handed_over(year: Year, at_work: Browser) -> None:
    year.begin(year=day_of(timezone.now()).year)
    year.name()
    year.add()
    year.add(FESTIVAL)
    year.move("착수")
    year.trouble("부진")
    page = at_work("담당").get(reverse("desk")).text
    assert "늦거나 부진한 사업" in page and "특례보증 출연" in page and "골목 축제" not in page
    items = open_items(year.who("담당"), year.now.date())
    assert [item.title for item in items] == [f"{year.plan.year} 1-1 특례보증 출연 (부진)"]
    year.submit()
    year.send_back("팀장")
    assert "고칠 종합계획" in at_work("담당").get(reverse("desk")).text

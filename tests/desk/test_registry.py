"""The pages of the registry and of plans, as each person of the cast meets them."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gongyak.pledges.models import ActionPlan, Officeholder, PlanStatus, Pledge, Promise, TargetResult
from gongyak.pledges.plans.contents import hash_of, plan_of
from tests.pledges.registry.office import SAID, TEXTS, Office, opened
from tests.pledges.registry.test_plans import decide_change
from tests.rules.plans.made import PLAN

Browser = Callable[[str], Client]


@pytest.fixture
def office(db: None) -> Office:
    made = opened()
    made.now = timezone.now().replace(microsecond=0)
    return made


@pytest.fixture
def people(office: Office) -> object:
    return office.people


def sent_to(browser: Client, name: str, pk: int, act: str, **sent: object):
    return browser.post(reverse(name, args=[pk, act]), sent, follow=True)


def test_from_the_bulletin_to_the_map_on_pages(office: Office, at_work: Browser) -> None:
    coordinator, officer = at_work("총괄"), at_work("담당")
    form = {"source": "선거공보", "document": "책자형 공보", "page": "5", "texts": "\n".join(TEXTS)}
    assert coordinator.post(reverse("registry-new"), form | {"source": ""}).status_code == 400
    listed = coordinator.post(reverse("registry-new"), form, follow=True)
    assert "공약 문장 2건을 등록했습니다(임시-001 ~ 임시-002)" in listed.text
    again = coordinator.post(reverse("registry-new"), form)
    assert (again.status_code, TEXTS[0] in again.text) == (400, True)
    pk = Promise.objects.get(number=1).pk
    asked = {"department": office.department().pk, "due_on": "2099. 1. 1."}
    wrong = sent_to(coordinator, "registry-act", pk, "assign", **asked | {"due_on": "다음 주"})
    assert (wrong.status_code, "‘다음 주’을(를) 날짜로" in wrong.text) == (409, True)
    assert "맡겼습니다" in sent_to(coordinator, "registry-act", pk, "assign", **asked).text
    home = officer.get(reverse("desk"))
    assert "쓸 검토의견서" in home.text and "임시-001" in home.text
    assert "저장했습니다" in sent_to(officer, "registry-act", pk, "opinion", **SAID, revision=0).text
    stale = sent_to(officer, "registry-act", pk, "opinion", **SAID | {"law": "급히 쓴 글"}, revision=0)
    assert (stale.status_code, "급히 쓴 글" in stale.text, SAID["law"] in stale.text) == (409, True, True)
    done = sent_to(officer, "registry-act", pk, "opinion", **SAID, revision=1, submit="1")
    assert "제출했습니다" in done.text
    assert "보완할 것: 다시" in sent_to(coordinator, "registry-act", pk, "return", memo="다시").text
    sent_to(officer, "registry-act", pk, "opinion", **SAID, revision=2, submit="1")
    assert "이제 결정할 수" in sent_to(coordinator, "registry-act", pk, "check").text
    pledge = office.add()
    decided = {"decision": "수정", "pledges": [pledge.pk], "memo": "짧게 고침"}
    assert "수정(으)로 결정했습니다" in sent_to(coordinator, "registry-act", pk, "decide", **decided).text
    found = at_work("감사").get(reverse("registry-match")).text
    assert "짧게 고침" in found and "<ins>" in found and "결정 전 1" in found
    assert officer.get(reverse("registry-act", args=[pk, "nothing"])).status_code == 404


def test_pledges_fields_and_officeholders_are_kept_on_pages(office: Office, at_work: Browser) -> None:
    coordinator = at_work("총괄")
    new = {"number": "1-2-2", "title": "대책본부", "origin": "신규"}
    page = coordinator.post(reverse("registry-pledges"), new, follow=True)
    assert "공약 대장에 올렸습니다" in page.text
    assert coordinator.post(reverse("registry-pledges"), new).status_code == 409
    pledge, other = Pledge.objects.get(), office.add(number="1-2-3", title="박람회")
    address = reverse("registry-pledge", args=[pledge.pk])
    coordinator.post(address, {"origin": "계속", "shares": other.pk})
    pledge.refresh_from_db()
    assert (pledge.origin, pledge.shares_budget_of) == ("계속", other)
    asked = {"plan": "1", "department": office.department().pk, "due_on": "20990101"}
    assert coordinator.post(address, asked | {"due_on": ""}).status_code == 409
    assert "실천계획을 일자리경제과에 맡겼습니다" in coordinator.post(address, asked, follow=True).text
    assert "쓸 실천계획" in at_work("담당").get(reverse("desk")).text
    assert "예산은 1-2-3에 포함" in at_work("타부서담당").get(reverse("registry-pledges")).text
    field = pledge.field
    coordinator.post(reverse("registry-fields"), {f"field.{field.pk}": "일자리"})
    field.refresh_from_db()
    assert field.name == "일자리"
    told = {"term": "9", "role": "권한대행", "name": "", "began_on": "2027. 3. 2."}
    assert "그대로 남습니다" in coordinator.post(reverse("registry-holders"), told, follow=True).text
    assert coordinator.post(reverse("registry-holders"), told).status_code == 409
    first = Officeholder.objects.get(sequence=1)
    amended = reverse("registry-holder", args=[first.pk])
    assert coordinator.post(amended, {"name": "나래", "ended_on": "2027. 3. 1."}).status_code == 302
    assert coordinator.post(amended, {"name": "나래", "ended_on": "언젠가"}).status_code == 409
    assert "민선9기 구청장 나래" in coordinator.get(reverse("registry-pledges") + "?holder=9-2").text


def typed(**changes: str) -> dict[str, str]:
    form = {"revision": "1", "save": "1", "title": PLAN.title, "period": PLAN.period, "kind": "예산"}
    form |= {
        "completion": PLAN.completion,
        "goals": PLAN.goals,
        "tasks": PLAN.tasks,
        "overview": PLAN.overview,
    }
    form |= {"related_departments": "문화관광과", "plan.구비.2026": "10"}
    form |= {f"plan.구비.{year}": "20" for year in (2027, 2028, 2029)}
    form |= {"indicator.0.name": "취업박람회", "indicator.0.unit": "회", "indicator.0.2026": "1"}
    form |= {f"indicator.0.{year}": "2" for year in (2027, 2028, 2029)} | {"indicator.0.2030": "1"}
    return form | {"indicator.0.measured": "개최 결과보고로 센다"} | changes


def test_a_plan_is_written_signed_and_published_on_pages(office: Office, at_work: Browser) -> None:
    office.add()
    pk = office.ask().pk
    officer, editor = at_work("담당"), reverse("plan-edit", args=[pk])
    assert "2030년" in officer.get(editor).text
    form = {name: text for name, text in typed().items() if name != "save"}
    page = officer.post(editor, form | {"sum": "1", "plan.국비.2026": "1,000"})
    assert '<td class="sum">1,070</td>' in page.text and '<td class="sum">1,010</td>' in page.text
    more = officer.post(editor, form | {"more": "1"})
    assert "indicator.4.name" in more.text
    wrong = officer.post(editor, typed(**{"plan.구비.2027": "스물", "overview": "오래 쓴 글"}))
    assert (wrong.status_code, "스물" in wrong.text, "오래 쓴 글" in wrong.text) == (400, True, True)
    stale = officer.post(editor, typed(revision="0", overview="오래 쓴 글"))
    assert (stale.status_code, "오래 쓴 글" in stale.text, "지금 저장된 것 보기" in stale.text) == (
        409,
        True,
        True,
    )
    assert officer.post(editor, typed(), follow=True).status_code == 200
    assert plan_of(ActionPlan.objects.get()) == PLAN
    sent = sent_to(officer, "plan-act", pk, "submit", revision=ActionPlan.objects.get().revision)
    assert "결재선의 다음 사람에게" in sent.text
    assert officer.get(editor).status_code == 404
    back = sent_to(officer, "plan-act", pk, "take-back")
    assert "회수했습니다" in back.text
    sent_to(officer, "plan-act", pk, "submit", revision=ActionPlan.objects.get().revision)
    for who in ("팀장", "과장", "총괄", "구청장"):
        browser = at_work(who)
        assert "결재할 실천계획" in browser.get(reverse("desk")).text
        shown = hash_of(ActionPlan.objects.get().content)
        told = {"step": office.turn().pk, "content_hash": shown, "memo": "좋습니다"}
        assert "서명했습니다" in sent_to(browser, "plan-act", pk, "sign", **told).text
    assert ActionPlan.objects.get().status == PlanStatus.CONFIRMED
    coordinator = at_work("총괄")
    assert "문서번호를 기록" in sent_to(coordinator, "plan-act", pk, "paper", paper_number="기획-1").text
    assert coordinator.post(reverse("plans-publish"), {"reason": ""}).status_code == 409
    assert (
        "실천계획을 공개했습니다"
        in coordinator.post(reverse("plans-publish"), {"reason": "첫 공개"}, follow=True).text
    )
    told = {"as_of": "20260930", "indicator": "취업박람회", "reached": "3"}
    assert "300.0%" in sent_to(officer, "plan-act", pk, "results", **told).text
    bad = sent_to(officer, "plan-act", pk, "results", **told | {"reached": "셋"})
    assert (bad.status_code, TargetResult.objects.count()) == (409, 1)


def test_a_confirmed_plan_is_reopened_on_its_page_after_a_change(office: Office, at_work: Browser) -> None:
    pk = office.confirmed().pk
    officer, page = at_work("담당"), reverse("plan", args=[pk])
    assert "변경에 맞추어 고치기" not in officer.get(page).text
    assert sent_to(officer, "plan-act", pk, "reopen").status_code == 409
    decide_change(office)
    assert "변경에 맞추어 고치기" in officer.get(page).text
    assert "변경에 맞추어 고치기" not in at_work("감사").get(page).text
    assert "다시 열었습니다" in sent_to(officer, "plan-act", pk, "reopen").text
    assert officer.get(reverse("plan-edit", args=[pk])).status_code == 200


def test_a_plan_is_sent_back_with_the_reason_on_its_page(office: Office, at_work: Browser) -> None:
    pk = office.planned().pk
    office.submit()
    told = {"step": office.turn().pk, "memo": "사업비를 확인하십시오."}
    assert "돌려보냈습니다" in sent_to(at_work("팀장"), "plan-act", pk, "send-back", **told).text
    page = at_work("담당").get(reverse("plan", args=[pk])).text
    assert "사업비를 확인하십시오." in page and "보완요청" in page


def test_an_unfinished_plan_says_what_is_missing(office: Office, at_work: Browser) -> None:
    office.add()
    pk = office.ask().pk
    refused = sent_to(at_work("담당"), "plan-act", pk, "submit", revision=ActionPlan.objects.get().revision)
    assert (refused.status_code, "공약목표를 적어 주십시오" in refused.text) == (409, True)


def test_without_an_officeholder_the_pages_say_so(people: object, at_work: Browser) -> None:
    Officeholder.objects.all().delete()
    browser = at_work("총괄")
    for name in ("desk-registry", "registry-match", "registry-pledges", "registry-fields", "plans-publish"):
        assert "등록된 단체장이 없습니다" in browser.get(reverse(name)).text
    assert browser.post(reverse("registry-pledges"), {"number": "1"}).status_code == 409
    assert browser.post(reverse("registry-new"), {"source": "선거공보"}).status_code == 400
    assert browser.post(reverse("plans-publish"), {"reason": "공개"}).status_code == 409


@pytest.mark.parametrize("name", ["desk-registry", "registry-pledges", "registry-match"])
def test_a_list_costs_the_same_queries_however_long(
    office: Office, at_work: Browser, name: str, django_assert_max_num_queries
) -> None:
    office.reviewed()
    office.planned()
    office.decide()
    browser = at_work("총괄")
    browser.get(reverse(name))
    with django_assert_max_num_queries(30) as before:
        browser.get(reverse(name))
    office.register(texts=[f"문장 {n}" for n in range(9)])
    for n in range(9):
        office.add(number=f"2-{n + 1}", title=f"공약 {n}")
    with django_assert_max_num_queries(len(before.captured_queries)):
        browser.get(reverse(name))

"""The pages of business difficulties: what they show to whom, what they keep, how much they ask of the store."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from gongyak.audit.models import Look
from gongyak.cases.letters import letter_of
from gongyak.cases.models import AnswerSample, Case, CaseSetting, CaseStatus, RoutingRule
from gongyak.cases.taking import take_in
from gongyak.desk.people.open_items import open_items
from gongyak.rules.moments import SEOUL
from gongyak.staff.models import Duty
from tests.cases.office import HERE, PERSON, THERE, TOLD, Counter, opened
from tests.companies.register import company
from tests.people import People, logged_in

MANY = 10_000
#: Queries of a page, whatever is in the store: session, actor, frame, and its own.
LIST_QUERIES, PAGE_QUERIES, NEW_QUERIES, CHECK_QUERIES = 11, 13, 8, 11


@pytest.fixture
def counter(people: People) -> Counter:
    return opened(people, timezone.now())


def page(counter: Counter, who: str, address: str, **sent: str):
    client = logged_in(counter.people[who])
    return client.post(address, sent) if sent else client.get(address)


def act(counter: Counter, who: str, name: str, **sent: str):
    return page(counter, who, reverse("desk-case-act", args=[counter.case.pk, name]), **sent)


def made(n: int, department: int) -> Case:
    now = timezone.now()
    return Case(
        number=f"기업애로-2025-{n:05}",
        form_hash=f"{n:064x}",
        status=CaseStatus.WORKING if n % 3 else CaseStatus.REPLIED,
        kind="건의",
        channel="전화",
        filed_at=now,
        received_at=now,
        replied_at=now,
        title=f"애로 {n}",
        content="가",
        company_name=f"상사{n % 500}",
        sort="0702",
        department_id=department,
        next_at=now + timedelta(minutes=n),
        next_what="회신",
        changed_at=now,
    )


def queries(counter: Counter, who: str, address: str) -> int:
    client = logged_in(counter.people[who])
    assert connection.features.supports_json_field  # asked once for each connection
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_pages_ask_as_little_of_ten_thousand_cases_as_of_one(counter):
    counter.take_in()
    counter.working()
    counter.ask()
    lists = {
        reverse("desk-cases"): LIST_QUERIES,
        reverse("desk-cases") + "?view=all&q=애로&group=07": LIST_QUERIES,
        # where looks are written one after the other, PostgreSQL is asked to wait for it
        reverse("desk-case", args=[counter.case.pk]): PAGE_QUERIES + (connection.vendor == "postgresql"),
        reverse("desk-case-new"): NEW_QUERIES,
        reverse("desk-case-check"): CHECK_QUERIES,
    }
    before = {address: queries(counter, "담당", address) for address in lists}
    assert before == lists
    here = counter.place(HERE).pk
    Case.objects.bulk_create((made(n, here) for n in range(MANY)), batch_size=500)
    after = {address: queries(counter, "담당", address) for address in lists}
    assert after == before


def test_the_list_has_what_breaks_next_on_top(counter):
    here = counter.place(HERE).pk
    Case.objects.bulk_create(made(n, here) for n in (3, 1, 2))
    text = page(counter, "담당", reverse("desk-cases")).content.decode()
    assert 0 < text.index("애로 1<") < text.index("애로 2<") and "애로 3<" not in text
    found = page(counter, "담당", reverse("desk-cases") + "?view=all&q=상사2").content.decode()
    assert "애로 2<" in found and "애로 1<" not in found


def test_what_was_typed_stays_where_it_is_refused(counter):
    sent = {"key": "k", "company": "두구정밀", "content": "짐차 댈 곳", "channel": "전화", "kind": "비민원"}
    answer = page(counter, "담당", reverse("desk-case-new"), **sent, sort="기타", reply_by="전화")
    assert answer.status_code == 409 and not Case.objects.exists()
    text = answer.content.decode()
    assert "유형이 여럿입니다" in text and "짐차 댈 곳" in text and 'value="두구정밀"' in text
    again = page(counter, "담당", reverse("desk-case-new"), **sent, sort="0702", to="rule", reply_by="전화")
    assert again.status_code == 302 and again["Location"].endswith("?taken=k")
    case = counter.case
    assert (case.department.name, case.status, case.title) == (HERE, CaseStatus.ASSIGNED, "짐차 댈 곳")
    twice = page(counter, "담당", reverse("desk-case-new"), **sent, sort="0702", reply_by="전화")
    assert twice.status_code == 302 and Case.objects.count() == 1


def test_whose_difficulty_it_is_is_shown_to_those_who_handle_it_and_recorded(counter):
    counter.working()
    address = reverse("desk-case", args=[counter.case.pk])
    before = Look.objects.count()
    assert PERSON.phone in page(counter, "과장", address).content.decode()
    assert Look.objects.count() == before + 1 and Look.objects.latest("seq").subject == counter.case.key
    shown = page(counter, "구청장", address).content.decode()
    assert PERSON.phone not in shown and "두구정밀" in shown
    assert Look.objects.count() == before + 1


def test_another_department_reads_its_own_part_alone(counter):
    counter.working()
    request = counter.ask()
    text = page(counter, "타부서담당", reverse("desk-case-request", args=[request.pk])).content.decode()
    assert "하역 자리를 그려도 됩니까?" in text
    assert PERSON.phone not in text and "두구정밀" not in text and counter.case.title not in text
    address = reverse("desk-case-request-act", args=[request.pk, "reply"])
    assert page(counter, "타부서담당", address, text="").status_code == 409
    assert page(counter, "타부서담당", address, text="됩니다.").status_code == 302
    with_reply = page(counter, "담당", reverse("desk-case", args=[counter.case.pk]) + "?replies=1")
    assert f"{THERE}: 됩니다." in with_reply.content.decode()


def test_a_letter_leaves_with_a_look_and_its_reason(counter):
    counter.working()
    letter = counter.case.letters.get()
    for format, opening in (("hwpx", b"PK"), ("pdf", b"%PDF")):
        answer = page(counter, "담당", reverse("desk-case-letter-file", args=[letter.pk, format]))
        assert answer.content.startswith(opening)
    look = Look.objects.latest("seq")
    assert (look.kind, look.reason) == ("download", "통지문 발송: 기업애로 접수 알림") or look.reason
    assert page(counter, "담당", reverse("desk-case-letter-file", args=[letter.pk, "exe"])).status_code == 404


def test_an_act_that_is_refused_keeps_what_was_typed(counter):
    counter.working()
    answer = act(counter, "담당", "supplement", wanted="도면을 보내 주십시오", due_on="어제")
    assert answer.status_code == 409 and "도면을 보내 주십시오" in answer.content.decode()
    assert act(counter, "담당", "fly").status_code == 404


def test_the_whole_way_by_forms(counter):
    case = counter.take_in()
    here, officer = str(counter.place(HERE).pk), str(counter.people["담당"].pk)
    assert act(counter, "담당", "assign", department=here).status_code == 302
    assert act(counter, "담당", "begin", handler=officer).status_code == 302
    visited = {"visited_on": "2024. 6. 13.", "place": "금사동", "found": "길이 좁음"}
    assert act(counter, "담당", "visit", **visited).status_code == 302
    told = {"text": "그리겠습니다.", "revision": "0", "submit": "1"}
    assert act(counter, "담당", "answer", **told).status_code == 302
    address = reverse("desk-case", args=[case.pk])
    assert "회수하기" in page(counter, "담당", address).text
    signing = page(counter, "팀장", address).text
    assert "검토 서명" in signing and "회수하기" not in signing
    for who in ("팀장", "과장"):
        step = counter.turn()
        sent = {"step": str(step.pk), "content_hash": step.approval.content_hash}
        assert act(counter, who, "sign", **sent).status_code == 302
    case.refresh_from_db()
    assert case.status == CaseStatus.REPLIED
    question = case.questions.first()
    assert act(counter, "담당", "confirm", question=str(question.pk)).status_code == 302
    sent = {"question": str(question.pk), "said": "해결", "satisfaction": "5", "remark": "고맙습니다"}
    assert act(counter, "담당", "confirm", **sent).status_code == 302
    assert act(counter, "담당", "close", reason="").status_code == 302
    case.refresh_from_db()
    assert (case.status, case.outcome, case.is_confirmed) == (CaseStatus.CLOSED, "해결", True)


def test_a_survey_is_lengthened_once_by_a_form(counter):
    case = counter.working(kind="고충")
    assert act(counter, "담당", "survey", reason="소음을 잼").status_code == 302
    address = reverse("desk-case", args=[case.pk])
    assert "현장조사 기간 늘리기" in page(counter, "담당", address).content.decode()
    assert act(counter, "담당", "survey-longer", reason="밤 소음도 재야 함").status_code == 302
    shown = page(counter, "담당", address).content.decode()
    assert "현장조사 기간 늘리기" not in shown and "밤 소음도 재야 함" in shown


def test_the_page_says_by_when_it_leaves_for_others(counter):
    counter.now = datetime(2024, 3, 29, 16, 29, tzinfo=SEOUL)
    filed = {"key": "fax", "by": counter.who("담당"), "filed_at": datetime(2024, 3, 28, 9, 0, tzinfo=SEOUL)}
    case = take_in(told=TOLD, now=counter.then(), **filed)  # 16:30
    counter.assign()  # 16:31
    shown = page(counter, "팀장", reverse("desk-case", args=[case.pk])).content.decode()
    assert "3근무시간 안(2024. 4. 1.(월) 10:31)에" in shown
    assert "8근무시간 안(2024. 4. 1.(월) 16:30)에" in shown
    assert "신청이 닿은 때 2024. 3. 28." in shown


def test_whose_matter_it_is_is_said_when_it_is_classified(counter):
    case = counter.working()
    told = {"sort": case.sort, "kind": case.kind, "people": "1"}
    assert act(counter, "담당", "classify", **told, authority="우주").status_code == 409
    assert act(counter, "담당", "classify", **told, authority="중앙").status_code == 302
    assert counter.case.authority == "중앙"
    shown = page(counter, "담당", reverse("desk-case", args=[case.pk])).content.decode()
    assert "소관 중앙" in shown and 'value="중앙" selected' in shown


def test_the_counter_is_set_up_by_forms(counter):
    settings = reverse("desk-case-settings")
    there = str(counter.place(THERE).pk)
    told = {"receiving": there, "target_days": "10", "center": "기업 창구", "draft_days": "7"}
    assert page(counter, "총괄", settings, **told).status_code == 302
    assert (
        page(counter, "총괄", settings, add="1", sort="07", place="금사", department=there).status_code == 302
    )
    rule = RoutingRule.objects.get()
    assert page(counter, "총괄", settings, remove=str(rule.pk)).status_code == 302
    assert CaseSetting.objects.get().draft_days == 7
    assert page(counter, "총괄", settings, **told | {"target_days": "0"}).status_code == 409
    assert "90일까지 둘 수" in page(counter, "총괄", settings, **told | {"draft_days": "91"}).text
    samples = reverse("desk-case-samples")
    assert page(counter, "담당", samples, title="주차", text="살피겠습니다.", sort="07").status_code == 302
    sample = AnswerSample.objects.get()
    assert "주차" in page(counter, "담당", samples).content.decode()
    assert page(counter, "담당", samples, sample=str(sample.pk), away="1").status_code == 302
    assert page(counter, "담당", samples, title="", text="").status_code == 409


def test_the_month_is_checked_by_a_form(counter):
    counter.replied()
    address = reverse("desk-case-check")
    assert "회신율" in page(counter, "담당", address).content.decode()
    assert page(counter, "총괄", address, found="이상 없음").status_code == 302
    assert page(counter, "총괄", address, found="").status_code == 409
    assert "이상 없음" in page(counter, "총괄", address).content.decode()


def test_known_companies_are_those_whose_cases_are_seen(counter):
    counter.take_in()
    address = reverse("desk-case-known") + "?company=두구"
    assert "두구정밀" in page(counter, "담당", address).content.decode()
    assert "두구정밀" not in page(counter, "타부서담당", address).content.decode()


def test_the_first_page_says_what_waits(counter):
    desk = reverse("desk")
    counter.take_in(to=HERE)
    assert "맡은 기업애로" in page(counter, "담당", desk).content.decode()
    assert "기업애로" not in page(counter, "타부서담당", desk).content.decode().partition("<main")[2]
    counter.begin()
    counter.ask()
    assert "회신할 협조요청" in page(counter, "타부서담당", desk).content.decode()
    counter.reply()
    counter.write()
    counter.submit()
    assert "결재할 애로 답변" in page(counter, "팀장", desk).content.decode()
    assert "결재할 애로 답변" not in page(counter, "과장", desk).content.decode()
    counter.sign("팀장")
    counter.sign("과장")
    assert (
        "확인할 애로" not in page(counter, "담당", desk).content.decode()
    )  # the business is asked in a week
    Case.objects.update(next_at=counter.now + timedelta(days=2))
    assert "회신한 뒤 확인할 애로" in page(counter, "담당", desk).content.decode()
    assert "확인할 애로" not in page(counter, "타부서담당", desk).content.decode()


def test_the_first_page_tells_the_counter_what_is_to_be_taken_in_and_given_away(counter):
    desk = reverse("desk")
    told = [counter.take_in(title=f"{number}번째 애로") for number in range(12)]
    shown = page(counter, "총괄", desk).content.decode().partition("<main")[2]
    assert "접수하고 배정할 애로" in shown and "10건보다 많음" in shown and reverse("desk-cases") in shown
    assert told[0].title in shown and told[-1].title not in shown
    assert "배정할 애로" not in page(counter, "타부서담당", desk).content.decode()
    for case in told[1:]:  # they are gone, as far as this page is concerned
        Case.objects.filter(pk=case.pk).update(status="취하", closed_at=counter.now, next_at=None)
    shown = page(counter, "담당", desk).content.decode().partition("<main")[2]
    assert told[0].title in shown and "보다 많음" not in shown


def test_the_page_of_a_company_tells_its_difficulties(counter):
    known = company()
    case = counter.take_in(company="한빛정밀")
    address = reverse("desk-company", args=[known.pk])
    shown = page(counter, "담당", address).content.decode()
    assert case.title in shown and reverse("desk-case", args=[case.pk]) in shown
    assert case.title not in page(counter, "타부서담당", address).content.decode()


def test_whoever_comes_after_goes_on_and_stands_in_the_letters(counter):
    counter.working()
    today = counter.now.date()
    items = open_items(counter.who("담당"), today)
    assert [(one.kind, one.title) for one in items] == [("기업애로", f"{counter.case.number} (처리중)")]
    Duty.objects.filter(staff=counter.people["담당"]).update(ended_on=today - timedelta(days=1))
    assert "맡은 기업애로" in page(counter, "팀장", reverse("desk")).content.decode()
    counter.extend("팀장")
    assert letter_of(counter.case.letters.latest("pk")).officer.name == "팀장이름"


def test_a_text_of_the_office_begins_the_form_that_it_is_kept_for(counter):
    counter.working()
    told = {"changed_at": counter.now, "changed_by": counter.people["담당"]}
    asked = AnswerSample.objects.create(
        use="supplement", title="도면", text="{접수번호}의 도면을 {기한}까지", **told
    )
    answer = AnswerSample.objects.create(title="인사", text="{제목}에 대하여 {담당자}", **told)
    address = reverse("desk-case", args=[counter.case.pk])
    text = page(counter, "담당", f"{address}?sample={asked.pk}").content.decode()
    assert f"{counter.case.number}의 도면을 20" in text and 'id="supplement-begin" open' in text
    text = page(counter, "담당", f"{address}?sample={answer.pk}").content.decode()
    assert f"{counter.case.title}에 대하여 담당이름" in text


def test_what_was_typed_stays_in_its_own_form_alone(counter):
    counter.working()
    text = act(counter, "팀장", "extend", reason="오로지 여기", amount="99").content.decode()
    assert text.count("오로지 여기") == 1


def test_two_cases_are_joined_and_parted_at_the_desk(counter):
    main = counter.working()
    counter.working(company="금사공업")
    assert act(counter, "담당", "join", number=main.number, reason="같은 도로").status_code == 302
    text = page(counter, "담당", reverse("desk-case", args=[counter.case.pk])).content.decode()
    assert main.number in text and "함께 회신합니다" in text and 'id="answer-text"' not in text
    assert act(counter, "담당", "part", reason="다름").status_code == 302
    assert counter.case.main is None

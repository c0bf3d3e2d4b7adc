"""The other cases of a business beside one of them: which, to whom, and that the same thing came for the third time."""

import csv
import io

import pytest
from django.urls import reverse
from django.utils import timezone

from gongyak.audit.models import Look
from gongyak.cases.erasing import erase_cases
from gongyak.cases.models import Case
from gongyak.staff.managing import appoint
from gongyak.staff.models import Role
from tests.cases.office import HERE, THERE, Counter, opened
from tests.companies.register import company
from tests.people import People, logged_in

OTHERS = "이 기업의 다른 애로"
HINT = "번째입니다"


@pytest.fixture
def counter(people: People) -> Counter:
    return opened(people, timezone.now())


def shown(counter: Counter, case: Case, who: str = "담당") -> str:
    return logged_in(counter.people[who]).get(reverse("desk-case", args=[case.pk])).content.decode()


def section(counter: Counter, case: Case, who: str = "담당") -> str:
    return shown(counter, case, who).partition('aria-labelledby="others"')[2].partition("</section>")[0]


def test_cases_of_the_same_company_stand_beside_one_newest_first(counter):
    known = company()
    before = [counter.take_in(company="한빛정밀", title=f"애로 {n:02}", content=f"{n}") for n in range(12)]
    counter.take_in(company="다른상사", title="남의 애로")
    case = counter.take_in(company="㈜한빛정밀", title="이번 애로", content="가")
    told = section(counter, case)
    assert "12건" in told and "남의 애로" not in told and "이번 애로" not in told
    places = [told.find(f">{one.title}<") for one in reversed(before)]
    assert places[:10] == sorted(places[:10]) and places[0] > 0 and places[10:] == [-1, -1]
    everything = f"{reverse('desk-cases')}?view=all&company={known.pk}"
    assert everything.replace("&", "&amp;") in told and HINT not in told
    listed = logged_in(counter.people["담당"]).get(everything).content.decode()
    assert "애로 00" in listed and "이번 애로" in listed and "남의 애로" not in listed


def test_where_no_register_knows_it_the_name_speaks(counter):
    older = counter.take_in(title="먼저 온 애로")
    case = counter.take_in()
    counter.take_in(company="두구정밀공업", title="이름이 다른 애로")
    told = section(counter, case)
    assert older.title in told and "이름이 다른" not in told and "같은 기업인지 확인" in told
    known = company(name="두구정밀", business_number="", corporation_number="")
    after = counter.take_in(title="대장에 오른 뒤의 애로")
    assert after.company_id == known.pk and section(counter, after).count("이름만 같음") == 2


def test_alone_there_is_nothing_to_tell_and_of_what_was_erased_nothing(counter):
    gone, case = counter.replied(title="지워질 애로"), counter.take_in()
    counter_case = Case.objects.get(pk=gone.pk)
    assert gone.title in section(counter, case)
    Case.objects.filter(pk=gone.pk).update(status="종결", closed_at=counter.now, next_at=None, outcome="해결")
    erase_cases([counter_case.pk], counter.then(), "salt")
    assert OTHERS not in shown(counter, case)
    assert OTHERS not in shown(counter, Case.objects.get(pk=gone.pk))


def test_what_is_hidden_from_somebody_is_not_beside_another(counter):
    secret = counter.take_in(
        title="숨길 애로", content="부당합니다", is_anonymous=True, about=counter.place(THERE), to=HERE
    )
    case = counter.take_in(to=THERE)
    assert secret.title in section(counter, case, "총괄") and secret.title in section(counter, case)
    for who in ("타부서담당", "타부서과장"):
        assert OTHERS not in shown(counter, case, who)
    told = {"role": Role.OFFICER, "department": counter.place(THERE), "rank": "", "now": counter.now}
    appoint(staff=counter.people["총괄"], began_on=counter.now.date(), by=counter.who("총괄").key, **told)
    assert OTHERS not in shown(counter, case, "총괄")


def test_it_is_no_look_at_whom_the_others_are_from(counter):
    counter.take_in()
    counter.take_in()
    case = counter.take_in()
    before = Look.objects.count()
    assert OTHERS in shown(counter, case)
    assert [one.subject for one in Look.objects.all()[before:]] == [case.key]


def test_the_third_time_is_said_with_what_was_answered(counter):
    first, second = counter.replied(), counter.replied(title="공장 앞 도로에 짐차를 댈 곳이 없음 (다시)")
    counter.working(
        title="외국인 직원의 비자", content="외국인 직원을 더 뽑고 싶은데 비자를 받을 수 없습니다."
    )
    assert HINT not in shown(counter, counter.case) and HINT not in shown(counter, second)
    third = counter.working()
    told = section(counter, third, "팀장")
    assert f"3{HINT}" in told and "2건에 답했습니다" in told and "반복 신청으로 끝내기" in told
    assert told.count("비슷한 글") == 2
    assert f'value="{first.number}, {second.number}"' in shown(counter, third, "팀장")
    assert HINT not in section(counter, first)  # when it came it was the first


def test_the_third_time_without_two_answers_cannot_be_ended(counter):
    for _ in range(3):
        counter.working()
    told = section(counter, counter.case, "팀장")
    assert f"3{HINT}" in told and "아직 답한 것이 없습니다" in told and "#repeated-begin" not in told


def test_the_list_and_the_file_are_narrowed_by_whose_matter_it_is(counter):
    counter.take_in(title="우리 구의 일")
    counter.take_in(title="중앙의 일")
    counter.take_in(title="모르는 일")
    Case.objects.filter(title="우리 구의 일").update(authority="구")
    Case.objects.filter(title="중앙의 일").update(authority="중앙")
    client = logged_in(counter.people["담당"])

    def listed(**sent: str) -> str:
        return client.get(reverse("desk-cases"), {"view": "all"} | sent).content.decode()

    assert "우리 구의 일" not in listed(authority="중앙") and "중앙의 일" in listed(authority="중앙")
    assert "모르는 일" in listed(authority="-") and "중앙의 일" not in listed(authority="-")
    assert "모르는 일" in listed(authority="화성")
    sent = {"view": "all", "format": "csv", "reason": "회의", "authority": "중앙"}
    answer = client.post(reverse("desk-cases-export"), sent)
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    at = rows[2].index("소관")
    assert [(row[at], row[at + 1]) for row in rows[3:]] == [("중앙", "중앙의 일")]

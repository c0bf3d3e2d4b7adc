"""The pages of public stories and public figures: written, approved, told, refused with what was typed kept."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongyak.cases.models import CaseFigures, PublicStory
from tests.cases.office import Counter, opened
from tests.cases.telling import WORDING, written
from tests.people import People, logged_in

FORM = {
    "title": WORDING.title,
    "trouble": WORDING.trouble,
    "answer": WORDING.answer,
    "consented_on": "2024-03-25",
    "consent_way": "전화",
}
STORY_QUERIES, STORIES_QUERIES, FIGURES_QUERIES = 9, 8, 24


@pytest.fixture
def counter(people: People) -> Counter:
    return opened(people)


def page(counter: Counter, who: str, address: str, **sent: str):
    client = logged_in(counter.people[who])
    return client.post(address, sent) if sent else client.get(address)


def act(counter: Counter, who: str, name: str, **sent: str):
    story = PublicStory.objects.get()
    sent = {"revision": str(story.revision), **sent}
    return page(counter, who, reverse("desk-story-act", args=[story.pk, name]), **sent)


def test_a_story_goes_from_the_case_to_the_public(counter):
    counter.replied()
    counter.decide("해결")
    case = page(counter, "담당", reverse("desk-case", args=[counter.case.pk])).content.decode()
    new = reverse("desk-case-story", args=[counter.case.pk])
    assert new in case
    assert counter.case.content in page(counter, "담당", new).content.decode()
    assert page(counter, "담당", new, **FORM).status_code == 302
    assert page(counter, "담당", new).status_code == 302, "there is one now"
    assert act(counter, "담당", "save", **FORM | {"title": "하역 자리"}, ask="1").status_code == 302
    story = PublicStory.objects.get()
    listed = page(counter, "팀장", reverse("desk-stories")).content.decode()
    assert "승인을 기다리는 글" in listed and "하역 자리" in listed
    assert "승인하고 공개" in page(counter, "팀장", reverse("desk-story", args=[story.pk])).content.decode()
    assert act(counter, "팀장", "publish").status_code == 302
    assert "사례-" in page(counter, "구청장", reverse("desk-stories")).content.decode()
    assert act(counter, "팀장", "withdraw", reason="기업의 요청").status_code == 302
    shown = page(counter, "구청장", reverse("desk-story", args=[story.pk])).content.decode()
    assert "철회한 사유: 기업의 요청" in shown


def test_what_is_refused_keeps_what_was_typed(counter):
    counter.replied()
    new = reverse("desk-case-story", args=[counter.case.pk])
    answer = page(counter, "담당", new, **FORM | {"answer": "두구정밀에 알렸습니다.", "consent_way": ""})
    shown = answer.content.decode()
    assert answer.status_code == 409 and "동의한 날과 방법" in shown and "두구정밀에 알렸습니다." in shown
    page(counter, "담당", new, **FORM)
    answer = act(counter, "담당", "save", **FORM | {"answer": "두구정밀에 알렸습니다."})
    shown = answer.content.decode()
    assert (
        answer.status_code == 409 and "기업의 이름이 있습니다" in shown and "두구정밀에 알렸습니다." in shown
    )
    assert act(counter, "담당", "ask").status_code == 302
    assert act(counter, "팀장", "send-back", reason="숫자 확인").status_code == 302
    assert act(counter, "팀장", "publish").status_code == 409
    assert act(counter, "담당", "burn").status_code == 404


def test_a_case_that_is_not_answered_or_anonymous_has_no_form(counter):
    counter.working()
    new = reverse("desk-case-story", args=[counter.case.pk])
    assert "회신한 뒤에" in page(counter, "담당", new).content.decode()
    counter.replied(is_anonymous=True, about=counter.place("문화관광과"))
    new = reverse("desk-case-story", args=[counter.case.pk])
    assert "공개하지 않습니다" in page(counter, "담당", new).content.decode()


def test_figures_are_looked_at_and_told(counter):
    for place in range(6):
        counter.replied(company=f"상사{place}")
    address = reverse("desk-case-figures")
    shown = page(counter, "담당", address).content.decode()
    assert "2024년 3월 통계 미리 보기" in shown and "인프라·환경" in shown
    assert page(counter, "담당", address, month="").status_code == 409
    assert page(counter, "타부서담당", address, month="2024-03-01").status_code == 409
    assert page(counter, "담당", address, month="2024-03-01").status_code == 302
    assert CaseFigures.objects.count() == 1
    shown = page(counter, "담당", address).content.decode()
    assert "2024년 4월 통계 미리 보기" in shown and "공개한 달" in shown


def test_pages_ask_a_fixed_number_of_questions(counter):
    counter.replied()
    story = written(counter)
    pages = {
        reverse("desk-story", args=[story.pk]): STORY_QUERIES,
        reverse("desk-stories"): STORIES_QUERIES,
        reverse("desk-case-figures"): FIGURES_QUERIES,
    }
    found = {}
    for address in pages:
        client = logged_in(counter.people["담당"])
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        found[address] = len(asked)
    assert found == pages

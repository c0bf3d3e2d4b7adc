"""The pages of lines and of 대결."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from gongyak.approvals.models import LineStep, Subject, Substitute
from tests.people import People

Browser = Callable[[str], Client]


def test_a_line_is_set_on_a_page(people: People, at_work: Browser) -> None:
    browser = at_work("총괄")
    page = browser.get(reverse("approval-lines"))
    assert "팀장 검토 → 과장 결재(전결) → 총괄 총괄확인" in page.text and "(기본값)" in page.text
    asked = {"subject": Subject.CARD, "department": people.departments["문화관광과"].pk}
    assert "문화관광과" in browser.get(reverse("approval-line"), asked).text
    typed = asked | {
        "kind-0": "결재",
        "role-0": "과장",
        "delegated-0": "on",
        "kind-3": "총괄확인",
        "role-3": "총괄",
    }
    wrong = browser.post(reverse("approval-line"), typed | {"kind-3": ""})
    assert (wrong.status_code, "총괄확인으로 끝나야" in wrong.text) == (409, True)
    done = browser.post(reverse("approval-line"), typed, follow=True)
    assert "과장 결재(전결) → 총괄 총괄확인" in done.text
    assert LineStep.objects.count() == 2
    browser.post(reverse("approval-line"), asked | {"reset": "1"})
    assert not LineStep.objects.exists()


def test_a_substitute_is_set_on_a_page(people: People, at_work: Browser) -> None:
    browser = at_work("과장")
    typed = {"deputy": people["팀장"].pk, "began_on": "20301201", "ended_on": "내일", "reason": "출장"}
    wrong = browser.post(reverse("substitutes"), typed)
    assert (wrong.status_code, "내일" in wrong.text, "2026. 11. 23.처럼" in wrong.text) == (409, True, True)
    done = browser.post(reverse("substitutes"), typed | {"ended_on": "2030. 12. 3."}, follow=True)
    assert "대결을 정했습니다." in done.text
    row = Substitute.objects.get()
    assert (row.absent, row.deputy) == (people["과장"], people["팀장"])
    assert reverse("substitute-end", args=[row.pk]) not in at_work("팀장").get(reverse("substitutes")).text
    ended = browser.post(reverse("substitute-end", args=[row.pk]), follow=True)
    assert "대결을 끝냈습니다." in ended.text

"""The page on which the district sets the linter."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from gongyak.district.linting import linter
from gongyak.district.models import ElectionWindow, OwnSlip, RuleSetting
from gongyak.rules.findings import Severity
from gongyak.rules.linting import Linter, rules

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator(at_work: Callable[[str], Client]) -> Client:
    return at_work("총괄")


def _as_it_is() -> dict[str, str]:
    """The form as the page shows it."""
    now = linter()
    given = {}
    for code, rule in rules().items():
        given[f"severity-{code}"] = now.setting(rule).severity or rule.severity or ""
        if now.setting(rule).is_on:
            given[f"on-{code}"] = "on"
    return given


def test_every_rule_stands_on_the_page_with_its_source(coordinator: Client) -> None:
    page = coordinator.get(reverse("desk-rules")).text
    for rule in rules().values():
        assert rule.sentence in page
        assert rule.source in page


def test_the_form_as_it_is_changes_nothing(coordinator: Client) -> None:
    page = coordinator.post(reverse("desk-rules-set"), _as_it_is(), follow=True).text
    assert "바뀐 것이 없습니다" in page
    assert linter() == Linter()


def test_a_rule_is_switched_off_and_another_made_an_error(coordinator: Client) -> None:
    given = _as_it_is() | {"severity-word-slip": "error"}
    del given["on-date-style"]
    page = coordinator.post(reverse("desk-rules-set"), given, follow=True).text
    assert "점검 규칙 2개를 바꾸었습니다" in page
    assert "처음 값과 다르게 둔 규칙이 2개" in page
    assert not linter().setting(rules()["date-style"]).is_on
    assert linter().setting(rules()["word-slip"]).severity is Severity.ERROR
    assert "꺼짐, 알림" in coordinator.get(reverse("desk-setting-changes")).text
    coordinator.post(
        reverse("desk-rules-set"), _as_it_is() | {"severity-word-slip": "warning", "on-date-style": "on"}
    )
    assert not RuleSetting.objects.exists()


def test_a_word_is_added_and_taken_back(coordinator: Client) -> None:
    coordinator.post(reverse("desk-rules-slip"), {"wrong": "상공회", "right": "상공회의소"})
    assert OwnSlip.objects.get().right == "상공회의소"
    coordinator.post(reverse("desk-rules-slip"), {"wrong": "상공회", "right": ""})
    assert not OwnSlip.objects.exists()


def test_half_a_word_is_refused_and_stays_on_the_page(coordinator: Client) -> None:
    answer = coordinator.post(reverse("desk-rules-slip"), {"wrong": "상공회", "right": "상공회"})
    assert answer.status_code == 409
    assert "서로 다르게 모두" in answer.text
    assert answer.text.count('value="상공회"') == 2


def test_an_election_is_added_and_taken_back(coordinator: Client) -> None:
    given = {"name": "구청장 보궐선거", "begins": "2024. 6. 26.", "day": "2024. 10. 16."}
    page = coordinator.post(reverse("desk-rules-election"), given, follow=True).text
    assert "2024. 6. 26. ~ 2024. 10. 16." in page
    coordinator.post(reverse("desk-rules-election"), {"day": "2024-10-16", "remove": "1"})
    assert not ElectionWindow.objects.exists()


def test_an_election_without_a_day_is_refused_and_stays_on_the_page(coordinator: Client) -> None:
    given = {"name": "구청장 보궐선거", "begins": "2024. 6. 26.", "day": "가을"}
    answer = coordinator.post(reverse("desk-rules-election"), given)
    assert answer.status_code == 409
    assert 'value="가을"' in answer.text

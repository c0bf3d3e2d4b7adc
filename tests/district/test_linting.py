"""The linter as the district has set it: rules, words and elections, each change kept."""

from datetime import date

import pytest

from gongyak.audit.models import Act
from gongyak.district.linting import linter, set_election, set_rule, set_slip
from gongyak.district.models import ElectionWindow, OwnSlip, RuleSetting, SettingChange
from gongyak.district.verify import verify
from gongyak.rules.findings import Severity
from gongyak.rules.linting import Linter, Setting, Slip, Window, rules
from gongyak.rules.refusal import Refusal
from tests.pledges.files import NOW

pytestmark = pytest.mark.django_db
BY = {"by": "staff/1", "now": NOW}
DAY = date(2024, 10, 16)


def _rule(code: str, is_on: bool, severity: str = ""):
    return set_rule(code=code, is_on=is_on, severity=severity, **BY)


def test_nothing_set_is_the_linter_of_the_rules(django_assert_num_queries) -> None:
    with django_assert_num_queries(3):
        assert linter() == Linter()


def test_a_rule_is_switched_and_made_heavier_and_back_and_each_is_an_act() -> None:
    assert _rule("word-slip", False)
    assert linter().settings == {"word-slip": Setting(False)}
    assert _rule("word-slip", True, "error")
    assert linter().setting(rules()["word-slip"]) == Setting(True, Severity.ERROR)
    assert _rule("word-slip", True, "error") is None
    assert _rule("word-slip", True, "warning")
    assert not RuleSetting.objects.exists()
    assert [row.told for row in SettingChange.objects.order_by("pk")] == [
        [["낱말 목록에 있는 잘못된 말을 씀", "켜짐, 주의", "꺼짐, 주의"]],
        [["낱말 목록에 있는 잘못된 말을 씀", "꺼짐, 주의", "켜짐, 오류(제출할 수 없음)"]],
        [["낱말 목록에 있는 잘못된 말을 씀", "켜짐, 오류(제출할 수 없음)", "켜짐, 주의"]],
    ]
    assert Act.objects.filter(object="rule/word-slip").count() == 3
    assert verify() == []


def test_a_rule_that_weighs_each_finding_may_get_one_weight() -> None:
    _rule("done-progress", True, "note")
    assert linter().setting(rules()["done-progress"]) == Setting(True, Severity.NOTE)
    assert "경우에 따라" in SettingChange.objects.get().told[0][1]


@pytest.mark.parametrize(("code", "severity"), [("status-national", "note"), ("word-slip", "question")])
def test_what_is_no_rule_or_no_weight_is_refused(code: str, severity: str) -> None:
    with pytest.raises(Refusal, match="그런 점검 규칙이나 무게"):
        _rule(code, True, severity)


def test_a_word_of_the_district_is_looked_for_and_taken_back() -> None:
    set_slip(wrong=" 골목 ", right="골목길", **BY)
    assert linter().slips[-1] == Slip("골목", "골목길", ("골목길",))
    set_slip(wrong="골목", right="뒷골목", **BY)
    assert set_slip(wrong="골목", right="뒷골목", **BY) is None
    set_slip(wrong="골목", right="", **BY)
    assert linter() == Linter()
    assert SettingChange.objects.count() == 3
    assert verify() == []


@pytest.mark.parametrize(("wrong", "right"), [("골목", "골목"), ("", "골목"), ("골목", "")])
def test_half_a_word_is_refused(wrong: str, right: str) -> None:
    with pytest.raises(Refusal, match="서로 다르게 모두"):
        set_slip(wrong=wrong, right=right, **BY)


def test_an_election_is_added_moved_and_taken_back() -> None:
    for begins in (date(2024, 6, 25), date(2024, 6, 26)):
        set_election(name="보궐선거", begins=begins, day=DAY, **BY)
    assert linter().windows[-1] == Window("보궐선거", date(2024, 6, 26), DAY)
    set_election(name="", begins=None, day=DAY, **BY)
    assert linter() == Linter()
    assert SettingChange.objects.count() == 3


@pytest.mark.parametrize(
    ("begins", "day", "sentence"),
    [(date(2024, 10, 17), DAY, "그 앞이어야"), (None, DAY, "첫날을"), (DAY, None, "선거일을")],
)
def test_an_election_without_its_days_is_refused(begins, day, sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        set_election(name="보궐선거", begins=begins, day=day, **BY)


def test_rule_setting_severity(refused) -> None:
    refused(RuleSetting(code="word-slip", severity="question"), "무게는")


def test_own_slip_filled(refused) -> None:
    refused(OwnSlip(wrong="골목", right="골목"), "서로 다르게")


def test_election_window_in_order(refused) -> None:
    refused(ElectionWindow(name="보궐선거", begins=date(2024, 10, 17), day=DAY), "그 앞이어야")

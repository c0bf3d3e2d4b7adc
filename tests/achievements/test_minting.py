"""Candidates that other acts mint: once for each source, up to date while they are candidates."""

import pytest

from gongyak.achievements.models import Achievement, AchievementMetric
from gongyak.achievements.values import achievement_value
from gongyak.achievements.verify import verify
from gongyak.audit.models import Act
from gongyak.records.models import RecordVersion
from gongyak.records.reading import known
from gongyak.rules.records import AchievementStatus, Line, Metric
from tests.achievements.ledger import FIRMS, LINES, MAY, Ledger

pytestmark = pytest.mark.django_db


def test_a_minted_candidate_is_known_as_it_was_handed_over(ledger: Ledger) -> None:
    row = ledger.minted(series="박람회", plan="year-plan/1")
    record = known("achievement")[row.key].record
    assert record == achievement_value(row)
    assert (record.span, record.lines, record.metrics) == (MAY, LINES, (FIRMS,))
    assert (record.series, record.plan, record.source) == ("박람회", "year-plan/1", "fair/1")
    assert record.status == AchievementStatus.CANDIDATE and record.number == ""
    assert Act.objects.filter(action="실적 후보", object=row.key).count() == 1
    assert verify() == []


def test_the_same_source_again_brings_the_candidate_up_to_date(ledger: Ledger) -> None:
    first = ledger.minted()
    again = ledger.minted(
        title="일구DAY 취업박람회", metrics=[FIRMS, Metric("seekers", "구직참여자", 424, "명")]
    )
    assert first.pk == again.pk and Achievement.objects.count() == 1
    assert known("achievement")[first.key].version == 2
    assert [one.label for one in again.metrics.all()] == ["참여기업", "구직참여자"]


def test_the_same_again_says_nothing_new(ledger: Ledger) -> None:
    row = ledger.minted()
    ledger.minted()
    assert RecordVersion.objects.filter(key=row.key).count() == 1
    assert Act.objects.filter(object=row.key).count() == 1
    assert AchievementMetric.objects.count() == 1


def test_what_was_checked_is_left_alone(ledger: Ledger) -> None:
    row = ledger.minted()
    Achievement.objects.filter(pk=row.pk).update(waiver="사진만 있음")
    ledger.checked(Achievement.objects.get())
    later = ledger.minted(title="다른 이름")
    assert later.title == "취업박람회" and later.status == AchievementStatus.CHECKED


def test_personal_data_handed_over_is_hidden(ledger: Ledger) -> None:
    row = ledger.minted(
        title="김 010-1234-5678 상담", lines=[Line("x", children=(Line("a@b.kr 로 알림"),))], metrics=[]
    )
    text = str(achievement_value(row))
    assert "1234" not in text and "a@b.kr" not in text and "(전화번호 가림)" in row.title


def test_a_child_stands_under_its_parent(ledger: Ledger) -> None:
    parent = ledger.minted()
    child = ledger.minted("fair/1/clinic", title="노무상담소", parent=parent)
    assert achievement_value(child).parent == parent.key


def test_a_kind_that_no_card_knows_is_a_mistake_of_the_program(ledger: Ledger) -> None:
    with pytest.raises(ValueError, match="is no kind"):
        ledger.minted(kind="소문")
    assert not Achievement.objects.exists()

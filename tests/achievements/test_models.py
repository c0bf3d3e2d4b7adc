"""What the database keeps of the ledger, and who sees it."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from gongyak.achievements.models import Achievement, AchievementMetric, PlannedActivity, Proof
from tests.achievements.ledger import NOW, Ledger

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("model", "name", "values"),
    [
        (Achievement, "achievement_number_once", {"number": "실적-2024-0001", "status": "팀장 확정"}),
        (Achievement, "achievement_source_once", {"source": "fair/1"}),
        (Achievement, "achievement_entered_once", {"entry": "form-1"}),
        (Achievement, "achievement_status", {"status": "모름"}),
        (Achievement, "achievement_numbered_when_confirmed", {"status": "팀장 확정"}),
        (Achievement, "achievement_numbered_when_confirmed", {"status": "후보", "number": "실적-2024-0009"}),
        (Achievement, "achievement_named", {"title": ""}),
        (Achievement, "achievement_named", {"kind": ""}),
        (Achievement, "achievement_span", {"start": date(2024, 2, 1), "end": date(2024, 1, 1)}),
        (Achievement, "achievement_span", {"precision": "century"}),
        (AchievementMetric, "achievement_metric_place", {"place": 1}),
        (AchievementMetric, "achievement_metric_named", {"label": ""}),
        (AchievementMetric, "achievement_metric_basis", {"basis": "아마"}),
        (PlannedActivity, "planned_source_once", {"source": "meeting-item/3"}),
        (PlannedActivity, "planned_entered_once", {"entry": "form-2"}),
        (PlannedActivity, "planned_status", {"status": "모름"}),
        (PlannedActivity, "planned_named", {"title": ""}),
        (PlannedActivity, "planned_span", {"start": date(2024, 2, 1), "end": date(2024, 1, 1)}),
        (Proof, "proof_kind", {"kind": "소문"}),
        (Proof, "proof_of_something", {"url": ""}),
        (Proof, "proof_paper_whole", {"paper_number": 1}),
    ],
)
def test_the_database_refuses(ledger: Ledger, model: Any, name: str, values: dict[str, object]) -> None:
    row, officer = ledger.confirmed(), ledger.people["담당"]
    ledger.minted(), ledger.planned()
    Achievement.objects.filter(pk=row.pk).update(entry="form-1")
    PlannedActivity.objects.update(entry="form-2")
    told = {"department": ledger.department, "changed_at": NOW, "changed_by": officer, "made_at": NOW}
    base: dict[Any, dict[str, object]] = {
        Achievement: {**told, "kind": "행사", "title": "x", "made_by": officer},
        AchievementMetric: {
            "achievement": Achievement.objects.get(source="fair/1"),
            "place": 2,
            "code": "x",
            "label": "x",
            "value": 1,
        },
        PlannedActivity: {**told, "title": "x"},
        Proof: {
            "achievement": row,
            "kind": "주소",
            "url": "https://a.kr",
            "added_at": NOW,
            "added_by": officer,
        },
    }
    whole = {**base[model], **values}
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(**whole)
    constraint = next(one for one in model._meta.constraints if one.name == name)
    assert str(constraint.get_violation_error_message()).endswith(".")


@pytest.mark.parametrize(
    ("who", "sees"),
    [("담당", 1), ("과장", 1), ("타부서담당", 0), ("총괄", 1), ("구청장", 1), ("감사", 1), ("평가위원", 0)],
)
def test_who_sees_the_rows(ledger: Ledger, who: str, sees: int) -> None:
    ledger.minted(), ledger.planned()
    actor = ledger.people.actor(who)
    assert Achievement.objects.visible_to(actor).count() == sees
    assert PlannedActivity.objects.visible_to(actor).count() == sees


def test_as_of_a_day(ledger: Ledger) -> None:
    row = ledger.minted()
    assert list(Achievement.objects.as_of(date(2024, 5, 30))) == [row]
    assert not Achievement.objects.as_of(date(2024, 5, 29)).exists()

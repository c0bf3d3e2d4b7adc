"""The lineage is frozen with the card: inside in full, outside in aggregates, and it outlives what it names."""

import json
from dataclasses import replace
from datetime import date

import pytest
from django.db import DatabaseError, transaction

from gongyak.achievements.models import Achievement
from gongyak.pledges.actions import content_of
from gongyak.pledges.compiling.verify import verify
from gongyak.pledges.models import CardRecord, Filling
from gongyak.pledges.verify import verify as verify_pledges
from gongyak.records.models import RecordVersion
from gongyak.rules.compiling.lineage import PROGRESS, thawed
from gongyak.rules.records import AchievementStatus, Basis, Metric, SourceRow, Span
from gongyak.snapshots.models import Version
from gongyak.snapshots.verify import verify as verify_snapshots
from tests.guards import guards_down
from tests.pledges.compiling.office import Office, office

HIRES = Metric(
    "hires", "채용", 112, "명", Basis.FORECAST, date(2024, 7, 12), "기업마다 적은 채용 예정의 합",
    tuple(SourceRow("기업", f"기업-{n}", 16) for n in range(7)),
)  # fmt: skip


@pytest.fixture
def at(db) -> Office:
    made = office()
    row = made.result(
        title="구직자 만남", kind="박람회", span=Span(date(2024, 7, 12), date(2024, 7, 12)), metrics=(HIRES,)
    )
    made.link(row.key)
    made.spend()
    made.link("project/900", own_money=True)
    made.fill(takes_table=True, rate="executed")
    return made


def _version(at: Office) -> Version:
    return at.draft.version


def _forms(version: Version) -> tuple[dict, dict]:
    return json.loads(bytes(version.internal.body))["lineage"], json.loads(bytes(version.public.body))[
        "lineage"
    ]


def test_the_internal_form_holds_every_row_and_the_public_one_only_how_many(at):
    at.quarter.confirm()
    inside, outside = _forms(_version(at))
    [place] = [place for place, told in outside.items() if told["figures"][0]["code"] == "hires"]

    [figure] = thawed(inside)[place].figures
    assert [row.number for row in figure.rows] == [f"기업-{n}" for n in range(7)]
    assert outside[place]["figures"] == [
        {
            "code": "hires", "label": "채용", "value": 112, "unit": "명", "shown": "112명", "basis": "예정",
            "as_of": "2024-07-12", "query": "기업마다 적은 채용 예정의 합", "rows": {"기업": 7},
        }
    ]  # fmt: skip
    assert "기업-1" not in json.dumps(outside, ensure_ascii=False)
    assert outside["investment.spent.구비.2024"]["figures"][0]["rows"] == {"사업 2024년 구비": None}


def test_the_formula_of_the_rate_is_frozen_too(at):
    at.quarter.confirm()
    inside, outside = _forms(_version(at))
    assert thawed(inside)[PROGRESS].figures[0].query.endswith("= 3,600,000원 ÷ 9,600,000원")
    assert outside[PROGRESS]["figures"][0]["label"] == "예산 집행률"


def test_a_result_on_a_confirmed_card_is_on_a_card(at):
    at.quarter.confirm()
    row = Achievement.objects.get()

    assert row.status == AchievementStatus.ON_CARD
    behind = CardRecord.objects.filter(record=row.key)
    assert {one.number for one in behind} == {row.number}
    assert {one.version for one in behind} == {_version(at)}


def test_everything_verifies(at):
    at.quarter.confirm()
    at.quarter.publish(without_waiting=True)
    assert [*verify_pledges(), *verify_snapshots()] == []


def test_a_reworded_line_says_so_and_keeps_only_the_figures_that_it_shows(at):
    card = at.quarter.card
    changed = tuple(
        replace(one, children=tuple(replace(low, text="많은 사람이 만남") for low in one.children))
        if "구직자 만남" in one.text
        else one
        for one in card.achievements
    )
    at.quarter.save(achievements=changed)
    at.quarter.confirm()
    traces = thawed(_forms(_version(at))[0])

    [edited] = [trace for trace in traces.values() if trace.edited]
    assert edited.figures == ()
    assert edited.text == "성과: 채용 예정 112명"


def test_an_amount_that_was_typed_over_has_no_rows(at):
    card = at.quarter.card
    own = replace(
        card.investment.spent["구비"], years={**card.investment.spent["구비"].years, 2024: 0}, total=2_400_000
    )
    total = replace(own)
    spent = {**card.investment.spent, "구비": own, "총계": total}
    at.quarter.save(investment=replace(card.investment, spent=spent))
    at.quarter.confirm()
    inside = _forms(_version(at))[0]

    assert "investment.spent.구비.2024" not in inside
    assert "investment.spent.구비.2023" in inside


def test_a_card_outlives_the_rows_behind_it(at):
    at.quarter.confirm()
    before = content_of(_version(at))
    with guards_down():
        RecordVersion.objects.all().delete()
    assert content_of(_version(at)) == before
    assert verify() == []


def test_a_card_without_records_has_the_form_that_it_always_had(db):
    made = office()
    made.quarter.confirm()
    assert "lineage" not in json.loads(bytes(made.draft.version.internal.body))
    assert "lineage" not in json.loads(bytes(made.draft.version.public.body))


@pytest.mark.parametrize(
    ("alter", "code"),
    [
        (lambda: Filling.objects.update(card="{}"), "filling-changed"),
        (lambda: CardRecord.objects.first().delete(), "lineage-records"),
        (lambda: _body("internal", b'"contribution":16', b'"contribution":15'), "lineage-sum"),
        (lambda: _body("public", '"기업":7'.encode(), '"기업":8'.encode()), "lineage-public"),
    ],
)
def test_whatever_is_altered_is_found(at, alter, code):
    at.quarter.confirm()
    with guards_down():
        alter()
    assert code in {finding.code for finding in verify()}


def _body(form: str, old: bytes, new: bytes) -> None:
    version = Version.objects.order_by("-pk").select_related(form).first()
    blob = getattr(version, form)
    blob.body = bytes(blob.body).replace(old, new)
    blob.save()


def test_card_record_once(at, refused):
    at.quarter.confirm()
    copy = CardRecord.objects.first()
    copy.pk = None
    refused(copy, "한 번만 담깁니다")


def test_what_is_never_removed_names_nobody(at):
    card = at.quarter.card
    kept = "".join(Filling.objects.values_list("card", flat=True)) + "".join(
        Filling.objects.values_list("lineage", flat=True)
    )
    assert card.team_lead.name and card.officer.name
    assert card.team_lead.name not in kept
    assert card.officer.name not in kept


def test_what_was_frozen_is_never_changed(at):
    at.quarter.confirm()
    for model in (Filling, CardRecord):
        with pytest.raises(DatabaseError), transaction.atomic():
            model.objects.update(hash="0" * 64)

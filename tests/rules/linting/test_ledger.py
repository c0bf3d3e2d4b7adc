"""Each rule over the headquarters' records: records that break it, and those that do not."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongyak.rules.linting import LEDGER, Ledger, Linter, Window, lint_ledger, rules
from gongyak.rules.records import (
    Achievement,
    AchievementStatus,
    Basis,
    Cost,
    Grade,
    Line,
    Metric,
    Paper,
    PlannedActivity,
    PlannedStatus,
    Project,
    Proof,
    SourceRow,
    Span,
)

DAY = date(2024, 6, 30)
PAPER = Paper("늘솔과", 12, date(2024, 6, 3))
PROOF = Proof("proof/1", "문서", Grade.DOCUMENT, paper=PAPER)
ROWS = (SourceRow("기업", "firm/1", 4), SourceRow("기업", "firm/2", 5))
HIRES = Metric("hires", "채용", 9, "명", Basis.FINAL, DAY, "기업별 확인", ROWS)
FAIR = Achievement(
    key="achievement/1",
    kind="박람회",
    title="취업박람회",
    span=Span(date(2024, 5, 30), date(2024, 5, 30)),
    status=AchievementStatus.CONFIRMED,
    metrics=(HIRES,),
    evidence=(PROOF,),
)
TALK = PlannedActivity("planned/1", "정기 간담회", Span(date(2024, 7, 1), date(2024, 12, 31)))
SHOP = Project(
    "project/1", "year-plan/1", "상권", "골목상권 활력", "늘솔과", costs=(Cost(2024, "구비", 5, 5),)
)
ELECTION = Linter(windows=(Window("보궐선거", date(2024, 5, 30), date(2024, 10, 16)),))


def codes(*rows: object, linter: Linter | None = None, day: date = DAY) -> list[tuple[str, str]]:
    ledger = Ledger(
        day,
        [row for row in rows if isinstance(row, Achievement)],
        [row for row in rows if isinstance(row, Project)],
        [row for row in rows if isinstance(row, PlannedActivity)],
    )
    return sorted((one.code, one.where) for one in lint_ledger(ledger, linter or Linter(windows=())))


def _hires(**changed: object) -> Achievement:
    return replace(FAIR, metrics=(replace(HIRES, **changed),))


METRIC = "achievement/1.metrics.0"
OTHER = replace(FAIR, key="achievement/2", title="한마당", metrics=())
# code, place, what breaks it
BROKEN = [
    ("achievement-in-future", FAIR.key, replace(FAIR, span=Span(date(2024, 7, 1), date(2024, 7, 1)))),
    ("plan-in-past", TALK.key, replace(TALK, span=Span(date(2024, 6, 1), DAY))),
    ("date-style", FAIR.key, replace(FAIR, lines=(Line("성과", children=(Line("접수 2024.5.1."),)),))),
    ("date-impossible", FAIR.key, replace(FAIR, span=Span(date(2024, 5, 30), date(2024, 5, 29)))),
    ("evidence-missing", FAIR.key, replace(FAIR, evidence=(replace(PROOF, grade=Grade.NONE),))),
    (
        "document-malformed",
        FAIR.key,
        replace(FAIR, evidence=(replace(PROOF, paper=replace(PAPER, number=0)),)),
    ),
    ("metric-chain", FAIR.key, replace(FAIR, metrics=(Metric("met", "면접인원", 8, "명"), HIRES))),
    ("basis-missing", METRIC, _hires(basis=None)),
    ("figure-rows-differ", METRIC, _hires(value=10)),
    ("figure-row-twice", METRIC, _hires(value=8, sources=(ROWS[0], ROWS[0]))),
    ("spent-over-plan", SHOP.key, replace(SHOP, costs=(Cost(2024, "구비", 5, 6),))),
    ("word-slip", SHOP.key, replace(SHOP, title="고용안전 지원")),
    ("problem-not-stated", SHOP.key, replace(SHOP, remedy="더 알림")),
]


@pytest.mark.parametrize(("code", "where", "row"), BROKEN, ids=[code for code, *_ in BROKEN])
def test_a_record_breaks_exactly_one_rule(code: str, where: str, row: object) -> None:
    assert codes(row) == [(code, where)]


def test_nothing_is_said_of_fine_records() -> None:
    assert codes(FAIR, TALK, SHOP) == []


def test_one_document_behind_two_results_is_told_at_both() -> None:
    assert codes(FAIR, OTHER) == [("document-twice", FAIR.key), ("document-twice", OTHER.key)]
    other = replace(OTHER, evidence=(replace(PROOF, paper=replace(PAPER, issued_on=date(2023, 6, 3))),))
    assert codes(FAIR, other) == []


def test_a_figure_that_stays_expected_is_told_after_ninety_days() -> None:
    row = _hires(basis=Basis.FORECAST)
    assert codes(row, day=date(2024, 8, 28)) == []
    assert codes(row, day=date(2024, 8, 29)) == [("forecast-unanswered", METRIC)]


def test_a_bulletin_before_an_election_is_told() -> None:
    issue = replace(FAIR, kind="발간", title="골목소식")
    planned = replace(TALK, title="골목소식지 발행")
    told = codes(issue, planned, linter=ELECTION)
    assert told == [("bulletin-in-election", issue.key), ("bulletin-in-election", planned.key)]
    assert codes(replace(issue, span=Span(recurrence="매월")), linter=ELECTION) == []
    early = replace(issue, span=Span(date(2024, 5, 29), date(2024, 5, 29)))
    assert codes(early, replace(planned, status=PlannedStatus.DROPPED), linter=ELECTION) == []


def test_a_candidate_needs_no_evidence_and_nothing_is_said_of_what_was_cancelled() -> None:
    bare = replace(FAIR, evidence=())
    assert codes(replace(bare, status=AchievementStatus.CANDIDATE)) == []
    assert codes(replace(bare, waiver="사진이 남지 않은 행사")) == []
    assert codes(replace(bare, status=AchievementStatus.CANCELLED)) == []


def test_a_plan_that_was_done_is_not_past() -> None:
    past = replace(TALK, span=Span(date(2024, 6, 1), DAY), status=PlannedStatus.DONE)
    assert codes(past) == []


def test_every_rule_over_records_has_its_records() -> None:
    over = {code for code, rule in rules().items() if LEDGER in rule.over}
    others = {"document-twice", "forecast-unanswered", "bulletin-in-election"}
    assert over == {code for code, *_ in BROKEN} | others


ODD = st.text(alphabet="가발간채용 0123456789.~-‘[]\n\0", max_size=40)
DAYS = st.none() | st.dates(date(1990, 1, 1), date(2100, 12, 31))
SPANS = st.builds(Span, start=DAYS, end=DAYS)


@given(
    titles=st.lists(ODD, min_size=3, max_size=3),
    span=SPANS,
    status=st.sampled_from(AchievementStatus),
    value=st.integers(),
    basis=st.none() | st.sampled_from(Basis),
    rows=st.lists(st.builds(SourceRow, ODD, ODD, st.integers()), max_size=3).map(tuple),
    paper=st.none() | st.builds(Paper, ODD, st.integers(), st.dates()),
)
@settings(max_examples=200, deadline=None)
def test_no_record_is_too_strange(titles, span, status, value, basis, rows, paper) -> None:
    metrics = (Metric("m", titles[0], value, "명", basis, None, "", rows),)
    proofs = (Proof("proof/1", "문서", Grade.DOCUMENT, paper=paper),)
    row = Achievement(
        "achievement/1", titles[1], titles[2], span, status=status, metrics=metrics, evidence=proofs
    )
    planned = PlannedActivity("planned/1", titles[0], span)
    project = Project("project/1", "", "", titles[1], "", problem=titles[2], costs=(Cost(2024, "", value),))
    ledger = Ledger(DAY, [row, replace(row, key="achievement/2")], [project], [planned])
    assert all(one.message for one in lint_ledger(ledger, ELECTION))

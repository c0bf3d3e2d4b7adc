"""Indicators and what they say: two times, revisions, tables all or nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from gongyak.headquarters.defining import (
    correct_indicator,
    define_indicator,
    retire_indicator,
    take_usual_indicators,
)
from gongyak.headquarters.importing import COLUMNS, NEW, REVISED, SAME, WRONG, plan, read_rows, take_in
from gongyak.headquarters.models import Indicator, Observation
from gongyak.headquarters.verify import verify
from gongyak.rules.refusal import Refusal
from tests.guards import guards_down
from tests.headquarters.office import DAY, NOW, WORDS, Office, opened
from tests.people import People
from tests.together import together

pytestmark = pytest.mark.django_db
MARCH, APRIL = date(2024, 3, 1), date(2024, 4, 1)


@pytest.fixture
def office(people: People) -> Office:
    return opened(people)


def test_the_usual_indicators_are_of_the_five_kinds_and_taken_once(office: Office) -> None:
    made = take_usual_indicators(by=office.by("총괄"), now=NOW)
    assert [one.kind for one in made] == ["생산", "소비", "물가", "고용", "건설"]
    assert take_usual_indicators(by=office.by("총괄"), now=NOW) == []


def test_an_indicator_keeps_its_unit_once_it_has_values(office: Office) -> None:
    made = office.indicator()
    act = {"indicator": made, "by": office.by("총괄"), "now": NOW}
    correct_indicator(words=replace(WORDS, unit="천명"), **act)
    office.enter(made, MARCH, "1200", DAY)
    correct_indicator(words=replace(WORDS, unit="천명", source="공단 월보"), **act)
    for words in (replace(WORDS, unit="명"), replace(WORDS, unit="천명", cadence="quarter")):
        with pytest.raises(Refusal, match="단위와 주기는"):
            correct_indicator(words=words, **act)
    made.refresh_from_db()
    assert (made.unit, made.source) == ("천명", "공단 월보")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (replace(WORDS, kind="기타"), "갈래를"),
        (replace(WORDS, better="모름"), "좋은 쪽을"),
        (replace(WORDS, cadence="week"), "주기를"),
        (replace(WORDS, name=" "), "이름을"),
        (replace(WORDS, source=""), "출처를"),
        (replace(WORDS, name="가" * 101), "100자"),
        (WORDS, "같은 이름"),
    ],
)
def test_odd_indicators_are_refused(office: Office, words, sentence: str) -> None:
    office.indicator()
    with pytest.raises(Refusal, match=sentence):
        office.indicator(words)


def test_only_who_runs_the_headquarters_sets_indicators_and_only_members_enter(office: Office) -> None:
    made = office.indicator()
    for act in (
        lambda: define_indicator(words=replace(WORDS, name="둘째"), by=office.by("담당"), now=NOW),
        lambda: correct_indicator(indicator=made, words=WORDS, by=office.by("담당"), now=NOW),
        lambda: retire_indicator(indicator=made, by=office.by("담당"), now=NOW),
        lambda: plan([], by=office.by("담당"), day=DAY),
    ):
        with pytest.raises(Refusal, match="총괄반"):
            act()
    retire_indicator(indicator=made, by=office.by("총괄"), now=NOW)
    made.refresh_from_db()
    assert made.retired_on == DAY
    assert retire_indicator(indicator=made, by=office.by("총괄"), now=NOW).retired_on is None


def test_a_value_is_told_since_it_was_published_and_since_it_was_known(office: Office) -> None:
    made = office.indicator()
    office.enter(made, MARCH, "1200", date(2024, 4, 20), firmness="잠정", now=NOW - timedelta(days=20))
    office.enter(made, MARCH, "1210", date(2024, 6, 20))
    office.enter(made, APRIL, "1230", date(2024, 5, 20))
    assert told(date(2024, 4, 19)) == {}
    assert told(date(2024, 4, 20)) == {MARCH: "1200"}
    assert told(DAY) == {MARCH: "1210", APRIL: "1230"}
    assert told(DAY, NOW - timedelta(days=1)) == {MARCH: "1200"}
    assert Observation.objects.count() == 3


def told(day: date, known=None) -> dict[date, str]:
    return {one.start: one.value for one in Observation.objects.as_of(day, known)}


def test_what_says_nothing_new_is_no_row_and_a_revision_says_why(office: Office) -> None:
    made = office.indicator()
    assert len(office.enter(made, MARCH, "1,200", DAY)) == 1
    assert office.enter(made, MARCH, "1200", DAY) == []
    with pytest.raises(Refusal, match="사유를 적으십시오"):
        office.enter(made, MARCH, "1201", DAY)
    office.enter(made, MARCH, "1201", DAY, note="기관이 정정함")
    assert told(DAY) == {MARCH: "1201"}
    with pytest.raises(Refusal, match="사유를 적으십시오"):
        office.enter(made, MARCH, None, DAY, firmness="취소")
    office.enter(made, MARCH, None, DAY, firmness="취소", note="다른 지표의 값")
    assert told(DAY) == {}
    assert office.enter(made, APRIL, None, DAY, firmness="취소", note="없음") == []


@pytest.mark.parametrize(
    ("start", "value", "published_on", "firmness", "sentence"),
    [
        (MARCH, "1", DAY + timedelta(days=1), "확정", "아직 오지 않았"),
        (MARCH, "1", date(2024, 2, 1), "확정", "기간보다 앞섭니다"),
        (date(2024, 7, 1), "1", DAY, "확정", "앞섭니다"),
        (date(2024, 6, 1), "1", DAY, "예정", "잠정이나 확정"),
        (MARCH, None, DAY, "확정", "값을 적으십시오"),
        (MARCH, "1", DAY, "취소", "취소로 하고"),
    ],
)
def test_values_that_cannot_be_are_refused(
    office: Office, start, value, published_on, firmness, sentence
) -> None:
    made = office.indicator()
    if firmness == "취소":
        office.enter(made, start, "2", published_on)
    with pytest.raises(Refusal, match=sentence):
        office.enter(made, start, value, published_on, firmness=firmness, note="사유")


def test_a_period_that_has_not_ended_has_no_value(office: Office) -> None:
    with pytest.raises(Refusal, match="아직 끝나지 않은"):
        office.enter(
            office.indicator(), date(2024, 6, 1), "1", DAY - timedelta(days=1), now=NOW - timedelta(days=1)
        )


def rows_of(*lines: tuple[str, ...], head: tuple[str, ...] = COLUMNS) -> list:
    return read_rows([("자료",), head, *lines])


def test_a_table_is_looked_at_row_by_row_and_taken_in_whole(office: Office) -> None:
    made, act = office.indicator(), {"by": office.by("총괄")}
    office.enter(made, MARCH, "1200", DAY, firmness="잠정")
    good = rows_of(
        ("국민연금 가입자", "2024. 3.", "1,210", "확정", "2024. 6. 30.", "월보", ""),
        ("국민연금 가입자", "2024-04", "1,230", "잠정", "2024-06-30", "", ""),
    )
    planned = plan(good, day=DAY, **act)
    assert [(one.outcome, one.before) for one in planned] == [
        (REVISED, "1200 잠정 (2024. 6. 30. 공표)"),
        (NEW, ""),
    ]
    assert len(take_in(good, now=NOW, **act)) == 2
    assert told(DAY) == {MARCH: "1210", APRIL: "1230"}
    assert [one.outcome for one in plan(good, day=DAY, **act)] == [SAME, SAME]
    assert take_in(good, now=NOW, **act) == []


def test_each_wrong_cell_is_named_and_nothing_is_taken_in(office: Office) -> None:
    office.indicator()
    rows = rows_of(
        ("국민연금 가입자", "2024. 3.", "1,210", "확정", "2024. 6. 30."),
        ("국민연금", "2024. 3.", "1", "확정", "2024. 6. 30."),
        ("국민연금 가입자", "2024. 1분기", "약 천", "확정", "언젠가"),
        ("국민연금 가입자", "2024. 3.", "5", "확정", "2024. 6. 30."),
        ("국민연금 가입자", "2024. 2.", "5", "예정", "2024. 6. 30."),
        ("국민연금 가입자", "2024. 1.", "5", "확정", "2024. 7. 30."),
        ("국민연금 가입자", "2024. 12.", "5", "확정", "2024. 6. 30."),
        head=COLUMNS[:5],
    )
    planned = plan(rows, by=office.by("총괄"), day=DAY)
    assert [[wrong.column for wrong in one.wrong] for one in planned] == [
        [],
        ["지표"],
        ["기간", "값", "공표일"],
        ["기간"],
        ["구분"],
        ["공표일"],
        ["공표일"],
    ]
    assert planned[3].wrong[0].sentence.startswith("3번째 줄과")
    assert [one.outcome for one in planned] == [NEW, *[WRONG] * 6]
    with pytest.raises(Refusal, match="한 줄도 넣지 않았습니다"):
        take_in(rows, by=office.by("총괄"), now=NOW)
    assert not Observation.objects.exists()


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ([("지표", "값")], "열 이름을 적은 줄"),
        ([(*COLUMNS, "주민번호")], "모르는 열"),
        ([COLUMNS], "한 줄도 없습니다"),
        ([COLUMNS, *[("가",)] * 5_001], "5,000줄까지"),
    ],
)
def test_a_table_that_is_none_is_refused(table, sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        read_rows(table)


def test_a_value_can_be_taken_back_in_a_table(office: Office) -> None:
    office.enter(office.indicator(), MARCH, "1200", DAY)
    rows = rows_of(("국민연금 가입자", "2024. 3.", "", "취소", "2024. 6. 30.", "", "잘못 넣음"))
    take_in(rows, by=office.by("총괄"), now=NOW)
    assert told(DAY) == {}
    again = rows_of(("국민연금 가입자", "2024. 3.", "1201", "확정", "2024. 6. 30.", "", ""))
    assert plan(again, by=office.by("총괄"), day=DAY)[0].outcome == NEW


def test_what_was_entered_is_what_the_acts_say(office: Office) -> None:
    made = office.indicator()
    office.enter(made, MARCH, "1200", DAY)
    office.enter(made, APRIL, "1230", DAY)
    assert verify() == []
    for act in (Observation.objects.all().delete, lambda: Observation.objects.update(value="9")):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()
    with guards_down():
        Observation.objects.filter(start=MARCH).update(value="1201")
        Observation.objects.filter(start=APRIL).update(recorded_at=NOW + timedelta(days=1))
    assert [one.code for one in verify()] == [
        "observation-differs",
        "observation-differs",
        "observation-without-act",
    ]


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("indicator_once", lambda o: Indicator(**words())),
        ("indicator_named", lambda o: Indicator(**words(name=""))),
        ("indicator_words", lambda o: Indicator(**words(name="둘째", kind="기타"))),
        ("observation_ends_after_start", lambda o: observation(o, end=date(2024, 2, 1))),
        ("observation_has_a_value", lambda o: observation(o, value="")),
    ],
)
def test_the_database_keeps_its_promises(name: str, make: Callable, office: Office) -> None:
    office.indicator()
    with pytest.raises(IntegrityError), transaction.atomic():
        make(office).save()


def words(**values: str) -> dict[str, str]:
    told = {name: getattr(WORDS, name) for name in ("kind", "name", "unit", "source", "better", "cadence")}
    return told | values


def observation(office: Office, **values: object) -> Observation:
    told = {"start": MARCH, "end": date(2024, 3, 31), "value": "1", "standing": "확정", "published_on": DAY}
    return Observation(
        indicator=Indicator.objects.get(), recorded_at=NOW, recorded_by=office.people["총괄"], **told | values
    )


@pytest.mark.django_db(transaction=True)
def test_values_entered_at_once_stand_once(people: People) -> None:
    office = opened(people)
    made = office.indicator()
    results = together(lambda _: office.enter(made, MARCH, "1200", DAY))
    assert [len(one) for one in sorted(results, key=len)] == [0, 0, 0, 1]
    assert verify() == []

"""Sheets of a store: chosen pledges of any past day, compared with the cards before the period."""

from datetime import timedelta

import pytest

from gongyak import documents
from gongyak.pledges.models import Field, Pledge
from gongyak.pledges.sheets import Asked, sheet, sheet_file
from tests.pledges.files import NOW, take
from tests.pledges.quarters import AFTER, AUTUMN, SPRING, SUMMER, pledge, publish, publish_three_quarters

pytestmark = pytest.mark.django_db


@pytest.fixture
def quarters(db: None) -> None:
    publish_three_quarters()


def numbers(made) -> list[str]:
    return [entry.number for entry in made.sheet.entries]


def rows(made) -> dict[str, dict[str, str]]:
    codes = [column.code for column in made.sheet.columns]
    return {row[0]: dict(zip(codes, row, strict=True)) for row in made.sheet.rows()}


@pytest.mark.usefixtures("quarters")
def test_it_is_of_the_day_and_as_it_was_known() -> None:
    asked = Asked(columns=("number", "progress", "progress_change"))
    assert rows(sheet(asked, SUMMER))["1-2-2"] == {
        "number": "1-2-2",
        "progress": "50",
        "progress_change": "+12.5",
    }
    assert rows(sheet(asked, AUTUMN))["1-2-2"]["progress"] == "62.5"
    assert sheet(asked, AUTUMN, NOW + timedelta(hours=2, minutes=1)).found.as_of == SUMMER
    assert sheet(asked, SPRING - timedelta(days=1)) is None
    assert sheet(asked, AUTUMN, holder="8-2") is None


@pytest.mark.usefixtures("quarters")
def test_pledges_are_chosen_by_what_their_cards_say() -> None:
    Field.objects.filter(number="1").update(name="경제")
    Pledge.objects.filter(number="1-2-3").update(origin="신규")
    assert numbers(sheet(Asked(), AUTUMN)) == ["1-2-2", "1-2-3", "1-2-10"]
    for values, expected in (
        ({"status": ["완료"]}, ["1-2-3"]),
        ({"status": ["미기재"]}, ["1-2-2", "1-2-10"]),
        ({"origin": ["신규"], "field": ["1"]}, ["1-2-3"]),
        ({"number": ["1-2-10", "1 - 2 - 2", "9-9"]}, ["1-2-2", "1-2-10"]),
        ({"department": ["없는과"]}, []),
    ):
        made = sheet(Asked(values=values), AUTUMN)
        assert numbers(made) == expected, values
        assert len(made.sheet.chosen) == len(values)
    assert sheet(Asked(), AUTUMN).sheet.entries[0].field == "1 경제"


@pytest.mark.usefixtures("quarters")
def test_an_evaluation_sheet_tells_of_its_half_only() -> None:
    half = rows(sheet(Asked("half"), AUTUMN))["1-2-2"]
    assert (half["progress_before"], half["progress"]) == ("50", "62.5")
    assert "노사정화합 한마당 개최: 2024. 9.12." in half["achievements"]
    assert "일구DAY" not in half["achievements"]
    assert sheet(Asked("year", title="2024년 평가"), AUTUMN).sheet.title == "2024년 평가"


@pytest.mark.usefixtures("quarters")
def test_it_is_printed_as_a_file() -> None:
    made = sheet(Asked(values={"number": ["1-2-3"]}), AUTUMN)
    told = documents.read("a.hwpx", sheet_file(made, "hwpx")).blocks
    assert any("상점가 정비" in getattr(one, "text", "") for one in told)
    assert sheet_file(made, "xlsx")


def test_a_wrong_word_is_refused_with_the_right_ones() -> None:
    with pytest.raises(ValueError, match="half, year, answer"):
        sheet(Asked("별지"))
    with pytest.raises(ValueError, match="없는 칸입니다"):
        sheet(Asked(columns=("별칸",)))


@pytest.mark.usefixtures("quarters")
def test_it_costs_as_many_queries_however_many_pledges(django_assert_num_queries) -> None:
    with django_assert_num_queries(17):
        assert len(sheet(Asked("half"), AUTUMN).sheet.entries) == 3
    for number in ("2-1", "2-2", "3-1"):
        take(pledge(number, f"{number} 사업", **AFTER), now=NOW + timedelta(hours=4))
    publish(AUTUMN, 5)
    with django_assert_num_queries(17):
        assert len(sheet(Asked("half"), AUTUMN).sheet.entries) == 6

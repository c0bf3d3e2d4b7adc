"""The header table: its values in the forms that officials write."""

import pytest

from gongyak.rules.card import (
    Card,
    to_json,
    withhold,
)
from gongyak.rules.card.header import (
    read_budget,
    read_department,
    read_percent,
    read_period,
    read_person,
)
from gongyak.rules.card.model import Person
from tests.rules.card.seed import SEED, read_text


@pytest.mark.parametrize("text", ["NaN", "Infinity", "반", "50%p", "-5%", "", "0.5", "1"])
def test_what_is_no_percentage(text):
    assert read_percent(text) is None


def test_a_header_cell_may_go_on_in_the_next_row():
    text = SEED.replace(
        "공약목표\t○ ", "공약목표\t○ 첫째 목표\t\t\t\t\n\t○ 둘째 목표\t\t\t\t\n\t\t\t\t\t\n추진과제\t○ ", 1
    )
    card, _ = read_text(text)
    assert [item.text for item in card.goals] == ["첫째 목표", "둘째 목표"]


def test_a_row_before_any_label_is_passed_over():
    text = SEED.replace("공약제목\t", "결재\t\t\t\t\t\n공약제목\t", 1)
    card, _ = read_text(text)
    assert card.number == "1-2-2"


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("2022 ~ 2026 [임기 내 완료]", "임기 중", "period"),
        ("9.6백만원(구비)", "약간", "budget"),
        ("진 도\t50%", "진 도\t절반", "progress_percent"),
    ],
)
def test_a_value_of_no_known_form_keeps_its_text(old, new, place):
    card, found = read_text(SEED.replace(old, new, 1))
    assert found["field-unread"].where == place
    assert card.raw[place] == new.split("\t")[-1]


def test_an_officer_of_no_known_form_is_withheld_whole():
    card, _ = read_text(SEED.replace("행정6급 김연주(☎4802)", "김연주 외 2명 ☎4802", 1))
    public = withhold(card)
    assert "officer" in public.withheld
    assert "김연주" not in str(to_json(public))
    assert withhold(Card()).withheld == ()


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("행정6급 늘가람(☎4803)", Person("행정6급", "늘가람", "4803")),
        ("행정6급 늘가람 ☎ 051-000-4803", Person("행정6급", "늘가람", "051-000-4803")),
        ("늘가람", Person(None, "늘가람", None)),
        ("(☎4803)", Person(None, None, "4803")),
        ("Anna Kim", Person(None, "Anna Kim", None)),
        ("", None),
        ("늘가람 외 2명", None),
        ("행정６급 늘가람(☎４８０３)", Person("행정6급", "늘가람", "4803")),
        ("홍길동팀장(☎4803)", Person(None, "홍길동팀장", "4803")),
        ("홍길동6급", None),
        ("가" * 100, None),
    ],
)
def test_officers(text, person):
    assert read_person(text) == person


def test_a_pledge_still_undecided():
    card, found = read_text(SEED.replace("9.6백만원(구비)", "미정", 1))
    assert (card.investment.kind, card.budget.won) == ("미정", None)
    assert "field-unread" not in found


@pytest.mark.parametrize(
    ("text", "budget"),
    [
        ("국비 3백만원, 구비 6.6백만원", (9_600_000, ("국비", "구비"))),
        ("10백만원(시비 4.6백만원, 구비 5.4백만원)", (10_000_000, ("시비", "구비"))),
        ("9.6백만 원 (시비·구비)", (9_600_000, ("시비·구비",))),
        ("5억원(기타(민자))", (500_000_000, ("기타", "민자", "기타(민자)"))),
        ("(구비 9.6백만원)", (9_600_000, ("구비",))),
        ("총 10억원 중 구비 5억원", (10**9, ("구비",))),
        ("10억원, 국비 5억원, 시비 5억원", (10**9, ("국비", "시비"))),
        ("2.4백만원×4년=9.6백만원(구비)", (9_600_000, ("구비",))),
        ("1억2천만원", (120_000_000, ())),
        ("미정(용역 후 확정)", (None, ())),
        ("비예산", (0, ())),
        ("미정", (None, ())),
    ],
)
def test_budgets(text, budget):
    found = read_budget(text)
    assert (found.won, found.sources) == budget


@pytest.mark.parametrize(
    ("text", "completion"),
    [
        ("2022 ~ 2026 (4년) [임기 내 완료]", "임기 내 완료"),
        ("2022 ~ 2026 [임기　내　완료]", "임기 내 완료"),
        ("2022 ~ 2026 (4년)", "4년"),
        ("2022 ~ 2026", None),
    ],
)
def test_completions(text, completion):
    assert read_period(text).completion == completion


@pytest.mark.parametrize(
    ("text", "department"),
    [
        ("늘솔과 과장 늘가람(☎4800)", ("늘솔과", None)),
        ("늘솔과(☎051-000-0000)", ("늘솔과", "051-000-0000")),
        ("문화·관광과", ("문화·관광과", None)),
        ("늘솔 추진단", ("늘솔 추진단", None)),
        ("늘솔과 박은실", ("늘솔과", None)),
        ("늘솔과(홍길동)", ("늘솔과", None)),
        ("과장 홍길동", (None, None)),
        ("과장 박은실", (None, None)),
        ("홍길동(늘솔과)", (None, None)),
        ("", (None, None)),
    ],
)
def test_departments(text, department):
    assert read_department(text) == department


def test_names_beside_a_department_and_in_no_known_place_are_withheld():
    text = SEED.replace("\t일자리경제과\t", "\t일자리경제과 과장 홍길동(☎4800)\t", 1)
    card, _ = read_text(text.replace("(2024. 6. 30. 現在)", "(2024. 6. 30. 現在)\n\n작성자: 홍길동(☎4800)"))
    public = withhold(card)
    assert "홍길동" not in str(to_json(public))
    assert "unplaced" in public.withheld
    assert card.unplaced


def test_a_notice_or_department_that_names_somebody_is_withheld():
    card = Card(notice="※ 작성자: 행정7급 홍길동(☎4801)", related_departments=("늘솔과", "달빛과 홍길동(☎1)"))
    public = withhold(card)
    assert (public.notice, public.related_departments) == (None, None)
    assert {"notice", "related_departments"} <= set(public.withheld)
    assert withhold(Card(raw={"lead_department": "과장 홍길동"})).withheld == ("lead_department",)
    assert withhold(Card(notice="※ 시연을 위해 지어낸 카드입니다")).notice

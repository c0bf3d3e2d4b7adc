"""The regulation: entered by the coordinating office, every wording kept, the one in force shown."""

from dataclasses import replace
from datetime import date

import pytest

from gongyak.audit.models import Act
from gongyak.district.published import revision
from gongyak.pledges import published
from gongyak.pledges.models import Regulation
from gongyak.pledges.regulations import Wording, enter_regulation
from gongyak.rules.refusal import Refusal
from tests.people import People
from tests.pledges.files import NOW

FIRST = Wording(
    *("가온구 공약사항 관리 규정", "훈령 제10호", date(2022, 8, 1), date(2022, 8, 1)),
    "제1조(목적) 이 규정은 …",
)
SECOND = replace(FIRST, number="훈령 제20호", issued_on=date(2024, 1, 5), effective_on=date(2024, 2, 1))
TODAY = date(2026, 11, 23)


def enter(people: People, wording: Wording, who: str = "총괄") -> Regulation:
    return enter_regulation(wording=wording, by=people.actor(who, TODAY), now=NOW)


def test_each_wording_is_kept_and_the_one_in_force_is_shown(people: People) -> None:
    assert published.regulation(TODAY) is None
    before = revision()
    for wording in (SECOND, FIRST):
        enter(people, wording)
    assert revision() == before + 2
    shown = published.regulation(TODAY)
    assert (shown.shown.number, shown.shown.text) == ("훈령 제20호", "제1조(목적) 이 규정은 …")
    assert [one.number for one in shown.all] == ["훈령 제20호", "훈령 제10호"]
    for day, number in ((date(2024, 1, 31), 10), (date(2024, 2, 1), 20), (date(2000, 1, 1), 10)):
        assert published.regulation(TODAY, day).shown.number == f"훈령 제{number}호"
    assert Act.objects.latest("seq").action == "규정 올림"


def test_the_same_again_is_one_and_a_mended_one_takes_its_place(people: People) -> None:
    assert enter(people, FIRST) == enter(people, replace(FIRST, text=" 제1조(목적) 이 규정은 …  \n"))
    enter(people, replace(FIRST, text="제1조(목적) 이 규정은 공약을 관리한다."))
    shown = published.regulation(TODAY)
    assert len(shown.all) == 1 and shown.shown.text.endswith("관리한다.")
    assert Regulation.objects.count() == 2


@pytest.mark.parametrize("who", ["담당", "과장", "구청장", "감사", "시스템관리"])
def test_nobody_else_enters_it(people: People, who: str) -> None:
    with pytest.raises(Refusal, match="총괄부서가"):
        enter(people, FIRST, who)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"effective_on": date(2022, 7, 31)}, "앞설 수 없습니다"),
        ({"text": " "}, "전문"),
        ({"number": ""}, "번호"),
    ],
)
def test_what_is_wrong_is_refused(people: People, changed: dict, said: str) -> None:
    with pytest.raises(Refusal, match=said):
        enter(people, replace(FIRST, **changed))

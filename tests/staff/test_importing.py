"""A table of people: each row is judged first, and all of them are taken in or none."""

import pytest

from gongyak.audit.models import Act
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import actor_of
from gongyak.staff.importing import MOST_ROWS, plan, read_rows, take_in
from gongyak.staff.models import Role, Staff
from tests.people import BEGAN, NOW, People

HEAD = ["직원 아이디", "성명", "부서", "역할", "직급", "내선", "전자우편", "시작일"]
KIM = ["kim", "김하나", "문화관광과", "담당", "행정7급", "4801", "kim@example.kr", "2022. 7. 1."]


def rows(*lines: list[str]):
    return read_rows([HEAD, *lines])


def outcomes(people: People, *lines: list[str], who: str = "총괄"):
    return [one.outcome for one in plan(rows(*lines), by=people.actor(who), day=BEGAN)]


def sentence(people: People, line: list[str], who: str = "총괄") -> str:
    [one] = plan(rows(line), by=people.actor(who), day=BEGAN)
    assert one.outcome == "오류"
    return " ".join(one.sentences)


def test_what_would_become_of_each_row(people: People) -> None:
    known = ["officer", "담당이름", "일자리경제과", "담당", "", "", "", ""]
    assert outcomes(
        people,
        KIM,
        ["KIM", "김하나", "문화관광과", "팀장", "", "", "", ""],
        known,
        ["officer", "새이름"],
        ["officer", "담당이름", "문화관광과", "담당"],
    )[:3] == ["추가", "변경", "그대로"]
    assert outcomes(people, ["officer", "새이름"]) == ["변경"]
    assert outcomes(people, ["officer", "담당이름", "문화관광과", "담당"]) == ["변경"]


@pytest.mark.parametrize(
    ("at", "value", "why"),
    [
        (0, "", "아이디와 성명"),
        (0, "김하나", "영문과 숫자"),
        (1, "", "아이디와 성명"),
        (1, "김" * 51, "50자"),
        (2, "없는과", "없는 부서"),
        (2, "", "부서가 있어야"),
        (3, "사장", "없는 역할"),
        (3, "", "부서만"),
        (3, "시스템관리", "시스템관리만"),
        (4, "급" * 31, "30자"),
        (5, "1" * 21, "20자"),
        (6, "kim", "전자우편"),
        (7, "어제", "날짜로"),
        (7, "2020-01-01", "없는 부서"),
    ],
)
def test_a_wrong_cell_is_named(people: People, at: int, value: str, why: str) -> None:
    line = [*KIM]
    line[at] = value
    assert why in sentence(people, line)


def test_two_names_of_one_id_and_a_role_for_oneself_are_wrong(people: People) -> None:
    assert outcomes(people, KIM, ["kim", "김둘"])[1] == "오류"
    assert "스스로" in sentence(people, ["coordinator", "총괄이름", "", "구청장"])


def test_all_are_taken_in_and_may_log_in(people: People) -> None:
    lee = ["lee", "이둘", "", "평가위원", "", "", "", ""]
    made = take_in(rows(KIM, lee, ["officer", "새이름"]), by=people.actor("총괄"), now=NOW)
    assert [one.username for one, _ in made] == ["kim", "lee"]
    assert all(one.check_password(initial) and one.must_change_password for one, initial in made)
    kim = Staff.objects.get(username="kim")
    assert (kim.name, kim.phone, kim.email) == ("김하나", "4801", "kim@example.kr")
    assert actor_of(kim, BEGAN).departments(Role.OFFICER) == {people.departments["문화관광과"].pk}
    assert actor_of(Staff.objects.get(username="lee"), BEGAN).has(Role.EVALUATOR)
    assert Staff.objects.get(username="officer").name == "새이름"
    assert take_in(rows(KIM, lee), by=people.actor("총괄"), now=NOW) == []


def test_one_wrong_row_keeps_all_out(people: People) -> None:
    before = Act.objects.count()
    with pytest.raises(Refusal, match="한 줄도 넣지"):
        take_in(rows(KIM, ["lee", "이둘", "없는과", "담당"]), by=people.actor("총괄"), now=NOW)
    assert not Staff.objects.filter(username="kim").exists()
    assert Act.objects.count() == before


def test_not_everybody_takes_people_in(people: People) -> None:
    with pytest.raises(Refusal):
        plan(rows(KIM), by=people.actor("과장"), day=BEGAN)


@pytest.mark.parametrize(
    ("table", "why"),
    [
        ([], "열 이름이"),
        ([["이름", "아이디"], ["a", "b"]], "열 이름이"),
        ([HEAD], "한 줄도"),
        ([[*HEAD, "주민등록번호"], [*KIM, "x"]], "모르는 열.*주민등록번호"),
        ([HEAD, *([KIM] * (MOST_ROWS + 1))], "나누어"),
    ],
)
def test_a_file_that_is_no_table_of_people(table, why) -> None:
    with pytest.raises(Refusal, match=why):
        read_rows(table)


def test_a_title_and_empty_rows_are_passed_over() -> None:
    [row] = read_rows([["직원 명단"], [], HEAD, ["", " "], KIM])
    assert (row.line, row.username) == (5, "kim")

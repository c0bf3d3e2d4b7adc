"""누리집의 물음: every answer leads to a kind of the law, every group to a sort."""

import pytest

from gongyak.rules.cases import groups, kind_words
from gongyak.rules.cases.questions import broad_sort, question_of, questions
from gongyak.rules.refusal import Refusal


def test_every_answer_leads_to_a_petition_with_a_period_of_the_law() -> None:
    kinds = [one.kind for one in questions()]
    assert kinds == ["건의", "고충", "제도질의", "법령질의", "기타"]
    assert set(kinds) < set(kind_words())
    assert all(one.basis.period for one in questions())


def test_an_answer_says_why_it_is_that_kind() -> None:
    found = question_of("grievance")
    assert (
        found.told
        == "신청인이 고른 것: “구청의 일처리 때문에 불편하거나 손해를 봅니다” (법 제2조제1호 나목, 영 제17조)"
    )
    with pytest.raises(Refusal, match="목록에서 고르십시오"):
        question_of("nothing")


@pytest.mark.parametrize(
    ("group", "name"),
    [("01", "자금 기타"), ("07", "기반시설 기타"), ("09", "법률 상담"), ("99", "그 밖의 애로")],
)
def test_a_group_has_a_sort_that_takes_in_all_of_it(group: str, name: str) -> None:
    assert broad_sort(group).name == name


def test_every_group_has_one_and_nothing_else_does() -> None:
    assert [broad_sort(one.code).group for one in groups()] == [one.name for one in groups()]
    with pytest.raises(Refusal, match="무엇에 관한"):
        broad_sort("08x")

"""How near a question is to a text."""

from hypothesis import given
from hypothesis import strategies as st

from gongyak.rules.cases.alike import ENOUGH, is_same, pairs_of, share


def test_particles_and_spelling_matter_little():
    question = pairs_of("공장앞 도로에 짐차를 댈 곳")
    assert share(question, pairs_of("공장 앞 도로의 짐차 댈 자리를 그림")) >= ENOUGH
    assert share(question, pairs_of("외국인 직원의 비자를 늘릴 방법")) == 0


def test_one_letter_stands_for_itself():
    assert pairs_of("길 A-1") == {"길", "a", "1"}


def test_nothing_asked_is_found_nowhere():
    assert share(pairs_of(" . "), pairs_of("무엇이든")) == 0.0


@given(st.text(max_size=60))
def test_a_text_holds_the_whole_of_itself(text):
    asked = pairs_of(text)
    assert share(asked, asked) == (1.0 if asked else 0.0)


def test_the_same_but_for_a_few_words():
    text = "공장 앞 도로에 짐차를 댈 곳이 없음. 아침마다 짐을 싣고 내릴 곳이 없어 납품이 늦어집니다."
    again = (
        "공장 앞 도로에 짐차를 댈 곳이 없음(재신청). 아침마다 짐을 싣고 내릴 곳이 없어서 납품이 늦어집니다."
    )
    assert is_same(text, again) and is_same(again, text)
    longer = (
        text + " 그리고 외국인 직원의 비자를 늘릴 방법과 공장을 넓힐 자금을 빌릴 곳도 함께 알려 주십시오."
    )
    assert not is_same(text, longer) and not is_same(longer, text)
    assert not is_same("", "")

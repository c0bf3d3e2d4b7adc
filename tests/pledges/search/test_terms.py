"""Which texts say what is asked for, in small tables."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gongyak.pledges.search.finding import match
from gongyak.pledges.search.letters import clean, lower
from gongyak.pledges.search.questions import MOST_TERMS, read_question
from gongyak.pledges.search.texts import Page
from gongyak.pledges.search.tokens import tokens_of


def marked(ask: str, *lines: str, loose: bool = False) -> list[str]:
    """The marked parts of the passages by which these lines answer; nothing where they do not."""
    page = Page(" ".join(["plans"] * len(lines)), "\n".join(map(clean, lines)))
    found = match(read_question(ask), page, loose=loose)
    return [p.text[slice(*mark)] for p in found.passages for mark in p.marks] if found else []


@pytest.mark.parametrize(
    ("ask", "line", "part"),
    [
        ("시장", "전통시장에서 연 장터", "시장"),
        ("경제", "경제적 부담", "경제"),
        ("전통시장", "전통 시장을 찾는 날", "전통 시장"),
        ("전통시장", "전통시장을", "전통시장"),
        (
            "지역경제활성화종합대책본부",
            "지역경제 활성화 종합대책본부(본부장)",
            "지역경제 활성화 종합대책본부",
        ),
        ("노사민정", "노·사·민·정 협력", "노·사·민·정"),
        ("노사민정", "노ㆍ사ㆍ민ㆍ정 협력", "노·사·민·정"),
        ("빈 집", "빈집 정비", "빈집"),
        ("빈 집", "빈 집을 고쳐", "빈 집"),
        ("둘레 길", "둘레길", "둘레길"),
        ("구청사", "옛 구 청사", "구 청사"),
        ("도서관에서", "작은도서관 조성", "도서관"),
        ("어르신을", "어르신 쉼터", "어르신"),
        ("경로당과", "스마트경로당 지원", "경로당"),
        ("복지정책과", "복지정책과 주관", "복지정책과"),
        ("CCTV를", "방범cctv 설치", "cctv"),
        ("ＬＥＤ", "led가로등", "led"),
        ("와이파이", "공공와이파이(Wi-Fi)", "와이파이"),
        ("86092", "예산 86,092백만원", "86,092"),
        ("86,092", "예산 86092백만원", "86092"),
        ("1인가구", "1인 가구", "1인 가구"),
        ("2024", "2024년", "2024"),
        ("2024.3.29", "(2024. 3.29.)", "2024. 3.29"),
        ("1-2-2", "관리번호 1-2-2", "1-2-2"),
        ("1–2–2", "관리번호 1-2-2", "1-2-2"),
        ("1-2", "1-2-2", "1-2"),
        ("일자리경제과-30932호", "[일자리경제과-30932호(2024. 3.29.)]", "일자리경제과-30932호"),
        ("일자리경제과 30932", "[일자리경제과-30932호(2024. 3.29.)]", "일자리경제과"),
        ("30932", "[일자리경제과-30932호(2024. 3.29.)]", "30932"),
        ("숲", "숲길", "숲"),
        ("숲", "도시숲을", "숲"),
        ('"작은 도서관"', "작은도서관", "작은도서관"),
        ("“작은 도서관”", "작은도서관", "작은도서관"),
        ("도서관, 주차장", "도서관 앞 주차장", "도서관"),
    ],
)
def test_says(ask, line, part):
    assert marked(ask, line)[0] == part


@pytest.mark.parametrize(
    ("ask", "line"),
    [
        ("경제", "친환경 제고"),
        ("문화재", "생활문화 재단장"),
        ("주차장", "1주차 장애인식개선"),
        ("도서관", "희망도서 관리"),
        ("어린이집", "어린이 집중치료실"),
        ("금사동", "현금 사동"),
        ("30932", "130932호"),
        ("30932", "309321호"),
        ("92", "86,092백만원"),
        ("86", "86,092백만원"),
        ("92", "86092"),
        ("1인가구", "11인 가구"),
        ("2-2", "1-2-2"),
        ("1-1", "1-10"),
        ("1-2-2", "1. 2. 2."),
        ("led", "sealed"),
        ("ai", "aid"),
        ("숲", "빈숲칸"),
        ('"도서관 작은"', "작은 도서관"),
        ("도서관 수영장", "도서관"),
    ],
)
def test_does_not_say(ask, line):
    assert marked(ask, line) == []


def test_several_words_stand_in_one_line_or_else_loosely_in_the_card():
    lines = ("청년 주택", "노인 일자리")
    assert marked("청년 일자리", *lines) == []
    assert marked("청년 일자리", *lines, loose=True) == ["청년", "일자리"]
    assert marked("청년 일자리", "청년들의 좋은 일자리") == ["청년", "일자리"]


def test_the_header_goes_with_every_line():
    page = Page("title lead_department plans", "도서관 조성\n문화과\n주차장 확보")
    assert match(read_question("도서관 주차장"), page).fields == ("title", "plans")
    assert match(read_question("문화과 주차장"), page).fields == ("lead_department", "plans")


def test_a_lone_syllable_in_the_midst_of_a_word_is_found_loosely():
    assert marked("숲", "빈숲칸", loose=True) == ["숲"]


def test_a_long_line_is_cut_around_its_first_mark():
    page = Page("plans", "가 " * 100 + "전통시장" + " 나" * 100)
    [passage] = match(read_question("전통시장"), page).passages
    [(start, end)] = passage.marks
    assert passage.text[start:end] == "전통시장"
    assert passage.text[0] == passage.text[-1] == "…"
    assert len(passage.text) < 130


def test_marks_that_touch_become_one():
    page = Page("plans", "전통시장")
    [passage] = match(read_question("전통시장 시장 통시"), page).passages
    assert passage.marks == ((0, 4),)


korean = st.text("가나다 ·관", max_size=12)
anything = st.one_of(korean, st.text("가나 12,-a.\"'_", max_size=14), st.text(max_size=20))


@given(anything, anything)
@example("시장과", "시 장과")
@example("12-3", "1,2-3")
@example("a" * 150, "a" * 150)
def test_whatever_a_text_says_the_index_proposes(ask, line):
    question = read_question(ask)
    text = clean(line)
    for loose in (False, True):
        if question.terms and match(question, Page("plans", text), loose=loose):
            assert question.tokens <= tokens_of(lower(text))


@given(anything)
def test_every_text_says_itself(line):
    text = clean(line).translate(dict.fromkeys(map(ord, '"“”„‟«»『』「」')))
    question = read_question(text)
    if question.terms and len(question.terms) < MOST_TERMS:
        assert match(question, Page("plans", text), loose=True)


@given(anything, anything)
def test_marks_lie_in_their_passages_in_order(ask, line):
    found = match(read_question(ask), Page("plans", clean(line)), loose=True)
    for passage in found.passages if found else ():
        edges = [edge for mark in passage.marks for edge in mark]
        assert edges == sorted(edges)
        assert all(0 <= edge <= len(passage.text) for edge in edges)

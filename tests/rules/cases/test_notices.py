"""Notices: nothing personal has a slot, what a carrier counts, and the quiet hours of the night."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongyak.rules.cases import Contact, Letter, blocks, notices
from gongyak.rules.cases.letters import signed_by
from gongyak.rules.moments import SEOUL
from gongyak.rules.refusal import Refusal

FIRST, LAST = datetime.fromisoformat("2024-01-01"), datetime.fromisoformat("2026-01-01")
VALUES = {
    "district": "가온구", "center": "센터", "number": "기업애로-2024-0001", "address": "https://a.kr/s",
    "department": "일자리경제과", "phone": "051-000-4801", "due": "2024. 4. 8.(월) 18:00", "when": "2024. 4. 1.",
}  # fmt: skip


def test_every_step_is_whole_by_itself() -> None:
    assert len({one.key for one in notices.steps()}) == len(notices.steps())
    for one in notices.steps():
        assert one.to in (notices.BUSINESS, notices.OFFICE)
        assert list(notices.wrong_template(one.subject, one.text)) == []
        subject, text = notices.notice(one.subject, one.text, VALUES)
        plain = notices.with_code(text, "")
        assert "{" not in subject + plain and "조회번호" not in plain and "  " not in plain
    assert notices.step_of("receipt").label == "접수"
    with pytest.raises(Refusal, match="목록에서"):
        notices.step_of("none")


def test_slots_are_those_of_the_file_and_hold_nobody() -> None:
    assert set(notices.slots().values()) == {*VALUES, "code"}
    assert notices.unknown_slots("{성명} {부서}", notices.slots()) == ["성명"]


def test_a_code_stands_where_there_is_one() -> None:
    _, text = notices.notice("제목", "조회번호 {조회번호} {주소}", VALUES)
    assert text == "조회번호 {조회번호} https://a.kr/s"
    assert notices.with_code(text, "G-2404-00001-7K3Q") == "조회번호 G-2404-00001-7K3Q https://a.kr/s"
    assert notices.with_code(text, "") == "https://a.kr/s"
    assert notices.notice("제목\n둘", "가", VALUES)[0] == "제목 둘"


@pytest.mark.parametrize(
    ("subject", "text", "said"),
    [
        ("", "가", "모두 적으십시오"),
        ("가", " ", "모두 적으십시오"),
        ("가" * 101, "가", "100자"),
        ("가", "가" * 1001, "1,000자"),
        ("가\n나", "가", "한 줄로"),
        ("가", "{성명}님", "{성명}"),
        ("가", "전화 010-1234-5678", "전화번호를"),
    ],
)
def test_a_template_that_tells_of_somebody_is_refused(subject: str, text: str, said: str) -> None:
    assert any(said in one for one in notices.wrong_template(subject, text))


def test_a_carrier_counts_hangul_twice() -> None:
    assert notices.text_bytes("가a") == 3 and notices.text_bytes("😀") == 1
    assert notices.SHORT == 90


@given(st.datetimes(FIRST, LAST))
def test_nothing_rings_at_night_and_nothing_waits_longer_than_a_night(when: datetime) -> None:
    moment = when.replace(tzinfo=SEOUL)
    later = notices.after_quiet(moment)
    assert moment <= later <= moment + timedelta(hours=11)
    assert 8 <= later.astimezone(SEOUL).hour < 21
    if 8 <= moment.hour < 21:
        assert later == moment


@given(st.text(max_size=60), st.dictionaries(st.sampled_from(["구청", "부서"]), st.text(max_size=9)))
def test_a_word_without_a_value_stays(text: str, values: dict[str, str]) -> None:
    done = notices.filled("{모름} " + text.replace("{", "(").replace("}", ")"), values)
    assert done.startswith("{모름}")


def test_a_letter_goes_in_the_name_of_the_head_of_the_office() -> None:
    told = {
        "부산광역시 금정구": "부산광역시 금정구청장",
        "가온시": "가온시장",
        "가온군": "가온군수",
        "센터": "센터",
    }
    assert {office: signed_by(office) for office in told} == told
    letter = Letter("receipt", "하역 자리", date(2024, 4, 8), Contact("과", "김", "1"), sender="가온구")
    texts = [getattr(one, "text", "") for one in blocks(letter, "귀하")]
    assert texts[texts.index("2024. 4. 8.") + 1] == "가온구청장"
    assert "청장" not in "".join(
        getattr(one, "text", "") for one in blocks(replace(letter, sender=""), "귀하")
    )

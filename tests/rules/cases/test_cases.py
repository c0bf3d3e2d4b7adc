"""The rules of cases: sorts, kinds, routing, outcomes, letters, rates."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongyak.blocks import Paragraph
from gongyak.rules import data
from gongyak.rules.cases import (
    PLAIN,
    Contact,
    Letter,
    Rule,
    Told,
    authorities,
    basis_of,
    blocks,
    channel_of,
    channels,
    groups,
    kind_words,
    missing,
    notes_of,
    outcomes,
    propose,
    rates,
    sort_of,
    sort_typed,
    unmet,
)
from gongyak.rules.cases.letters import remedy
from gongyak.rules.cases.petitions import suggested
from gongyak.rules.cases.sorts import exclusions, upstream_places, upstream_results
from gongyak.rules.refusal import Refusal

DAY = date(2024, 3, 29)
OFFICER = Contact("일자리경제과", "김담당", "051-000-4801")
AT = datetime(2024, 3, 29, 7, 30, tzinfo=UTC)


def test_codes_are_two_levels_and_stay():
    codes = [one.code for group in groups() for one in group.sorts]
    assert len(codes) == len(set(codes)) and all(len(code) == 4 for code in codes)
    # a code that was given once means the same for ever: these stand in the office's statistics
    assert sort_of("0101").words == "자금 > 정책자금"
    assert sort_of("0702").words == "인프라·환경 > 주차·교통"
    assert sort_of("9901").words == "기타 > 그 밖의 애로"
    assert [group.code for group in groups()] == [f"{n:02}" for n in range(1, 11)] + ["99"]


def test_a_sort_is_found_by_what_is_typed():
    assert sort_typed("0702").code == sort_typed("0702 주차·교통").code == sort_typed("주차").code == "0702"
    with pytest.raises(Refusal, match="여럿입니다"):
        sort_typed("기타")
    for text in ("", "우주"):
        with pytest.raises(Refusal, match="목록에서"):
            sort_typed(text)


def test_every_kind_says_its_period_and_article():
    assert kind_words()[-1] == PLAIN
    assert basis_of("건의").period.words == "14일" and basis_of("건의").article == "영 제15조"
    assert basis_of("기타").period.words == "3근무시간"
    assert basis_of("법정").period is None
    assert basis_of(PLAIN, 10).period.words == "10일" and "목표" in basis_of(PLAIN).article


def test_what_is_only_said_is_no_petition_but_the_immediate_one():
    assert suggested(channel_of("전화")) == suggested(channel_of("현장방문")) == PLAIN
    assert suggested(channel_of("팩스")) == "건의"
    assert "서명" in " ".join(notes_of("건의", channel_of("전화")))
    assert list(notes_of("기타", channel_of("전화"))) == []
    assert "신청한 민원이 아닙니다" in " ".join(notes_of("건의", channel_of("현장방문")))
    assert "글로 신청한 것은 민원" in " ".join(notes_of(PLAIN, channel_of("팩스")))
    with pytest.raises(Refusal):
        channel_of("전서구")
    assert len(channels()) == 10
    assert authorities() == ("구", "시", "중앙", "공공기관")


def test_the_closest_rule_proposes():
    there = {"건설과", "교통행정과", "일자리경제과", "금사팀"}
    rules = [Rule("07", "", "건설과"), Rule("0702", "", "교통행정과"), Rule("0702", "금사", "금사팀")]
    assert propose("0701", "", rules, there).department == "건설과"
    assert propose("0702", "장전동", rules, there).department == "교통행정과"
    assert propose("0702", "금사동", rules, there).department == "금사팀"
    # a rule for a department that is gone does not count; the group's own list does
    assert propose("0702", "", rules, {"건설과"}).department == "건설과"
    assert propose("0101", "", [], {"지역경제과"}).why == "유형 ‘자금’의 기본 부서"
    assert propose("9901", "", [], {"민원과"}, "민원과").why == "접수 부서"
    assert propose("9901", "", [], {"민원과"}) is None


def test_an_outcome_says_what_it_needs():
    assert [row.code for row in outcomes() if row.solved] == ["해결", "일부해결"]
    assert [row.code for row in outcomes() if not row.ends] == ["추진중", "장기검토", "상위 건의중"]
    assert list(unmet("해결", today=DAY)) == []
    assert list(unmet("추진중", today=DAY)) == ["‘추진중’에는 ‘목표일’을 적으십시오."]
    assert list(unmet("추진중", today=DAY, day=DAY)) == ["목표일은 오늘보다 뒤여야 합니다."]
    assert len(list(unmet("불가", today=DAY))) == 2
    assert list(unmet("불가", today=DAY, reason="가", alternative="나")) == []
    assert list(unmet("상위 건의중", today=DAY, upstream=True)) == []
    with pytest.raises(Refusal, match="해결 결과의 말이 아닙니다"):
        list(unmet("완료", today=DAY))


@pytest.mark.parametrize("kind", [row["key"] for row in data.load("cases.toml")["letter"]])
def test_a_letter_lacks_what_the_law_asks_for_until_it_is_there(kind):
    bare = Letter(kind, "애로", DAY, Contact("", "", ""))
    lacking = missing(bare)
    assert "담당자의 소속·성명·연락처" in lacking and "접수번호" in lacking
    whole = Letter(
        kind, "애로", DAY, OFFICER, number="기업애로-2024-0001", received="2024. 3. 29.", due="2024. 4. 18.",
        body="그리겠습니다.", reason="도로가 좁음", remedy="다시 살펴 달라고 할 수 있음", target="부산광역시",
    )  # fmt: skip
    assert missing(whole) == ()
    page = [one.text for one in blocks(whole, "두구정밀 귀하") if isinstance(one, Paragraph)]
    assert "수신: 두구정밀 귀하" in page and f"담당: {OFFICER.words}" in page
    assert sum(text.endswith("  끝.") for text in page) == 1


def test_a_letter_of_no_kind_is_refused():
    with pytest.raises(Refusal, match="서식이 없습니다"):
        missing(Letter("없음", "애로", DAY, OFFICER))


def told(n: int, **changed: object) -> Told:
    given = {"number": str(n), "received_at": AT, "due_at": AT, "replied_at": AT, "company": f"상사{n % 2}"}
    return Told(**(given | changed))


def test_two_clocks_have_two_rates():
    found = rates(
        [
            told(1, outcome="해결", confirmed=True),
            told(2, outcome="일부해결", replied_at=AT + timedelta(days=1)),
            told(3, outcome="불가"),
            told(4, replied_at=None, company=""),
            told(5, replied_at=None, is_out=True),
        ]
    )
    assert (found.received, found.companies) == (5, 2)
    assert (found.replied.part, found.replied.whole, found.replied.words) == (3, 4, "75.0%")
    assert (found.in_time.part, found.in_time.whole) == (2, 3) and found.in_time.words == "66.7%"
    assert (found.solved.part, found.solved.whole) == (2, 4)
    assert (found.confirmed.part, found.confirmed.whole) == (1, 2)
    assert rates([]).replied.words == "–"
    assert "회신한 건수 ÷" in found.replied.formula and "(해결 + 일부해결) ÷" in found.solved.formula


@given(st.lists(st.tuples(st.booleans(), st.booleans(), st.sampled_from(["", "해결", "불가"])), max_size=30))
def test_a_rate_is_never_more_than_the_whole(rows):
    listed = [
        told(n, replied_at=AT if replied else None, is_out=out, outcome=outcome)
        for n, (replied, out, outcome) in enumerate(rows)
    ]
    found = rates(listed)
    for one in (found.replied, found.in_time, found.solved, found.confirmed):
        assert 0 <= one.part <= one.whole <= len(rows)
        assert one.per_mille is None or 0 <= one.per_mille <= 1000


def test_what_is_no_sort_is_told_so() -> None:
    with pytest.raises(Refusal, match="유형을 목록에서"):
        sort_of("9999")


def test_lists_of_the_law_are_there_to_choose_from() -> None:
    assert len(exclusions()) == 9  # 법 제21조
    assert "중소기업 옴부즈만" in upstream_places() and upstream_results()


def test_what_somebody_can_do_depends_on_the_kind() -> None:
    assert remedy("법정") != remedy("건의") and "60일" in remedy("법정")

"""The first year's pack: what plans say, matter by matter, and what became of every sentence of the election."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from gongyak import documents
from gongyak.rules.manifesto.plan_review import MATTERS, Plans, Promised, missing, plan_document
from gongyak.rules.plans import Plan
from gongyak.rules.plans.model import Indicator, row_of

FULL = Plan(
    "1-1", "골목 정비", "경제과", (), "2026. 7. ~ 2030. 6.", "임기 내 완료", "골목 3곳", "설계", "",
    "예산", {"구비": row_of(0, {2026: 5}, 0)}, (Indicator("골목", "곳", "준공 수", {2027: Decimal(1)}),),
)  # fmt: skip
BARE = Plan("2", "빈 계획")
TOLD = Plans("가온구", "민선9기 구청장", 2023, date(2026, 12, 31), 1, (FULL, BARE))


def text(told: Plans) -> str:
    return documents.write("md", plan_document(told)).decode()


def test_what_a_plan_does_not_say_is_named() -> None:
    assert missing([FULL]) == dict.fromkeys(MATTERS, ())
    assert missing([BARE]) == dict.fromkeys(MATTERS, ("2",))
    free = replace(FULL, kind="비예산", budget={})
    unsure = replace(FULL, indicators=(Indicator("골목", targets={2027: None}),))
    assert missing([free]) == dict.fromkeys(MATTERS, ())
    assert {name for name, numbers in missing([unsure]).items() if numbers} == {
        "지표의 측정 방법",
        "연차별 목표",
    }


def test_the_document_says_what_is_there_and_by_which_criteria() -> None:
    told = text(TOLD)
    for said in ("실천계획 2건, 2026. 12. 31. 공개(목록 1차)", "갖춤성\t60", "공약일치도\t통과 여부", "SA 90점부터", "(미확인)",
                 "지표\t1/2\t2", "선거공보의 글이 입력되지 않았다."):  # fmt: skip
        assert said in told, said
    assert "알려진 것이 없어" not in told
    later = text(replace(TOLD, year=2027, plans=(FULL,)))
    assert "2027년 평가의 기준은 알려진 것이 없어 가장 최근에 알려진 2023년의 것" in later
    assert "지표\t1/1\t없음" in later


def test_every_sentence_of_the_election_is_told() -> None:
    promises = (
        Promised("가-1", "골목을 살리겠습니다", "반영", "", ("1-1",)),
        Promised("가-2", "공항을 짓겠습니다", "제외", "구의 권한이 아님", ()),
    )
    told = text(replace(TOLD, promises=promises))
    assert "글 2개 가운데 공약으로 이어진 것 1개" in told
    assert "가-2\t공항을 짓겠습니다\t제외\t-\t구의 권한이 아님" in told

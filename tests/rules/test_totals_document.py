"""총괄표 as a file: what it says, and that its sums are those of the rules."""

from dataclasses import replace
from datetime import date

from hypothesis import given

from gongyak import documents
from gongyak.blocks import Paragraph, Table
from gongyak.rules.totals import About, Line, document, totals_of
from tests.rules.test_totals import FIRST, SECOND, THIRD
from tests.rules.totals_lines import block, sets

ABOUT = About("가온구", "민선8기 구청장", date(2024, 6, 30), 3, "시연 자료입니다.")
MILLION = 1_000_000


def grand(line: Line) -> Line:
    """The line with amounts of millions."""

    def times(rows):
        return {name: replace(row, total=row.total and row.total * MILLION,
                              years={year: won and won * MILLION for year, won in row.years.items()})
                for name, row in rows.items()}  # fmt: skip

    return replace(line, money={name: times(rows) for name, rows in line.money.items()})


def test_it_says_whose_it_is_and_what_is_left_out() -> None:
    unsaid = Line("3-1", kind="예산")
    off = grand(
        replace(
            SECOND,
            number="4-1",
            money={"plan": block(구비={2024: 5}) | {"총계": FIRST.money["plan"]["총계"]}},
        )
    )
    text = documents.write(
        "md", document(totals_of([*map(grand, (FIRST, SECOND, THIRD)), unsaid, off]), ABOUT)
    ).decode()
    for said in (
        "공약사항 총괄표", "2024. 6. 30. 現在", "가온구 민선8기 구청장, 공약 5건, 공개 목록 3차", "시연 자료입니다.",
        "(완료 + 이행 후 계속추진) ÷ 전체 공약", "2 ÷ 5건", "한 번만 센 공약: 1-10", "아는 만큼만 더한 공약: 3-1",
        "세입 합계", "세출 합계", "세입 − 세출", "시기 미구분", "총계의 합이 칸의 합과 95백만원 다르다", "확인이 필요함: 4-1:",
    ):  # fmt: skip
        assert said in text, said


def test_money_is_told_by_source_year_and_pledge_and_words_by_what_they_stand_for() -> None:
    named = [replace(grand(FIRST), title="골목"), grand(SECOND), replace(grand(THIRD), title="시장")]
    text = documents.write("md", document(totals_of(named), ABOUT)).decode()
    assert "재원\t공약 수\t계획\t투입\n국비\t1\t50\t\n시비\t1\t7\t7\n구비\t1\t50\t30\n계\t\t107\t37" in text
    assert "2023년\t2\t37\t37\n2024년\t1\t70\t-" in text
    assert "1-2 골목\t-\t30\t70\t-\t100\t100" in text
    assert "1-10 시장 (예산은 1-2에 포함)\t-\t30\t70\t-\t100\t100" in text
    assert "추진중\t확인 중\t2\n완료\t완료\t1" in text
    assert "이행이 끝나 종료된 사업" in text and "확인하지 않았다(미확인)" in text
    own = documents.write("md", document(totals_of(named), replace(ABOUT, confirmed=True))).decode()
    assert "우리 구의 지침에서 확인했다." in own


def test_without_a_notice_or_money_there_is_none() -> None:
    blocks = document(totals_of([Line("1", kind="비예산")]), replace(ABOUT, notice=""))
    assert not any(isinstance(one, Paragraph) and "시연" in one.text for one in blocks)
    assert "셀 것이 없음" in documents.write("md", blocks).decode()


@given(sets())
def test_the_sums_of_every_table_are_the_whole(lines: list[Line]) -> None:
    totals = totals_of(lines)
    for one in document(totals, ABOUT):
        if isinstance(one, Table) and one.caption.endswith("별 총괄"):
            _head, *rows, whole = one.rows()
            assert sum(int(row[1]) for row in rows) == int(whole[1]) == len(lines)
            for column in range(4, len(whole)):
                known = [row[column].replace(",", "") for row in rows if row[column] not in ("", "-", "미상")]
                stated = whole[column].replace(",", "").replace("-", "0").replace("미상", "0")
                assert round(10 * sum(map(float, known))) == round(10 * float(stated))

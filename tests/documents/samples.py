"""Blocks by hand in the shape of a card, for an invented district, and blocks that try to do harm."""

from gongyak.blocks import Block, Cell, Paragraph, Table

HEADER_WIDTHS = (12, 20, 12, 24, 14, 18)
BUDGET_WIDTHS = (12, 8, 10, 10, 10, 10, 10, 10, 10, 10)
SOURCES = ("총계", "국비", "시비", "구비", "기타")
COLUMNS = ("계", "기투자", "2022년", "2023년", "2024년", "2025년", "2026년", "임기후")
AMOUNTS = {
    "plan": {
        "총계": "1,240.5 100 120 250.5 270 250 250 -",
        "구비": "1,140.5 - 120 250.5 270 250 250 -",
        "시비": "100 100 - - - - - -",
    },
    "spent": {"총계": "470.5 100 120 250.5 - - - -", "구비": "370.5 - 120 250.5 - - - -"},
}


def _label(row: int, column: int, text: str, row_span: int = 1, column_span: int = 1) -> Cell:
    return Cell(row, column, text, row_span, column_span, header=True, align="center")


def header_table() -> Table:
    """The 7 x 6 table of a card: 24 cells."""
    return Table(
        (
            _label(0, 0, "공약제목"),
            Cell(0, 1, "가온천 물길 공원과 걷기 좋은 산책로 조성", 1, 3),
            _label(0, 4, "관리번호"),
            Cell(0, 5, "2-1-4", align="center"),
            _label(1, 0, "주관부서", 2),
            Cell(1, 1, "공원녹지과", 2, align="center"),
            _label(1, 2, "팀 장"),
            Cell(1, 3, "녹지6급 한바다(☎1201)", align="center"),
            _label(1, 4, "관련부서", 2),
            Cell(1, 5, "건설과\n보건행정과", 2, align="center"),
            _label(2, 2, "담당자"),
            Cell(2, 3, "녹지7급 온누리(☎1202)", align="center"),
            _label(3, 0, "사업기간"),
            Cell(3, 1, "2022 ~ 2026 [임기 내 완료]", 1, 2),
            _label(3, 3, "소요예산"),
            Cell(3, 4, "1,240.5백만원(시비, 구비)", 1, 2),
            _label(4, 0, "추진상황"),
            Cell(4, 1, "추진중", 1, 2),
            _label(4, 3, "진 도"),
            Cell(4, 4, "45%", 1, 2),
            _label(5, 0, "공약목표"),
            Cell(5, 1, "○ 집에서 10분이면 닿는 물길 공원\n○ 걷는 구민 하루 3,000명", 1, 5),
            _label(6, 0, "추진과제"),
            Cell(6, 1, "○ 가온천 산책로 4.2km 연결", 1, 5),
        ),
        HEADER_WIDTHS,
        caption="공약 개요",
    )


def budget_table() -> Table:
    """The 11 x 10 table of a card: 101 cells."""
    cells = [_label(0, 0, "구 분", 1, 2)]
    cells += [_label(0, 2 + at, name) for at, name in enumerate(COLUMNS)]
    for first, name, block in ((1, "소요 예산\n(계획)", "plan"), (6, "투입 예산", "spent")):
        cells.append(_label(first, 0, name, 5))
        for at, source in enumerate(SOURCES):
            cells.append(_label(first + at, 1, source))
            amounts = AMOUNTS[block].get(source, "- " * 8).split()
            cells += [
                Cell(first + at, 2 + column, amount, align="right") for column, amount in enumerate(amounts)
            ]
    return Table(tuple(cells), BUDGET_WIDTHS, header_rows=1, caption="투자계획")


def card(achievements: int = 3) -> list[Block]:
    """A full card with so many achievements, each with two levels below it."""
    blocks: list[Block] = [
        Paragraph("구청장 공약사항 관리카드", 0, "#", align="center"),
        Paragraph("(2024. 6. 30. 現在)", align="right"),
        header_table(),
        Paragraph("1. 추진개요", 0, "##"),
        Paragraph("사업기간: 2022. ~ 2026.", 1, "-"),
        Paragraph(
            "사업내용: 가온천을 따라 끊긴 산책로를 잇고 쉼터와 그늘나무를 두어 누구나 걷기 좋은 물길 공원을 "
            "만들며, 주민이 직접 가꾸는 꽃밭과 작은 도서관을 함께 운영",
            1,
            "-",
        ),
        Paragraph("산책로 4.2km 연결(보도교 2개소 포함)", 2, "▷"),
        Paragraph("1구간(새봄교~한빛교), 2구간(한빛교~가온나루)", 3, "-"),
        Paragraph("쉼터 12개소, 그늘나무 360그루", 2, "▷"),
        Paragraph("2. 투자계획(예산/비예산)", 0, "##"),
        Paragraph("(단위: 백만원)", align="right"),
        budget_table(),
        Paragraph("3. 추진실적", 0, "###"),
    ]
    for number in range(1, achievements + 1):
        blocks += [
            Paragraph(f"가온천 {number}차 정비공사 준공: 2024. 3. 4. ~ 2024. 5.30.", 1, "-"),
            Paragraph("성과: 참여주민 28명, 설문응답 424명 ☞ 만족 예정 92%『새봄 걷기길』", 2, "▷"),
            Paragraph("주민 설명회 2회 개최", 3, "-"),
        ]
    blocks += [
        Paragraph("4. 추진상 문제점 및 대책(협조사항)", 0, "###"),
        Paragraph("우기 전 하천 점용허가 협의 필요", 1, "-"),
        Paragraph("5. 향후계획", 0, "###"),
        Paragraph("2구간 착공: 2024. 하반기", 1, "-"),
        Paragraph("주민 꽃밭 분양(매년 3월)", 1, "-"),
    ]
    return blocks


def ragged_card() -> list[Block]:
    """A card whose budget table is one column short in every row of money."""
    rows = [
        ["구 분", "계", "2022년", "2023년"],
        ["소요 예산", "총계", "9.6", "4.8", "4.8"],
        ["", "구비", "9.6"],
    ]
    cells = [Cell(row, column, text) for row, line in enumerate(rows) for column, text in enumerate(line)]
    return [Paragraph("관리카드", 0, "#"), Table(tuple(cells), header_rows=1)]


def hostile() -> list[Block]:
    """Control characters, markup, lone surrogates, formulas, very long words, empty and overlapping cells."""
    long_word = "가" * 3000
    return [
        Paragraph("\x00<b>&amp;\x08]]>\ud800 제목\ufffe", 0, "#"),
        Paragraph("=1+1\n@둘째 줄\t\x1b[31m", 1, "-"),
        Paragraph(long_word, 2, "▷"),
        Paragraph("", 1, ""),
        Paragraph("깊은 항목", 40, "-"),
        Table(
            (
                Cell(0, 0, '=HYPERLINK("http://example.invalid")', align="right"),
                Cell(0, 1, "<script>alert('x')</script>", 2, 2, header=True),
                Cell(1, 0, "+82", align="right"),
                Cell(1, 1, "겹친 칸"),
                Cell(2, 0, long_word),
                Cell(3, 2, "&lt;" + "\x0b" * 5),
            ),
        ),
        Table((Cell(0, 0, ""),)),
        Table(()),
    ]

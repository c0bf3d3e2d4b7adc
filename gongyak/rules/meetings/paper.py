"""회의록 as a document: the blocks of the official form, for HWPX and PDF.

The order is that of the law's list (공공기록물 관리에 관한 법률 시행령 제18조제2항): 명칭, 개최기관, 일시·장소,
참석자·배석자, 진행 순서, 상정 안건, 발언 요지, 결정 사항, 표결 내용. It ends with “끝.” (행정업무규정 시행규칙 제4조).
"""

from collections.abc import Iterator, Sequence
from datetime import date

from gongyak.blocks import Block, Cell, Paragraph, Table
from gongyak.rules.dates import format_day
from gongyak.rules.meetings.model import Attendee, Came, Matter, Minutes, Resolved, Tracked

TITLE = "회 의 록"
_WEEKDAYS = "월화수목금토일"


def document(minutes: Minutes) -> list[Block]:
    """The blocks of the minutes."""
    return [
        Paragraph(TITLE, 0, "#", "center"),
        _head(minutes),
        Paragraph("1. 참석자·배석자", 0, "##"),
        *_people(minutes),
        Paragraph("2. 진행 순서", 0, "##"),
        *(_items(minutes.proceedings)),
        Paragraph("3. 지난 회의의 건의·지시 처리결과", 0, "##"),
        *_tracked(minutes.followed, "보고한 처리결과가 없다.", with_result=True),
        Paragraph("4. 상정 안건, 발언 요지, 결정 사항", 0, "##"),
        *(block for matter in minutes.agenda for block in _matter(matter)),
        *([Paragraph("발언이 없었다.", 1, "○")] if minutes.silent else []),
        *([Paragraph("결정한 사항이 없다.", 1, "○")] if minutes.undecided else []),
        Paragraph("5. 새 건의와 지시", 0, "##"),
        *_tracked(minutes.raised, "새로 나온 건의와 지시가 없다.", with_result=False),
        *_remarks(minutes),
    ]


def _head(minutes: Minutes) -> Table:
    when = f"{_day(minutes.day)} {minutes.starts} ~ {minutes.ends}".strip() if minutes.day else ""
    rows = [
        ("회의 명칭", minutes.name),
        ("회의 번호", minutes.number),
        ("개최기관", minutes.host),
        ("일시", when),
        ("장소", minutes.place),
        ("의장", minutes.chair),
        (
            "정족수",
            f"재적 {minutes.members}명, 출석 {minutes.present}명(필요 {minutes.needed}명): {_met(minutes)}",
        ),
    ]
    return _table([("구분", "내용"), *rows], (20, 80), "회의 개요", first_is_header=True)


def _met(minutes: Minutes) -> str:
    return "성립" if minutes.present >= minutes.needed else "미달"


def _day(day: date | None) -> str:
    return f"{format_day(day)}({_WEEKDAYS[day.weekday()]})" if day else ""


def _people(minutes: Minutes) -> Iterator[Block]:
    if not minutes.attendees:
        yield Paragraph("기록한 출석이 없다.", 1, "○")
        return
    rows = [("연번", "소속", "직위", "성명", "출석"), *map(_person, range(1, 1000), minutes.attendees)]
    yield _table(rows, (8, 32, 20, 20, 20), "참석자·배석자 명단")


def _person(number: int, one: Attendee) -> tuple[str, ...]:
    came = f"대리({one.deputy})" if one.came is Came.DEPUTY else str(one.came)
    return (str(number), one.organization, one.post, one.name, came)


def _items(lines: Sequence[str]) -> Iterator[Paragraph]:
    for at, line in enumerate(lines):
        yield Paragraph(line, 1, f"{'가나다라마바사아자차카타파하'[at % 14]}.")


def _matter(matter: Matter) -> Iterator[Block]:
    proposer = f" [제안: {matter.proposer}]" if matter.proposer else ""
    yield Paragraph(f"제{matter.order}호 안건({matter.kind}): {matter.title}{proposer}", 0, "###")
    for line in filter(None, matter.text.splitlines()):
        yield Paragraph(line.strip(), 1, "○")
    for said in matter.said:
        who = " ".join(filter(None, (said.post, said.speaker)))
        yield Paragraph(f"{who}: {said.text}" if who else said.text, 1, "-")
    for one in matter.resolved:
        yield Paragraph(f"결정: {one.text} ({_votes(one)})", 1, "☞")


def _votes(one: Resolved) -> str:
    if one.ayes is None:
        return f"{one.outcome}, 표결하지 않음"
    return f"{one.outcome}: 찬성 {one.ayes}, 반대 {one.nays}, 기권 {one.abstained}"


def _tracked(rows: Sequence[Tracked], none: str, *, with_result: bool) -> Iterator[Block]:
    if not rows:
        yield Paragraph(none, 1, "○")
        return
    head = (
        "번호",
        "내용",
        "주관부서",
        "처리 상태" if with_result else "기한",
        "처리결과" if with_result else "구분",
    )
    told = [
        (one.number, one.title, one.department, one.status, one.result)
        if with_result
        else (one.number, one.title, one.department, format_day(one.due_on) if one.due_on else "미정", one.kind)
        for one in rows
    ]  # fmt: skip
    yield _table([head, *told], (18, 34, 16, 14, 18), "처리결과" if with_result else "새 건의와 지시")


def _remarks(minutes: Minutes) -> Iterator[Block]:
    if not minutes.remarks:
        yield Paragraph("끝.", align="right")
        return
    yield Paragraph("6. 그 밖의 사항", 0, "##")
    for line in filter(None, minutes.remarks.splitlines()):
        yield Paragraph(line.strip(), 1, "○")
    yield Paragraph("끝.", align="right")


def _table(
    rows: Sequence[Sequence[str]], widths: tuple[int, ...], caption: str, *, first_is_header: bool = False
) -> Table:
    cells = tuple(
        Cell(down, at, text, header=down == 0 or (first_is_header and at == 0), align="center" if down == 0 else "left")
        for down, row in enumerate(rows)
        for at, text in enumerate(row)
    )  # fmt: skip
    return Table(cells, widths, 1, caption)

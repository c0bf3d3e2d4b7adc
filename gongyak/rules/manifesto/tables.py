"""The later tables of the pack: changes, meetings, evidence, wording, the site, open questions."""

from collections.abc import Iterator

from gongyak.blocks import Block, Paragraph
from gongyak.rules.dates import format_day
from gongyak.rules.manifesto.pack import Pack
from gongyak.rules.totals.document import table

_SEEN = {True: "있음", False: "없음", None: "사람이 볼 것"}


def alterations(pack: Pack) -> Iterator[Block]:
    """What of the confirmed matters is published otherwise than a year before."""
    if not pack.altered:
        yield Paragraph("한 해 전의 카드와 견주어 확정된 사항이 달라진 공약이 없다.", 1, "○")
        return
    rows = [
        (
            one.number,
            one.difference.kind.value,
            format_day(one.since),
            one.difference.before,
            one.difference.after,
            one.decision or "기록 없음",
        )
        for one in pack.altered
    ]
    head = ("번호", "구분", "견준 기준일", "당초", "변경", "심의·결정")
    yield table(head, rows, (9, 9, 12, 26, 26, 18), "공약의 변경", texts=(1, 3, 4, 5))


def meetings(pack: Pack) -> Iterator[Block]:
    """The meetings of the panel in the year."""
    if not pack.meetings:
        yield Paragraph("이 해의 회의가 기록되어 있지 않다.", 1, "○")
        return
    rows = [
        (format_day(one.held_on), one.name, f"{one.present}/{one.members}", one.outcome)
        for one in pack.meetings
    ]
    yield table(("날", "회의", "출석", "건의와 처리"), rows, (16, 24, 10, 50), "평가단 회의", texts=(1, 3))


def evidences(pack: Pack) -> Iterator[Block]:
    """The lines of 추진실적 of the year with their documents, then those without."""
    yield Paragraph(
        f"{pack.year}년에 관한 추진실적 {len(pack.evidence)}줄 가운데 문서번호가 있는 것 "
        f"{len(pack.evidence) - len(pack.unproved)}줄, 없는 것 {len(pack.unproved)}줄",
        1,
        "○",
    )
    proved = [one for one in pack.evidence if one.documents]
    if proved:
        rows = [(one.number, one.line, one.text, "\n".join(one.documents)) for one in proved]
        yield table(("번호", "줄", "추진실적", "근거 문서"), rows, (10, 6, 50, 34), "증빙", texts=(2, 3))
    if pack.unproved:
        yield Paragraph("근거 문서가 적혀 있지 않은 추진실적", 0, "###")
        missing = [(one.number, one.line, one.text, ", ".join(one.when)) for one in pack.unproved]
        yield table(("번호", "줄", "추진실적", "때"), missing, (10, 6, 60, 24), "증빙 없음", texts=(2, 3))


def promises(pack: Pack) -> Iterator[Block]:
    """The wording then and now; what is the same is only counted."""
    other = [one for one in pack.wordings if not one.is_same]
    printed = [one for one in pack.wordings if one.source == "선거공보"]
    if len(printed) < len(pack.facts):
        yield Paragraph(
            f"선거공보의 당초 글이 입력되지 않은 공약 {len(pack.facts) - len(printed)}건은 처음 공개한 카드와 견주었다.",
            1,
            "○",
        )
    yield Paragraph(f"견준 것 {len(pack.wordings)}건 가운데 달라진 것 {len(other)}건", 1, "○")
    if other:
        rows = [(one.number, one.matter, one.source, one.before, one.after) for one in other]
        head = ("번호", "구분", "무엇과 견주었나", "당초", "현재")
        yield table(head, rows, (9, 9, 18, 32, 32), "공약일치도", texts=(1, 2, 3, 4))


def site(pack: Pack) -> Iterator[Block]:
    """The list of what the site must show."""
    yield Paragraph(
        "좋은 등급을 받은 누리집들이 보이는 것을 모은 목록이며 본부의 채점표가 아니다(미확인).", 1, "○"
    )
    rows = [(one.label, _SEEN[one.passed], one.said, one.path) for one in pack.site]
    yield table(("볼 것", "판정", "까닭", "주소"), rows, (28, 12, 42, 18), "자가점검", texts=(2, 3))


def questions(pack: Pack) -> Iterator[Block]:
    """What only a person can say."""
    if not pack.questions:
        yield Paragraph("없다.", 1, "○")
        return
    rows = [(one.number, one.text) for one in pack.questions]
    yield table(("번호", "답할 것"), rows, (14, 86), "답할 것", texts=(1,))

"""A report as blocks, in the order in which officials read one; the same for HWPX, PDF and the page."""

from collections.abc import Iterator

from gongyak.blocks import Block, Paragraph
from gongyak.rules.situation.report.model import SECTIONS, Computed, Report
from gongyak.rules.situation.report.periods import title_words
from gongyak.rules.totals.document import table

_NOTHING = "해당 없음"


def write(report: Report) -> list[Block]:
    """The blocks of a report: head, indicators, what is late, then the parts that people wrote in."""
    blocks: list[Block] = [
        Paragraph(title_words(report.kind, report.begins_on, report.ends_on), 0, "#", "center"),
        *_head(report),
        Paragraph("1. 지표", 0, "##"),
        *_indicators(report.computed),
        Paragraph("2. 본부의 수치", 0, "##"),
        _figures(report.computed),
        Paragraph("3. 늦은 것", 0, "##"),
        *_late(report.computed),
    ]
    for number, (section, label) in enumerate(SECTIONS.items(), start=4):
        blocks.append(Paragraph(f"{number}. {label}", 0, "##"))
        blocks += [*_part(report, section)] or [Paragraph(_NOTHING, 1, "○")]
    blocks.append(Paragraph("끝."))
    return blocks


def _head(report: Report) -> Iterator[Block]:
    yield Paragraph(f"{report.headquarters} {report.number}", 0, "", "right")
    phase = f", 대응 단계 {report.phase}" if report.phase else ""
    yield Paragraph(f"기준일시 {report.as_of}{phase}", 0, "", "right")
    if report.correction:
        yield Paragraph(f"정정: {report.correction}", 1, "※")


def _indicators(computed: Computed) -> Iterator[Block]:
    if not computed.indicators:
        yield Paragraph("그날까지 공표된 지표의 값이 없습니다.", 1, "○")
        return
    head = ("갈래", "지표", "기간", "값", "전기대비", "전년동기대비", "흐름")
    rows = [
        (one.kind, one.name, f"{one.period} {one.standing}", one.value, one.before, one.year, one.judged)
        for one in computed.indicators
    ]
    yield table(head, rows, (8, 28, 17, 15, 11, 12, 9), "다섯 갈래의 지표", texts=(1, 2, 6))


def _figures(computed: Computed) -> Block:
    rows = [(one.label, one.value, one.formula) for one in computed.figures]
    return table(("수치", "값", "센 방법"), rows, (24, 16, 60), "본부의 수치", texts=(2,))


def _late(computed: Computed) -> Iterator[Block]:
    if not computed.late:
        yield Paragraph(_NOTHING, 1, "○")
        return
    head = ("무엇", "제목", "부서", "기한", "까닭")
    rows = [(one.kind, one.title, one.department, one.due, one.why) for one in computed.late]
    yield table(head, rows, (12, 27, 13, 17, 31), "늦은 것", texts=(1, 2, 3, 4))
    if computed.left:
        yield Paragraph(f"그 밖에 {computed.left}건", 1, "※")


def _part(report: Report, section: str) -> Iterator[Block]:
    """What 총괄 wrote, what the records say, what each team handed in."""
    for line in report.typed.lines(section):
        yield Paragraph(line, 1, "○")
    for line in report.computed.lines(section):
        yield Paragraph(line, 1, "○")
    for one in report.teams:
        lines = one.texts.lines(section)
        if lines:
            yield Paragraph(one.team, 1, "□")
        for line in lines:
            yield Paragraph(line, 2, "-")

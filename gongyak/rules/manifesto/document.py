"""매니페스토 평가 자료 as a document: the blocks of a file that is printed, checked and handed in."""

from collections.abc import Iterator, Sequence
from datetime import date

from gongyak.blocks import Block, Paragraph
from gongyak.rules.dates import format_day
from gongyak.rules.manifesto.criteria import Part, evaluation, parts
from gongyak.rules.manifesto.funding import Cells, total_of
from gongyak.rules.manifesto.pack import Pack
from gongyak.rules.manifesto.splits import MEASURES
from gongyak.rules.manifesto.tables import (
    alterations,
    evidences,
    meetings,
    promises,
    questions,
    site,
)
from gongyak.rules.status import national
from gongyak.rules.totals import About, Group, amount
from gongyak.rules.totals.document import rates_table, table

TITLE = "매니페스토 평가 자료"


def document(pack: Pack, about: About) -> list[Block]:
    """The blocks: criteria, statuses, rates, five sources, each pledge, changes, panel, evidence, wording, site."""
    return [
        Paragraph(TITLE, 0, "#", "center"),
        *([Paragraph(about.notice, align="center")] if about.notice else []),
        Paragraph(f"({format_day(about.as_of)} 現在)", align="right"),
        Paragraph(
            f"{about.district} {about.holder}, 공약 {len(pack.facts)}건, 공개 목록 {about.publication}차"
        ),
        Paragraph("1. 평가 기준과 우리 값", 0, "##"),
        *_criteria(pack),
        Paragraph("2. 총괄", 0, "##"),
        *_counts(pack),
        Paragraph("3. 이행률", 0, "##"),
        rates_table(pack.totals.rates),
        Paragraph("4. 다섯 재원 (단위: 백만원)", 0, "##"),
        *_five(pack),
        Paragraph("5. 공약별 현황 (금액의 단위: 백만원)", 0, "##"),
        _pledges(pack),
        Paragraph("공약별 총계의 다섯 재원 (단위: 백만원)", 0, "###"),
        _pledge_sources(pack),
        Paragraph("6. 공약의 변경", 0, "##"),
        *alterations(pack),
        Paragraph("7. 공약이행평가단 회의", 0, "##"),
        *meetings(pack),
        Paragraph("8. 증빙", 0, "##"),
        *evidences(pack),
        Paragraph("9. 공약일치도", 0, "##"),
        *promises(pack),
        Paragraph("10. 누리집 자가점검(웹소통)", 0, "##"),
        *site(pack),
        Paragraph("11. 내기 전에 답할 것", 0, "##"),
        *questions(pack),
    ]


def _criteria(pack: Pack) -> Iterator[Block]:
    rows = [(one.label, _points(one), one.formula, _ours(pack, one.code)) for one in parts()]
    yield table(("평가 항목", "배점", "셈법", "우리 값"), rows, (16, 10, 44, 30), "평가 항목", texts=(2, 3))
    yield Paragraph(_known(pack.year + 1), 1, "○")
    yield Paragraph(
        "평가 항목과 셈법은 보도와 자치단체의 안내를 읽고 적은 것으로 본부의 채점표에서 확인하지 않았다(미확인). "
        f"읽은 날: {format_day(max(one.version_read for one in parts()))}",
        1,
        "○",
    )


def _points(part: Part) -> str:
    return "통과 여부" if part.points is None else str(part.points)


def _known(year: int) -> str:
    found = evaluation(year)
    if found is None:
        return f"{year}년 평가의 등급 기준은 알려진 것이 없다. 본부의 안내 공문에서 확인해 적는다."
    cutoffs = ", ".join(f"{grade} {points}점부터" for grade, points in found.cutoffs.items())
    mark = "" if found.confirmed else " (미확인)"
    return f"{year}년 평가의 등급 기준: {cutoffs}{mark}. 출처: {found.source}, 읽은 날 {format_day(found.version_read)}"


def _ours(pack: Pack, code: str) -> str:
    """What this pack says of one part; a part that others judge has no value of ours."""
    done = next(rate for rate in pack.totals.rates if rate.code == "done")
    failed = sum(one.passed is False for one in pack.site)
    told = {
        "done": f"{done.percent}% ({done.numerator} ÷ {done.denominator}건)" if pack.facts else "공약이 없음",
        "targets": _targets(pack),
        "residents": "본부가 매김",
        "site": f"자가점검에서 없는 것 {failed}가지 (10장)",
        "wording": f"달라진 것 {sum(not one.is_same for one in pack.wordings)}건 (9장)",
    }
    return told[code]


def _targets(pack: Pack) -> str:
    rate = pack.attainment
    if rate is None:
        return "셀 수 없음: 연차별 목표가 입력되어 있지 않음"
    left = f", 모르는 공약 {len(rate.left_out)}건" if rate.left_out else ""
    return f"{rate.percent}% ({rate.numerator} ÷ {rate.denominator}건{left})"


def _counts(pack: Pack) -> Iterator[Block]:
    held = {one.value: one for one in pack.totals.groups["status_national"]}
    words = [one.word for one in national()]
    unsaid = [None] if None in held else []
    head = ("총공약수", *words, *("분류 확인 중" for _ in unsaid))
    counts = [str(held[word].count) if word in held else "0" for word in (*words, *unsaid)]
    yield table(head, [(str(len(pack.facts)), *counts)], tuple(10 for _ in head), "추진상황별 공약 수")
    for axis, label in (("origin", "신규·계속"), ("term", "임기 내·후")):
        rows = [_share(one) for one in pack.totals.groups[axis]]
        yield table((label, "공약 수", "완료", "완료율"), rows, (40, 20, 20, 20), f"{label}별 공약 수")
    yield Paragraph("추진상황의 판단기준", 0, "###")
    criteria = [(one.word, one.criterion, "○" if one.counts_as_done else "") for one in national()]
    yield table(("분류", "판단기준", "완료로 셈"), criteria, (20, 66, 14), "판단기준", texts=(1,))


def _share(one: Group) -> tuple[str, ...]:
    return one.label, str(one.count), str(one.done), f"{100 * one.done / one.count:.1f}%"


def _five(pack: Pack) -> Iterator[Block]:
    rows = [_row(name, pack.funding.cells, name) for name in pack.funding.sources]
    rows.append(_row("계", pack.funding.cells, None))
    head = ("재원", *MEASURES.values())
    yield table(head, rows, (28, 18, 18, 18, 18), "다섯 재원")
    if pack.totals.shared:
        named = ", ".join(pack.totals.shared)
        yield Paragraph(f"다른 공약과 예산을 함께 써 금액을 한 번만 센 공약: {named}", 1, "○")
    yield Paragraph("빈칸은 그런 금액을 적은 카드가 없는 것이고, ‘미상’은 모르는 것이다.", 1, "○")


def _row(label: str, cells: Cells, source: str | None) -> tuple[str, ...]:
    return (label, *(amount(total_of(cells, measure, source)) for measure in MEASURES))


def _pledges(pack: Pack) -> Block:
    rows = []
    for fact in pack.facts:
        line = fact.line
        progress = "" if line.progress_percent is None else f"{line.progress_percent.normalize():f}"
        _, *money = _row("", pack.funding.pledges[line.number], None)
        rows.append(
            (line.number, fact.title, line.department or "", line.status_national or "", progress, *money)
        )
    head = ("번호", "공약", "주관부서", "추진상황", "진도 (%)", *MEASURES.values())
    return table(head, rows, (8, 24, 12, 12, 8, 9, 9, 9, 9), "공약별 현황", texts=(1, 2, 3))


def _pledge_sources(pack: Pack) -> Block:
    sources: Sequence[str] = pack.funding.sources
    rows = []
    for fact in pack.facts:
        cells = pack.funding.pledges[fact.line.number]
        rows.append((fact.line.number, *(amount(total_of(cells, "plan", name)) for name in sources)))
    return table(("번호", *sources), rows, (16, *(12 for _ in sources)), "공약별 총계의 다섯 재원")


def file_name(holder: str, as_of: date, ending: str) -> str:
    """What a file of the pack is called: `매니페스토_평가자료_8-1_2024-12-31.hwpx`."""
    return f"매니페스토_평가자료_{holder}_{as_of.isoformat()}.{ending}"

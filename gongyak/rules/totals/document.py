"""총괄표 as a document: the blocks of a file that an office prints, in 백만원, exact."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from gongyak.blocks import Block, Cell, Paragraph, Table
from gongyak.rules.budget import BLOCKS, SHORT
from gongyak.rules.dates import format_day
from gongyak.rules.money import format_number
from gongyak.rules.progress import Rate
from gongyak.rules.status import national
from gongyak.rules.totals.axes import AXES, Group, words
from gongyak.rules.totals.ledger import Account
from gongyak.rules.totals.parts import place_label
from gongyak.rules.totals.sums import Sum, Sums
from gongyak.rules.totals.whole import Totals

TITLE = "공약사항 총괄표"
UNIT = "백만원"


@dataclass(frozen=True, slots=True)
class About:
    """Whose totals: the district, the officeholder in words, the 기준일, which publication, a notice.

    `confirmed` says that the district has confirmed the criteria of 추진상황 as its own.
    """

    district: str
    holder: str
    as_of: date
    publication: int
    notice: str = ""
    confirmed: bool = False


def document(totals: Totals, about: About) -> list[Block]:
    """The blocks: what it is, rates with their formulas, a table for every axis, the 공약가계부, and what is left
    out or does not add up."""
    return [
        Paragraph(TITLE, 0, "#", "center"),
        *([Paragraph(about.notice, align="center")] if about.notice else []),
        Paragraph(f"({format_day(about.as_of)} 現在)", align="right"),
        Paragraph(
            f"{about.district} {about.holder}, 공약 {len(totals.lines)}건, 공개 목록 {about.publication}차"
        ),
        Paragraph("1. 이행률", 0, "##"),
        rates_table(totals.rates),
        *_axes(totals),
        *_parts_of_money(totals),
        *_statuses(totals, about.confirmed),
        Paragraph("3. 공약가계부", 0, "##"),
        *_ledger(totals),
        Paragraph("4. 읽을 때 알아 둘 것", 0, "##"),
        *_notes(totals),
    ]


def rates_table(rates: Sequence[Rate]) -> Table:
    """Every rate with its value, both parts and its formula."""
    rows = [
        (
            rate.label,
            "셀 것이 없음" if rate.percent is None else f"{rate.percent}%",
            _parts(rate),
            f"{rate.formula}\n(넣지 못한 공약 {len(rate.left_out)}건)" if rate.left_out else rate.formula,
        )
        for rate in rates
    ]
    return table(("이름", "값", "분자 ÷ 분모", "계산식"), rows, (16, 14, 28, 42), "이행률", texts=(3,))


def _parts(rate: Rate) -> str:
    if rate.unit == "원":
        return f"{_won(int(rate.numerator))} ÷ {_won(int(rate.denominator))}{UNIT}"
    return f"{rate.numerator.normalize():,f} ÷ {rate.denominator:,f}{'건' if rate.unit == '건' else ''}"


def _axes(totals: Totals) -> Iterator[Block]:
    yield Paragraph(f"2. 총괄 (단위: 건, %, {UNIT})", 0, "##")
    blocks = [block for block in BLOCKS if totals.money.at(block)]
    for axis in AXES:
        yield Paragraph(f"{axis.label}별", 0, "###")
        head = (axis.label, "공약 수", "완료", "평균 진도", *(SHORT[block] for block in blocks))
        rows = [_group(one, blocks) for one in totals.groups[axis.code]]
        whole = _whole(totals, blocks)
        yield table(head, [*rows, whole], (28, 10, 8, 12, *(14 for _ in blocks)), f"{axis.label}별 총괄")


def _parts_of_money(totals: Totals) -> Iterator[Block]:
    blocks = [block for block in BLOCKS if totals.money.at(block)]
    for code, label in (("source", "재원"), ("place", "연도")):
        yield Paragraph(f"{label}별 (한 공약이 여럿에 들 수 있음)", 0, "###")
        rows = [
            (one.label, str(len(one.numbers)), *_amounts(one.money, blocks)) for one in totals.parts[code]
        ]
        rows.append(("계", "", *_amounts(totals.money, blocks)))
        head = (label, "공약 수", *(SHORT[block] for block in blocks))
        yield table(head, rows, (28, 12, *(20 for _ in blocks)), f"{label}별 금액")


def _statuses(totals: Totals, confirmed: bool) -> Iterator[Block]:
    yield Paragraph("추진상황의 말과 전국 분류, 판단기준", 0, "###")
    rows = [(local or "미기재", word or "확인 중", str(count)) for local, word, count in words(totals.lines)]
    yield table(("카드에 적힌 말", "전국 분류", "공약 수"), rows, (40, 40, 20), "추진상황의 말", texts=(1,))
    criteria = [(one.word, one.criterion, "○" if one.counts_as_done else "") for one in national()]
    yield table(("분류", "판단기준", "완료로 셈"), criteria, (20, 66, 14), "판단기준", texts=(1,))
    whence = "우리 구의 지침에서 확인했다." if confirmed else "우리 구의 지침에서 확인하지 않았다(미확인)."
    yield Paragraph(f"판단기준은 여러 자치단체가 누리집에 적은 것으로, {whence}", 1, "○")


def _group(one: Group, blocks: Sequence[str]) -> tuple[str, ...]:
    mean = "" if one.mean is None else str(one.mean)
    return (one.label, str(one.count), str(one.done), mean, *_amounts(one.money, blocks))


def _whole(totals: Totals, blocks: Sequence[str]) -> tuple[str, ...]:
    groups = totals.groups["field"]
    mean = next((rate.percent for rate in totals.rates if rate.code == "mean"), None)
    return (
        "계",
        str(sum(one.count for one in groups)),
        str(sum(one.done for one in groups)),
        "" if mean is None else str(mean),
        *_amounts(totals.money, blocks),
    )


def _amounts(money: Sums, blocks: Sequence[str]) -> tuple[str, ...]:
    return tuple(amount(money.at(block)) for block in blocks)


def _ledger(totals: Totals) -> Iterator[Block]:
    for block in BLOCKS:
        held = [account for account in totals.accounts if account.block == block]
        if held:
            yield Paragraph(f"{SHORT[block]} (단위: {UNIT})", 0, "###")
            yield _sides(held, block)
            yield Paragraph(f"공약별 {SHORT[block]} (단위: {UNIT})", 0, "###")
            yield _pledges(totals, held, block)


def _sides(accounts: Sequence[Account], block: str) -> Table:
    """Places from left to right; the sources, their sum, the fields, their sum."""
    whole = accounts[-1]
    head = ("구분", *(place_label(account.place) for account in accounts))
    rows: list[tuple[str, ...]] = []
    for side, total in (("income", "세입 합계"), ("spending", "세출 합계")):
        for entry in getattr(whole, side):
            rows.append((entry.label, *(_entry(account, side, entry.value) for account in accounts)))
        rows.append((total, *(_won(getattr(account, f"{side}_won")) for account in accounts)))
    rows.append(("세입 − 세출", *(_won(account.income_won - account.spending_won) for account in accounts)))
    return table(head, rows, (22, *(10 for _ in accounts)), f"공약가계부 {SHORT[block]}")


def _pledges(totals: Totals, accounts: Sequence[Account], block: str) -> Table:
    """Every pledge that has the block, place by place; one whose budget another bears is marked and not summed."""
    places = [account.place for account in accounts]
    rows = []
    for line in totals.lines:
        money = totals.pledges[line.number]
        if money.at(block):
            name = f"{line.number} {line.title}".strip()
            shares = f" (예산은 {line.shares_budget_of}에 포함)" if line.number in totals.shared else ""
            rows.append((name + shares, *(amount(money.at(block, place=place)) for place in places)))
    rows.append(("계", *(_won(account.spending_won) for account in accounts)))
    head = ("공약", *(place_label(place) for place in places))
    return table(head, rows, (26, *(9 for _ in places)), f"공약별 {SHORT[block]}")


def _entry(account: Account, side: str, value: str | None) -> str:
    return amount(next((entry.sum for entry in getattr(account, side) if entry.value == value), None))


def _notes(totals: Totals) -> Iterator[Paragraph]:
    yield Paragraph("공개한 확정 카드만 셌으며, 금액은 카드의 재원별·연도별 칸을 더한 것이다.", 1, "○")
    if totals.shared:
        yield Paragraph(
            f"다른 공약과 예산을 함께 써 금액을 한 번만 센 공약: {', '.join(totals.shared)}", 1, "○"
        )
    for block in BLOCKS:
        found = totals.money.at(block)
        if found and found.unknown:
            named = ", ".join(line.number for line in totals.lines if line.number in found.unknown)
            yield Paragraph(f"{SHORT[block]} 금액에 모르는 것이 있어 아는 만큼만 더한 공약: {named}", 1, "○")
    for account in totals.accounts:
        if account.place == "total" and account.difference:
            yield Paragraph(
                f"{SHORT[account.block]}: 카드에 적힌 총계의 합이 칸의 합과 {_won(account.difference)}{UNIT} 다르다.",
                1,
                "○",
            )
    for finding in totals.findings:
        yield Paragraph(f"확인이 필요함: {finding.message}", 1, "○")


def amount(found: Sum | None) -> str:
    """A sum in 백만원, blank where there is no such cell, `미상` where nothing of it is known."""
    if found is None:
        return ""
    return "미상" if found.unknown and not found.won else _won(found.won)


def _won(won: int) -> str:
    return format_number(won, UNIT) if won else "-"


def table(
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[int],
    caption: str,
    texts: Sequence[int] = (),
) -> Table:
    """A table with one row of headings; the first column names, the others count, those of `texts` say."""
    cells = [Cell(0, column, text, header=True, align="center") for column, text in enumerate(head)]
    for down, row in enumerate(rows, 1):
        cells.append(Cell(down, 0, row[0], header=True))
        cells += [
            Cell(down, column, text, align="left" if column in texts else "right")
            for column, text in enumerate(row[1:], 1)
        ]
    return Table(tuple(cells), tuple(widths), 1, caption)

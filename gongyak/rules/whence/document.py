"""숫자 근거표: the figures of a card with what they were counted from, as a document beside the card."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gongyak.blocks import Block, Cell, Paragraph, Table
from gongyak.rules.card import Card
from gongyak.rules.dates import format_day
from gongyak.rules.records import Proof
from gongyak.rules.whence.model import FEWER, Counted, Inside, Shown, Standing, Whence

_PUBLIC = ("자리", "수치", "구분", "기준일", "어떻게 셌는지", "센 행", "증빙")
_PUBLIC_WIDTHS = (24, 12, 8, 11, 24, 14, 18)
_INSIDE = ("자리", "수치", "구분", "기준일", "어떻게 셌는지", "센 행", "몫", "그때의 기록", "지금")
_INSIDE_WIDTHS = (24, 12, 8, 11, 22, 16, 10, 12, 12)
#: So much of a hash tells it from others on paper.
_SHORT = 12


@dataclass(frozen=True, slots=True)
class About:
    """What a 숫자 근거표 says of itself: whose it is, whose card, of which 기준일, and why there may be none."""

    district: str
    number: str
    title: str
    as_of: date
    notice: str = ""
    is_file: bool = False

    @classmethod
    def of(
        cls, card: Card, as_of: date, district: str, *, notice: str = "", is_file: bool = False
    ) -> "About":
        """About a card."""
        return cls(district, card.number or "", card.title or "", as_of, notice, is_file)


def document(found: Sequence[Whence], about: About) -> list[Block]:
    """The public form: aggregates and the evidence that may be shown."""
    rows = [row for one in found for row in _public_rows(one)]
    body = _table(_PUBLIC, _PUBLIC_WIDTHS, rows, about)
    rest = f"센 행이 적으면 수 대신 ‘{FEWER}’이라고 적는다. 증빙은 공개하기로 한 것만 보인다."
    return [*_head(about), *_body(rows, body, about, rest)]


def inside_document(
    found: Sequence[Inside], about: About, today: Mapping[tuple[str, str], str] | None = None
) -> list[Block]:
    """The office's form: every row; `today` says by number and hash what became of its record since."""
    rows = [row for one in found for row in _inside_rows(one, today or {})]
    body = _table(_INSIDE, _INSIDE_WIDTHS, rows, about)
    rest = "그때의 기록은 카드를 만들 때의 기록을 가리키는 해시(앞 12자)이다."
    return [*_head(about), *_body(rows, body, about, rest), *_proofs(found)]


def _head(about: About) -> Iterator[Block]:
    yield Paragraph(f"숫자 근거표: {about.number} {about.title}", 0, "#", "center")
    if about.notice:
        yield Paragraph(about.notice, align="center")
    yield Paragraph(f"({format_day(about.as_of)} 現在) {about.district}", align="right")


def _body(rows: Sequence[object], table: Table, about: About, rest: str) -> Iterator[Block]:
    if rows:
        yield table
        yield Paragraph(rest, 1, "※")
    elif about.is_file:
        yield Paragraph("파일에서 들여온 카드이다. 수치는 파일에 적힌 그대로이며, 센 기록이 없다.", 1, "○")
    else:
        yield Paragraph("기록에서 센 수치가 없는 카드이다. 수치는 부서가 직접 적었다.", 1, "○")


def _table(heads: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[str]], about: About) -> Table:
    cells = [Cell(0, at, text, header=True, align="center") for at, text in enumerate(heads)]
    cells += [
        Cell(down, at, text, header=at == 0)
        for down, row in enumerate(rows, 1)
        for at, text in enumerate(row)
    ]
    return Table(tuple(cells), tuple(widths), 1, f"{about.number} 숫자 근거표")


def _public_rows(one: Whence) -> Iterator[tuple[str, ...]]:
    where = f"{one.place.section}\n{one.place.words}" + ("\n(담당자가 고친 줄)" if one.edited else "")
    evidence = "\n".join(map(_standing, one.evidence))
    for figure in one.figures:
        yield (where, *_figure(figure, one.day), "\n".join(map(counted, figure.rows)), evidence)
    if not one.figures:
        yield (where, "", "", "", "", "", evidence)


def _figure(figure: Shown, day: date) -> tuple[str, str, str, str]:
    return (
        f"{figure.label} {figure.text}".strip(),
        figure.basis,
        format_day(figure.as_of or day),
        figure.query,
    )


def counted(one: Counted) -> str:
    """How many rows of a kind, in words."""
    return f"{one.kind} {FEWER if one.number is None else f'{one.number:,}건'}"


def _standing(one: Standing) -> str:
    return " ".join(filter(None, (f"{one.kind}({one.grade})", one.label, one.url)))


def _inside_rows(one: Inside, today: Mapping[tuple[str, str], str]) -> Iterator[tuple[str, ...]]:
    trace = one.trace
    where = f"{one.place.section}\n{one.place.words}" + ("\n(담당자가 고친 줄)" if trace.edited else "")
    for figure in trace.figures:
        told = (
            one.told(figure),
            figure.basis or "",
            format_day(figure.as_of or trace.day),
            figure.query,
        )
        for row in figure.rows:
            if row.contribution:
                now = today.get((row.number, row.hash), "")
                name = f"{row.kind} {row.number}"
                yield (where, *told, name, f"{row.contribution:,}", row.hash[:_SHORT], now)


def _proofs(found: Iterable[Inside]) -> Iterator[Block]:
    listed = [(one.place.words, proof) for one in found for proof in one.evidence]
    if listed:
        yield Paragraph("증빙", 0, "##")
    for words, proof in listed:
        yield Paragraph(f"{words}: {proof_words(proof)}", 1, "○")


def proof_words(proof: Proof) -> str:
    """Evidence in one line: kind, grade, 문서번호, label, address, the beginning of its file's hash."""
    paper = proof.paper
    number = f"{paper.department}-{paper.number}호({format_day(paper.issued_on)})" if paper else ""
    file = f"파일 {proof.sha256[:_SHORT]}" if proof.sha256 else ""
    parts = (f"{proof.kind}({proof.grade})", number, proof.label, proof.url, file)
    return " ".join(filter(None, parts))

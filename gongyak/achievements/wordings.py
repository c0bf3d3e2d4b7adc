"""What is written into the ledger: of bounded length and without personal data, for no wording is ever removed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from gongyak.rules import personal
from gongyak.rules.compiling import kinds
from gongyak.rules.records import Line, Metric, Span
from gongyak.rules.refusal import Refusal

MOST_LINES, MOST_METRICS = 60, 30
LONGEST_TITLE, LONGEST_LINE = 200, 500


@dataclass(frozen=True, slots=True)
class Wording:
    """What a person or another act says of a result; `kind` is a row of `rules/data/achievements.toml`."""

    kind: str
    title: str
    span: Span = field(default_factory=Span)
    series: str = ""
    plan: str = ""
    lines: tuple[Line, ...] = ()
    metrics: tuple[Metric, ...] = ()
    waiver: str = ""


def checked(wording: Wording) -> Wording:
    """The wording in one spelling; Refusal where it is too long, empty, or holds personal data."""
    made = replace(
        wording, title=plain(wording.title), series=plain(wording.series), waiver=wording.waiver.strip()
    )
    if not made.title or made.kind not in kinds():
        raise Refusal("실적의 종류를 고르고 제목을 적으십시오.")
    refuse_long(made.title, made.lines)
    if len(made.metrics) > MOST_METRICS:
        raise Refusal(f"수치는 {MOST_METRICS}개까지 적을 수 있습니다. 실적을 나누어 적으십시오.")
    labels = [text for metric in made.metrics for text in (metric.label, metric.query, metric.unit)]
    refuse_personal([made.title, made.series, made.waiver, *texts(made.lines), *labels])
    return made


def masked(wording: Wording) -> Wording:
    """The wording that another act hands over, bounded and with personal data hidden: that act goes on.

    Raises ValueError on a kind that no card knows.
    """
    if wording.kind not in kinds():
        raise ValueError(f"‘{wording.kind}’ is no kind of rules/data/achievements.toml")
    metrics = tuple(
        replace(one, label=personal.mask(one.label), query=personal.mask(one.query))
        for one in wording.metrics[:MOST_METRICS]
    )
    return replace(
        wording,
        title=masked_title(wording.title),
        lines=masked_lines(wording.lines),
        metrics=metrics,
        series=personal.mask(plain(wording.series)),
    )


def masked_title(text: str) -> str:
    """A title in one line, of bounded length, without personal data."""
    return personal.mask(plain(text))[:LONGEST_TITLE]


def masked_lines(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Lines without personal data."""
    return tuple(
        replace(one, text=personal.mask(one.text)[:LONGEST_LINE], children=masked_lines(one.children))
        for one in lines
    )


def plain(text: str) -> str:
    """A text in one line."""
    return " ".join(text.split())


def refuse_long(title: str, lines: Sequence[Line]) -> None:
    """Refusal where a title or lines are longer than the ledger has room for."""
    if len(title) > LONGEST_TITLE:
        raise Refusal(f"제목은 {LONGEST_TITLE}자까지 적을 수 있습니다. 자세한 것은 내용에 적으십시오.")
    written = list(texts(lines))
    if len(written) > MOST_LINES:
        raise Refusal(f"내용은 {MOST_LINES}줄까지 적을 수 있습니다. 실적을 나누어 적으십시오.")
    if any(len(text) > LONGEST_LINE for text in written):
        raise Refusal(f"내용의 한 줄은 {LONGEST_LINE}자까지 적을 수 있습니다. 줄을 나누십시오.")


def refuse_personal(written: Iterable[str]) -> None:
    """Refusal where a text holds 주민등록번호, a telephone number or an e-mail address."""
    for text in written:
        if found := personal.kinds(text):
            raise Refusal(
                f"‘{text[:20]}’ 줄에 {found[0].value}가 있습니다. "
                "대장은 지우지 않으므로 개인정보를 빼고 적으십시오."
            )


def texts(lines: Iterable[Line]) -> Iterator[str]:
    """Every text of lines and of those below them."""
    for line in lines:
        yield line.text
        yield from texts(line.children)

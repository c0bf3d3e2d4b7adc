"""A result as it is typed into the form, and as the form shows one that is there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.http import QueryDict

from gongyak.achievements.wordings import MOST_METRICS, Wording
from gongyak.desk.achievements.listing import metric_words
from gongyak.rules import records
from gongyak.rules.records import Line, Metric, Span
from gongyak.rules.records.measures import read_metric
from gongyak.rules.records.outlines import own_mark, read_lines, written_lines
from gongyak.rules.records.spans import read_span, span_words

#: Rows of figures that stand there to be filled in, and how many more a click gives.
ROWS, MORE = 3, 3
_PARTS = ("label", "value", "unit", "basis", "query")
_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line as it was understood."""

    depth: int
    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form (`values` by field), what it was understood as, and what is `wrong` with which field."""

    values: Mapping[str, str]
    wording: Wording
    wrong: Mapping[str, str]
    rows: int

    @property
    def period(self) -> str:
        """The period as it was understood, in the standard form."""
        return span_words(self.wording.span)

    @property
    def lines(self) -> tuple[ShownLine, ...]:
        """The lines as they were understood."""
        return shown_lines(self.wording.lines)

    @property
    def figures(self) -> tuple[str, ...]:
        """The figures as they were understood."""
        return tuple(map(metric_words, self.wording.metrics))


def read(given: QueryDict, before: records.Achievement | None = None) -> Typed:
    """What was typed. A figure that was counted (not typed) keeps its query, day and rows while its name and value
    stay what they were in `before`."""
    values = {
        name: value[:_LONGEST].replace("\r\n", "\n")
        for name, value in given.items()
        if isinstance(value, str)
    }
    wrong: dict[str, str] = {}
    span = Span()
    try:
        span = read_span(values.get("period", ""))
    except ValueError as error:
        wrong["period"] = str(error)
    counted = {(one.label, one.value): one for one in before.metrics} if before else {}
    metrics = tuple(_metrics(values, counted, wrong))
    wording = Wording(
        kind=values.get("kind", ""),
        title=values.get("title", ""),
        span=span,
        series=values.get("series", ""),
        plan=before.plan if before else "",
        lines=read_lines(values.get("lines", "")),
        metrics=metrics,
        waiver=values.get("waiver", ""),
    )
    rows = max(ROWS, _filled(values) + 1) + (MORE if "more" in values else 0)
    return Typed(values, wording, wrong, min(rows, MOST_METRICS))


def shown(value: records.Achievement) -> Typed:
    """A result that is there, in the form."""
    values = {
        "kind": value.kind,
        "title": value.title,
        "period": span_words(value.span),
        "series": value.series,
        "lines": written_lines(value.lines),
        "waiver": value.waiver,
    }
    for at, metric in enumerate(value.metrics):
        told = (metric.label, f"{metric.value:,}", metric.unit, metric.basis or "", metric.query)
        values |= {f"metric.{at}.{part}": str(text) for part, text in zip(_PARTS, told, strict=True)}
    wording = Wording(value.kind, value.title, value.span, lines=value.lines, metrics=value.metrics)
    return Typed(values, wording, {}, min(max(ROWS, len(value.metrics) + 1), MOST_METRICS))


def _metrics(
    values: Mapping[str, str], counted: Mapping[tuple[str, int], Metric], wrong: dict[str, str]
) -> Iterator[Metric]:
    for at in range(MOST_METRICS):
        told = [values.get(f"metric.{at}.{part}", "").strip() for part in _PARTS]
        if not any(told[:2]):
            continue
        try:
            made = read_metric(*told)
        except ValueError as error:
            wrong[f"metric.{at}"] = str(error)
            continue
        yield _kept(made, counted.get((made.label, made.value)))


def _kept(made: Metric, before: Metric | None) -> Metric:
    if before is None or before.unit != made.unit:
        return made
    return Metric(
        before.code, made.label, made.value, made.unit, made.basis, before.as_of, made.query, before.sources
    )


def _filled(values: Mapping[str, str]) -> int:
    return max((at + 1 for at in range(MOST_METRICS) if values.get(f"metric.{at}.label")), default=0)


def shown_lines(lines: tuple[Line, ...]) -> tuple[ShownLine, ...]:
    """Lines from top to bottom, each with its depth and its mark."""
    return tuple(_shown(lines, 0))


def _shown(lines: tuple[Line, ...], depth: int) -> Iterator[ShownLine]:
    for line in lines:
        yield ShownLine(depth, line.mark or own_mark(depth), line.text)
        yield from _shown(line.children, depth + 1)

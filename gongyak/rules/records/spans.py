"""A period as officials type it (`2024. 3. ~ 2024. 12.`, `2024. 하반기`, `매월`), and as it is shown."""

from gongyak.rules.dates import DateExpression, Precision, format_expression, located, parse_day
from gongyak.rules.particles import quoted
from gongyak.rules.records.model import Span

#: What may stand beside the dates of a period without saying anything.
_SILENT = " \t\u3000.,·()[]"
EXAMPLES = "2024. 5. 30., 2024. 3. ~ 2024. 12., 2024. 하반기, 매월"


def read_span(text: str) -> Span:
    """The period that a text tells, an empty one for an empty text.

    Raises ValueError with one sentence where it tells none, more than one, or something besides.
    """
    plain = " ".join(text.split())
    if not plain:
        return Span()
    if day := parse_day(plain):
        return Span(day, day)
    found = located(plain)
    dated = [one for one, _, _ in found if one.recurrence is None]
    repeated = [one for one, _, _ in found if one.recurrence is not None]
    if any(one.is_impossible for one in dated):
        raise ValueError(
            f"{quoted(plain, '은는')} 달력에 없는 날이거나 앞뒤가 바뀐 기간입니다. 날짜를 다시 보십시오."
        )
    if len(dated) > 1:
        raise ValueError(
            f"{quoted(plain, '에는')} 날이 여럿입니다. 하루씩 따로 적고 ‘묶음’에 같은 이름을 적으면 한 줄로 모입니다."
        )
    if not found or len(repeated) > 1 or _left_over(plain, [(a, b) for _, a, b in found]):
        raise ValueError(
            f"{quoted(plain, '을를')} 기간으로 읽을 수 없습니다. 다음처럼 적으십시오: {EXAMPLES}"
        )
    recurrence = repeated[0].recurrence if repeated else None
    if not dated:
        return Span(recurrence=recurrence)
    [one] = dated
    return Span(one.start, one.end, one.precision or Precision.DAY, recurrence)


def span_words(span: Span) -> str:
    """A period in the standard form; an empty text for an empty one. `read_span` gives it back."""
    told = ""
    if span.start is not None:
        told = format_expression(DateExpression("", span.start, span.end, span.precision))
    return " ".join(filter(None, (told, span.recurrence)))


def _left_over(text: str, places: list[tuple[int, int]]) -> str:
    letters = list(text)
    for start, end in places:
        letters[start:end] = " " * (end - start)
    return "".join(letters).strip(_SILENT)

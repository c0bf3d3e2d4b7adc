"""What stands in the way of a result being confirmed."""

from dataclasses import replace
from datetime import date

from gongyak.rules.records import Achievement, Basis, Grade, Metric, Proof, Span, unready

TODAY = date(2024, 6, 30)
READY = Achievement(
    "achievement/1",
    "박람회",
    "일구DAY",
    Span(date(2024, 5, 30), date(2024, 5, 30)),
    metrics=(Metric("hires", "채용", 112, "명", Basis.FORECAST),),
    evidence=(Proof("proof/1", "사진", Grade.SHOWN),),
)


def codes(value: Achievement) -> list[str]:
    return [one.code for one in unready(value, TODAY)]


def test_a_whole_result_may_be_confirmed() -> None:
    assert codes(READY) == []
    assert codes(replace(READY, evidence=(), waiver="구두로 확인함")) == []
    assert codes(replace(READY, span=Span(recurrence="매월"))) == []


def test_each_thing_that_is_missing_is_named() -> None:
    assert codes(replace(READY, span=Span())) == ["result-day-missing"]
    assert codes(replace(READY, span=Span(date(2024, 7, 1)))) == ["result-in-future"]
    assert codes(replace(READY, evidence=(), waiver=" ")) == ["result-without-proof"]
    unsaid = replace(READY, metrics=(replace(READY.metrics[0], basis=None),))
    [found] = unready(unsaid, TODAY)
    assert (found.code, found.where, found.blocks) == ("result-without-basis", "metrics.hires", True)

"""A card whose figures were counted from records, published: what “이 숫자 어디서?” opens."""

from datetime import date

from gongyak.rules.records import Basis, Metric, SourceRow, Span
from tests.people import People
from tests.pledges.compiling.office import Office, office

HIRES = Metric(
    "hires", "채용", 112, "명", Basis.FORECAST, date(2024, 7, 12), "기업마다 적은 채용 예정의 합",
    tuple(SourceRow("기업", f"기업-{n}", 16) for n in range(7)),
)  # fmt: skip
FIRMS = Metric(
    "firms", "참여기업", 3, "개", Basis.FINAL, date(2024, 7, 12), "자리를 연 기업의 수",
    tuple(SourceRow("부스", f"부스-{n}") for n in range(3)),
)  # fmt: skip


def counted(people: People | None = None) -> Office:
    """The card is filled from a job fair and the pledge's own money, and not yet handed in."""
    made = office(people)
    day = date(2024, 7, 12)
    row = made.result(title="구직자 만남", kind="박람회", span=Span(day, day), metrics=(HIRES,))
    made.link(row.key)
    fair = made.result(title="골목 한마당", kind="행사", span=Span(day, day), metrics=(FIRMS,))
    made.link(fair.key)
    made.spend()
    made.link("project/900", own_money=True)
    made.fill(takes_table=True, rate="executed")
    return made


def published(people: People | None = None) -> Office:
    """The same, published."""
    made = counted(people)
    made.quarter.confirm()
    made.quarter.publish(without_waiting=True)
    return made

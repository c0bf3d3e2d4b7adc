"""The address of the figures."""

from django.http import HttpRequest
from ninja import Query, Router

from gongyak.api.asking import Asked
from gongyak.api.face import resource
from gongyak.api.sets import set_asked
from gongyak.api.totals.answers import TotalsAnswer, totals_of
from gongyak.pledges import published

router = Router()


@resource(
    router,
    "/totals",
    name="totals",
    summary="이행률과 금액의 합 / rates and sums of money",
    gives=TotalsAnswer,
)
def totals(request: HttpRequest, asked: Query[Asked]) -> TotalsAnswer:
    """Every rate with formula, numerator, denominator and the pledges behind it; statuses; money by source and year."""
    found = set_asked(asked)
    return totals_of(found, published.money(found))

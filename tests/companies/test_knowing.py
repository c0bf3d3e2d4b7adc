"""Visits to companies, companies told apart, and what a new one may be."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from gongyak.companies.actions import merge
from gongyak.companies.knowing import record_visit, tell_apart
from gongyak.companies.models import ApartCompanies, Company, CompanyEvent, CompanyVisit
from gongyak.companies.reading import duplicates, similar
from gongyak.companies.verify import verify
from gongyak.rules.refusal import Refusal
from tests.companies.register import BY, DAY, NOW, TODAY, company, other

pytestmark = pytest.mark.django_db
WENT = {
    "purpose": "선제 현장방문",
    "visitors": "일자리경제과 두 명",
    "found": "진입로가 좁아 화물차가 돌지 못함",
}


def visit(row: Company, **told: object) -> CompanyVisit:
    return record_visit(company=row, by=BY, now=NOW, **{"visited_on": TODAY} | WENT | told)


def test_a_visit_is_kept_and_is_an_act_that_tells_little() -> None:
    row = company()
    made = visit(row)
    assert (made.purpose, made.visited_on) == ("선제 현장방문", TODAY)
    event = CompanyEvent.objects.latest("pk")
    assert (event.act, event.told) == ("기업 방문", [["방문", "", "2026. 9. 1. 선제 현장방문"]])
    assert verify() == []


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"visited_on": TODAY + DAY}, "오늘보다 뒤"),
        ({"found": " "}, "모두 적으십시오"),
        ({"purpose": "가" * 101}, "목적은 100자"),
        ({"found": "대표 900101-1234567"}, "주민등록번호로 보이는"),
    ],
)
def test_a_visit_that_says_nothing_or_too_much_is_refused(told: dict[str, object], sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        visit(company(), **told)


def test_two_companies_told_apart_are_proposed_no_more() -> None:
    row, far = company(), other("한빛정밀 주식회사")
    assert len(duplicates()) == 1
    made = tell_apart(one=far, other=row, reason="지점이라 번호가 다름", by=BY, now=NOW)
    assert (made.one_id, made.other_id) == (row.pk, far.pk) and duplicates() == []
    for one, two, sentence in ((row, far, "이미 다른"), (row, row, "그 자신과")):
        with pytest.raises(Refusal, match=sentence):
            tell_apart(one=one, other=two, reason="까닭", by=BY, now=NOW)
    with pytest.raises(Refusal, match="왜 다른지"):
        tell_apart(one=row, other=far, reason=" ", by=BY, now=NOW)
    third = other("셋째")
    merge(kept=row, gone=third, reason="하나", by=BY, now=NOW)
    with pytest.raises(Refusal, match="합쳐진 기업"):
        tell_apart(one=row, other=third, reason="까닭", by=BY, now=NOW)
    with pytest.raises(Refusal, match="합쳐진 기업"):
        visit(third)
    assert verify() == []


def test_what_a_new_company_may_be_is_told(django_assert_num_queries) -> None:
    row = company()
    with django_assert_num_queries(1):
        assert similar({"name": "한빛정밀 주식회사"}) == [(row, "상호가 같음")]
    assert similar({"name": "한빛정밀소", "phone": "051-519-4802"}) == [(row, "전화가 같고 상호가 비슷함")]
    assert similar({"name": "아주 다른 곳", "phone": "051-519-4802"}) == [] == similar({"name": ""})


def refused(row: models.Model, sentence: str) -> None:
    with pytest.raises(ValidationError) as said:
        row.validate_constraints()
    assert sentence in " ".join(said.value.messages)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


@pytest.mark.parametrize("told", [{"purpose": ""}, {"visitors": ""}, {"found": ""}])
def test_company_visit_filled(told: dict[str, str]) -> None:
    refused(CompanyVisit(company=company(), visited_on=TODAY, by=BY, at=NOW, **WENT | told), "모두")


def test_apart_once_and_apart_said() -> None:
    row, far = company(), other()
    tell_apart(one=row, other=far, reason="까닭", by=BY, now=NOW)
    told = {"by": BY, "at": NOW}
    refused(ApartCompanies(one=row, other=far, reason="x", **told), "이미 다른")
    refused(ApartCompanies(one=far, other=row, reason="x", **told), "왜 다른지")
    refused(ApartCompanies(one=row, other=other("또"), reason="", **told), "왜 다른지")

"""Companies that a project supported, or that took part in it."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from gongyak.audit.models import Act
from gongyak.companies.actions import merge
from gongyak.plans.models import PlanEvent, ProjectCompany
from gongyak.plans.supporting import Support, add_company, remove_company
from gongyak.plans.verify import verify
from gongyak.rules.refusal import Refusal
from tests.companies.register import BY, company, other
from tests.people import People
from tests.plans.year import Year

pytestmark = pytest.mark.django_db
ON = date(2024, 2, 19)
SUPPORT = Support("지원받음", ON, 6_500_000, "작업장 환기")


@pytest.fixture
def year(people: People) -> Year:
    made = Year(people)
    made.written()
    return made


def added(year: Year, row: object, support: Support = SUPPORT, who: str = "담당") -> ProjectCompany:
    return add_company(project=year.project(), company=row, support=support, **year.told(who))


def test_a_company_is_part_of_a_project_and_that_is_told(year: Year) -> None:
    made = added(year, company())
    assert (made.won, made.part, made.on) == (6_500_000, "지원받음", ON)
    event, act = PlanEvent.objects.latest("pk"), Act.objects.latest("seq")
    assert (event.act, event.memo) == ("기업 적음", "㈜한빛정밀, 지원받음, 2024. 2. 19.")
    assert (act.action, act.object) == ("사업 기업 적음", year.project().key)
    remove_company(link=made, **year.told("담당"))
    assert not ProjectCompany.objects.exists() and PlanEvent.objects.latest("pk").act == "기업 지움"
    assert verify() == []


def test_a_company_that_was_put_together_with_another_is_that_one(year: Year) -> None:
    row, gone = company(), other("한빛")
    merge(kept=row, gone=gone, reason="하나", by=BY, now=year.now)
    gone.refresh_from_db()
    assert added(year, gone).company == row


@pytest.mark.parametrize(
    ("support", "sentence"),
    [
        (Support("그냥", ON), "목록에서 고르십시오"),
        (Support("참여함", ON + timedelta(days=400)), "오늘보다 뒤"),
        (Support("지원받음", ON, -1), "0원 이상"),
        (Support("참여함", ON, None, "010-1234-5678"), "개인정보를 적지 말고"),
        (Support("참여함", ON, None, "가" * 201), "200자"),
    ],
)
def test_what_cannot_be_is_refused(year: Year, support: Support, sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        added(year, company(), support)


def test_it_is_written_once_and_by_whose_project_it_is(year: Year) -> None:
    row = company()
    added(year, row)
    with pytest.raises(Refusal, match="이미 이 사업에"):
        added(year, row)
    with pytest.raises(Refusal, match="주관부서"):
        added(year, row, Support("참여함", ON), who="타부서담당")


def refused(row: models.Model, sentence: str) -> None:
    with pytest.raises(ValidationError) as said:
        row.validate_constraints()
    assert sentence in " ".join(said.value.messages)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_project_company_once_and_project_company_part(year: Year) -> None:
    row = company()
    made = added(year, row)
    told = {"project": made.project, "company": row, "on": ON, "by_id": made.by_id, "at": made.at}
    refused(ProjectCompany(**told, part="지원받음"), "이미 이 사업에")
    refused(ProjectCompany(**told, part="그냥"), "가운데 고르고")
    refused(ProjectCompany(**told, part="참여함", won=-1), "0원 이상")

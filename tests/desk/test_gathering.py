"""Many lists by one question: each row is what its own question would have told, on both databases."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from gongyak.calendar.models import CheckedYear
from gongyak.cases.models import Case, CaseAnswer, CaseEvent, DepartmentRequest, FollowUpQuestion
from gongyak.desk.gathering import Rows, gathered
from gongyak.staff.models import Department
from tests.cases.office import opened
from tests.people import People

ODD = '‘따옴표’ "두 겹" \\ \n줄 🙂 한글'


@pytest.fixture
def story(people: People):
    """A case with everything on it: rows with blanks, days, moments to the microsecond, odd letters."""
    counter = opened(people, timezone.now() - timedelta(days=3, microseconds=-7))
    counter.working(title="제목", content=ODD)
    counter.ask()
    counter.reply(text=ODD)
    counter.ask()
    counter.write(text=ODD)
    return counter


def test_rows_are_as_their_own_question_tells_them(story):
    CheckedYear.objects.create(year=2025, source=ODD, by="staff/1", at=timezone.now())
    case = story.case
    lists = {
        "events": Rows(CaseEvent.objects.filter(case=case), named=("by",)),
        "requests": Rows(DepartmentRequest.objects.filter(case=case), named=("department", "replied_by")),
        "answers": Rows(CaseAnswer.objects.filter(case=case)),
        "cases": Rows(Case.objects.all()),
        "questions": Rows(FollowUpQuestion.objects.filter(case=case)),
        "departments": Rows(Department.objects.on(story.now.date()).filter(name__contains="일자리")),
        "years": Rows(CheckedYear.objects.all()),
    }
    assert connection.features.supports_json_field  # asked once for each connection
    with CaptureQueriesContext(connection) as asked:
        found = gathered(lists)
    assert len(asked) == 1
    assert {name: len(rows) > 0 for name, rows in found.items()} == {
        name: name != "questions" for name in lists
    }
    for name, one in lists.items():
        columns = [field.attname for field in one.rows.model._meta.concrete_fields]
        told = [[getattr(row, column) for column in columns] for row in found[name]]
        assert told == [[getattr(row, column) for column in columns] for row in one.rows.order_by("pk")]


def test_of_what_a_row_points_to_the_name_is_known(story):
    rows = Rows(DepartmentRequest.objects.all(), named=("department", "replied_by"))
    assert connection.features.supports_json_field
    with CaptureQueriesContext(connection) as asked:
        replied, open_ = gathered({"requests": rows})["requests"]
        assert (str(replied.department), replied.replied_by.name) == ("문화관광과", "타부서담당이름")
        assert open_.replied_by is None
    assert len(asked) == 1

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from gongyak.district.models import DepartmentLine, District, SiteRevision
from gongyak.district.published import district, revision

pytestmark = pytest.mark.django_db


def refused(row, sentence):
    with pytest.raises(ValidationError) as said:
        row.validate_constraints()
    assert sentence in " ".join(said.value.messages)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_nothing_set_shows_no_officer():
    shown = district()
    assert (shown.name, shown.shows_officers, shown.lines) == ("우리 구", False, {})
    assert "공공누리" in shown.licence and shown.progress_formula


def test_shows_what_is_set(django_assert_num_queries):
    District.objects.create(name="가온구", shows_officers=True)
    DepartmentLine.objects.create(department="일자리경제과", phone="051-000-4800")
    with django_assert_num_queries(2):
        shown = district()
    assert (shown.name, shown.shows_officers) == ("가온구", True)
    assert shown.lines == {"일자리경제과": "051-000-4800"}


def test_district_one_row():
    District.objects.create(name="가온구")
    refused(District(id=2, name="나래구"), "하나만")


def test_district_named():
    refused(District(name=""), "이름을")


@pytest.mark.parametrize("line", [("", "4800"), ("과", "")])
def test_department_line_filled(line):
    refused(DepartmentLine(department=line[0], phone=line[1]), "모두")


def test_a_department_has_one_line():
    DepartmentLine.objects.create(department="일자리경제과", phone="1")
    with pytest.raises(IntegrityError), transaction.atomic():
        DepartmentLine.objects.create(department="일자리경제과", phone="2")


def test_site_revision_one_row():
    SiteRevision.objects.bump()
    refused(SiteRevision(id=2), "하나만")


def test_the_revision_of_the_pages_only_grows(django_assert_num_queries):
    assert revision() == 0
    for expected in (1, 2, 3):
        SiteRevision.objects.bump()
        with django_assert_num_queries(1):
            assert revision() == expected

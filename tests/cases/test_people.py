"""Who told a case: sealed at rest, opened for those who handle it, sealed anew with a new key; companies known again."""

from dataclasses import replace
from pathlib import Path

import pytest

from gongyak.cases.models import Case, Notice, Submitter
from gongyak.cases.people import opened as open_person
from gongyak.cases.people import reseal
from gongyak.companies.rotating import rotate
from gongyak.jobs.models import Job
from gongyak.jobs.standing import standing
from gongyak.jobs.worker import work_off
from tests.cases.office import PERSON, Counter, opened
from tests.companies.register import company, other


@pytest.fixture(autouse=True)
def keys(settings, tmp_path: Path) -> Path:
    settings.PERSONAL_KEYS = str(tmp_path / "keys.json")
    return tmp_path / "keys.json"


@pytest.fixture
def counter(db: None) -> Counter:
    return opened()


def test_nothing_personal_lies_open_in_the_store(counter):
    counter.take_in()
    row = Submitter.objects.get()
    stored = " ".join(str(value) for value in Submitter.objects.values_list().get())
    for secret in (PERSON.name, PERSON.phone, PERSON.mail):
        assert secret not in stored
    assert open_person(row, counter.now) == PERSON
    assert str(row) == f"{row.case_id} 제출인"


def test_a_new_key_seals_them_anew(counter):
    counter.take_in()
    counter.take_in(
        person=replace(PERSON, name="", phone="", mail="", position="", reply_by="전화", consents=False)
    )
    before = Submitter.objects.order_by("pk").first().phone
    assert rotate(by="총괄부서", now=counter.then(), others=(reseal,)) == 1
    row = Submitter.objects.order_by("pk").first()
    assert row.phone != before and open_person(row, counter.now) == PERSON


def test_a_lost_key_is_said_and_no_notice_is_lost_silently(counter, keys):
    counter.working()
    keys.unlink()
    person = open_person(Submitter.objects.get(), counter.now)
    assert "사본을 되돌리십시오" in person.trouble and person.name == ""
    counter.extend()
    work_off(lambda: counter.now)
    waiting = Job.objects.get(payload__notice=Notice.objects.get(step="extension").pk)
    assert "사본을 되돌리십시오" in waiting.error and standing(counter.now).is_delayed


def test_a_value_that_was_moved_to_another_row_does_not_open(counter):
    counter.take_in()
    counter.take_in(person=replace(PERSON, name="김두리"))
    first, second = Submitter.objects.order_by("pk")
    second.name = first.name
    assert "잠근 것과 다릅니다" in open_person(second, counter.now).trouble


def test_a_company_is_known_again_by_its_name_without_legal_form(counter):
    known = company()
    counter.take_in(company="한빛정밀 주식회사")
    assert counter.case.company == known and counter.case.company_key == f"company/{known.pk}"
    counter.take_in(company="두구정밀")
    assert counter.case.company is None and counter.case.company_key == "두구정밀"
    other("㈜두구정밀")
    other("주식회사 두구정밀")
    counter.take_in(company="두구정밀")
    assert counter.case.company is None  # two have the name: nobody guesses which
    assert Case.objects.filter(company=known).count() == 1

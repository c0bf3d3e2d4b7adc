"""What came by the website: received by one act of the office, its files opened by who may, each time with a look."""

import pytest
from django.test import Client

from gongyak.audit.models import Look, LookKind
from gongyak.cases.models import Case, CaseFile, CaseStatus
from tests.cases.filing import Business
from tests.cases.office import Counter, opened
from tests.people import logged_in
from tests.pictures import png
from tests.portal.sites import text_of


@pytest.fixture
def counter(db: None) -> Counter:
    return opened()


@pytest.fixture
def case(counter: Counter) -> Case:
    business = Business()
    business.written()
    business.attach("현장 사진.png", png())
    business.send()
    return Case.objects.get()


def entered(counter: Counter, who: str) -> Client:
    return logged_in(counter.people[who])


def test_the_counsellor_receives_what_came_by_the_website(counter, case):
    client = entered(counter, "담당")
    address = f"/desk/cases/{case.pk}/"
    page = client.get(address)
    assert "근무시간으로 8시간 안에 접수합니다" in page.text
    assert "신청인이 고른 것" in page.text
    answer = client.post(f"{address}receive/", follow=True)
    assert "접수했습니다. 접수번호 기업애로-" in answer.text
    case.refresh_from_db()
    assert (case.status, case.kind) == (CaseStatus.RECEIVED, "건의")
    assert client.post(f"{address}receive/").status_code == 409


def test_who_takes_nothing_in_does_not_see_it(counter, case):
    client = entered(counter, "타부서담당")
    assert client.get(f"/desk/cases/{case.pk}/").status_code == 404
    assert client.post(f"/desk/cases/{case.pk}/receive/").status_code == 404
    assert client.get(f"/desk/cases/files/{case.files.get().pk}/").status_code == 404


def test_a_file_is_saved_whole_and_the_look_is_recorded(counter, case):
    client = entered(counter, "담당")
    assert "현장 사진.png" in text_of(client.get(f"/desk/cases/{case.pk}/").text)
    before = Look.objects.count()
    answer = client.get(f"/desk/cases/files/{case.files.get().pk}/")
    assert b"".join(answer.streaming_content) == png()
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    look = Look.objects.order_by("pk").last()
    assert (look.subject, look.kind, Look.objects.count()) == (case.key, LookKind.DOWNLOAD, before + 1)


def test_a_file_of_a_draft_is_nobodys_at_the_desk(counter):
    business = Business()
    business.written()
    business.attach("현장.png", png())
    assert entered(counter, "담당").get(f"/desk/cases/files/{CaseFile.objects.get().pk}/").status_code == 404

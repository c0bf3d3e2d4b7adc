"""What came by the website: received by one act of the office, its files opened by who may, each time with a look."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from gongyak.audit.models import Look, LookKind
from gongyak.cases.intake import own_case
from gongyak.cases.models import Case, CaseFile, CaseStatus
from gongyak.cases.papers import keep_paper
from gongyak.files.actions import admit
from gongyak.files.models import FilePiece
from gongyak.rules.refusal import Refusal
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


def test_the_office_keeps_what_came_on_paper_and_takes_it_out_again(counter, case):
    client = entered(counter, "담당")
    address = f"/desk/cases/{case.pk}/"
    client.post(f"{address}receive/")
    told = {"kind": "연명부 원본", "file": SimpleUploadedFile("연명부.png", png(2))}
    assert client.post(f"{address}paper/", told).status_code == 302
    kept = case.files.get(name="연명부.png")
    assert (kept.came_with, kept.status) == ("연명부 원본", "검사 완료")
    stored, before = kept.file.sha256, case.events.count()
    assert "연명부.png" in client.get(address).text
    assert [one.name for one in own_case(case, timezone.now()).files] == ["현장 사진.png"]
    theirs = case.files.get(name="현장 사진.png")
    for key, reason, said in (
        (theirs.pk, "잘못", "직원이 붙인 파일만"),
        (kept.pk, "", "빼는 까닭을"),
    ):
        answer = client.post(f"{address}paper-out/", {"file": key, "reason": reason})
        assert answer.status_code == 409 and said in answer.text
    assert (
        client.post(f"{address}paper-out/", {"file": kept.pk, "reason": "다른 애로의 것"}).status_code == 302
    )
    assert not case.files.filter(pk=kept.pk).exists() and case.events.count() == before + 1
    assert not FilePiece.objects.filter(sha256=stored).exists()
    assert "연명부.png" not in "".join(case.events.values_list("memo", flat=True))


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"kind": "받은 서류"}, "붙일 파일을 고르십시오"),
        ({"kind": "비밀", "file": ("a.png", png())}, "무엇을 붙이는지"),
        ({"kind": "받은 서류", "file": ("a.pdf", b"junk")}, ""),
    ],
)
def test_what_is_no_paper_is_not_kept(counter, case, told, said):
    sent = {name: SimpleUploadedFile(*one) if name == "file" else one for name, one in told.items()}
    answer = entered(counter, "담당").post(f"/desk/cases/{case.pk}/paper/", sent)
    assert answer.status_code == 409 and said in answer.text and case.files.count() == 1


def test_who_does_not_work_on_it_keeps_nothing_with_it(counter, case):
    with pytest.raises(Refusal, match="맡은 부서나 접수 부서"):
        told = {"file": admit("a.png", png()), "kind": "현장 사진", "now": timezone.now()}
        keep_paper(case=case, by=counter.who("타부서담당"), **told)

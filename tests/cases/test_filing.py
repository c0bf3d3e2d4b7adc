"""A draft becomes a case: once, with its files, under its kind of the law, and the same receipt each time."""

from datetime import datetime

import pytest

from gongyak.audit.models import Act
from gongyak.cases import intake
from gongyak.cases.intake.attaching import MOST_AT_ONCE, MOST_UPLOADS
from gongyak.cases.intake.drafts import Flooded, NoDraft
from gongyak.cases.intake.filing import MOST_AN_HOUR, Unfinished
from gongyak.cases.models import Case, CaseDraft, CaseFile, CaseFileStatus, CaseStatus, Submitter
from gongyak.cases.people import opened as person_of
from gongyak.cases.taking import receive
from gongyak.cases.verify import verify
from gongyak.files.models import StoredFile
from gongyak.files.reading import content
from gongyak.rules.moments import SEOUL
from gongyak.rules.refusal import Refusal
from tests.cases.filing import Business
from tests.cases.office import FRIDAY, HERE, THERE, Counter, opened
from tests.pictures import png
from tests.together import together

RESIDENT = "900101-1234567"


@pytest.fixture
def counter(db: None) -> Counter:
    return opened()


@pytest.fixture
def business(counter: Counter) -> Business:
    return Business()


def test_what_was_written_is_a_case_that_waits_to_be_received(business):
    business.written()
    made = business.send()
    case = Case.objects.get()
    assert (case.status, case.channel, case.kind) == (CaseStatus.FILED, "홈페이지", "건의")
    assert case.basis.startswith("신청인이 고른 것")
    assert (case.company_name, case.place, case.sort) == ("두구정밀", "금사동", "0705")
    assert person_of(case.submitter, business.now).mail == "hong@example.com"
    assert [event.act for event in case.events.all()] == ["신청"]
    assert Act.objects.get(action="애로 신청").after == case.print
    assert (made.title, made.kind) == (case.title, "건의")
    assert intake.case_of(
        intake.enter(code=made.code, secret=made.secret, address="x", now=business.then()), business.now
    )


def test_it_is_to_be_received_within_eight_working_hours(business):
    business.now = FRIDAY
    business.written()
    made = business.send()
    assert made.receive_by == datetime(2024, 4, 1, 16, 31, tzinfo=SEOUL)
    case = Case.objects.get()
    assert (case.next_at, case.next_what) == (made.receive_by, "접수")


def test_the_legal_clock_begins_when_it_is_received(business, counter):
    business.written(ask="grievance")
    business.send()
    case = receive(case=Case.objects.get(), by=counter.who("담당"), now=counter.then(days=1))
    assert case.number and case.due_at
    assert case.kind == "고충"
    assert list(verify()) == []


def test_sent_twice_it_is_one_case_with_one_receipt(business):
    business.written()
    assert business.send() == business.send()
    assert intake.filing.receipt(draft=business.draft).secret == business.send().secret
    assert Case.objects.count() == 1
    assert Act.objects.filter(action="애로 신청").count() == 1


def test_nothing_of_the_text_stays_with_the_draft(business):
    business.written()
    business.send()
    row = CaseDraft.objects.get()
    assert row.body == ""
    with pytest.raises(NoDraft):
        business.write("story", content="다른 글")
    intake.drafts.drop(code=business.code, now=business.then())
    assert Case.objects.get().draft == row


def test_the_receipt_is_gone_after_a_day(business):
    business.written()
    business.send()
    assert intake.drafts.find(business.code, business.then(hours=25)) is None


def test_files_go_to_the_case_and_what_was_refused_does_not(business):
    business.written()
    business.attach("현장 사진.png", png())
    refused = business.attach("virus.exe", b"MZ")
    assert (refused.status, refused.file) == (CaseFileStatus.REFUSED, None)
    assert "읽을 수 없는 형식" in refused.why
    made = business.send()
    assert made.files == ("현장 사진.png",)
    kept = CaseFile.objects.get()
    assert (kept.case, kept.draft) == (Case.objects.get(), None)
    assert kept.file and content(kept.file) == png()


def test_a_name_with_a_resident_number_is_refused_and_masked(business):
    business.written()
    row = business.attach(f"등본 {RESIDENT}.png", png())
    assert row.status == CaseFileStatus.REFUSED
    assert RESIDENT not in row.name + row.why
    assert not StoredFile.objects.exists()


def test_while_a_file_is_looked_at_it_is_not_sent_and_a_cut_off_check_holds_nothing_up(business):
    row = business.written().row
    CaseFile.objects.create(draft=row, name="느린 파일.pdf", at=business.now)
    with pytest.raises(Refusal, match="검사하고 있는 파일"):
        business.send()
    business.then(minutes=2)
    assert business.draft.files[0].is_cut(business.now)
    assert business.send().files == ()
    assert not CaseFile.objects.exists()


def test_no_more_files_are_looked_at_at_once_than_leave_room_for_pages(business):
    row = business.written().row
    for number in range(MOST_AT_ONCE):
        CaseFile.objects.create(draft=row, name=f"{number}", at=business.now)
    with pytest.raises(Flooded, match="검사하는 파일이 많습니다"):
        business.attach("a.png", png())
    business.then(minutes=2)
    assert business.attach("a.png", png()).status == CaseFileStatus.ADMITTED


def test_an_address_that_uploads_too_many_is_stopped(business):
    business.begin()
    for _ in range(MOST_UPLOADS):
        business.attach("a.exe", b"MZ")
    with pytest.raises(Flooded, match="한 시간"):
        business.attach("a.png", png())


def test_an_address_that_sends_too_many_is_stopped_and_its_text_stays(business):
    for _ in range(MOST_AN_HOUR):
        other = Business(now=business.now)
        other.written()
        other.send()
    business.written()
    with pytest.raises(Flooded, match="한 시간"):
        business.send()
    assert business.draft.difficulty.title
    business.then(minutes=61)
    assert business.send().code


@pytest.mark.parametrize(
    ("told", "step"),
    [
        ({"title": ""}, "story"),
        ({"company": " "}, "who"),
        ({"ask": "nothing"}, "matter"),
        ({"consents": ""}, "who"),
    ],
)
def test_nothing_is_sent_before_it_is_whole(business, told, step):
    business.written(**told)
    with pytest.raises(Unfinished) as refusal:
        business.send()
    assert refusal.value.step == step
    assert not Case.objects.exists()


def test_who_wants_the_website_alone_gives_nothing_personal(business):
    business.written(reply_by="누리집", name="", position="", phone="", mail="", consents="")
    business.send()
    row = Submitter.objects.get()
    assert (row.name, row.mail, row.consented_at, row.reply_by) == ("", "", None, "누리집")


def test_it_is_hidden_from_the_department_that_its_writer_names(business, counter):
    business.written(hidden_from=THERE)
    business.send()
    case = Case.objects.get()
    assert case.is_anonymous and str(case.about) == THERE
    receiving = counter.place(HERE).pk
    assert case in Case.objects.visible_to(counter.who("담당"), receiving)
    assert case not in Case.objects.visible_to(counter.who("타부서담당"), receiving)


@pytest.mark.django_db(transaction=True)
def test_sent_many_times_at_once_it_is_one_case_and_everybody_has_the_receipt() -> None:
    """R7."""
    opened()
    business = Business()
    business.written()
    draft = business.draft

    def send(_number: int) -> str:
        made = intake.filing.send(draft=draft, address=business.address, now=business.now)
        return f"{made.code} {made.secret}"

    told = together(send, 8)
    assert len(set(told)) == 1, told
    assert Case.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_codes_of_many_at_once_are_all_different() -> None:
    """R12."""
    opened()
    everybody = [Business(address=f"192.0.2.{number}") for number in range(28)]
    for one in everybody:
        one.written()
    drafts = [one.draft for one in everybody]

    def send(number: int) -> str:
        return intake.filing.send(draft=drafts[number], address=str(number), now=everybody[0].now).code

    codes = together(send, len(drafts))
    assert len(set(codes)) == Case.objects.count() == len(drafts), codes

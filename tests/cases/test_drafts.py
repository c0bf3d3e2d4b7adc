"""Drafts of the website: sealed, opened by their code alone, erased by who has it and by time."""

from datetime import timedelta

import pytest

from gongyak.cases import intake
from gongyak.cases.intake.drafts import MOST_CODES, MOST_DRAFTS, Flooded, NoDraft, forget, reseal
from gongyak.cases.models import CaseDraft, CaseFile, CaseFileStatus, CaseSetting
from gongyak.companies import rotating
from gongyak.files.models import FilePiece, StoredFile
from gongyak.jobs.models import Job
from gongyak.rules.refusal import Refusal
from tests.cases.filing import SAID, Business
from tests.cases.office import MONDAY
from tests.pictures import png

CANARY = "카나리아정밀"


@pytest.fixture
def business(db: None) -> Business:
    return Business()


def resumed(business: Business, typed: str) -> intake.drafts.Draft:
    return intake.drafts.resume(typed=typed, address=business.address, now=business.then())


def test_what_was_written_is_there_by_its_code_however_it_is_typed(business):
    business.written()
    found = resumed(business, business.code.lower().replace("-", " "))
    assert found.difficulty.content == SAID["story"]["content"]
    assert found.difficulty.mail == "hong@example.com"


def test_the_first_form_twice_is_one_draft(business):
    business.begin()
    again = business.begin(ask="law")
    assert CaseDraft.objects.count() == 1
    assert again.difficulty.ask == business.draft.difficulty.ask == "law"


def test_nothing_of_it_can_be_read_in_the_store(business):
    business.written(company=CANARY)
    stored = str(list(CaseDraft.objects.values()))
    for told in (CANARY, "홍길동", "hong@", business.code, business.code.replace("-", ""), business.key):
        assert told not in stored


def test_a_wrong_code_opens_nothing_and_cannot_be_tried_for_long(business):
    business.begin()
    for _ in range(MOST_CODES):
        with pytest.raises(NoDraft, match="쓰던 글이 없습니다"):
            resumed(business, "K7M3-Q9XR-2H4T")
    with pytest.raises(Flooded, match="15분"):
        resumed(business, business.code)
    business.then(minutes=16)
    assert resumed(business, business.code).code == business.code


@pytest.mark.parametrize("typed", ["", "K7M3", "가나다", "K7M3-Q9XR-2H4T-9", "\ud800\x00"])
def test_what_is_no_code_is_told_so(business, typed):
    with pytest.raises(NoDraft):
        resumed(business, typed)


def test_its_writer_erases_it_with_its_files(business):
    business.written()
    business.attach("현장.png", png())
    intake.drafts.drop(code=business.code, now=business.then())
    assert intake.drafts.find(business.code, business.now) is None
    for table in (CaseDraft, CaseFile, StoredFile, FilePiece):
        assert not table.objects.exists()
    with pytest.raises(NoDraft):
        business.write("story")


def test_time_erases_it_after_the_days_that_the_district_set(business):
    CaseSetting.objects.create(draft_days=3)
    business.written()
    business.attach("현장.png", png())
    kept = Business(now=business.now, key=intake.drafts.new_key())
    kept.then(days=1)
    kept.begin()
    forget(Job(), MONDAY + timedelta(days=3, minutes=5))
    assert CaseDraft.objects.get().code_hash == kept.draft.row.code_hash
    assert not StoredFile.objects.exists()


def test_a_draft_is_no_more_there_after_its_time_even_before_it_is_erased(business):
    business.begin()
    assert intake.drafts.find(business.code, business.now + timedelta(days=14, seconds=1)) is None


def test_an_address_that_begins_too_many_is_stopped_and_another_is_not(business):
    for _ in range(MOST_DRAFTS):
        Business(now=business.now).begin()
    with pytest.raises(Flooded, match="한 시간"):
        business.begin()
    Business(now=business.now, address="198.51.100.1").begin()
    assert CaseDraft.objects.count() == MOST_DRAFTS + 1


def test_a_new_key_seals_it_anew(business):
    before = business.written().row.body
    rotating.rotate(by="시연", now=business.then(), others=(reseal,))
    row = CaseDraft.objects.get()
    assert row.body.partition(":")[0] != before.partition(":")[0]
    assert business.draft.difficulty.name == "홍길동"


def test_the_tables_keep_what_they_promise(business, refused):
    draft = business.begin().row
    known = {"began_at": MONDAY, "changed_at": MONDAY, "expires_at": MONDAY}
    refused(
        CaseDraft(uid="a", code_hash="a", body="", **known), "보내지 않은 초안"
    )  # case_draft_empty_when_sent
    refused(CaseFile(name="a", at=MONDAY), "하나의 것")  # case_file_of_one
    refused(CaseFile(name="a", at=MONDAY, draft=draft, status="받지 않음"), "까닭")  # case_file_checked
    refused(CaseSetting(draft_days=91), "90일")  # case_setting_draft_days


def test_a_case_holds_files_that_the_gate_let_in_alone(business, refused):
    business.written()
    business.send()
    case = business.draft.row.case
    refused(CaseFile(name="a", at=MONDAY, case=case), "마친 첨부만")  # case_file_of_case_admitted


def test_a_draft_takes_so_many_files(business):
    business.begin()
    for number in range(intake.attaching.MOST_FILES):
        assert business.attach(f"{number}.png", png()).status == CaseFileStatus.ADMITTED
    with pytest.raises(Refusal, match="10개까지"):
        business.attach("more.png", png())
    intake.attaching.detach(draft=business.draft, pk=business.draft.files[0].pk, now=business.now)
    business.attach("more.png", png())
    assert [one.name for one in business.draft.files][-1] == "more.png"

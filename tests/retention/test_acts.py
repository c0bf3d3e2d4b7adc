"""Two people, two days: what is proposed, held back, dropped, confirmed and destroyed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from gongyak.audit.models import Act
from gongyak.cases.erasing import ERASED
from gongyak.cases.models import (
    Case,
    CaseEvent,
    CaseFile,
    CaseLetter,
    LookUp,
    LookUpSession,
    LostSecret,
    Submitter,
)
from gongyak.cases.stories import Wording, ask_approval, publish_story, write_story
from gongyak.files.actions import admit, store
from gongyak.files.models import FilePiece, StoredFile
from gongyak.files.verify import verify as verify_files
from gongyak.jobs.models import Job
from gongyak.jobs.worker import work_off
from gongyak.retention import actions, destroying
from gongyak.retention.due import due_of, due_rows, kept
from gongyak.retention.models import PurgeBatch, PurgeHold, PurgeLine, PurgeStatus
from gongyak.retention.verify import verify
from gongyak.rules.refusal import Refusal
from tests.cases.office import Counter
from tests.retention.archive import REVIEW, archive, at, destroyed, looked_up, solved

pytestmark = pytest.mark.django_db
#: Cases of March 2024 are kept through 2027.
DUE = at(2028, 1, 3)


@pytest.fixture
def office() -> tuple[Counter, dict[str, Case]]:
    return archive()


def proposed(counter: Counter, who: str = "총괄", when=DUE, review: str = REVIEW) -> PurgeBatch:
    return actions.propose(kind="case", review=review, by=counter.people.actor(who, when.date()), now=when)


def confirmed(
    counter: Counter, batch: PurgeBatch, who: str = "감사", when=DUE + timedelta(days=1)
) -> PurgeBatch:
    return actions.confirm(batch=batch, by=counter.people.actor(who, when.date()), now=when)


def test_two_people_on_two_days_destroy_what_is_due(office) -> None:
    counter, cases = office
    batch = destroyed(counter, "case", DUE)
    assert (batch.status, batch.counted, batch.erased) == (PurgeStatus.DONE, 2, 2)
    for name in ("solved", "handed on"):
        case = Case.objects.get(pk=cases[name].pk)
        assert (case.title, case.content, case.wish, case.company_phone) == (ERASED, ERASED, "", "")
        assert case.company_name.startswith(ERASED) and case.company is None
        assert (case.number, case.received_at, case.outcome) == (
            cases[name].number,
            cases[name].received_at,
            cases[name].outcome,
        )
        assert not CaseLetter.objects.filter(case=case).exists()
        assert not CaseEvent.objects.filter(case=case).exclude(memo="").exists()
        assert (case.submitter.name, case.submitter.mail, case.submitter.position) == ("", "", "")
    still = Case.objects.get(pk=cases["open"].pk)
    assert (still.title, still.erased_on) == ("간판", None) and still.submitter.name
    assert verify() == []
    acts = Act.objects.filter(object=batch.key).order_by("seq").values_list("action", "after")
    assert [act for act, _ in acts] == ["파기 제안", "파기 확인", "파기 실행"]
    assert [after for _, after in acts] == ["", batch.lines_hash, batch.lines_hash]


def test_what_opens_a_case_to_its_business_goes_and_what_the_public_read_stays(office) -> None:
    counter, cases = office
    looked_up(cases["solved"], counter.then())
    wording = Wording(
        title="하역 자리를 그렸습니다",
        trouble="댈 곳이 없었습니다.",
        answer="두 면을 그렸습니다.",
        consent_way="전화",
        consented_on=counter.now.date(),
    )
    story = write_story(case=cases["solved"], wording=wording, by=counter.who("담당"), now=counter.then())
    story = ask_approval(story=story, revision=story.revision, by=counter.who("담당"), now=counter.then())
    publish_story(story=story, revision=story.revision, by=counter.who("팀장"), now=counter.then())
    destroyed(counter, "case", DUE)
    story.refresh_from_db()
    assert (story.case, story.title, story.status) == (None, wording.title, "공개")
    assert not any(table.objects.exists() for table in (LookUp, LookUpSession, LostSecret))
    assert verify() == []


def test_files_of_a_case_go_with_it(office) -> None:
    counter, cases = office
    for name, case in (("도면.md", "solved"), ("사진.md", "open")):
        stored = store(file=admit(name, name.encode()), by="기업", now=counter.now)
        CaseFile.objects.create(case=cases[case], name=name, file=stored, status="검사 완료", at=counter.now)
    destroyed(counter, "case", DUE)
    assert [one.name for one in CaseFile.objects.all()] == ["사진.md"]
    assert [one.name for one in StoredFile.objects.all()] == ["사진.md"]
    assert FilePiece.objects.count() == 1 and verify_files() == []


def test_an_erased_case_is_over_for_good(office) -> None:
    counter, cases = office
    destroyed(counter, "case", DUE)
    counter.now = DUE + timedelta(days=2)
    from gongyak.cases.afterwards import reopen

    with pytest.raises(Refusal, match="파기한 애로"):
        reopen(case=cases["solved"], by=counter.who("담당"), now=counter.then(), reason="다시")


def test_a_business_of_two_cases_stays_one_business(office) -> None:
    """Counts stay as they were, though nobody can tell any more which business it was."""
    counter, cases = office
    counter.now = cases["open"].received_at
    again = solved(counter)
    destroyed(counter, "case", DUE)
    names = dict(Case.objects.exclude(erased_on=None).values_list("pk", "company_name"))
    assert names[again.pk] == names[cases["solved"].pk] != names[cases["handed on"].pk]


def test_who_proposed_does_not_confirm(office) -> None:
    counter, _ = office
    batch = proposed(counter)
    with pytest.raises(Refusal, match="다른 사람"):
        confirmed(counter, batch, "총괄")
    with pytest.raises(Refusal, match="역할이 아닙니다"):
        confirmed(counter, batch, "과장")
    with pytest.raises(Refusal, match="다음 날부터"):
        confirmed(counter, batch, when=DUE + timedelta(hours=5))
    assert not Job.objects.filter(kind=actions.JOB).exists()
    assert confirmed(counter, batch, "시스템관리").confirmed_by == counter.people["시스템관리"]
    with pytest.raises(Refusal, match="할 수 없습니다"):
        confirmed(counter, batch)


@pytest.mark.parametrize("who", ["담당", "과장", "구청장", "감사"])
def test_only_some_propose(office, who: str) -> None:
    counter, _ = office
    with pytest.raises(Refusal, match="총괄부서나 시스템관리"):
        proposed(counter, who)


def test_a_public_record_needs_its_review_and_something_due(office) -> None:
    counter, _ = office
    with pytest.raises(Refusal, match="심의"):
        proposed(counter, review=" ")
    with pytest.raises(Refusal, match="지난 것이 없습니다"):
        proposed(counter, when=at(2027, 12, 31))
    with pytest.raises(Refusal, match="개인정보"):
        proposed(counter, review="홍길동 010-1234-5678")
    proposed(counter)
    with pytest.raises(Refusal, match="끝나지 않은 파기"):
        proposed(counter)


def test_what_is_held_back_stays_until_its_day(office) -> None:
    counter, cases = office
    batch = proposed(counter)
    line = batch.lines.get(row=cases["solved"].pk)
    by = counter.people.actor("감사", DUE.date())
    with pytest.raises(Refusal, match="뒤의 날"):
        actions.hold(line=line, until=DUE.date(), reason="감사 중", by=by, now=DUE)
    with pytest.raises(Refusal, match="왜 더 보관"):
        actions.hold(line=line, until=date(2029, 1, 1), reason="", by=by, now=DUE)
    held = actions.hold(line=line, until=date(2029, 1, 1), reason="감사원 감사", by=by, now=DUE)
    confirmed(counter, batch)
    work_off(lambda: DUE + timedelta(days=1))
    assert Case.objects.get(pk=cases["solved"].pk).erased_on is None
    assert Case.objects.get(pk=cases["handed on"].pk).erased_on == (DUE + timedelta(days=1)).date()
    assert due_of(kept("case"), date(2029, 1, 1)).count == 0
    assert due_of(kept("case"), date(2029, 1, 2)).count == 1
    actions.release(hold=held, by=counter.people.actor("총괄", DUE.date()), now=DUE)
    assert due_of(kept("case"), DUE.date()).count == 1
    assert not PurgeHold.objects.exists()


def test_a_dropped_proposal_destroys_nothing_and_may_come_again(office) -> None:
    counter, _ = office
    batch = proposed(counter)
    by = counter.people.actor("감사", DUE.date())
    with pytest.raises(Refusal, match="사유"):
        actions.drop(batch=batch, reason="", by=by, now=DUE)
    dropped = actions.drop(batch=batch, reason="심의 결과가 아직 없음", by=by, now=DUE)
    assert (dropped.status, dropped.lines.count()) == (PurgeStatus.DROPPED, 0)
    assert destroyed(counter, "case", DUE + timedelta(days=3)).erased == 2


def test_what_is_no_longer_due_leaves_a_proposal_before_it_is_confirmed(office) -> None:
    counter, _ = office
    batch = proposed(counter)
    rule = {
        "kind": "case",
        "months": 120,
        "from_year": True,
        "article": "기록관리기준표",
        "is_confirmed": True,
    }
    by = counter.people.actor("총괄", DUE.date())
    actions.set_rule(**rule, revision=0, by=by, now=DUE)
    with pytest.raises(Refusal, match="파기할 것이 없습니다"):
        confirmed(counter, batch)
    with pytest.raises(Refusal, match="다른 사람이"):
        actions.set_rule(**rule, revision=0, by=by, now=DUE)
    actions.set_rule(**rule | {"months": 36}, revision=1, by=by, now=DUE)
    assert confirmed(counter, batch).counted == 2
    with pytest.raises(Refusal, match="100년"):
        actions.set_rule(**rule | {"months": 0}, revision=2, by=by, now=DUE)
    with pytest.raises(Refusal, match="총괄부서"):
        actions.set_rule(**rule, revision=2, by=counter.people.actor("감사", DUE.date()), now=DUE)


def test_a_case_that_was_reopened_after_it_was_confirmed_stays(office) -> None:
    counter, cases = office
    batch = proposed(counter)
    confirmed(counter, batch)
    counter.now = DUE + timedelta(days=1)
    from gongyak.cases.afterwards import reopen

    reopen(case=cases["solved"], by=counter.who("담당"), now=counter.then(), reason="다시 막힘")
    work_off(lambda: DUE + timedelta(days=1))
    batch.refresh_from_db()
    assert (batch.status, batch.counted, batch.erased) == (PurgeStatus.DONE, 2, 1)
    assert Case.objects.get(pk=cases["solved"].pk).title == cases["solved"].title
    assert PurgeLine.objects.get(row=cases["solved"].pk).is_spared
    assert verify() == []


def test_what_was_stopped_in_the_middle_goes_on(office, monkeypatch: pytest.MonkeyPatch) -> None:
    counter, _ = office
    monkeypatch.setattr(destroying, "PIECE", 1)
    batch = confirmed(counter, proposed(counter))
    assert destroying.destroy_piece(batch, "salt", DUE) == 1
    assert Case.objects.exclude(erased_on=None).count() == 1
    work_off(lambda: DUE + timedelta(days=1))
    batch.refresh_from_db()
    assert (batch.status, batch.erased) == (PurgeStatus.DONE, 2)
    assert Act.objects.filter(action="파기 실행").count() == 1
    job = Job.objects.get(kind=actions.JOB)
    destroying.destroy(job, DUE + timedelta(days=2))  # a worker that did not know it was done
    assert Act.objects.filter(action="파기 실행").count() == 1


def test_who_told_it_is_erased_before_the_case_is(office) -> None:
    counter, cases = office
    batch = destroyed(counter, "submitter", at(2025, 3, 26), review="")
    assert batch.erased == 2
    case = Case.objects.select_related("submitter").get(pk=cases["solved"].pk)
    assert (case.submitter.name, case.title) == ("", cases["solved"].title)
    assert Submitter.objects.exclude(name="").get().case_id == cases["open"].pk
    assert verify() == []


def test_the_ledger_cannot_be_bent_unseen(office) -> None:
    counter, cases = office
    batch = destroyed(counter, "case", DUE)
    line = batch.lines.get(row=cases["solved"].pk)
    Case.objects.filter(pk=cases["open"].pk).update(status="종결", closed_at=DUE, next_at=None, outcome="해결",
                                                    replied_at=DUE)  # fmt: skip
    Case.objects.filter(pk=cases["open"].pk).update(
        title=ERASED, content=ERASED, wish="", company=None, company_phone="", erased_on=DUE.date()
    )
    assert [one.code for one in verify()] == ["purge-unknown"]
    Case.objects.filter(pk=cases["solved"].pk).update(erased_on=None, title="되돌린 글")
    assert [one.code for one in verify()] == ["purge-undone", "purge-unknown"]
    line.key = "case/999"
    line.save()
    assert "purge-differs" in [one.code for one in verify()]
    PurgeBatch.objects.all().delete()
    assert [one.code for one in verify() if one.code != "purge-unknown"] == ["purge-missing"] * 2


def test_what_is_late_is_a_warning(office) -> None:
    counter, cases = office
    assert due_of(kept("case"), date(2028, 1, 1)).is_late is False
    assert due_of(kept("case"), date(2028, 1, 6)).is_late is True
    actions.drop(batch=proposed(counter, when=at(2028, 2, 1)), reason="시험",
                 by=counter.people.actor("감사", DUE.date()), now=at(2028, 2, 1))  # fmt: skip
    assert {one.where for one in verify() if one.code == "retention-late"} == {
        "retention.case",
        "retention.submitter",
    }
    rows = list(due_rows(kept("case"), DUE.date()))
    assert [(one.label, one.kept_until) for one in rows] == [
        (cases[name].number, date(2027, 12, 31)) for name in ("solved", "handed on")
    ]
    assert replace(rows[0], label="").key == f"case/{cases['solved'].pk}"

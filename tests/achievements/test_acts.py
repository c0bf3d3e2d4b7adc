"""Results on their way: who may take which step in which stage, and what stands in the way of confirming."""

from dataclasses import replace
from datetime import date

import pytest

from gongyak.achievements import actions
from gongyak.achievements.actions import Conflict
from gongyak.achievements.correcting import correct
from gongyak.achievements.models import Achievement
from gongyak.achievements.values import achievement_value
from gongyak.achievements.verify import verify
from gongyak.achievements.wordings import Wording
from gongyak.audit.models import Act
from gongyak.records.actions import record
from gongyak.records.models import RecordVersion
from gongyak.records.reading import history, known
from gongyak.rules.dates import Precision
from gongyak.rules.records import AchievementStatus, Line, Metric, Span
from gongyak.rules.refusal import Refusal
from tests.achievements.ledger import AUTUMN, DAY, FIRMS, MAY, NOW, Ledger

pytestmark = pytest.mark.django_db
WORDING = Wording("행사", "취업박람회", MAY, waiver="사진만 있음", metrics=(FIRMS,))


def test_a_result_goes_from_candidate_to_card(ledger: Ledger) -> None:
    row = ledger.confirmed()
    assert (row.status, row.number) == (AchievementStatus.CONFIRMED, "실적-2024-0001")
    officer = ledger.people.actor("담당")
    row = actions.put_on_card(row=row, card="version/7", by=officer, now=NOW)
    assert row.status == AchievementStatus.ON_CARD
    count = RecordVersion.objects.count()
    actions.put_on_card(row=row, card="version/8", by=officer, now=NOW)
    assert RecordVersion.objects.count() == count
    told = [one.reason for one in reversed(history(row.key))]
    assert told == ["실적 등록", "실적 담당 확인", "실적 팀장 확정", "실적 카드 수록: version/7"]
    assert list(Act.objects.filter(object=row.key).order_by("seq").values_list("action", flat=True)) == [
        one.split(":")[0] for one in told
    ]
    assert verify() == []


def test_numbers_run_by_year_of_confirming_and_are_never_used_again(ledger: Ledger) -> None:
    first = ledger.confirmed()
    actions.cancel(row=first, by=ledger.people.actor("팀장"), now=NOW, reason="이중 등록")
    assert ledger.confirmed().number == "실적-2024-0002"
    assert Achievement.objects.get(pk=first.pk).number == "실적-2024-0001"
    assert known("achievement")[first.key].record.status == AchievementStatus.CANCELLED
    assert verify() == []


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({"span": AUTUMN}, ["result-in-future"]),
        ({"span": Span()}, ["result-day-missing"]),
        ({"waiver": ""}, ["result-without-proof"]),
        ({"metrics": (replace(FIRMS, basis=None),)}, ["result-without-basis"]),
        ({"span": Span(), "waiver": ""}, ["result-day-missing", "result-without-proof"]),
        ({"span": Span(recurrence="매월")}, []),
        ({"span": Span(date(2024, 3, 1), date(2024, 12, 31), Precision.MONTH)}, []),
    ],
)
def test_what_stands_in_the_way(ledger: Ledger, change: dict[str, object], codes: list[str]) -> None:
    officer, wording = ledger.people.actor("담당"), replace(WORDING, **change)  # type: ignore[arg-type]
    row = actions.enter(wording=wording, department=ledger.department, by=officer, now=NOW)
    if not codes:
        assert ledger.checked(row).status == AchievementStatus.CHECKED
        return
    with pytest.raises(Refusal, match=f"{len(codes)}가지") as refused:
        ledger.checked(row)
    assert [one.code for one in refused.value.findings] == codes
    assert Achievement.objects.get().status == AchievementStatus.CANDIDATE


@pytest.mark.parametrize("who", ["과장", "타부서담당", "타부서팀장", "총괄", "구청장", "감사", "평가위원"])
def test_others_write_nothing(ledger: Ledger, who: str) -> None:
    row, other = ledger.entered(), ledger.people.actor(who)
    told = {"row": row, "by": other, "now": NOW}
    acts = [
        lambda: actions.save(**told, wording=WORDING, revision=row.revision),
        lambda: actions.check(**told, revision=row.revision),
        lambda: actions.send_back(**told, reason="x"),
        lambda: actions.confirm(**told, revision=row.revision),
        lambda: actions.cancel(**told, reason="x"),
        lambda: correct(**told, wording=WORDING, reason="x", revision=row.revision),
    ]
    before = RecordVersion.objects.count()
    for act in acts:
        with pytest.raises(Refusal, match="일자리경제과"):
            act()
    with pytest.raises(Refusal, match="자기 부서"):
        actions.enter(wording=WORDING, department=ledger.department, by=other, now=NOW)
    assert RecordVersion.objects.count() == before


def test_the_officer_neither_confirms_nor_corrects_nor_cancels_what_is_confirmed(ledger: Ledger) -> None:
    officer, row = ledger.people.actor("담당"), ledger.checked()
    with pytest.raises(Refusal, match="팀장만"):
        actions.confirm(row=row, revision=row.revision, by=officer, now=NOW)
    row = actions.confirm(row=row, revision=row.revision, by=ledger.people.actor("팀장"), now=NOW)
    with pytest.raises(Refusal, match="팀장만"):
        correct(row=row, wording=WORDING, reason="x", revision=row.revision, by=officer, now=NOW)
    with pytest.raises(Refusal, match="팀장만"):
        actions.cancel(row=row, by=officer, now=NOW, reason="x")


def test_it_comes_back_with_a_reason(ledger: Ledger) -> None:
    row, lead = ledger.checked(), ledger.people.actor("팀장")
    with pytest.raises(Refusal, match="까닭을"):
        actions.send_back(row=row, by=lead, now=NOW, reason=" ")
    row = actions.send_back(row=row, by=lead, now=NOW, reason="사진을 넣어 주세요")
    assert row.status == AchievementStatus.CANDIDATE
    assert history(row.key)[0].reason == "실적 되돌림: 사진을 넣어 주세요"
    with pytest.raises(Refusal, match="‘후보’ 단계"):
        actions.send_back(row=row, by=lead, now=NOW, reason="x")


def test_nobody_checks_or_confirms_what_he_has_not_read(ledger: Ledger) -> None:
    officer, row = ledger.people.actor("담당"), ledger.entered()
    read = row.revision
    row = actions.save(row=row, wording=replace(WORDING, title="이름"), revision=read, by=officer, now=NOW)
    for act, who in ((actions.check, "담당"), (actions.confirm, "팀장")):
        with pytest.raises(Refusal, match="담당이름 님이 이 실적을 고쳤습니다"):
            act(row=row, revision=read, by=ledger.people.actor(who), now=NOW)
        row = row if act is actions.confirm else ledger.checked(row)


def test_who_was_slower_is_told_and_keeps_his_text(ledger: Ledger) -> None:
    officer, row = ledger.people.actor("담당"), ledger.entered()
    told = {"row": row, "revision": row.revision, "now": NOW}
    actions.save(**told, wording=replace(WORDING, title="먼저"), by=officer)
    with pytest.raises(Conflict) as slower:
        actions.save(**told, wording=replace(WORDING, title="나중"), by=ledger.people.actor("팀장"))
    assert slower.value.there.title == "먼저" == Achievement.objects.get().title


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"title": "  "}, "제목을"),
        ({"kind": "소문"}, "종류를"),
        ({"title": "가" * 201}, "200자"),
        ({"lines": (Line("가" * 501),)}, "500자"),
        ({"lines": (Line("가", children=(Line("나"),) * 60),)}, "60줄"),
        ({"metrics": (FIRMS,) * 31}, "30개"),
        ({"title": "상담 850101-1234567"}, "주민등록번호"),
        ({"lines": (Line("가", children=(Line("010-1234-5678"),)),)}, "전화번호"),
        ({"metrics": (Metric("x", "a@b.kr", 1, "개"),)}, "전자우편"),
        ({"waiver": "홍 010-1234-5678"}, "전화번호"),
    ],
)
def test_what_does_not_go_into_the_ledger(ledger: Ledger, change: dict[str, object], sentence: str) -> None:
    wording = replace(WORDING, **change)  # type: ignore[arg-type]
    with pytest.raises(Refusal, match=sentence):
        actions.enter(wording=wording, department=ledger.department, by=ledger.people.actor("담당"), now=NOW)
    assert not Achievement.objects.exists()


def test_a_correction_is_a_new_version_under_the_same_number(ledger: Ledger) -> None:
    row, lead = ledger.confirmed(), ledger.people.actor("팀장")
    row = actions.put_on_card(row=row, card="version/7", by=lead, now=NOW)
    told = {"row": row, "by": lead, "now": NOW + DAY, "revision": row.revision}
    with pytest.raises(Refusal, match="까닭을"):
        correct(**told, wording=WORDING, reason="")
    with pytest.raises(Refusal, match="1가지"):
        correct(**told, wording=replace(WORDING, waiver=""), reason="x")
    with pytest.raises(Conflict):
        correct(**{**told, "revision": 0}, wording=WORDING, reason="x")
    fixed = correct(**told, wording=replace(WORDING, title="일구DAY"), reason="이름을 바로잡음")
    assert (fixed.status, fixed.number) == (AchievementStatus.CONFIRMED, row.number)
    assert known("achievement", NOW)[row.key].record.title == "취업박람회"
    assert known("achievement")[row.key].record.title == "일구DAY"
    assert verify() == []


def test_a_candidate_is_cancelled_by_its_officer_and_stays_cancelled(ledger: Ledger) -> None:
    officer = ledger.people.actor("담당")
    row = actions.cancel(row=ledger.entered(), by=officer, now=NOW, reason="행사 취소")
    for act in (
        lambda: actions.check(row=row, revision=row.revision, by=officer, now=NOW),
        lambda: actions.cancel(row=row, by=officer, now=NOW, reason="x"),
        lambda: actions.put_on_card(row=row, card="version/7", by=officer, now=NOW),
    ):
        with pytest.raises(Refusal, match="‘취소’ 단계"):
            act()


@pytest.mark.parametrize(
    ("touch", "code"),
    [
        (lambda row: Achievement.objects.update(title="몰래"), "ledger-differs"),
        (lambda row: Achievement.objects.all().delete(), "ledger-missing"),
        (lambda row: row.metrics.all().update(value=1), "ledger-differs"),
    ],
)
def test_what_was_changed_past_the_acts_is_found(ledger: Ledger, touch, code: str) -> None:
    touch(ledger.minted())
    assert [finding.code for finding in verify()] == [code]


def test_a_number_that_went_to_two_results_is_found(ledger: Ledger) -> None:
    first, second = ledger.confirmed(), ledger.confirmed()
    record(replace(achievement_value(second), number=first.number), by="staff/1", now=NOW)
    assert {one.code for one in verify()} == {"ledger-number", "ledger-differs"}

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from gongyak.pledges.actions import content_of, publish_quarter
from gongyak.pledges.models import Answer as AnswerRow
from gongyak.pledges.models import CardImport, ImportedFile, Officeholder, Pledge, Term
from gongyak.pledges.verify import verify
from gongyak.rules import card as cards
from gongyak.rules.canonical import sha256
from gongyak.rules.card import Answer
from gongyak.snapshots.actions import Refusal
from gongyak.snapshots.models import Document, PersonalValue, Version
from gongyak.snapshots.verify import verify as verify_snapshots
from tests.pledges.files import ANSWER, DAY, NOW, REAL, SECRET, changed, take

pytestmark = pytest.mark.django_db
NEXT_QUARTER = {"2024. 6. 30. 現在": "2024. 9. 30. 現在"}


def whole_store():
    """Every row that an import could make."""
    tables = (
        Term,
        Officeholder,
        Pledge,
        Document,
        Version,
        ImportedFile,
        CardImport,
        AnswerRow,
        PersonalValue,
    )
    return [table.objects.count() for table in tables]


def ids(version):
    def walk(items):
        for item in items:
            yield item.text, item.id
            yield from walk(item.children)

    return dict(walk(content_of(version).card.achievements))


def test_the_real_card_on_an_empty_database():
    report = take()
    assert (report.number, report.as_of, report.seq) == ("1-2-2", DAY, 1)
    assert report.is_new and report.retroactive
    assert report.sha256 == sha256(REAL.read_bytes())
    pledge = Pledge.objects.select_related("officeholder__term", "field__parent").get()
    term = pledge.officeholder.term
    assert (term.number, term.start_on, term.end_on) == (8, date(2022, 7, 1), date(2026, 6, 30))
    assert pledge.officeholder.name == ""
    assert (pledge.field.number, pledge.field.parent.number, pledge.field.parent.parent) == ("1-2", "1", None)
    assert verify() == verify_snapshots() == []


def test_the_version_says_what_the_card_says():
    take()
    version = Version.objects.get()
    assert (version.title, version.status) == ("지역경제활성화 종합대책본부 설치", "추진중")
    assert (version.progress_hundredths, version.plan_won, version.spent_won) == (5_000, 9_600_000, 4_800_000)
    assert (version.effective_on, version.recorded_at, version.retroactive) == (DAY, NOW, True)
    card = content_of(version).card
    assert card == cards.read(documents_of(REAL.read_bytes()), [ANSWER])[0]
    assert all(item.id for item in card.achievements)


def documents_of(data):
    from gongyak import documents

    return documents.read("card.txt", data).blocks


def test_the_original_bytes_are_kept_with_their_lineage():
    take()
    file = ImportedFile.objects.get()
    assert bytes(file.body) == REAL.read_bytes()
    assert (file.name, file.imported_at, file.by) == ("card-1-2-2.txt", NOW, "총괄부서")
    assert CardImport.objects.get().version == Version.objects.get()


def test_no_name_and_no_extension_stands_in_a_hashed_row():
    take()
    version = Version.objects.select_related("internal", "public").get()
    for body in (version.internal.body, version.public.body):
        text = bytes(body).decode()
        assert not SECRET.search(text)
    assert set(PersonalValue.objects.values_list("value", flat=True)) >= {"신정미", "김연주", "4803", "4802"}


def test_answers_are_frozen_with_the_version():
    take()
    row = AnswerRow.objects.get()
    assert (row.code, row.where, row.value) == ("budget-missing-column", "investment", "기투자")
    assert (row.by, row.at, row.why) == ("총괄부서", NOW, ANSWER.why)
    [frozen] = content_of(Version.objects.get()).answers
    assert (frozen.code, frozen.value, frozen.by, frozen.at, frozen.why) == (
        row.code,
        row.value,
        row.by,
        row.at,
        row.why,
    )


def test_an_open_question_holds_the_card_up_and_leaves_nothing_behind():
    with pytest.raises(Refusal, match="답해야 할 질문 1건") as refused:
        take(answers=[])
    [question] = [finding for finding in refused.value.findings if finding.blocks]
    assert question.code == "budget-missing-column" and len(question.choices) == 5
    assert not any(whole_store())


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("card.pdf", b"not a pdf", "card"),
        ("card.txt", b"\xff\xfe\x00", "card"),
        ("card.json", b"{}", "JSON"),
        ("card.json", b"[" * 100_000, "card.json"),
        ("card.json", b" " * 6_000_000, "5MB"),
        ("card.txt", changed({"진 도\t50%": "진 도\t500%"}), "오류 1건"),
        ("card.txt", changed({"1-2-2": ""}), "오류"),
    ],
)
def test_a_file_that_will_not_do_is_refused_and_leaves_nothing_behind(name, data, sentence):
    with pytest.raises(Refusal, match=sentence):
        take(data, name=name)
    assert not any(whole_store())


def test_broken_text_in_json_is_refused():
    take()
    form = cards.to_json(content_of(Version.objects.get()).card)
    before = whole_store()
    for broken in ("\x00", "\ud800"):
        data = json.dumps(form | {"title": f"지역경제{broken}"}).encode()
        with pytest.raises(Refusal, match=r"글자|NUL"):
            take(data, name="card.json", answers=[])
    assert whole_store() == before


def json_card(**changes):
    """The real card's JSON form with parts replaced, as a file."""
    form = cards.to_json(cards.read(documents_of(REAL.read_bytes()), [ANSWER])[0])
    for path, value in changes.items():
        inner = form
        *above, last = path.split("__")
        for part in above:
            inner = inner[part]
        inner[last] = value
    return json.dumps(form).encode()


MONEY = {"total": 0, "before": 0, "years": {}, "after": 0, "undecided": False}
UNFIT = {
    "a number too long": {"number": "1" * 51},
    "a word whose key is too long": {"number": "\ufdfa" * 50},
    "more won than a column holds": {
        "investment__plan": {"총계": MONEY | {"total": 2**63, "after": 2**63}},
        "investment__spent": None,
        "budget": None,
    },
    "less than no won": {
        "investment__plan": {"총계": MONEY | {"total": -1, "after": -1}},
        "investment__spent": None,
        "budget": None,
    },
    "an unknown unit": {"investment__unit": "냥"},
    "a progress that is no number": {"progress_percent": "NaN"},
    "a progress without end": {"progress_percent": "Infinity"},
    "a commitment among the texts": {"raw": {"commitment": "a" * 64}},
}


@pytest.mark.parametrize("case", UNFIT)
def test_a_card_that_cannot_be_stored_or_shown_is_refused_and_leaves_nothing_behind(case):
    with pytest.raises(Refusal, match="card") as refused:
        take(json_card(**UNFIT[case]), name="card.json", answers=[])
    assert "\n" not in str(refused.value)
    assert not any(whole_store())


def test_a_file_whose_name_is_too_long_is_refused():
    with pytest.raises(Refusal, match="파일 이름은 255자까지"):
        take(name="가" * 252 + ".txt")
    assert not any(whole_store())


def test_a_broken_text_in_an_answer_is_refused():
    with pytest.raises(Refusal, match="NUL"):
        take(answers=[replace(ANSWER, why="a\x00b")])


def test_the_word_commitment_is_a_text_like_any_other():
    take(json_card(raw={"commitment": "x"}), name="card.json", answers=[])
    publish_quarter(as_of=DAY, by="총괄부서", now=NOW, reason="공개")
    assert content_of(Version.objects.get()).card.raw == {"commitment": "x"}
    assert verify() == verify_snapshots() == []


def test_taking_the_same_file_in_again_changes_nothing():
    take()
    before = whole_store()
    again = take(now=NOW + timedelta(days=1), by="관련부서")
    assert (again.is_new, again.seq) == (False, 1)
    assert whole_store() == before


def test_an_old_file_taken_in_again_does_not_undo_a_correction():
    take()
    corrected = changed({"진 도\t50%": "진 도\t55%"})
    assert take(corrected, now=NOW + timedelta(days=1)).seq == 2
    again = take(now=NOW + timedelta(days=2))
    assert (again.is_new, again.seq) == (False, 1)
    assert Version.objects.as_of(DAY).get().progress_hundredths == 5_500


def test_another_answer_to_the_same_file_is_a_new_version():
    take()
    other = take(answers=[Answer("budget-missing-column", "임기후")], now=NOW + timedelta(days=1))
    assert (other.is_new, other.seq) == (True, 2)
    plans = [content_of(v).card.investment.plan["구비"].years[2022] for v in Version.objects.order_by("seq")]
    assert plans == [0, 2_400_000]
    assert verify() == verify_snapshots() == []


def test_a_deferrable_question_can_be_answered_later():
    take()
    answers = [ANSWER, Answer("status-national", "정상추진", by="주관부서", at=NOW)]
    assert take(answers=answers, now=NOW + timedelta(days=1)).seq == 2
    assert content_of(Version.objects.get(seq=2)).card.status_national == "정상추진"
    assert AnswerRow.objects.filter(version__seq=2).count() == 2


@pytest.mark.parametrize("given", [{"by": "신정미"}, {"answers": [replace(ANSWER, by="신정미")]}])
def test_who_acts_is_a_role_and_no_name(given):
    with pytest.raises(Refusal, match=r"역할.*총괄부서.*시연"):
        take(**given)
    assert not any(whole_store())


def test_answers_for_another_card_are_left_out():
    other = Answer("status-national", "폐기", number="9-9-9")
    take(answers=[ANSWER, other])
    assert [row.code for row in AnswerRow.objects.all()] == ["budget-missing-column"]


def test_the_same_card_in_another_file_makes_no_version():
    take()
    before = whole_store()
    data = json.dumps(cards.to_json(content_of(Version.objects.get()).card)).encode()
    assert not take(data, name="card.json", answers=[]).is_new
    assert not take(REAL.read_bytes() + b"\n\n", name="copy.txt").is_new
    assert whole_store() == before


@pytest.mark.parametrize("field", ["number", "title"])
def test_a_card_without_number_or_title_is_refused(field):
    take()
    form = cards.to_json(content_of(Version.objects.get()).card)
    with pytest.raises(Refusal, match="모두 있어야"):
        take(json.dumps(form | {field: None}).encode(), name="card.json", answers=[])


def test_a_card_without_an_officer_is_taken_as_it_is():
    take(changed({"행정6급 김연주(☎4802)": ""}))
    assert content_of(Version.objects.get()).card.officer is None


def test_a_number_that_is_a_word_has_no_branch():
    form = cards.to_json(cards.read(documents_of(REAL.read_bytes()), [ANSWER])[0])
    take(json.dumps(form | {"number": "시기미도래"}).encode(), name="card.json", answers=[])
    assert Pledge.objects.get().field is None


def test_a_public_form_is_not_taken_for_the_card():
    take()
    form = cards.to_json(cards.withhold(content_of(Version.objects.get()).card))
    with pytest.raises(Refusal, match="공개본"):
        take(json.dumps(form).encode(), name="card.json", answers=[])


def test_the_next_quarter_keeps_the_ids_of_what_stayed():
    take()
    data = changed(
        NEXT_QUARTER
        | {
            "- 전통시장 환경개선 지원사업 추진: 2024. 2. ~ 2024.12.\n": "",
            "- 기업사랑 금정소식 발행(매월 발간)": "- 기업사랑 금정소식지 발행(매월 발간)\n"
            "- 전통시장 환경개선 지원사업 추진: 2024. 2. ~ 2024.12.\n- 소상공인 특별자금 이차보전",
        }
    )
    report = take(data, now=NOW + timedelta(hours=1))
    assert (report.as_of, report.seq) == (date(2024, 9, 30), 2)
    before, after = (ids(version) for version in Version.objects.order_by("seq"))
    moved = "전통시장 환경개선 지원사업 추진: 2024. 2. ~ 2024.12."
    assert after[moved] == before[moved]
    assert after["기업사랑 금정소식지 발행(매월 발간)"] == before["기업사랑 금정소식 발행(매월 발간)"]
    assert after["소상공인 특별자금 이차보전"] not in before.values()
    assert Version.objects.as_of(DAY).get().seq == 1


def test_a_number_with_another_title_is_refused_naming_both():
    take()
    before = whole_store()
    other = changed(
        NEXT_QUARTER | {"공약제목\t지역경제활성화 종합대책본부 설치": "공약제목\t전통시장 활성화"}
    )
    with pytest.raises(
        Refusal, match=r"1-2-2.*‘지역경제활성화 종합대책본부 설치’.*‘전통시장 활성화’"
    ) as refused:
        take(other, now=NOW + timedelta(hours=1))
    assert [finding.code for finding in refused.value.findings] == ["number-duplicate"]
    assert whole_store() == before


def test_blanks_do_not_make_another_title():
    take()
    spaced = changed(
        NEXT_QUARTER
        | {"공약제목\t지역경제활성화 종합대책본부 설치": "공약제목\t지역경제 활성화 종합대책본부 설치"}
    )
    assert take(spaced, now=NOW + timedelta(hours=1)).seq == 2


def test_two_officeholders_of_one_term_have_pledge_sets_of_their_own():
    take()
    first = Officeholder.objects.get()
    Officeholder.objects.filter(pk=first.pk).update(ended_on=date(2024, 7, 31))
    Officeholder.objects.create(term=first.term, sequence=2, began_on=date(2024, 10, 17))
    later = {
        "2024. 6. 30. 現在": "2024.12. 31. 現在",
        "공약제목\t지역경제활성화 종합대책본부 설치": "공약제목\t다른 공약",
    }
    past_plans = {"2024. 하반기": "2025. 상반기", "개최 : 2024.12.": "개최 : 2025.12."}
    report = take(changed(later | past_plans), now=NOW + timedelta(hours=1))
    assert (report.title, report.seq) == ("다른 공약", 1)
    assert Pledge.objects.filter(number="1-2-2").count() == 2
    with pytest.raises(Refusal, match=r"2024\. 9\. 30\.에 재임한 단체장이 없습니다"):
        take(changed(NEXT_QUARTER), now=NOW + timedelta(hours=2))


def test_a_card_of_a_day_still_to_come_is_refused():
    with pytest.raises(Refusal, match=r"2024\. 6\. 30\.은 아직"):
        take(now=NOW.replace(year=2024, month=6, day=29, hour=14))
    assert not any(whole_store())


@pytest.mark.parametrize(
    ("day", "late"), [((6, 30), False), ((7, 10), False), ((9, 30), False), ((10, 1), True)]
)
def test_a_card_is_retroactive_when_the_quarter_after_its_day_is_over(day, late):
    assert take(now=datetime(2024, *day, 1, tzinfo=UTC)).retroactive is late


def test_an_unchanged_name_is_not_stored_twice():
    take()
    count = PersonalValue.objects.count()
    take(changed(NEXT_QUARTER), now=NOW + timedelta(hours=1))
    assert PersonalValue.objects.count() == count

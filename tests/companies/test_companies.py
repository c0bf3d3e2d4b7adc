"""Companies: registered, changed by one at a time, put together without losing anything."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from gongyak.audit.models import Act
from gongyak.companies.actions import (
    change_company,
    fields_of,
    join_zone,
    leave_zone,
    merge,
    part,
    register_company,
)
from gongyak.companies.models import Company, CompanyEvent, Consent, Contact, ZoneStay
from gongyak.companies.reading import duplicates, find, people_of
from gongyak.companies.verify import verify
from gongyak.rules.companies import LABELS
from gongyak.rules.refusal import Refusal
from tests.companies.register import BY, DAY, HANBIT, KIM, NOW, TODAY, company, contact, other

pytestmark = pytest.mark.django_db
RESIDENT = "900101-1234567"


def test_a_company_is_kept_in_its_right_forms_and_is_an_act() -> None:
    row = company()
    assert (row.name_key, row.business_number, row.phone, row.extension) == (
        "한빛정밀",
        "2208162517",
        "0515194802",
        "12",
    )
    assert (row.business_words, row.corporation_words) == ("220-81-62517", "110111-0012340")
    assert (row.phone_words, row.industry_words) == ("051-519-4802 (내선 12)", "C25111 (11차)")
    event, act = CompanyEvent.objects.get(), Act.objects.get()
    assert ["상호", "", "㈜한빛정밀"] in event.told and ["영업상태", "", "영업"] in event.told
    assert (act.action, act.object, act.actor) == ("기업 등록", row.key, BY)
    assert verify() == []


def test_what_is_typed_again_is_the_same() -> None:
    row = company()
    assert change_company(company=row, typed=fields_of(row), revision=1, by=BY, now=NOW).revision == 1
    assert CompanyEvent.objects.count() == 1


def test_a_change_tells_what_it_changed() -> None:
    row = company()
    changed = change_company(
        company=row, typed=HANBIT | {"standing": "휴업", "industry": ""}, revision=1, by=BY, now=NOW
    )
    assert (changed.standing, changed.industry_revision, changed.revision) == ("휴업", None, 2)
    assert CompanyEvent.objects.order_by("-pk")[0].told == [
        ["업종코드", "C25111", ""],
        ["업종 차수", "11", ""],
        ["영업상태", "영업", "휴업"],
    ]
    with pytest.raises(Refusal, match="그사이 다른 사람이"):
        change_company(company=row, typed=HANBIT, revision=1, by=BY, now=NOW)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": " "}, "상호를 적으십시오"),
        ({"business_number": "106-87-15167"}, "사업자등록번호가 아닙니다"),
        ({"corporation_number": RESIDENT}, "주민등록번호를 적지 않았는지"),
        ({"industry": "A25111"}, "업종코드가 아닙니다"),
        ({"industry_revision": "8"}, "업종코드가 아닙니다"),
        ({"phone": "4802"}, "전화번호가 아닙니다"),
        ({"legal_dong": "264101010"}, "법정동코드는"),
        ({"standing": "잘됨"}, "영업상태는"),
        ({"name": "가" * 101}, "100자까지"),
        ({"note": f"대표 {RESIDENT}"}, "주민등록번호로 보이는"),
        ({"address": "900101 1234567"}, "주민등록번호로 보이는"),
        ({"name": RESIDENT}, "주민등록번호로 보이는"),
    ],
)
def test_a_wrong_field_is_refused_with_its_sentence(typed: dict[str, str], sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        company(**typed)
    assert not Company.objects.exists() and not Act.objects.exists()


def test_every_label_of_a_field_is_that_of_the_table() -> None:
    fields = {field.name: str(field.verbose_name) for field in Company._meta.concrete_fields}
    assert {name: label for name, (label, _) in LABELS.items()}.items() <= fields.items()


def test_a_number_belongs_to_one_company() -> None:
    company()
    with pytest.raises(Refusal, match="‘㈜한빛정밀’로 이미 있습니다"):
        company(name="다른 이름")


def test_two_rows_are_put_together_and_nothing_is_lost() -> None:
    kept, gone = other("한빛정밀"), company()
    contact(gone)
    join_zone(company=gone, zone="가온 특별지원지역", began_on=TODAY, by=BY, now=NOW)
    merged = merge(kept=kept, gone=gone, reason="같은 회사의 두 줄", by=BY, now=NOW)
    assert (merged.name, merged.business_number, merged.product) == ("한빛정밀", "2208162517", "금형")
    assert fields_of(Company.objects.get(pk=gone.pk)) == fields_of(gone)
    assert list(Company.objects.standing()) == [merged]
    assert set(Company.objects.all().of(merged)) == {merged, gone}
    assert [one.contact.company_id for one in people_of(merged, TODAY, NOW)] == [gone.pk]
    assert [one.company for one in find("220-81-62517", NOW)] == [merged]
    assert [one.company for one in find(KIM.mail, NOW)] == [merged]
    event = CompanyEvent.objects.order_by("-pk")[0]
    assert event.told[0] == ["합친 기업", "", f"㈜한빛정밀 (company/{gone.pk})"] and event.company == merged
    assert verify() == []


def test_what_was_put_together_stays_together_when_that_is_put_together() -> None:
    one, two, three = other("하나"), other("둘"), other("셋")
    merge(kept=two, gone=three, reason="같음", by=BY, now=NOW)
    merge(kept=one, gone=two, reason="같음", by=BY, now=NOW)
    assert {row.pk for row in Company.objects.all().of(one)} == {one.pk, two.pk, three.pk}


def test_what_was_put_together_by_mistake_is_parted() -> None:
    kept, gone = company(), other("한빛정밀")
    merge(kept=kept, gone=gone, reason="같은 줄 알았음", by=BY, now=NOW)
    part(gone=gone, reason="지점임", by=BY, now=NOW)
    assert set(Company.objects.standing()) == {kept, gone}
    with pytest.raises(Refusal, match="합쳐진 기업이 아닙니다"):
        part(gone=gone, reason="다시", by=BY, now=NOW)
    with pytest.raises(Refusal, match="왜 하나가 아닌지"):
        part(gone=gone, reason=" ", by=BY, now=NOW)


def test_a_number_that_was_taken_over_is_given_back_first() -> None:
    kept, gone = other("한빛정밀"), company()
    merged = merge(kept=kept, gone=gone, reason="같음", by=BY, now=NOW)
    with pytest.raises(Refusal, match="먼저 번호를 지우고"):
        part(gone=gone, reason="지점임", by=BY, now=NOW)
    typed = fields_of(merged) | {"business_number": ""}
    change_company(company=merged, typed=typed, revision=merged.revision, by=BY, now=NOW)
    assert part(gone=gone, reason="지점임", by=BY, now=NOW).business_number == "2208162517"


def test_what_may_not_be_put_together() -> None:
    one, two, three = other("하나"), other("둘"), other("셋")
    merge(kept=one, gone=two, reason="같음", by=BY, now=NOW)
    for kept, gone, reason, sentence in (
        (one, one, "같음", "그 자신에"),
        (one, three, " ", "왜 하나인지"),
        (one, three, "대표 900101-1234567이 같음", "주민등록번호로 보이는"),
        (three, two, "같음", "이미 다른 기업에"),
        (two, three, "같음", "이미 다른 기업에"),
    ):
        with pytest.raises(Refusal, match=sentence):
            merge(kept=kept, gone=gone, reason=reason, by=BY, now=NOW)
    with pytest.raises(Refusal, match="합친 기업에서 고치십시오"):
        change_company(company=two, typed={"name": "새 이름"}, revision=1, by=BY, now=NOW)


def test_duplicates_are_proposed_by_name_and_by_a_persons_phone() -> None:
    one, two, three = other("한빛정밀산업"), other("㈜한빛정밀산업"), other("한빛정밀사업")
    contact(one), contact(three)
    assert [(pair.one, pair.other, pair.why) for pair in duplicates()] == [
        (one.pk, two.pk, "상호가 같음"),
        (one.pk, three.pk, "상호가 비슷하고 전화가 같음"),
    ]
    merge(kept=one, gone=two, reason="같음", by=BY, now=NOW)
    merge(kept=one, gone=three, reason="같음", by=BY, now=NOW)
    assert duplicates() == []


def test_companies_are_found_by_what_one_knows(django_assert_max_num_queries) -> None:
    row, far = company(), other()
    contact(row)
    for asked in (
        "한빛",
        "(주) 한빛정밀",
        "2208162517",
        "051-519-4802",
        "010 1234 5678",
        "KIM@example.kr",
        "김한빛",
    ):
        with django_assert_max_num_queries(4):
            assert [one.company for one in find(asked, NOW)] == [row], asked
    assert find("010-1234-5678", NOW)[0].people and not find("한빛", NOW)[0].people
    assert {one.company for one in find("", NOW)} == {row, far}
    assert find("없는 이름", NOW) == []


def test_a_company_belongs_to_a_zone_for_a_time() -> None:
    row = company()
    stay = join_zone(company=row, zone="가온 특별지원지역", began_on=TODAY, by=BY, now=NOW)
    with pytest.raises(Refusal, match="이미 가온"):
        join_zone(company=row, zone="가온  특별지원지역", began_on=TODAY, by=BY, now=NOW)
    with pytest.raises(Refusal, match="100자 안으로"):
        join_zone(company=row, zone=" ", began_on=TODAY, by=BY, now=NOW)
    with pytest.raises(Refusal, match="앞섭니다"):
        leave_zone(stay=stay, ended_on=TODAY - DAY, by=BY, now=NOW)
    left = leave_zone(stay=stay, ended_on=TODAY + DAY, by=BY, now=NOW)
    assert left.holds_on(TODAY) and not left.holds_on(TODAY + 2 * DAY) and not left.holds_on(TODAY - DAY)
    assert verify() == []


def refused(row: models.Model, sentence: str) -> None:
    with pytest.raises(ValidationError) as said:
        row.validate_constraints()
    assert sentence in " ".join(said.value.messages)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def bare(**fields: object) -> Company:
    return Company(**({"name": "이름", "name_key": "이름", "registered_at": NOW} | fields))


def test_company_number_once() -> None:
    company()
    refused(bare(business_number="2208162517"), "이미 있습니다")


@pytest.mark.parametrize("fields", [{"name": ""}, {"name_key": ""}])
def test_company_named(fields: dict[str, str]) -> None:
    refused(bare(**fields), "상호를")


@pytest.mark.parametrize(
    "fields", [{"industry": "C25"}, {"industry_revision": 11}, {"industry": "C25", "industry_revision": 8}]
)
def test_company_industry_whole(fields: dict[str, object]) -> None:
    refused(bare(**fields), "차수")


def test_company_standing() -> None:
    refused(bare(standing="잘됨"), "영업상태는")


def test_company_not_into_itself() -> None:
    row = company()
    row.merged_into = row
    with pytest.raises(ValidationError):
        row.validate_constraints()
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_zone_stay_open_once_and_zone_stay_span() -> None:
    row = company()
    join_zone(company=row, zone="가온", began_on=TODAY, by=BY, now=NOW)
    refused(ZoneStay(company=row, zone="가온", began_on=TODAY), "이미 그 지역")
    refused(ZoneStay(company=row, zone="", began_on=TODAY), "지역의 이름")
    refused(ZoneStay(company=row, zone="다온", began_on=TODAY, ended_on=TODAY - DAY), "지역의 이름")


def test_contact_role_and_contact_named_or_destroyed() -> None:
    row = company()
    told = {"company": row, "uid": "u", "registered_at": NOW, "name": "x"}
    refused(Contact(**told | {"role": "친구"}), "구분은")
    refused(Contact(**told | {"role": "대표자", "name": ""}), "성명이 있어야")
    refused(Contact(**told | {"role": "대표자", "destroyed_at": NOW}), "성명이 있어야")


def test_consent_said_and_consent_span() -> None:
    told = {
        "contact": contact(company()),
        "basis": "동의",
        "purpose": "안내",
        "items": "성명",
        "given_on": TODAY,
    }
    refused(Consent(**told | {"purpose": "", "until": TODAY}), "근거와 목적")
    refused(Consent(**told | {"basis": "그냥", "until": TODAY}), "근거와 목적")
    refused(Consent(**told | {"until": date(2020, 1, 1)}), "앞설 수 없습니다")


def test_a_company_that_nobody_knows_yet_has_no_people() -> None:
    assert people_of(register_company(typed={"name": "새 회사"}, by=BY, now=NOW), TODAY, NOW) == []

"""The official list taken in, and companies placed by it."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction

from gongyak.audit.models import Act
from gongyak.companies.actions import change_company, fields_of, register_company
from gongyak.companies.dongs import load_dongs, plan_dongs
from gongyak.companies.models import Dong, DongLoading, DongTie
from gongyak.companies.placing import place, places_of
from gongyak.companies.verify import verify
from gongyak.rules.companies import DongList, KnownDong
from gongyak.rules.refusal import Refusal
from tests.companies.register import BY, NOW, company
from tests.guards import guards_down

pytestmark = pytest.mark.django_db
DUGU = KnownDong("법정동", "2641010100", "부산광역시 금정구 두구동")
SEON = KnownDong("법정동", "2641010200", "부산광역시 금정구 선동")
HAEUN = KnownDong("법정동", "2635010500", "부산광역시 해운대구 우동")
SEONDUGU = KnownDong("행정동", "2641054500", "부산광역시 금정구 선두구동")
TOLD = DongList((DUGU, SEON, HAEUN, SEONDUGU), (("2641054500", "2641010100"), ("2641054500", "2641010200")))


def load(told: DongList = TOLD, prefix: str = "") -> DongLoading:
    return load_dongs(told=told, source="KIKmix.20260101", prefix=prefix, by=BY, now=NOW)


def test_a_list_is_taken_in_once_and_told_each_time() -> None:
    first, again = load(), load()
    assert (first.added, first.changed, first.ended) == (4, 0, 0)
    assert (again.added, again.changed, again.ended, again.hash) == (0, 0, 0, first.hash)
    assert Dong.objects.count() == 4 and DongTie.objects.count() == 2
    acts = Act.objects.order_by("seq")
    assert [(act.action, act.object, act.reason) for act in acts] == [
        ("행정구역 코드 적재", "dongs", "KIKmix.20260101")
    ] * 2
    assert verify() == []


def test_only_a_part_of_the_country_is_taken_in() -> None:
    assert load(prefix="26410").added == 3
    assert not Dong.objects.filter(code=HAEUN.code).exists()
    with pytest.raises(Refusal, match="11로 시작하는"):
        load(prefix="11")
    for prefix in ("부산", "²", "26410101001"):
        with pytest.raises(Refusal, match="숫자로"):
            load(prefix=prefix)
    with pytest.raises(Refusal, match="어느 자료인지"):
        load_dongs(told=TOLD, source=" ", by=BY, now=NOW)
    assert DongLoading.objects.count() == 1


def test_what_changes_is_shown_first_and_what_ends_stays() -> None:
    load()
    renamed = KnownDong("법정동", SEON.code, "부산광역시 금정구 새선동")
    later = DongList((KnownDong("법정동", DUGU.code, DUGU.name, True), renamed))
    planned = plan_dongs(later)
    assert (len(planned.added), len(planned.changed), len(planned.ended), planned.same) == (0, 1, 1, 0)
    assert Dong.objects.get(code=SEON.code).last == "선동"
    row = load(later)
    assert (row.changed, row.ended) == (1, 1)
    assert Dong.objects.get(code=DUGU.code).is_ended and Dong.objects.get(code=SEON.code).last == "새선동"
    assert DongTie.objects.count() == 2
    back = load(DongList((DUGU,)))
    assert back.changed == 1 and not Dong.objects.get(code=DUGU.code).is_ended


def test_a_company_is_placed_by_its_address_or_by_a_name() -> None:
    load()
    made = register_company(typed={"name": "한빛", "address": "부산광역시 금정구 두구동 12"}, by=BY, now=NOW)
    assert (made.legal_dong, made.admin_dong) == (DUGU.code, "선두구동")
    named = register_company(
        typed={"name": "다른", "legal_dong": "우동", "admin_dong": "우1동"}, by=BY, now=NOW
    )
    assert (named.legal_dong, named.admin_dong) == (HAEUN.code, "우1동")
    with pytest.raises(Refusal, match="‘없는동’: 법정동 목록에"):
        change_company(
            company=named, typed=fields_of(named) | {"legal_dong": "없는동"}, revision=1, by=BY, now=NOW
        )
    assert "두구동" in place({"address": "금정구 두구동"}).said[0]


def test_an_ended_place_is_said_and_kept() -> None:
    load(DongList((KnownDong("법정동", DUGU.code, DUGU.name, True),)))
    placed = place({"legal_dong": DUGU.code})
    assert placed.wrong == "" and "폐지된 법정동" in placed.said[0]
    assert place({"address": "금정구 두구동"}).typed == {"address": "금정구 두구동"}


def test_without_a_list_nothing_changes(django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        assert place({"legal_dong": "2641010100", "address": "금정구 두구동"}).said == ()
    assert company().legal_dong == "2641010100"


def test_many_companies_are_placed_in_a_few_queries(django_assert_max_num_queries) -> None:
    load()
    texts = [{"address": f"부산광역시 금정구 두구동 {n}번지{n}"} for n in range(400)]
    with django_assert_max_num_queries(6):
        known = places_of(texts)
    with django_assert_max_num_queries(0):
        assert {place(one, known).typed["legal_dong"] for one in texts} == {DUGU.code}


def refused(row: models.Model, sentence: str) -> None:
    with pytest.raises(ValidationError) as said:
        row.validate_constraints()
    assert sentence in " ".join(said.value.messages)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_dong_code_once_and_dong_named_and_dong_tie_once() -> None:
    load()
    refused(Dong(kind="법정동", code=DUGU.code, name="가", last="가"), "이미 있습니다")
    refused(Dong(kind="동네", code="1", name="가", last="가"), "갈래와 이름")
    refused(Dong(kind="법정동", code="1", name="", last=""), "갈래와 이름")
    refused(DongTie(admin=SEONDUGU.code, legal=DUGU.code), "이미 이어져")


@pytest.mark.parametrize("told", [{"source": ""}, {"hash": ""}])
def test_dong_loading_said(told: dict[str, str]) -> None:
    fields = {"source": "자료", "hash": "x", "added": 0, "changed": 0, "ended": 0, "by": BY, "at": NOW}
    refused(DongLoading(**fields | told), "자료의 이름")


@pytest.mark.django_db(transaction=True)
def test_what_an_owner_of_the_database_alters_of_loadings_is_named() -> None:
    load()
    with guards_down(), connection.cursor() as cursor:
        cursor.execute("UPDATE companies_dongloading SET added = 9")
    assert {one.code for one in verify()} == {"dongs-differ", "dongs-missing"}

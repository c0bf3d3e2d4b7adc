import json

import pytest

from gongyak.rules.canonical import canonical, sha256
from gongyak.snapshots.models import PersonalValue
from gongyak.snapshots.sealing import TOMBSTONE, Personal, commitments, known_values, opened, seal
from gongyak.snapshots.verify import verify
from tests.snapshots.records import record

pytestmark = pytest.mark.django_db
CARD = {
    "title": "설치",
    "officer": {"name": Personal("홍길동"), "phone": Personal("4803")},
    "years": [1, {"2024": None}],
}


def body(version):
    return json.loads(bytes(version.internal.body))


def test_personal_values_stand_outside_the_content():
    sealed = body(record(internal=CARD))
    assert "홍길동" not in json.dumps(sealed, ensure_ascii=False)
    assert sealed["officer"]["name"].keys() == {"commitment"}
    assert opened(sealed) == {
        "title": "설치",
        "officer": {"name": "홍길동", "phone": "4803"},
        "years": [1, {"2024": None}],
    }


def test_a_commitment_tells_nothing_without_its_salt():
    row = PersonalValue.objects.get(pk=seal(Personal("4803"), {})["commitment"])
    assert row.pk == sha256(canonical([row.salt, "4803"]))
    assert len(row.salt) == 64
    assert seal(Personal("4803"), {})["commitment"] != row.pk


def test_erasing_leaves_a_tombstone_and_every_hash():
    version = record(internal=CARD)
    PersonalValue.objects.get(value="홍길동").delete()
    sealed = body(version)
    assert opened(sealed)["officer"] == {"name": TOMBSTONE, "phone": "4803"}
    assert len(list(commitments(sealed))) == 2
    assert verify() == []


def test_a_value_that_stays_keeps_its_commitment():
    first = record(internal=CARD)
    second = record(internal=CARD)
    third = record(internal=CARD | {"officer": {"name": Personal("김철수"), "phone": Personal("4803")}})
    assert second.internal_hash == first.internal_hash
    assert body(third)["officer"]["phone"] == body(first)["officer"]["phone"]
    assert PersonalValue.objects.count() == 3


def test_an_erased_value_that_comes_back_gets_another_commitment():
    first = record(internal=CARD)
    PersonalValue.objects.get(value="홍길동").delete()
    second = record(internal=CARD)
    assert body(second)["officer"]["name"] != body(first)["officer"]["name"]
    assert opened(body(first))["officer"]["name"] == TOMBSTONE


def test_a_lone_value_opens_too():
    sealed = seal([Personal("홍길동")], {})
    assert opened(sealed[0]) == "홍길동"
    assert known_values(sealed) == {"홍길동": sealed[0]["commitment"]}


def test_a_public_form_cannot_hold_a_personal_value():
    with pytest.raises(TypeError):
        record(public=CARD)

"""Keys: made once, for their owner alone, changed with everything that they seal, and missed aloud."""

import json
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction

from gongyak.audit.models import Act
from gongyak.companies.models import Contact, SealKey
from gongyak.companies.reading import find, people_of
from gongyak.companies.rotating import copy, rotate
from gongyak.companies.sealing import KeyMissing, sealer
from gongyak.companies.sealing import keys as files
from gongyak.companies.sealing.ciphers import Damaged
from gongyak.companies.sealing.keys import Unreadable
from gongyak.companies.verify import verify
from gongyak.rules.refusal import Refusal
from tests.companies.register import BY, HANBIT, KIM, NOW, TODAY, company, contact
from tests.guards import guards_down

pytestmark = pytest.mark.django_db


def test_the_first_value_makes_a_key_that_only_its_owner_reads(keys: Path) -> None:
    assert not keys.exists()
    row = contact(company())
    assert stat.S_IMODE(keys.stat().st_mode) == 0o600
    [kept] = json.loads(keys.read_text())["keys"]
    present = SealKey.objects.get()
    assert (kept["name"], kept["cipher"]) == (present.name, "aes-256-gcm")
    assert kept["secret"] not in present.print and row.name.startswith(f"{present.name}:")


def test_no_value_stands_in_the_database_in_plain() -> None:
    contact(company())
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM companies_contact")
        said = str(cursor.fetchall())
    for value in (KIM.name, "1234", "5678", "kim", "example"):
        assert value not in said
    assert not any(KIM.name in act.reason for act in Act.objects.all())


def test_equal_values_are_sealed_differently_and_marked_alike() -> None:
    of = company()
    one, two = contact(of), contact(of)
    assert one.phone != two.phone and one.phone_mark == two.phone_mark
    assert one.name_mark != one.phone_mark


def test_a_value_that_was_moved_to_another_row_does_not_open() -> None:
    of = company()
    one, two = contact(of), contact(of)
    with pytest.raises(Damaged):
        sealer(NOW).open(one.name, two.about("name"))
    with pytest.raises(Damaged):
        sealer(NOW).open(one.name.replace(":", ":!"), one.about("name"))


@pytest.mark.parametrize("cipher", ["aes-256-gcm", "aria-256-gcm"])
def test_everything_is_sealed_anew_with_a_new_key(keys: Path, settings, cipher: str) -> None:
    of = company()
    before = contact(of)
    settings.PERSONAL_CIPHER = cipher
    assert rotate(by=BY, now=NOW) == 1
    after = Contact.objects.get()
    assert after.name.split(":")[0] != before.name.split(":")[0] and after.phone_mark != before.phone_mark
    assert [one.name for one in people_of(of, TODAY, NOW, [after.pk])] == [KIM.name]
    assert [one.company for one in find(KIM.phone, NOW)] == [of]
    assert SealKey.objects.get(retired_at=None).cipher == cipher
    assert len(json.loads(keys.read_text())["keys"]) == 2
    assert Act.objects.order_by("-seq")[0].action == "열쇠 바꿈"
    assert verify() == []
    assert sealer(NOW).open(before.name, before.about("name")) == KIM.name


def test_a_key_change_that_fails_leaves_everything_as_it_was(keys: Path) -> None:
    of = company()
    one, two = contact(of), contact(of)
    Contact.objects.filter(pk=two.pk).update(mail=one.mail)  # one value cannot be opened
    with pytest.raises(Damaged):
        rotate(by=BY, now=NOW)
    assert SealKey.objects.get().retired_at is None
    assert [row.name for row in Contact.objects.order_by("pk")] == [one.name, two.name]
    assert {finding.code for finding in verify()} == {"sealed-changed"}


def test_a_lost_key_is_said_and_never_made_anew(keys: Path) -> None:
    of = company()
    contact(of)
    kept = keys.read_bytes()
    keys.unlink()
    with pytest.raises(KeyMissing, match="사본을 되돌리십시오"):
        contact(of)
    assert not keys.exists()
    assert [finding.code for finding in verify()] == ["keys-missing"]
    files.put(keys, kept)
    assert verify() == []


def test_another_key_under_the_same_name_is_noticed(keys: Path) -> None:
    contact(company())
    told = json.loads(keys.read_text())
    told["keys"][0]["secret"] = told["keys"][0]["marking"]
    files.put(keys, json.dumps(told).encode())
    with pytest.raises(KeyMissing, match="다릅니다"):
        sealer(NOW)
    assert [finding.code for finding in verify()] == ["keys-differ"]


def test_a_retired_key_that_is_gone_is_named(keys: Path) -> None:
    row = contact(company())
    rotate(by=BY, now=NOW)
    told = json.loads(keys.read_text())
    files.put(keys, json.dumps({"keys": told["keys"][1:]}).encode())
    with pytest.raises(KeyMissing, match="열쇠 파일에 없어"):
        sealer(NOW).open(row.name, row.about("name"))


@pytest.mark.parametrize("body", ["", "{}", '{"keys": [{"name": "a"}]}', "[1]"])
def test_a_file_that_is_none_of_keys_is_said(keys: Path, body: str) -> None:
    contact(company())
    files.put(keys, body.encode())
    with pytest.raises(Unreadable, match="온전하지 않습니다"):
        sealer(NOW)
    assert [finding.code for finding in verify()] == ["keys-unreadable"]


def test_a_file_that_others_may_read_is_refused(keys: Path) -> None:
    contact(company())
    keys.chmod(0o640)
    with pytest.raises(Unreadable, match="다른 사용자도"):
        sealer(NOW)


def test_a_key_tells_no_secret_of_itself(keys: Path) -> None:
    key = files.add(keys, "aes-256-gcm", NOW)
    assert str(key) == f"Key({key.name})"


def test_many_who_start_at_once_share_one_key(keys: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: files.add(keys, "aes-256-gcm", NOW, even_if_any=False), range(16)))
    assert len({key.name for key in made}) == 1 and len(files.kept(keys)) == 1


def test_a_copy_is_made_where_it_is_asked_for_and_is_an_act(keys: Path, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="아직 열쇠가"):
        copy(to=tmp_path / "a.json", by=BY, now=NOW)
    contact(company())
    assert copy(to=tmp_path / "a.json", by=BY, now=NOW) == 1
    assert (tmp_path / "a.json").read_bytes() == keys.read_bytes()
    assert stat.S_IMODE((tmp_path / "a.json").stat().st_mode) == 0o600
    with pytest.raises(Refusal, match="이미 있는"):
        copy(to=tmp_path / "a.json", by=BY, now=NOW)
    assert Act.objects.order_by("-seq")[0].action == "열쇠 사본"


def test_seal_key_one_present(keys: Path) -> None:
    contact(company())
    with pytest.raises(IntegrityError), transaction.atomic():
        SealKey.objects.create(name="other", cipher="aes-256-gcm", print="x", made_at=NOW)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE companies_companyevent SET told = '[]' WHERE act = '기업 등록'", "company-differs"),
        ("DELETE FROM companies_companyevent WHERE act = '기업 등록'", "company-missing"),
        ("UPDATE companies_contact SET phone_mark = name_mark", "mark-differs"),
        ("UPDATE companies_contact SET phone = mail", "sealed-changed"),
    ],
)
def test_what_an_owner_of_the_database_alters_is_named(statement: str, code: str) -> None:
    contact(company(name=HANBIT["name"]))
    assert verify() == []
    with guards_down(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert code in {finding.code for finding in verify()}

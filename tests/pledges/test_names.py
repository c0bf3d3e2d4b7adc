"""How rows name themselves where a person reads them."""

import pytest

from gongyak.district.models import DepartmentLine, District
from gongyak.pledges.actions import publish_quarter
from gongyak.pledges.models import Answer, CardImport, Field, ImportedFile, Officeholder, Pledge
from gongyak.pledges.rendering import MEDIA_TYPES
from gongyak.snapshots.models import Blob, Publication, PublicationItem, RenderedFile, Version
from tests.pledges.files import DAY, NOW, take


@pytest.mark.django_db
def test_rows_name_themselves(monkeypatch):
    for format in ("pdf", "hwpx", "xlsx", "md"):
        monkeypatch.delitem(MEDIA_TYPES, format)
    take()
    publish_quarter(as_of=DAY, by="총괄부서", now=NOW, reason="2분기 공개")
    version, blob = Version.objects.get(), Blob.objects.first()
    assert str(Officeholder.objects.get()) == "민선8기 1"
    assert [str(field) for field in Field.objects.order_by("number")] == ["1", "1-2"]
    assert str(Pledge.objects.get()) == "1-2-2 지역경제활성화 종합대책본부 설치"
    assert str(ImportedFile.objects.get()) == "card-1-2-2.txt"
    assert str(CardImport.objects.get()).endswith(f": {version.pk}")
    assert str(Answer.objects.get()) == "budget-missing-column=기투자"
    assert str(version) == "pledge/8-1/1-2-2 1"
    assert str(blob) == blob.hash
    assert str(RenderedFile.objects.get()) == f"{version.pk}.json"
    assert str(Publication.objects.get()) == "2024-06-30 공개 1"
    assert str(PublicationItem.objects.get()).endswith(f": {version.pk}")
    assert str(District(name="가온구")) == "가온구"
    assert str(DepartmentLine(department="일자리경제과", phone="4800")) == "일자리경제과 4800"

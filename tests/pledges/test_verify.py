"""What does not hold of the pledges' cards is named, even where every hash was made to fit."""

from dataclasses import replace
from decimal import Decimal

import pytest

from gongyak.district.models import District
from gongyak.district.published import district
from gongyak.pledges.actions import content_of, publish_quarter
from gongyak.pledges.forms import summary_of
from gongyak.pledges.models import Answer, CardImport, ImportedFile, Pledge
from gongyak.pledges.rendering import MEDIA_TYPES
from gongyak.pledges.verify import verify
from gongyak.rules.canonical import sha256
from gongyak.snapshots.actions import Summary, record_version
from gongyak.snapshots.models import Blob, Document, RenderedFile, Version
from tests.guards import guards_down
from tests.pledges.files import DAY, NOW, take
from tests.snapshots.records import record

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def published(monkeypatch):
    monkeypatch.delitem(MEDIA_TYPES, "pdf")
    take()
    publish_quarter(as_of=DAY, by="총괄부서", now=NOW, reason="2분기 공개")
    assert verify() == []


def codes():
    return {finding.code for finding in verify()}


def freeze(content, summary=None, public=None):
    """A version whose hashes are right and whose content is as given."""
    made = record_version(
        document=Document.objects.get(),
        effective_on=DAY,
        internal=content.internal(),
        public=public or content.public(district()),
        summary=summary or summary_of(content.card),
        by="총괄부서",
        now=NOW,
        reason="시험",
    )
    CardImport.objects.create(version=made, file=ImportedFile.objects.get())
    rows = list(Answer.objects.all())
    Answer.objects.bulk_create(
        Answer(version=made, code=r.code, where=r.where, value=r.value, by=r.by, at=r.at) for r in rows
    )


@pytest.fixture
def content():
    return content_of(Version.objects.get())


def with_row(content, source, **changes):
    investment = content.card.investment
    plan = dict(investment.plan) | {source: replace(investment.plan[source], **changes)}
    return replace(content, card=replace(content.card, investment=replace(investment, plan=plan)))


def test_a_total_that_is_not_its_sources(content):
    freeze(with_row(content, "국비", total=1, after=1))
    assert "budget-column-sum" in codes()


def test_a_row_that_is_not_its_years(content):
    freeze(with_row(content, "구비", before=1))
    assert "budget-row-sum" in codes()
    assert any(finding.where.endswith("2.investment.plan.구비.total") for finding in verify())


def test_a_progress_out_of_range(content):
    over = replace(content, card=replace(content.card, progress_percent=Decimal(101)))
    freeze(over, replace(summary_of(over.card), progress_hundredths=None))
    assert codes() == {"progress-range", "summary-differs"}


def test_a_list_that_shows_something_else(content):
    freeze(content, Summary(title="다른 제목"))
    assert codes() == {"summary-differs"}


def test_a_public_form_that_says_something_else(content):
    other = replace(content, card=replace(content.card, status="완료"))
    freeze(content, public=other.public(district()))
    assert codes() == {"public-differs"}


def test_a_content_that_is_no_card():
    record_version(
        document=Document.objects.get(), effective_on=DAY, internal={"title": 1}, public={}, summary=Summary(),
        by="총괄부서", now=NOW, reason="시험",
    )  # fmt: skip
    assert codes() == {"card-unreadable"}


def test_a_file_whose_bytes_changed():
    ImportedFile.objects.update(body=b"other")
    assert codes() == {"import-changed"}


def test_a_file_that_was_erased_is_told_and_nothing_else():
    ImportedFile.objects.update(body=b"", name="")
    [told] = verify()
    assert (told.code, told.blocks) == ("import-erased", False)


def test_a_lineage_to_another_file():
    other = ImportedFile.objects.create(
        sha256=sha256(b"x"), name="x", format="md", body=b"x", imported_at=NOW, by="총괄부서"
    )
    with guards_down():
        CardImport.objects.update(file=other)
    assert codes() == {"lineage-differs"}


def test_a_lineage_that_is_gone():
    with guards_down():
        CardImport.objects.all()._raw_delete("default")
    assert codes() == {"lineage-missing"}


def test_a_form_made_again_needs_no_lineage_of_its_own():
    District.objects.create(name="가온구", shows_officers=True)
    publish_quarter(as_of=DAY, by="총괄부서", now=NOW, reason="담당자 공개")
    assert Version.objects.count() == 2
    assert verify() == []


def test_an_answer_that_was_changed_or_removed():
    with guards_down():
        Answer.objects.update(value="임기후")
    assert codes() == {"answers-differ"}
    with guards_down():
        Answer.objects.all().delete()
    assert codes() == {"answers-differ"}


@pytest.mark.parametrize(
    "body", [b"no json", b"[]", b"7", b'{"card": 7}', b'{"card": {}, "questions": 7}', b"[" * 99_999]
)
@pytest.mark.parametrize("form", ["internal", "public"])
def test_a_broken_form_is_a_finding_not_a_crash(form, body):
    with guards_down():
        Blob.objects.filter(pk=getattr(Version.objects.get(), f"{form}_hash")).update(body=body)
    assert codes() >= {"card-unreadable"}
    assert ("published-file-differs" in codes()) == (form == "public")


def test_a_published_file_that_is_not_the_public_form():
    with guards_down():
        RenderedFile.objects.filter(format="json").update(sha256="0" * 64)
    assert codes() == {"published-file-differs"}


def test_a_published_file_that_is_gone():
    with guards_down():
        RenderedFile.objects.filter(format="json")._raw_delete("default")
    assert codes() == {"published-file-differs"}


def test_a_card_without_a_pledge():
    record("nobody's", internal={}, public={})
    assert "pledge-missing" in codes()


def test_a_pledge_under_another_number_than_its_cards_is_told():
    Pledge.objects.update(number="9-9")
    assert "pledge-differs" in codes()

"""Verify: the promises of pledge cards, recomputed from what is frozen."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace

from django.db.models import Prefetch

from gongyak.pledges import search
from gongyak.pledges.actions import content_of
from gongyak.pledges.compiling.verify import verify as verify_lineage
from gongyak.pledges.content import UNREADABLE, Content, read_content, said
from gongyak.pledges.forms import summary_of
from gongyak.pledges.lines import amounts_of, line_of
from gongyak.pledges.models import KIND, Answer, BudgetLine, CardImport, CardLine, ImportedFile, Pledge
from gongyak.pledges.opinions.verify import opinions
from gongyak.pledges.places import document_key
from gongyak.pledges.plans.verify import verify_plans
from gongyak.pledges.rendering import rendered
from gongyak.pledges.rounds.cards import WRITTEN_HERE
from gongyak.pledges.rounds.verify import written_here
from gongyak.rules.canonical import sha256
from gongyak.rules.card import Card, checks
from gongyak.rules.findings import Finding, Severity
from gongyak.snapshots.models import Document, PublicationItem, RenderedFile, Version
from gongyak.snapshots.verify import is_of

#: What must hold of every frozen card: 총계 = sum of the sources, 계 = 기투자 + years + 임기후, 진도 0 to 100.
INVARIANTS = frozenset({"budget-column-sum", "budget-row-sum", "progress-range"})
_CHUNK = 200
#: Imported files held at once: each is up to megabytes.
_FEW = 10


def verify() -> list[Finding]:
    """Every broken promise as a finding of severity error; an imported file that was erased is a note."""
    cards = [*_documents(), *_imported_files(), *_versions(), *_published_files()]
    return [*cards, *verify_plans(), *opinions(), *verify_lineage()]


def _error(code: str, where: str, message: str) -> Finding:
    return Finding(code, Severity.ERROR, where, message)


def _documents() -> Iterator[Finding]:
    orphans = Document.objects.filter(kind=KIND).exclude(pk__in=Pledge.objects.values("document"))
    for document in orphans.order_by("key"):
        yield _error("pledge-missing", f"document.{document}", "카드 문서에 해당하는 공약이 없습니다.")
    for pledge in Pledge.objects.select_related("document", "officeholder__term").iterator(_CHUNK):
        if pledge.document.key != document_key(pledge.officeholder, pledge.number):
            yield _error(
                "pledge-differs", f"pledge.{pledge.number}", "공약의 번호와 그 카드 문서가 서로 다릅니다."
            )


def _imported_files() -> Iterator[Finding]:
    for file in ImportedFile.objects.order_by("pk").iterator(_FEW):
        where = f"imported.{file.sha256}"
        if not file.body:
            yield Finding("import-erased", Severity.NOTE, where, "들여온 파일의 원본을 파기했습니다.")
        elif not is_of(file.body, file.sha256):
            yield _error("import-changed", where, "들여온 파일의 내용이 해시와 다릅니다.")


@dataclass(frozen=True, slots=True)
class _Lineage:
    """Where versions came from: file by version, hash by file, and what each document took in from files."""

    files: dict[int, int]
    hashes: dict[int, str]
    taken: set[tuple[int, str]]


def _lineage() -> _Lineage:
    taken = CardImport.objects.values_list("version__document", "version__internal")
    return _Lineage(
        files=dict(CardImport.objects.values_list("version", "file")),
        hashes=dict(ImportedFile.objects.values_list("pk", "sha256")),
        taken=set(taken),
    )


def _versions() -> Iterator[Finding]:
    versions = Version.objects.filter(document__kind=KIND).select_related("document", "internal", "public")
    lineage = _lineage()
    for version in versions.order_by("document__key", "seq").iterator(_CHUNK):
        where = f"version.{version}"
        try:
            content, public = content_of(version), read_content(json.loads(bytes(version.public.body)))
            found = [*_card(version, content, public, where), *_sources(version, content, lineage, where)]
        except UNREADABLE as error:
            found = [_error("card-unreadable", where, f"확정된 카드를 읽을 수 없습니다({error}).")]
        yield from found


def _card(version: Version, content: Content, public: Content, where: str) -> Iterator[Finding]:
    for finding in checks(content.card):
        if finding.code in INVARIANTS:
            yield _error(finding.code, f"{where}.{finding.where}", finding.message)
    summary = summary_of(content.card)
    if any(getattr(version, name) != value for name, value in asdict(summary).items()):
        yield _error("summary-differs", where, "목록에 쓰는 값이 확정된 카드와 다릅니다.")
    if _facts(public) != _facts(content):
        yield _error("public-differs", where, "공개본이 내부 확정본과 다릅니다.")
    if not _lines_agree(version, public.card):
        yield _error("lines-differ", where, "목록과 합계에 쓰는 줄이 공개본과 다릅니다.")
    if not search.agrees(version):
        yield _error("search-differs", where, "찾기에 쓰는 글이 공개본과 다릅니다.")


def _lines_agree(version: Version, card: Card) -> bool:
    """Whether the lines of a published version say what its public form does; others have none yet."""
    line = CardLine.objects.filter(version=version).values(*line_of(card)).first()
    if line is None:
        return not PublicationItem.objects.filter(version=version).exists()
    rows = BudgetLine.objects.filter(version=version).values_list("block", "source", "place", "won")
    return line == line_of(card) and {row[:3]: row[3] for row in rows} == amounts_of(card)


def _facts(content: Content) -> tuple[object, ...]:
    """What no mask may change."""
    card = content.card
    trees = (card.goals, card.tasks, card.overview, card.achievements, card.problems, card.plans)
    money = (
        card.period,
        card.budget,
        card.investment,
        card.progress_percent,
        card.status,
        card.status_national,
    )
    return (
        card.number,
        card.title,
        card.as_of,
        *trees,
        *money,
        said(content.answers),
        replace(content.source, name=None),
    )


def _sources(version: Version, content: Content, lineage: _Lineage, where: str) -> Iterator[Finding]:
    """A version comes from a file or was written here, or says what one that does says, in another public form."""
    if content.source.format == WRITTEN_HERE:
        yield from written_here(version, content, where)
        return
    file = lineage.files.get(version.pk)
    if file is None:
        if (version.document_id, version.internal_hash) not in lineage.taken:
            yield _error("lineage-missing", where, "어느 파일에서 들여왔는지의 기록이 사라졌습니다.")
        return
    if lineage.hashes.get(file) != content.source.sha256:
        yield _error("lineage-differs", where, "들여온 파일이 확정된 카드의 출처와 다릅니다.")
    rows = Answer.objects.filter(version=version).values_list("code", "value")
    if set(rows) != said(content.answers):
        yield _error("answers-differ", where, "답의 기록이 확정된 카드의 답과 다릅니다.")


def _published_files() -> Iterator[Finding]:
    """Every published card has its JSON file, and that file is its public form."""
    files = RenderedFile.objects.filter(format="json").defer("body")
    items = (
        PublicationItem.objects.filter(version__document__kind=KIND)
        .select_related("version__document", "version__public")
        .prefetch_related(Prefetch("version__files", files, to_attr="json_files"))
    )
    for item in items.order_by("pk").iterator(_CHUNK):
        kept = {file.sha256 for file in item.version.json_files}
        if kept != {_json_hash(item.version)}:
            where = f"publication.{item.publication_id}.{item.version}"
            yield _error("published-file-differs", where, "공개된 JSON 파일이 확정된 공개본과 다릅니다.")


def _json_hash(version: Version) -> str:
    """The hash that a version's JSON file must have; empty where its public form cannot be read."""
    try:
        return sha256(rendered("json", json.loads(bytes(version.public.body))["card"]))
    except UNREADABLE:
        return ""

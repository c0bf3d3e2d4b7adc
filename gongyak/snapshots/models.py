"""Documents, their versions and what was published: rows that are only ever added.

Two times stand on every version: `effective_on`, the 기준일 that it tells of, and `recorded_at`, when it
became known. A correction is a new row. `guards.py` makes the database refuse every UPDATE and DELETE,
but for `PersonalValue`, which exists to be erased (개인정보 보호법 제21조).
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery

from gongyak.rules.canonical import canonical, sha256
from gongyak.rules.moments import known_until

HASH_LENGTH = 64
#: What may be asked as "known at": a day means through its 24:00 in Seoul.
KnownAt = date | datetime | str | None


class Document(models.Model):
    """문서: a bare identity that versions and other tables point to, such as ("pledge", "8-1/1-2-2")."""

    kind = models.CharField("종류", max_length=30)
    key = models.CharField("열쇠", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "문서"
        constraints = [
            models.UniqueConstraint(
                "kind", "key", name="document_once", violation_error_message="이미 있는 문서입니다."
            ),
            models.CheckConstraint(
                condition=~Q(kind="") & ~Q(key=""),
                name="document_named",
                violation_error_message="문서에는 종류와 열쇠가 있어야 합니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}/{self.key}"


class BlobQuerySet(models.QuerySet["Blob"]):
    """Contents by hash."""

    def keep(self, value: Any) -> Blob:
        """The content of this value, stored once; TypeError on what has no canonical JSON."""
        body = canonical(value)
        return self.get_or_create(hash=sha256(body), defaults={"body": body})[0]


class Blob(models.Model):
    """내용: canonical JSON in bytes, by its SHA-256."""

    hash = models.CharField("해시", max_length=HASH_LENGTH, primary_key=True)
    body = models.BinaryField("내용")

    objects = BlobQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "내용"

    def __str__(self) -> str:
        return self.hash


class VersionQuerySet(models.QuerySet["Version"]):
    """Versions, as of a day, as known at a moment."""

    def as_of(
        self,
        day: date,
        known_at: KnownAt = None,
        *,
        documents: models.QuerySet[Document] | None = None,
    ) -> VersionQuerySet:
        """For each document its version in force on `day`, among those recorded by `known_at`.

        In force is the greatest `effective_on` up to the day, then the greatest `seq`. `documents`
        narrows the question to some; `known_at` None asks as of everything recorded. One query.
        """
        told = Version.objects.filter(document=OuterRef("pk"), effective_on__lte=day)
        if known_at is not None:
            told = told.filter(recorded_at__lte=known_until(known_at))
        newest = Subquery(told.order_by("-effective_on", "-seq").values("pk")[:1])
        asked = Document.objects.all() if documents is None else documents
        return self.filter(pk__in=asked.order_by().annotate(newest=newest).values("newest"))


class Version(models.Model):
    """확정본: one frozen state of a document, in a chain of hashes per document."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="versions", verbose_name="문서")
    seq = models.PositiveIntegerField("차수")
    effective_on = models.DateField("기준일")
    recorded_at = models.DateTimeField("기록 시각")
    title = models.TextField("제목", null=True)
    status = models.TextField("추진상황", null=True)
    progress_hundredths = models.SmallIntegerField("진도(0.01%)", null=True)
    plan_won = models.BigIntegerField("계획(원)", null=True)
    spent_won = models.BigIntegerField("투입(원)", null=True)
    internal = models.ForeignKey(
        Blob, models.PROTECT, related_name="+", db_column="internal_hash", verbose_name="내부 원본"
    )
    public = models.ForeignKey(
        Blob, models.PROTECT, related_name="+", db_column="public_hash", verbose_name="공개본"
    )
    previous_hash = models.CharField("앞 해시", max_length=HASH_LENGTH, blank=True)
    hash = models.CharField("해시", max_length=HASH_LENGTH, unique=True)
    author = models.TextField("기록한 사람(역할)")
    reason = models.TextField("사유")
    retroactive = models.BooleanField("소급 입력", default=False)

    objects = VersionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "확정본"
        indexes = [models.Index("document", F("effective_on").desc(), F("seq").desc(), name="version_as_of")]
        constraints = [
            models.UniqueConstraint(
                "document",
                "seq",
                name="version_seq_once",
                violation_error_message="같은 차수의 확정본이 이미 있습니다.",
            ),
            models.CheckConstraint(
                condition=Q(seq=1, previous_hash="") | Q(seq__gt=1) & ~Q(previous_hash=""),
                name="version_chained",
                violation_error_message="첫 확정본 뒤의 확정본은 앞 확정본의 해시를 이어야 합니다.",
            ),
            models.CheckConstraint(
                condition=Q(progress_hundredths=None) | Q(progress_hundredths__range=(0, 10_000)),
                name="version_progress",
                violation_error_message="진도는 0에서 100 사이의 수여야 합니다.",
            ),
            models.CheckConstraint(
                condition=(Q(plan_won=None) | Q(plan_won__gte=0)) & (Q(spent_won=None) | Q(spent_won__gte=0)),
                name="version_money",
                violation_error_message="금액은 0원보다 적을 수 없습니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document} {self.seq}"

    @property
    def internal_hash(self) -> str:
        """SHA-256 of the internal form."""
        return str(self.internal_id)

    @property
    def public_hash(self) -> str:
        """SHA-256 of the public form."""
        return str(self.public_id)


class PersonalValue(models.Model):
    """개인정보: what stands behind a commitment in an internal form; erasing it changes no hash."""

    commitment = models.CharField("약속값", max_length=HASH_LENGTH, primary_key=True)
    salt = models.CharField("소금", max_length=HASH_LENGTH)
    value = models.TextField("값")

    class Meta:
        verbose_name = verbose_name_plural = "개인정보"

    def __str__(self) -> str:
        return self.commitment


class RenderedFile(models.Model):
    """공개 파일: a version's public form as it was rendered for publication."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="files", verbose_name="확정본")
    format = models.CharField("형식", max_length=10)
    media_type = models.CharField("미디어 유형", max_length=100)
    sha256 = models.CharField("해시", max_length=HASH_LENGTH)
    body = models.BinaryField("파일")

    class Meta:
        verbose_name = verbose_name_plural = "공개 파일"
        constraints = [
            models.UniqueConstraint(
                "version",
                "format",
                name="rendered_file_once",
                violation_error_message="이 확정본의 같은 형식 파일이 이미 있습니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version_id}.{self.format}"


class PublicationQuerySet(models.QuerySet["Publication"]):
    """Publications, as of a day, as known at a moment."""

    def published_by(self, known_at: KnownAt = None) -> PublicationQuerySet:
        """Those that were published by `known_at`; None leaves none out."""
        return self if known_at is None else self.filter(published_at__lte=known_until(known_at))

    def in_force(self, day: date | None = None, known_at: KnownAt = None) -> Publication | None:
        """The publication that the public saw for `day` at `known_at`; None where there was none.

        It is the greatest 기준일 up to the day, then the greatest `seq`, among those published by
        `known_at`; None leaves a bound out.
        """
        asked = self.published_by(known_at)
        if day is not None:
            asked = asked.filter(as_of__lte=day)
        return asked.order_by("-as_of", "-seq").first()


class Publication(models.Model):
    """공개: the complete set of public forms for one 기준일, in a chain; `manifest` is the list."""

    seq = models.PositiveIntegerField("공개 차수", unique=True)
    as_of = models.DateField("기준일")
    published_at = models.DateTimeField("공개 시각")
    by = models.TextField("공개한 사람(역할)")
    reason = models.TextField("사유")
    previous_hash = models.CharField("앞 해시", max_length=HASH_LENGTH, blank=True)
    manifest = models.OneToOneField(
        Blob, models.PROTECT, related_name="+", db_column="hash", verbose_name="공개 목록"
    )
    versions = models.ManyToManyField(Version, through="PublicationItem", verbose_name="확정본")

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "공개"
        indexes = [models.Index(F("as_of").desc(), F("seq").desc(), name="publication_in_force")]
        constraints = [
            models.CheckConstraint(
                condition=Q(seq=1, previous_hash="") | Q(seq__gt=1) & ~Q(previous_hash=""),
                name="publication_chained",
                violation_error_message="첫 공개 뒤의 공개는 앞 공개의 해시를 이어야 합니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.as_of} 공개 {self.seq}"

    @property
    def hash(self) -> str:
        """SHA-256 of the manifest, which holds the hash of the publication before."""
        return str(self.manifest_id)


class PublicationItem(models.Model):
    """공개 항목: one version in the set of a publication."""

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="items", verbose_name="공개")
    version = models.ForeignKey(Version, models.PROTECT, related_name="+", verbose_name="확정본")

    class Meta:
        verbose_name = verbose_name_plural = "공개 항목"
        constraints = [
            models.UniqueConstraint(
                "publication",
                "version",
                name="publication_item_once",
                violation_error_message="한 공개에 같은 확정본이 두 번 있을 수 없습니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.publication_id}: {self.version_id}"

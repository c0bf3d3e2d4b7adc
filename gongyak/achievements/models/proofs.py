"""증빙: what proves a result."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongyak.achievements.models.results import Achievement, listed, words
from gongyak.files.models import StoredFile
from gongyak.rules.records import Grade, ProofKind, grade_of
from gongyak.staff.models import Staff


class ProofManager(models.Manager["Proof"]):
    """Proofs, each with its file."""

    def get_queryset(self) -> models.QuerySet[Proof]:
        """All of them, in one query with their files."""
        return super().get_queryset().select_related("file")


class Proof(models.Model):
    """증빙 자료: a 문서번호, a file, or an address; `label` is what the public may read of it where it is public."""

    achievement = models.ForeignKey(Achievement, models.CASCADE, related_name="proofs", verbose_name="실적")
    kind = models.CharField("종류", max_length=10, choices=words(ProofKind))
    label = models.CharField("설명", max_length=200, blank=True)
    paper_department = models.CharField("문서 처리과", max_length=50, blank=True)
    paper_number = models.PositiveIntegerField("문서 등록번호", null=True, blank=True)
    paper_issued_on = models.DateField("문서 시행일", null=True, blank=True)
    file = models.ForeignKey(
        StoredFile, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="파일"
    )
    url = models.URLField("주소", max_length=500, blank=True)
    is_public = models.BooleanField("공개", default=False)
    added_at = models.DateTimeField("넣은 때")
    added_by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name="넣은 사람")

    objects = ProofManager()

    class Meta:
        verbose_name = verbose_name_plural = "증빙 자료"
        ordering = ("achievement", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=listed(ProofKind)),
                name="proof_kind",
                violation_error_message="증빙의 종류는 정해진 말 가운데 하나여야 합니다.",
            ),
            models.CheckConstraint(
                condition=Q(paper_number__isnull=False) | Q(file__isnull=False) | ~Q(url="") | ~Q(label=""),
                name="proof_of_something",
                violation_error_message="증빙에는 문서번호나 파일이나 주소가 있어야 합니다.",
            ),
            models.CheckConstraint(
                condition=Q(paper_number=None, paper_issued_on=None, paper_department="")
                | Q(paper_number__isnull=False, paper_issued_on__isnull=False) & ~Q(paper_department=""),
                name="proof_paper_whole",
                violation_error_message="문서번호에는 처리과와 번호와 시행일이 함께 있어야 합니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.label}".strip()

    @property
    def key(self) -> str:
        """What stands for it in records."""
        return f"proof/{self.pk}"

    @property
    def grade(self) -> Grade:
        """How good it is."""
        return grade_of(self.kind)

"""What a business writes on the website before it is a case, and the files that come with it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q

from gongyak.cases.models.case import Case
from gongyak.files.models import NAME_LENGTH, StoredFile

_HASH_LENGTH = 64
#: So long the gate may look at a file; after that its check was cut off.
CHECKED_WITHIN = timedelta(seconds=60)


class CaseDraft(models.Model):
    """애로 초안: what somebody has written so far, sealed as a whole; whoever has its code reads and erases it.

    Only the hash of the code is kept. Once it was sent it holds nothing but its `case`, so that the same form gives
    the same receipt again until `expires_at`.
    """

    uid = models.CharField("표식", max_length=32, unique=True)
    code_hash = models.CharField("이어쓰기 번호의 해시", max_length=_HASH_LENGTH, unique=True)
    body = models.TextField("내용(암호)", blank=True)
    began_at = models.DateTimeField("시작한 때")
    changed_at = models.DateTimeField("고친 때")
    expires_at = models.DateTimeField("지우는 때")
    case = models.OneToOneField(
        Case, models.PROTECT, related_name="draft", null=True, blank=True, verbose_name="애로"
    )

    class Meta:
        verbose_name = verbose_name_plural = "애로 초안"
        ordering = ("pk",)
        indexes = [models.Index("expires_at", name="case_draft_by_end")]
        constraints = [
            models.CheckConstraint(
                condition=Q(case=None) & ~Q(body="") | Q(case__isnull=False, body=""),
                name="case_draft_empty_when_sent",
                violation_error_message="보낸 초안에는 내용을 남기지 않고, 보내지 않은 초안에는 내용이 있어야 합니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"초안 {self.pk}"

    @property
    def about(self) -> str:
        """What the sealed body is bound to."""
        return f"case-draft/{self.uid}"


class CaseFileStatus(models.TextChoices):
    """What the gate says to a file."""

    CHECKING = "검사 중", "검사 중"
    ADMITTED = "검사 완료", "검사 완료"
    REFUSED = "받지 않음", "받지 않음"


class CaseFile(models.Model):
    """애로 첨부: a file that came with a draft or a case, and what the gate says to it.

    `came_with` is what it was handed in for (신청, 보완, 추가 자료), or what it is that the office kept (`cases.papers`).
    One that was refused holds a sentence that says why, and nothing of the file is kept.
    """

    draft = models.ForeignKey(
        CaseDraft, models.CASCADE, related_name="files", null=True, blank=True, verbose_name="초안"
    )
    case = models.ForeignKey(
        Case, models.PROTECT, related_name="files", null=True, blank=True, verbose_name="애로"
    )
    came_with = models.CharField("무엇과 함께", max_length=20, default="신청")
    name = models.CharField("이름", max_length=NAME_LENGTH)
    status = models.CharField("검사", max_length=10, choices=CaseFileStatus, default=CaseFileStatus.CHECKING)
    why = models.CharField("받지 않은 까닭", max_length=500, blank=True)
    file = models.ForeignKey(
        StoredFile, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="첨부 파일"
    )
    at = models.DateTimeField("올린 때")

    class Meta:
        verbose_name = verbose_name_plural = "애로 첨부"
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(draft=None, case__isnull=False) | Q(draft__isnull=False, case=None),
                name="case_file_of_one",
                violation_error_message="첨부는 초안이나 애로 가운데 하나의 것입니다.",
            ),
            models.CheckConstraint(
                condition=Q(status=CaseFileStatus.ADMITTED, file__isnull=False, why="")
                | Q(status=CaseFileStatus.REFUSED, file=None) & ~Q(why="")
                | Q(status=CaseFileStatus.CHECKING, file=None, why=""),
                name="case_file_checked",
                violation_error_message="검사를 마친 첨부에만 파일이 있고, 받지 않은 첨부에는 까닭이 있어야 합니다.",
            ),
            models.CheckConstraint(
                condition=Q(case=None) | Q(status=CaseFileStatus.ADMITTED),
                name="case_file_of_case_admitted",
                violation_error_message="애로에는 검사를 마친 첨부만 붙일 수 있습니다.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def key(self) -> str:
        """What stands for it in acts and looks."""
        return f"case-file/{self.pk}"

    def is_cut(self, now: datetime) -> bool:
        """Whether its check was cut off: nobody checks it any more, and it has to be sent again."""
        return self.status == CaseFileStatus.CHECKING and now - self.at > CHECKED_WITHIN

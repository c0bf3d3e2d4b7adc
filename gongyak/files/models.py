"""첨부: what somebody handed in, whole and unchanged, by the SHA-256 of its bytes."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

HASH_LENGTH = 64
NAME_LENGTH = 200
#: Bytes of one piece, so that a file is read and sent without ever being in memory as a whole.
PIECE = 512 * 1024


class StoredFile(models.Model):
    """첨부 파일: one file under the name that it was handed in with. `by` is the key of an account."""

    sha256 = models.CharField("내용의 SHA-256", max_length=HASH_LENGTH)
    name = models.CharField("이름", max_length=NAME_LENGTH)
    media_type = models.CharField("형식", max_length=100)
    size = models.PositiveIntegerField("크기(바이트)")
    stored_at = models.DateTimeField("받은 때")
    by = models.CharField("올린 사람(계정)", max_length=50)

    class Meta:
        verbose_name = verbose_name_plural = "첨부 파일"
        ordering = ("pk",)
        indexes = [models.Index("sha256", name="stored_file_by_hash")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(sha256="") & Q(size__gte=1),
                name="stored_file_whole",
                violation_error_message="첨부 파일에는 이름과 내용이 있어야 합니다.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class FilePiece(models.Model):
    """첨부 파일 조각: the bytes of a content from `place` on; one content is kept once, however often it came."""

    sha256 = models.CharField("내용의 SHA-256", max_length=HASH_LENGTH)
    place = models.PositiveIntegerField("차례")
    body = models.BinaryField("내용")

    class Meta:
        verbose_name = verbose_name_plural = "첨부 파일 조각"
        ordering = ("sha256", "place")
        constraints = [
            models.UniqueConstraint(
                "sha256",
                "place",
                name="file_piece_once",
                violation_error_message="이미 보관한 내용입니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sha256[:8]} {self.place}"

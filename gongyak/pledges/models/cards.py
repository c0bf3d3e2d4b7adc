"""From which files and answers cards came, and what lists, sums and search repeat of frozen cards."""

from __future__ import annotations

from django.db import models

from gongyak.snapshots.models import HASH_LENGTH, Version


class ImportedFile(models.Model):
    """들여온 파일: the original bytes. They may hold personal data and are never shown to the public."""

    sha256 = models.CharField("해시", max_length=HASH_LENGTH, unique=True)
    name = models.CharField("파일 이름", max_length=255)
    format = models.CharField("형식", max_length=10)
    body = models.BinaryField("파일")
    imported_at = models.DateTimeField("들여온 시각")
    by = models.TextField("들여온 사람(역할)")

    class Meta:
        verbose_name = verbose_name_plural = "들여온 파일"

    def __str__(self) -> str:
        return self.name


class CardImport(models.Model):
    """들여오기: which version of a card came from which file."""

    version = models.OneToOneField(Version, models.PROTECT, related_name="+", verbose_name="확정본")
    file = models.ForeignKey(ImportedFile, models.PROTECT, related_name="imports", verbose_name="파일")

    class Meta:
        verbose_name = verbose_name_plural = "들여오기"

    def __str__(self) -> str:
        return f"{self.file_id}: {self.version_id}"


class Answer(models.Model):
    """답: how a question about a card's file was answered; the frozen content of the version holds it too."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="+", verbose_name="확정본")
    code = models.CharField("질문", max_length=50)
    where = models.CharField("위치", max_length=200)
    value = models.TextField("답")
    by = models.TextField("답한 사람(역할)")
    at = models.DateTimeField("답한 시각")
    why = models.TextField("까닭", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "답"
        constraints = [
            models.UniqueConstraint(
                "version",
                "code",
                "where",
                name="answer_once",
                violation_error_message="한 질문에는 한 번만 답할 수 있습니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}={self.value}"


class CardLine(models.Model):
    """목록 줄: what lists show and choose by of a version's public form, beside the columns of the version.

    It and `BudgetLine` repeat the frozen form and can be made anew from it; `verify` compares them.
    """

    version = models.OneToOneField(
        Version, models.PROTECT, primary_key=True, related_name="line", verbose_name="확정본"
    )
    department = models.TextField("주관부서", null=True)
    status_national = models.TextField("전국 분류", null=True)
    completion = models.TextField("완료시기", null=True)
    kind = models.TextField("예산 구분", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "목록 줄"

    def __str__(self) -> str:
        return str(self.version_id)


class BudgetLine(models.Model):
    """예산 줄: one amount of a version's 투자계획 in won; None is unknown.

    `block` is plan, secured, spent or executed, `source` a funding row such as 구비 or 총계, `place` total,
    before, a year, or after.
    """

    version = models.ForeignKey(Version, models.PROTECT, related_name="budget_lines", verbose_name="확정본")
    block = models.CharField("구분", max_length=10)
    source = models.CharField("재원", max_length=50)
    place = models.CharField("열", max_length=10)
    won = models.BigIntegerField("금액(원)", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "예산 줄"
        constraints = [
            models.UniqueConstraint(
                "version",
                "block",
                "source",
                "place",
                name="budget_line_once",
                violation_error_message="한 확정본의 같은 칸에는 금액이 하나만 있습니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version_id} {self.block}.{self.source}.{self.place}"


class SearchText(models.Model):
    """찾기 글: what of a published version's public form is looked through, and the tokens that propose it.

    `text` holds a line per line, `fields` the field of the card of each; `w` and `j` see `search/tokens.py`.
    It repeats the frozen form and can be made anew from it. The engine's index follows it: `search/index.py`.
    """

    version = models.OneToOneField(
        Version, models.PROTECT, primary_key=True, related_name="search_text", verbose_name="확정본"
    )
    fields = models.TextField("칸")
    text = models.TextField("글")
    w = models.TextField("낱말 안의 두 글자씩")
    j = models.TextField("이어 붙인 두 글자씩")

    class Meta:
        verbose_name = verbose_name_plural = "찾기 글"

    def __str__(self) -> str:
        return str(self.version_id)

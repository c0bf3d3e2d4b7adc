"""공개 통계: the figures of a month as the public was told them, once."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongyak.rules.canonical import sha256
from gongyak.staff.models import Staff

_HASH_LENGTH = 64


class CaseFigures(models.Model):
    """애로 공개 통계: what was told of one month (its first day), and never told otherwise.

    `body` is the canonical JSON of a `rules.cases.figures.MonthFigures`, in which what is small is hidden.
    """

    month = models.DateField("달", unique=True)
    body = models.TextField("내용")
    hash = models.CharField("해시", max_length=_HASH_LENGTH)
    at = models.DateTimeField("공개한 때")
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name="공개한 사람")

    class Meta:
        verbose_name = verbose_name_plural = "애로 공개 통계"
        ordering = ("month",)
        constraints = [
            models.CheckConstraint(
                condition=Q(month__day=1) & ~Q(body=""),
                name="case_figures_of_a_month",
                violation_error_message="공개 통계는 한 달의 것이며 내용이 있어야 합니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.month.year}. {self.month.month}."

    @property
    def key(self) -> str:
        """What stands for it in acts."""
        return f"case-figures/{self.month:%Y-%m}"

    @property
    def is_whole(self) -> bool:
        """Whether the text is what its hash tells."""
        return sha256(self.body.encode()) == self.hash

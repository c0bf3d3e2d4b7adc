"""Acts in the order in which they were done, each with the hash of the one before."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from gongyak.rules.canonical import canonical, sha256
from gongyak.rules.moments import moment_text

_HASH_LENGTH = 64


class Act(models.Model):
    """행위: one act of the office. No personal value stands in it: who acts and what is acted on are keys.

    `actor` is a role or the key of an account, `object` such as `pledge/8-1/1-2-2`, `before` and `after` the
    hashes of what was there and is now, empty where there is none. `guards.py` makes the database refuse
    every UPDATE and DELETE.
    """

    seq = models.PositiveBigIntegerField("차례", unique=True)
    at = models.DateTimeField("때")
    actor = models.TextField("한 사람(역할 또는 계정)")
    action = models.TextField("행위")
    object = models.TextField("대상")
    reason = models.TextField("사유", blank=True)
    before = models.CharField("앞 내용 해시", max_length=_HASH_LENGTH, blank=True)
    after = models.CharField("뒤 내용 해시", max_length=_HASH_LENGTH, blank=True)
    previous_hash = models.CharField("앞 해시", max_length=_HASH_LENGTH, blank=True)
    hash = models.CharField("해시", max_length=_HASH_LENGTH, unique=True)

    class Meta:
        verbose_name = verbose_name_plural = "행위"
        indexes = [models.Index("object", "seq", name="act_by_object")]
        constraints = [
            models.CheckConstraint(
                condition=Q(seq=1, previous_hash="") | Q(seq__gt=1) & ~Q(previous_hash=""),
                name="act_chained",
                violation_error_message="첫 행위 뒤의 행위는 앞 행위의 해시를 이어야 합니다.",
            ),
            models.CheckConstraint(
                condition=~Q(actor="") & ~Q(action="") & ~Q(object=""),
                name="act_named",
                violation_error_message="행위에는 한 사람, 행위, 대상이 있어야 합니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.action} {self.object}"

    def record(self) -> dict[str, Any]:
        """The fields that the hash covers, the hash before it among them."""
        return {
            "seq": self.seq,
            "at": moment_text(self.at),
            "actor": self.actor,
            "action": self.action,
            "object": self.object,
            "reason": self.reason,
            "before": self.before,
            "after": self.after,
            "previous_hash": self.previous_hash,
        }

    def computed_hash(self) -> str:
        """SHA-256 of the canonical JSON of the record."""
        return sha256(canonical(self.record()))

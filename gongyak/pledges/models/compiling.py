"""What a card is compiled from: the records that belong to a pledge, and each time that a draft was filled."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import F, Q

from gongyak.pledges.models.registry import Pledge
from gongyak.pledges.models.rounds import Draft
from gongyak.snapshots.models import HASH_LENGTH, Version
from gongyak.staff.models import Staff

_KEY = 200


class RecordLinkQuerySet(models.QuerySet["RecordLink"]):
    """Links by when they stood."""

    def known(self, until: datetime | None = None) -> RecordLinkQuerySet:
        """Those that stood at a moment, inclusive; None: those that stand."""
        if until is None:
            return self.filter(ended_at=None)
        return self.filter(Q(ended_at=None) | Q(ended_at__gt=until), since__lte=until)


class RecordLink(models.Model):
    """딸린 기록: a record of the headquarters, or a whole series of results, that belongs to a pledge.

    `record` is the record's key (`achievement/12`, `project/7`) or `series/` and the name of a series. `place` is
    the order set by hand, `own_money` says of a project that its money is the pledge's own and not an umbrella's.
    Rows are only added and ended, so that what was linked at any moment stays known.
    """

    pledge = models.ForeignKey(Pledge, models.PROTECT, related_name="record_links", verbose_name="공약")
    record = models.CharField("기록", max_length=_KEY)
    place = models.PositiveSmallIntegerField("차례", null=True, blank=True)
    own_money = models.BooleanField("공약의 예산", default=False)
    since = models.DateTimeField("이은 시각")
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name="이은 사람")
    ended_at = models.DateTimeField("끝낸 시각", null=True, blank=True)
    ended_by = models.ForeignKey(
        Staff, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="끝낸 사람"
    )

    objects = RecordLinkQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "딸린 기록"
        ordering = ("place", "pk")
        constraints = [
            models.UniqueConstraint(
                "pledge",
                "record",
                condition=Q(ended_at=None),
                name="record_link_once",
                violation_error_message="이 기록은 이미 이 공약에 이어져 있습니다.",
            ),
            models.CheckConstraint(
                condition=~Q(record=""),
                name="record_link_named",
                violation_error_message="공약에 이을 기록을 고르십시오.",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None)
                | Q(ended_at__gte=F("since"), ended_by__isnull=False),
                name="record_link_ended",
                violation_error_message="끝낸 이음에는 끝낸 시각과 사람이 있어야 합니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pledge_id} {self.record}"


class Filling(models.Model):
    """채움: one time that a draft was filled from the records.

    `card` is the card as it was compiled then (canonical JSON): the next filling tells by it what the officer wrote
    and what the records changed. `lineage` holds the traces by place (`rules.compiling.lineage.frozen`). Rows are
    only added.
    """

    draft = models.ForeignKey(Draft, models.PROTECT, related_name="fillings", verbose_name="작성본")
    at = models.DateTimeField("시각")
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name="사람")
    hash = models.CharField("해시", max_length=HASH_LENGTH)
    card = models.TextField("기록대로의 카드")
    lineage = models.TextField("계보")

    class Meta:
        verbose_name = verbose_name_plural = "채움"
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.draft_id} {self.at}"


class CardRecord(models.Model):
    """담긴 기록: which record a line of a frozen card was compiled from; the frozen content says it in full.

    `item` is the id of the line; `number`, `version` and `hash` are what the record was then.
    """

    version = models.ForeignKey(Version, models.PROTECT, related_name="+", verbose_name="확정본")
    item = models.CharField("줄", max_length=100)
    record = models.CharField("기록", max_length=_KEY)
    number = models.CharField("번호", max_length=50, blank=True)
    record_version = models.PositiveIntegerField("기록의 판")
    hash = models.CharField("해시", max_length=HASH_LENGTH)

    class Meta:
        verbose_name = verbose_name_plural = "담긴 기록"
        ordering = ("pk",)
        indexes = [models.Index("record", name="card_record_by_record")]
        constraints = [
            models.UniqueConstraint(
                "version",
                "item",
                "record",
                name="card_record_once",
                violation_error_message="한 줄에 같은 기록은 한 번만 담깁니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version_id} {self.item} {self.record}"

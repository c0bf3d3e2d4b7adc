"""건의와 지시사항: what was asked or ordered, of whom, by when, and what became of it."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from gongyak.meetings.models.bodies import Body
from gongyak.meetings.models.meetings import Meeting
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department, Role, Staff


class ItemKind(models.TextChoices):
    """What was asked: a proposal of a member or a company, or an order of the mayor or the headquarters."""

    PROPOSAL = "건의", "건의"
    DIRECTIVE = "지시", "지시"


class ItemStatus(models.TextChoices):
    """How far an item is; which act leads where: `meetings/workflow.py`. 지연 is no status: it follows from the day."""

    RECEIVED = "접수", "접수"
    ASSIGNED = "배정", "배정"
    HANDLING = "처리중", "처리중"
    ANSWERED = "회신", "회신"
    TOLD = "차기 회의 보고", "차기 회의 보고"
    ORDERED = "지시", "지시"
    RUNNING = "추진중", "추진중"
    REPORTED = "완료보고", "완료보고"
    CHECKED = "확인", "확인"
    CLOSED = "종결", "종결"
    TRANSFERRED = "이관", "이관"


#: Nothing is left to do.
ENDED = (ItemStatus.CLOSED, ItemStatus.TRANSFERRED)
#: The department has done its part; nobody is late any more.
ANSWERED = (ItemStatus.ANSWERED, ItemStatus.TOLD, ItemStatus.REPORTED, ItemStatus.CHECKED, *ENDED)


class ItemQuerySet(models.QuerySet["MeetingItem"]):
    """Items by what is left to do and by whose they are."""

    def proposals(self) -> ItemQuerySet:
        """건의."""
        return self.filter(kind=ItemKind.PROPOSAL)

    def directives(self) -> ItemQuerySet:
        """지시사항."""
        return self.filter(kind=ItemKind.DIRECTIVE)

    def open(self) -> ItemQuerySet:
        """Those on which something is left to do."""
        return self.exclude(status__in=ENDED)

    def overdue(self, today: date) -> ItemQuerySet:
        """지연: those whose day has passed and that nobody has answered or reported."""
        return self.exclude(status__in=ANSWERED).filter(due_on__lt=today)

    def of_departments(self, keys: frozenset[int]) -> ItemQuerySet:
        """Those that one of these departments leads or helps with."""
        return self.filter(Q(department__in=keys) | Q(cooperating__in=keys)).distinct()

    def visible_to(self, actor: Actor) -> ItemQuerySet:
        """All for who looks after the whole; else those of the person's departments and of its bodies."""
        if actor.has(Role.COORDINATOR, Role.MAYOR, Role.ACTING_MAYOR, Role.AUDITOR):
            return self
        own = actor.departments()
        mine = Q(department__in=own) | Q(cooperating__in=own) | Q(body__department__in=own)
        return self.filter(mine | Q(asked_by__in=own)).distinct()


class MeetingItem(models.Model):
    """건의·지시사항: one proposal or one directive, from a meeting or outside one.

    `key` never changes, so that a later part (a company's case) can point to it. `title` names no person: it goes
    into the records and reports. `proposer` and `company` are who proposed (`company_key`: that name as the register
    of companies knows it); `given_by` who ordered, as an office
    (구청장). `reported_at` is the meeting at which the result was told. `asked_by` is the department that wrote
    it down.
    """

    kind = models.CharField("종류", max_length=10, choices=ItemKind)
    number = models.CharField("번호", max_length=30)
    title = models.CharField("제목", max_length=200)
    content = models.TextField("내용")
    status = models.CharField("단계", max_length=20, choices=ItemStatus)
    body = models.ForeignKey(
        Body, models.PROTECT, related_name="items", null=True, blank=True, verbose_name="회의체"
    )
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, related_name="items", null=True, blank=True, verbose_name="회의"
    )
    proposer = models.CharField("제안자", max_length=100, blank=True)
    company = models.CharField("기업·단체", max_length=100, blank=True)
    company_key = models.CharField("기업·단체의 열쇠", max_length=100, blank=True, db_index=True)
    given_by = models.CharField("지시한 직위", max_length=50, blank=True)
    asked_by = models.ForeignKey(
        Department, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="적은 부서"
    )
    department = models.ForeignKey(
        Department, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="주관부서"
    )
    cooperating = models.ManyToManyField(
        Department, through="Cooperation", related_name="+", blank=True, verbose_name="협조부서"
    )
    asked_on = models.DateField("제기한 날")
    due_on = models.DateField("기한", null=True, blank=True)
    first_due_on = models.DateField("당초 기한", null=True, blank=True)
    result = models.TextField("처리결과", blank=True)
    answered_on = models.DateField("회신·보고한 날", null=True, blank=True)
    reported_at = models.ForeignKey(
        Meeting,
        models.PROTECT,
        related_name="reported",
        null=True,
        blank=True,
        verbose_name="결과를 보고한 회의",
    )
    closed_on = models.DateField("종결일", null=True, blank=True)
    revision = models.PositiveIntegerField("판", default=0)

    objects = ItemQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "건의·지시사항"
        ordering = ("-asked_on", "-pk")
        indexes = [models.Index("kind", "status", "due_on", name="meeting_item_board")]
        constraints = [
            models.UniqueConstraint(
                "number",
                name="meeting_item_number_once",
                violation_error_message="같은 번호의 건의나 지시가 이미 있습니다.",
            ),
            models.CheckConstraint(
                condition=~Q(number="") & ~Q(title="") & ~Q(content="") & Q(kind__in=ItemKind.values)
                & Q(status__in=ItemStatus.values),
                name="meeting_item_said",
                violation_error_message="건의나 지시의 제목과 내용을 적으십시오.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=ENDED) | Q(kind=ItemKind.PROPOSAL, status=ItemStatus.RECEIVED)
                | Q(department__isnull=False, due_on__isnull=False),
                name="meeting_item_assigned",
                violation_error_message="배정한 건의나 지시에는 주관부서와 기한이 있어야 합니다.",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[
                    ItemStatus.ANSWERED, ItemStatus.TOLD, ItemStatus.REPORTED, ItemStatus.CHECKED,
                ]) | ~Q(result="") & Q(answered_on__isnull=False),
                name="meeting_item_answered",
                violation_error_message="회신이나 완료보고에는 처리결과와 그 날이 있어야 합니다.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=ENDED, closed_on__isnull=False)
                | ~Q(status__in=ENDED) & Q(closed_on=None),
                name="meeting_item_closed",
                violation_error_message="종결하거나 이관한 건의와 지시에만 종결일이 있습니다.",
            ),
            models.CheckConstraint(
                condition=Q(due_on=None) | Q(due_on__gte=F("asked_on")),
                name="meeting_item_due",
                violation_error_message="기한은 제기한 날보다 앞설 수 없습니다.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def key(self) -> str:
        """What stands for it in the chain of acts, in the records and wherever a later part points to it."""
        return f"meeting-item/{self.pk}"

    @property
    def is_proposal(self) -> bool:
        """Whether it is a 건의."""
        return self.kind == ItemKind.PROPOSAL

    @property
    def is_open(self) -> bool:
        """Whether something is left to do."""
        return self.status not in ENDED

    def is_late(self, today: date) -> bool:
        """지연: whether its day has passed without an answer."""
        return self.due_on is not None and self.due_on < today and self.status not in ANSWERED


class Cooperation(models.Model):
    """협조부서: that a department helps the lead department with an item."""

    item = models.ForeignKey(MeetingItem, models.CASCADE, related_name="+", verbose_name="건의·지시사항")
    department = models.ForeignKey(Department, models.PROTECT, related_name="+", verbose_name="부서")

    class Meta:
        verbose_name = verbose_name_plural = "협조부서"
        constraints = [
            models.UniqueConstraint(
                "item",
                "department",
                name="cooperation_once",
                violation_error_message="협조부서는 한 번만 고릅니다.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.department)


class ItemEvent(models.Model):
    """건의·지시의 경과: who did what with an item, from which status to which; only ever added."""

    item = models.ForeignKey(MeetingItem, models.PROTECT, related_name="events", verbose_name="건의·지시사항")
    act = models.CharField("행위", max_length=30)
    before = models.CharField("앞 단계", max_length=20, blank=True)
    after = models.CharField("뒤 단계", max_length=20)
    at = models.DateTimeField("때")
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name="한 사람")
    memo = models.TextField("적은 말", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "건의·지시의 경과"
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.act} {self.after}"


class DueExtension(models.Model):
    """기한 연장: that the day of an item was moved, from when to when, and why; only ever added."""

    item = models.ForeignKey(
        MeetingItem, models.PROTECT, related_name="extensions", verbose_name="건의·지시사항"
    )
    before = models.DateField("당초")
    after = models.DateField("변경")
    reason = models.TextField("사유")
    at = models.DateTimeField("때")
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name="한 사람")

    class Meta:
        verbose_name = verbose_name_plural = "기한 연장"
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(after__gt=F("before")) & ~Q(reason=""),
                name="due_extension_later",
                violation_error_message="기한은 뒤의 날로만 늘리고, 늘리는 사유를 적습니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"


class CalendarKey(models.Model):
    """일정 구독 열쇠: the secret address under which one person's calendar reads the meetings; revocable.

    Only the hash of the secret is kept; it was shown once, when it was made.
    """

    staff = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name="직원")
    hash = models.CharField("열쇠 해시", max_length=64, unique=True)
    made_at = models.DateTimeField("만든 때")
    ended_at = models.DateTimeField("끊은 때", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "일정 구독 열쇠"
        constraints = [
            models.UniqueConstraint(
                "staff",
                condition=Q(ended_at=None),
                name="calendar_key_one",
                violation_error_message="쓰고 있는 일정 구독 주소가 이미 있습니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.staff} {self.made_at:%Y-%m-%d}"

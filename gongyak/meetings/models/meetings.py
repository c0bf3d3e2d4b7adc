"""회의: one meeting from plan to registered minutes, its agenda, who came, what was said and decided."""

from __future__ import annotations

from datetime import date, datetime

from django.db import models
from django.db.models import F, Q

from gongyak.approvals.models import Approval
from gongyak.meetings.models.bodies import Body, BodyMember, MeetingSeries
from gongyak.rules.meetings import Came, Outcome
from gongyak.rules.moments import day_of
from gongyak.snapshots.models import Version
from gongyak.staff.models import Department, Staff

#: The kind of document that minutes are; its key is the meeting's number.
MINUTES_KIND = "minutes"


class MeetingStatus(models.TextChoices):
    """How far a meeting is. Which act leads where: `meetings/workflow.py`."""

    PLANNED = "계획", "계획"
    GATHERING = "안건접수", "안건접수"
    CALLED = "소집", "소집"
    HELD = "개최", "개최"
    DRAFTED = "회의록 초안", "회의록 초안"
    CHECKED = "확인", "확인"
    APPROVAL = "결재", "결재"
    FROZEN = "회의록 확정", "회의록 확정"
    REGISTERED = "등록", "등록"
    CLOSED = "종결", "종결"
    CANCELLED = "취소", "취소"


#: A meeting that is still to come.
AHEAD = (MeetingStatus.PLANNED, MeetingStatus.GATHERING, MeetingStatus.CALLED)
#: Its records may be written: it was held, its minutes are not on their way.
OPEN_RECORDS = (MeetingStatus.HELD, MeetingStatus.DRAFTED)
#: Its minutes were approved once.
DONE = (MeetingStatus.FROZEN, MeetingStatus.REGISTERED, MeetingStatus.CLOSED)


class MeetingQuerySet(models.QuerySet["Meeting"]):
    """Meetings by when they are."""

    def between(self, first: date, last: date) -> MeetingQuerySet:
        """Those that begin from a day through another."""
        return self.filter(on__gte=first, on__lte=last)

    def ahead(self, today: date) -> MeetingQuerySet:
        """Those that are to be held, the next first."""
        return self.filter(status__in=AHEAD, on__gte=today).order_by("starts_at", "pk")

    def held(self) -> MeetingQuerySet:
        """Those that were held, the last first."""
        return self.exclude(status__in=[*AHEAD, MeetingStatus.CANCELLED]).order_by("-on", "-pk")


class Meeting(models.Model):
    """회의: one meeting of a series.

    `number` (회의-2024-0003) and `ordinal` (회차) are taken when it is called. `on` is the day of `starts_at` in
    Seoul; before it is called the hour may be unknown (`starts_at` None). `election_ground` is why it is held in
    the days before an election. `version` is what approval froze last, `registration` the number under which the
    archive system keeps the minutes. `sequence` grows with every change that a calendar must hear of.
    """

    series = models.ForeignKey(
        MeetingSeries, models.PROTECT, related_name="meetings", verbose_name="회의 계열"
    )
    department = models.ForeignKey(Department, models.PROTECT, related_name="+", verbose_name="주관부서")
    number = models.CharField("번호", max_length=30, blank=True)
    ordinal = models.PositiveIntegerField("회차", null=True, blank=True)
    subject = models.CharField("주제", max_length=200, blank=True)
    status = models.CharField("단계", max_length=20, choices=MeetingStatus, default=MeetingStatus.PLANNED)
    on = models.DateField("회의일")
    starts_at = models.DateTimeField("시작", null=True, blank=True)
    ends_at = models.DateTimeField("끝", null=True, blank=True)
    place = models.CharField("장소", max_length=200, blank=True)
    chair = models.CharField("의장", max_length=100, blank=True)
    is_public = models.BooleanField("공개 회의", default=False)
    with_mayor = models.BooleanField("단체장 참석", default=False)
    election_ground = models.TextField("선거기간에 여는 근거", blank=True)
    called_at = models.DateTimeField("소집한 때", null=True, blank=True)
    cancel_reason = models.TextField("취소 사유", blank=True)
    sequence = models.PositiveIntegerField("일정 차수", default=0)
    changed_at = models.DateTimeField("고친 때")
    approval = models.ForeignKey(
        Approval, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="결재"
    )
    version = models.ForeignKey(
        Version, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="확정본"
    )
    registration = models.CharField("기록물 등록번호", max_length=100, blank=True)
    registered_on = models.DateField("등록일", null=True, blank=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "회의"
        ordering = ("-on", "-pk")
        indexes = [models.Index("status", "on", name="meeting_by_day")]
        constraints = [
            models.UniqueConstraint(
                "number",
                condition=~Q(number=""),
                name="meeting_number_once",
                violation_error_message="같은 번호의 회의가 이미 있습니다.",
            ),
            models.UniqueConstraint(
                "series",
                "ordinal",
                name="meeting_ordinal_once",
                violation_error_message="같은 회차의 회의가 이미 있습니다.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=MeetingStatus.values),
                name="meeting_status",
                violation_error_message="회의의 단계는 정해진 말 가운데 하나여야 합니다.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=[MeetingStatus.PLANNED, MeetingStatus.GATHERING, MeetingStatus.CANCELLED])
                | ~Q(number="") & ~Q(place="") & Q(ordinal__isnull=False, starts_at__isnull=False),
                name="meeting_called_is_whole",
                violation_error_message="소집한 회의에는 번호와 회차와 일시와 장소가 있어야 합니다.",
            ),
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gte=F("starts_at")),
                name="meeting_ends_after_start",
                violation_error_message="회의의 끝 시각은 시작보다 앞설 수 없습니다.",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=DONE) | Q(version__isnull=False),
                name="meeting_minutes_are_frozen",
                violation_error_message="회의록이 확정된 회의에는 확정본이 있어야 합니다.",
            ),
            models.CheckConstraint(
                condition=~Q(status=MeetingStatus.REGISTERED) | ~Q(registration=""),
                name="meeting_registered",
                violation_error_message="등록한 회의에는 기록물 등록번호가 있어야 합니다.",
            ),
            models.CheckConstraint(
                condition=~Q(status=MeetingStatus.CANCELLED) | ~Q(cancel_reason=""),
                name="meeting_cancelled_why",
                violation_error_message="회의를 취소한 사유를 적으십시오.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name

    @property
    def key(self) -> str:
        """What stands for it in approvals and in the chain of acts."""
        return f"meeting/{self.pk}"

    @property
    def body(self) -> Body:
        """Whose meeting it is."""
        return self.series.body

    @property
    def name(self) -> str:
        """회의의 명칭: `중소기업발전협의회 제3차 정기회의`."""
        count = f"제{self.ordinal}차 " if self.ordinal else ""
        return f"{self.series.body.name} {count}{self.series.name}"

    @property
    def is_ahead(self) -> bool:
        """Whether it is still to be held."""
        return self.status in AHEAD

    def set_time(self, starts_at: datetime, ends_at: datetime | None) -> None:
        """Say when it is; the day follows."""
        self.starts_at, self.ends_at, self.on = starts_at, ends_at, day_of(starts_at)


class AgendaKind(models.TextChoices):
    """What an item of an agenda is."""

    FOLLOWED = "지난 건의 처리결과", "지난 건의 처리결과"
    REPORT = "보고", "보고"
    DECISION = "심의", "심의"
    TALK = "토의", "토의"
    OTHER = "그 밖의 안건", "그 밖의 안건"


class AgendaItem(models.Model):
    """안건: one item of a meeting in its order. That on earlier proposals is opened by itself, as the first."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda", verbose_name="회의")
    order = models.PositiveSmallIntegerField("차례")
    kind = models.CharField("구분", max_length=20, choices=AgendaKind, default=AgendaKind.REPORT)
    title = models.CharField("제목", max_length=200)
    proposer = models.CharField("제안자", max_length=100, blank=True)
    text = models.TextField("내용", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "안건"
        ordering = ("order", "pk")
        constraints = [
            models.UniqueConstraint(
                "meeting",
                condition=Q(kind=AgendaKind.FOLLOWED),
                name="agenda_item_followed_once",
                violation_error_message="지난 건의 처리결과 안건은 하나만 둡니다.",
            ),
            models.CheckConstraint(
                condition=~Q(title="") & Q(kind__in=AgendaKind.values) & Q(order__gte=1),
                name="agenda_item_named",
                violation_error_message="안건의 제목을 적고 구분을 고르십시오.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order}. {self.title}"


class Presence(models.Model):
    """회의 출석: whether one person came to a meeting; a member, or somebody who sat in (배석).

    Name, 소속 and 직위 are those of that day; `deputy` is who came for a member. Personal data. `organization_key` is
    the name of the 소속 as the register of companies knows it.
    """

    KINDS = [(one.value, one.value) for one in Came]

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="presences", verbose_name="회의")
    member = models.ForeignKey(
        BodyMember, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="위원"
    )
    name = models.CharField("성명", max_length=50)
    organization = models.CharField("소속", max_length=100, blank=True)
    organization_key = models.CharField("소속의 열쇠", max_length=100, blank=True, db_index=True)
    post = models.CharField("직위", max_length=50, blank=True)
    came = models.CharField("출석", max_length=10, choices=KINDS)
    deputy = models.CharField("대리한 사람", max_length=50, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "회의 출석"
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                "meeting",
                "member",
                name="presence_once",
                violation_error_message="한 위원의 출석은 회의마다 한 번만 적습니다.",
            ),
            models.CheckConstraint(
                condition=~Q(name="") & Q(came__in=[one.value for one in Came]),
                name="presence_named",
                violation_error_message="출석한 사람의 성명을 적고 출석을 고르십시오.",
            ),
            models.CheckConstraint(
                condition=Q(came=Came.DEPUTY.value, member__isnull=False) & ~Q(deputy="")
                | ~Q(came=Came.DEPUTY.value) & Q(deputy=""),
                name="presence_deputy",
                violation_error_message="대리 출석에는 누구를 누가 대리했는지 적으십시오.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.came}"

    @property
    def key(self) -> str:
        """What stands for the person in the chain of looks."""
        return f"body-member/{self.member_id}" if self.member_id else f"presence/{self.pk}"


class Statement(models.Model):
    """발언 요지: what somebody said to an item of the agenda; the speaker's name may be withheld (비실명)."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="statements", verbose_name="안건")
    speaker = models.CharField("발언자", max_length=50, blank=True)
    post = models.CharField("소속·직위", max_length=100, blank=True)
    is_withheld = models.BooleanField("발언자 비실명", default=False)
    text = models.TextField("요지")

    class Meta:
        verbose_name = verbose_name_plural = "발언 요지"
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="statement_said",
                violation_error_message="발언의 요지를 적으십시오.",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:40]


class Resolution(models.Model):
    """결정 사항: what was decided on an item of the agenda, with the votes where there was a vote.

    Whether a vote carried it follows from the body's rule and is kept with it.
    """

    OUTCOMES = [(one.value, one.value) for one in Outcome]

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="resolutions", verbose_name="안건")
    text = models.TextField("결정")
    outcome = models.CharField("결과", max_length=10, choices=OUTCOMES)
    ayes = models.PositiveSmallIntegerField("찬성", null=True, blank=True)
    nays = models.PositiveSmallIntegerField("반대", null=True, blank=True)
    abstained = models.PositiveSmallIntegerField("기권", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "결정 사항"
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=~Q(text="") & Q(outcome__in=[one.value for one in Outcome]),
                name="resolution_said",
                violation_error_message="무엇을 결정했는지 적으십시오.",
            ),
            models.CheckConstraint(
                condition=Q(ayes=None, nays=None, abstained=None, outcome__in=["합의", "보류"])
                | Q(ayes__isnull=False, nays__isnull=False, abstained__isnull=False, outcome__in=["가결", "부결"]),
                name="resolution_votes",
                violation_error_message="표결한 결정에는 찬성, 반대, 기권의 수가 있고, 합의나 보류에는 없습니다.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.outcome} {self.text[:40]}"


class MinutesDraft(models.Model):
    """회의록 초안: what minutes say beside the records: the order of proceedings, remarks.

    `silent` says that nobody spoke, `undecided` that nothing was decided, so that nothing required is left open.
    """

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="minutes", verbose_name="회의")
    proceedings = models.TextField("진행 순서", blank=True)
    remarks = models.TextField("그 밖의 사항", blank=True)
    silent = models.BooleanField("발언 없음", default=False)
    undecided = models.BooleanField("결정 사항 없음", default=False)
    revision = models.PositiveIntegerField("판", default=0)
    changed_at = models.DateTimeField("고친 때")
    changed_by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name="고친 사람")

    class Meta:
        verbose_name = verbose_name_plural = "회의록 초안"

    def __str__(self) -> str:
        return f"{self.meeting} 회의록"


class MeetingEvent(models.Model):
    """회의의 경과: who did what with a meeting, from which status to which; only ever added."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="events", verbose_name="회의")
    act = models.CharField("행위", max_length=30)
    before = models.CharField("앞 단계", max_length=20, blank=True)
    after = models.CharField("뒤 단계", max_length=20)
    at = models.DateTimeField("때")
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name="한 사람")
    memo = models.TextField("적은 말", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "회의의 경과"
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.act} {self.after}"

"""기업애로: one difficulty of a business, who told it, and what happened to it."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import F, Q

from gongyak.approvals.models import Approval
from gongyak.companies.models import Company
from gongyak.meetings.models import MeetingItem
from gongyak.rules.canonical import canonical, sha256
from gongyak.rules.companies import name_key
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department, Role, Staff

_HASH_LENGTH = 64
#: So many sign a 다수인관련민원 (법 제2조).
MANY = 5


class CaseStatus(models.TextChoices):
    """How far a case is. Which act leads where: `cases/workflow.py`."""

    FILED = "신청", "신청"
    RECEIVED = "접수", "접수"
    ASSIGNED = "배정", "배정"
    WORKING = "처리중", "처리중"
    SUPPLEMENT = "보완요구", "보완요구"
    SURVEY = "현장조사", "현장조사"
    APPROVAL = "답변결재", "답변결재"
    REPLIED = "회신완료", "회신완료"
    AFTERCARE = "사후관리", "사후관리"
    CLOSED = "종결", "종결"
    TRANSFERRED = "이송", "이송"
    RETURNED = "반려", "반려"
    WITHDRAWN = "취하", "취하"
    EXCLUDED = "처리제외", "처리제외"
    REPEATED = "반복종결", "반복종결"


#: Left without an answer of ours.
OUT = (
    CaseStatus.TRANSFERRED,
    CaseStatus.RETURNED,
    CaseStatus.WITHDRAWN,
    CaseStatus.EXCLUDED,
    CaseStatus.REPEATED,
)
#: Over.
ENDED = (CaseStatus.CLOSED, *OUT)
#: The legal clock stands still.
STOPPED = (CaseStatus.SUPPLEMENT, CaseStatus.SURVEY)
#: Answered, and not over yet.
REPLIED = (CaseStatus.REPLIED, CaseStatus.AFTERCARE)
#: Still to be answered.
WORKING = (
    CaseStatus.FILED,
    CaseStatus.RECEIVED,
    CaseStatus.ASSIGNED,
    CaseStatus.WORKING,
    *STOPPED,
    CaseStatus.APPROVAL,
)
#: Not over.
OPEN = (*WORKING, *REPLIED)


#: What the business does by itself, where nobody of the office did it; all else is the program's.
BY_BUSINESS = frozenset(
    ("신청", "보완", "자료 추가", "취하", "결과", "해결 확인", "다시 열기", "동의 철회", "조회번호")
)


class CaseQuerySet(models.QuerySet["Case"]):
    """Cases by who may see them and by what is nearest to breaking."""

    def visible_to(self, actor: Actor, receiving: int | None) -> CaseQuerySet:
        """Those of the person's departments or taken in by the person; all for 총괄, the mayor and the department that takes them in.

        An anonymous case is hidden from the department that it is about, whatever else somebody of it may see:
        it is who decides there who must not know (중소기업기본법 제23조). `receiving` is the key of the
        department that takes in.
        """
        own, hidden = actor.departments(), self.not_hidden_from(actor)
        if receiving in own or actor.has(Role.COORDINATOR, Role.MAYOR, Role.ACTING_MAYOR):
            return hidden
        return hidden.filter(Q(department__in=own) | Q(received_by=actor.id))

    def not_hidden_from(self, actor: Actor) -> CaseQuerySet:
        """All but the anonymous ones about a department in which the person has any duty."""
        return self.exclude(is_anonymous=True, about__in=actor.departments())

    def of_same_business(self, case: Case) -> CaseQuerySet:
        """Those of the company that a case is known to come from; none where it is not known."""
        return self.filter(company=case.company_id) if case.company_id else self.none()

    def of_same_name(self, case: Case) -> CaseQuerySet:
        """Those that came under the name of a case and of no known company: the name is all that speaks for it."""
        return self.filter(company=None, company_name=case.company_name)

    def nearest_first(self) -> CaseQuerySet:
        """Those that are not over, what breaks next first."""
        return self.filter(next_at__isnull=False).order_by("next_at", "pk")


class Case(models.Model):
    """기업애로: what a business has told, how far it is, by when it is to be answered and whether it is solved.

    `number` is given at 접수 and never again. `filed_at` is when it reached us, `received_at` when it was taken in.
    `kind` is the 민원구분 by which `due_at` is counted; `due_at` is None while the clock stands still. `turn` is 2
    once it was reopened, whose clock runs from `reopened_at`. `next_at` and `next_what` are what breaks next: a
    cache that every act brings up to date. `form_hash` is that of the form it came by: one form is one case.
    `company` is the known company, where the name that was typed is that of one. Who told it stands in `Submitter`,
    apart, to be erased there. `erased_on`: its time is over and no text of it is left (`cases.erasing`).
    `authority` is whose matter it is (구, 시, 중앙, 공공기관), empty while nobody has said so.
    `people` is how many signed it (다수인관련민원: five and more); `main` is the older case of the same wish that it is
    answered with (영 제6조제6항).
    """

    number = models.CharField("접수번호", max_length=30, unique=True, null=True, blank=True)
    form_hash = models.CharField("화면 해시", max_length=_HASH_LENGTH, unique=True)
    status = models.CharField("단계", max_length=10, choices=CaseStatus, default=CaseStatus.FILED)
    kind = models.CharField("민원구분", max_length=10)
    basis = models.TextField("민원구분의 근거", blank=True)
    own_days = models.PositiveSmallIntegerField("법령·목표의 기간(일)", null=True, blank=True)
    channel = models.CharField("접수 경로", max_length=20)
    filed_at = models.DateTimeField("신청이 닿은 때")
    received_at = models.DateTimeField("접수한 때", null=True, blank=True)
    received_by = models.ForeignKey(
        Staff, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="접수한 사람"
    )
    title = models.CharField("제목", max_length=200)
    content = models.TextField("내용")
    wish = models.TextField("바라는 것", blank=True)
    sort = models.CharField("유형", max_length=4)
    place = models.CharField("곳", max_length=100, blank=True)
    is_regulation = models.BooleanField("규제", default=False)
    authority = models.CharField("소관", max_length=10, blank=True)
    in_zone = models.BooleanField("특별지원지역", default=False)
    is_anonymous = models.BooleanField("익명", default=False)
    about = models.ForeignKey(
        Department,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="애로의 상대가 된 부서",
    )
    company = models.ForeignKey(
        Company, models.PROTECT, related_name="cases", null=True, blank=True, verbose_name="기업"
    )
    company_name = models.CharField("기업 이름", max_length=100)
    company_phone = models.CharField("기업 대표전화", max_length=30, blank=True)
    department = models.ForeignKey(
        Department, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="주무부서"
    )
    handler = models.ForeignKey(
        Staff, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="담당자"
    )
    proposed = models.CharField("배정 제안의 까닭", max_length=200, blank=True)
    turn = models.PositiveSmallIntegerField("차수", default=1)
    reopened_at = models.DateTimeField("다시 연 때", null=True, blank=True)
    due_at = models.DateTimeField("처리기한", null=True, blank=True)
    replied_at = models.DateTimeField("회신한 때", null=True, blank=True)
    first_replied_at = models.DateTimeField("처음 회신한 때", null=True, blank=True)
    first_due_at = models.DateTimeField("처음 회신의 기한", null=True, blank=True)
    outcome = models.CharField("해결 결과", max_length=10, blank=True)
    outcome_on = models.DateField("목표일·재검토일", null=True, blank=True)
    outcome_at = models.DateTimeField("결과를 적은 때", null=True, blank=True)
    is_confirmed = models.BooleanField("기업이 확인함", default=False)
    closed_at = models.DateTimeField("끝난 때", null=True, blank=True)
    next_at = models.DateTimeField("다음 기한", null=True, blank=True)
    next_what = models.CharField("다음 기한의 이름", max_length=40, blank=True)
    told_on = models.DateField("진행상황을 마지막으로 알린 날", null=True, blank=True)
    people = models.PositiveSmallIntegerField("함께 낸 사람 수", default=1)
    main = models.ForeignKey(
        "self",
        models.PROTECT,
        related_name="joined",
        null=True,
        blank=True,
        verbose_name="함께 답할 애로",
    )
    item = models.OneToOneField(
        MeetingItem, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="회의의 건의"
    )
    source = models.CharField("어디에서 온 것인지", max_length=100, blank=True)
    changed_at = models.DateTimeField("고친 때")
    erased_on = models.DateField("파기한 날", null=True, blank=True)
    approval = models.ForeignKey(
        Approval, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="결재"
    )

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "기업애로"
        ordering = ("pk",)
        indexes = [
            models.Index("next_at", "id", name="case_by_next"),
            models.Index("department", "status", name="case_by_department"),
            models.Index("status", "received_at", name="case_by_status"),
            models.Index("received_at", name="case_by_receipt"),
            models.Index("company_name", name="case_by_name"),  # others of whom no register knows
            # all that the counts above a list ask for, so that they read this and not the cases
            models.Index(
                *("status", "next_at", "department", "is_anonymous", "about", "received_by"),
                name="case_by_view",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=CaseStatus.values),
                name="case_status",
                violation_error_message="기업애로의 단계는 정해진 말 가운데 하나여야 합니다.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=[CaseStatus.FILED, CaseStatus.WITHDRAWN])
                | Q(number__isnull=False, received_at__isnull=False),
                name="case_received_is_numbered",
                violation_error_message="접수한 애로에는 접수번호와 접수한 때가 있어야 합니다.",
            ),
            models.CheckConstraint(
                condition=~Q(
                    status__in=[
                        CaseStatus.ASSIGNED,
                        CaseStatus.WORKING,
                        *STOPPED,
                        CaseStatus.APPROVAL,
                        *REPLIED,
                        CaseStatus.CLOSED,
                    ]
                )
                | Q(department__isnull=False),
                name="case_has_department",
                violation_error_message="배정한 애로에는 주무부서가 있어야 합니다.",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[*REPLIED, CaseStatus.CLOSED]) | Q(replied_at__isnull=False),
                name="case_replied_when",
                violation_error_message="회신한 애로에는 회신한 때가 있어야 합니다.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=ENDED, closed_at__isnull=False)
                | Q(~Q(status__in=ENDED), closed_at__isnull=True),
                name="case_closed_when",
                violation_error_message="끝난 애로에만 끝난 때가 있습니다.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=ENDED, next_at__isnull=True)
                | Q(~Q(status__in=ENDED), next_at__isnull=False),
                name="case_open_has_next",
                violation_error_message="끝나지 않은 애로에는 언제나 다음 기한이 있습니다.",
            ),
            models.CheckConstraint(
                condition=~Q(status=CaseStatus.CLOSED) | ~Q(outcome=""),
                name="case_closed_with_outcome",
                violation_error_message="종결한 애로에는 해결 결과가 있어야 합니다.",
            ),
            models.CheckConstraint(
                condition=Q(is_anonymous=False)
                | Q(about=None)
                | Q(department=None)
                | ~Q(about=F("department")),
                name="case_not_to_whom_it_is_about",
                violation_error_message="익명의 애로는 그 상대가 된 부서에 배정할 수 없습니다.",
            ),
            models.CheckConstraint(
                condition=Q(turn=1, reopened_at=None) | Q(turn=2, reopened_at__isnull=False),
                name="case_reopened_once",
                violation_error_message="애로는 한 번만 다시 열 수 있습니다.",
            ),
            models.CheckConstraint(
                condition=Q(main=None) | Q(main__lt=F("id")),
                name="case_joined_to_older",
                violation_error_message="애로는 먼저 온 애로에만 합칠 수 있습니다.",
            ),
            models.CheckConstraint(
                condition=Q(people__gte=1),
                name="case_people",
                violation_error_message="함께 낸 사람 수는 1명 이상이어야 합니다.",
            ),
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(content="") & ~Q(company_name=""),
                name="case_filled",
                violation_error_message="기업 이름, 제목, 내용을 모두 적으십시오.",
            ),
            models.CheckConstraint(
                condition=Q(erased_on=None)
                | Q(status__in=ENDED, company=None, wish="", company_phone="", title=F("content")),
                name="case_erased_whole",
                violation_error_message="파기한 애로에는 글도 기업도 남지 않아야 합니다.",
            ),
        ]

    def __str__(self) -> str:
        return self.number or "접수 전"

    @property
    def key(self) -> str:
        """What stands for it in acts, looks and approvals."""
        return f"case/{self.pk}"

    @property
    def last_step(self) -> int:
        """The key of what happened last: what is told of it is told once. One query."""
        return self.events.values_list("pk", flat=True).last() or 0

    @property
    def is_of_many(self) -> bool:
        """Whether it is a 다수인관련민원 (법 제2조): five and more signed it."""
        return self.people >= MANY

    @property
    def since(self) -> datetime | None:
        """From when the clock of this turn runs."""
        return self.reopened_at if self.turn == 2 else self.received_at

    @property
    def company_key(self) -> str:
        """The same for the same business: the company that it is known as, else its name without legal form."""
        return f"company/{self.company_id}" if self.company_id else name_key(self.company_name)

    @property
    def print(self) -> str:
        """The hash of what came in: nobody can try words against it who has not the key of the form."""
        return sha256(canonical([self.form_hash, self.title, self.content, self.wish, self.company_name]))


class Submitter(models.Model):
    """제출인: who told a case for the company, and how that person is reached. Personal: erased apart from the case.

    Name, telephone and mail are sealed (`companies.sealing`), bound to `uid`. `reply_by` is how the person wants to
    be told. The values never stand in acts, records or mail.
    """

    case = models.OneToOneField(Case, models.PROTECT, related_name="submitter", verbose_name="애로")
    uid = models.CharField("표식", max_length=32, unique=True)
    name = models.TextField("성명(암호)", blank=True)
    position = models.CharField("직위", max_length=50, blank=True)
    phone = models.TextField("전화(암호)", blank=True)
    mail = models.TextField("전자우편(암호)", blank=True)
    reply_by = models.CharField("회신방법", max_length=10)
    consented_at = models.DateTimeField("동의한 때", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "제출인"
        constraints = [
            models.CheckConstraint(
                condition=Q(name="", phone="", mail="") | Q(consented_at__isnull=False),
                name="submitter_consented",
                violation_error_message="성명과 연락처는 동의를 받은 때를 적어야 보관할 수 있습니다.",
            ),
            models.CheckConstraint(
                condition=~Q(reply_by="전자우편") | ~Q(mail=""),
                name="submitter_has_mail",
                violation_error_message="전자우편으로 답을 받으려면 전자우편 주소를 적으십시오.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} 제출인"

    def about(self, field: str) -> str:
        """What a sealed value of this row is bound to."""
        return f"submitter/{self.uid}/{field}"


class CaseEvent(models.Model):
    """기업애로 이력: what happened to a case: who (nobody: the business, or the program), when, and from where to where."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="events", verbose_name="애로")
    at = models.DateTimeField("시각")
    by = models.ForeignKey(
        Staff, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="사람"
    )
    act = models.CharField("행위", max_length=30)
    before = models.CharField("앞 단계", max_length=10, blank=True)
    after = models.CharField("뒤 단계", max_length=10)
    memo = models.TextField("메모", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "기업애로 이력"
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.case_id} {self.act}"

    @property
    def who(self) -> str:
        """Who did it, in words."""
        return self.by.name if self.by else "기업" if self.act in BY_BUSINESS else "프로그램"
